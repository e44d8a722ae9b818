export {
  type CaptionsProblem,
  type CaptionsResult,
  type Cue,
  MAX_CAPTIONS,
  parseCaptions,
} from './captions.js';
export {
  type GazeProblem,
  type GazeResult,
  type GazeSpec,
  MOST_GAZE_ROWS,
  readFirstFrame,
  readFixations,
  readGaze,
} from './read-gaze.js';
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
