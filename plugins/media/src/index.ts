export {
  type CaptionsProblem,
  type CaptionsResult,
  type Cue,
  MAX_CAPTIONS,
  parseCaptions,
} from './captions.js';
export { type SubtitleFormat, subtitleFormat, subtitleFormats } from './subtitle-formats.js';
export { parseYoutubeChapters, type TypedChapter } from './youtube-chapters.js';
