export {
  type CaptionsProblem,
  type CaptionsResult,
  type Cue,
  MAX_CAPTIONS,
  parseCaptions,
} from './captions.js';
export {
  decodeLog,
  type LogProblem,
  type LogResult,
  type LogSpec,
  MOST_ROWS,
  readLog,
} from './read-log.js';
export { type SubtitleFormat, subtitleFormat, subtitleFormats } from './subtitle-formats.js';
export { parseYoutubeChapters, type TypedChapter } from './youtube-chapters.js';
