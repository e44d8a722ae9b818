/** What page and build share; no parser comes along. */
export { type Arc, arcTimes, findArc, steadyOf } from './arc.js';
export {
  type Band,
  bandTimes,
  type Excess,
  findExcesses,
  offBand,
  shareWithin,
} from './bands.js';
export {
  type Difference,
  differencesOf,
  distanceOf,
  type Stepped,
  stepByDistance,
  stepByTime,
} from './compare.js';
export { decimate, withoutRuns } from './decimate.js';
export {
  chunksFor,
  joinSeries,
  type PackedChannel,
  type PackedLevel,
  type PackedSeries,
  pack,
  packChannel,
  packSizes,
  unpack,
  valueAt,
} from './pack.js';
export { scaleFor } from './scale.js';
export { GAP, type Stats, statsOf } from './stats.js';
export { indexFrom, type Series, type Span, within } from './types.js';
