/** What page and build share; no parser comes along. */
export {
  areaAt,
  boxAt,
  type GazeShares,
  type Look,
  looksOf,
  sharesOf,
  unseenOf,
} from './areas.js';
export type { GazeFormat } from './columns.js';
export { findFixations } from './fixations.js';
export { gazeAt, MOST_PACKED, type PackedGaze, packGaze, unpackGaze } from './pack.js';
export {
  type Area,
  type AreaFrame,
  type Fixation,
  GAZE_GAP,
  type GazeSamples,
  SURE,
} from './types.js';
