/** Japanese text analysis shared by the index build and the browser. Pure; imports nothing of ours. */
export {
  commonFrom,
  GRAM_MARK,
  GRAM_MAX,
  tellingTerms,
} from './grams.js';
export { findInSkeleton, findRanges, toOriginalRanges } from './match.js';
export {
  KATAKANA,
  type NormalizedText,
  normalize,
  SIGN_BEFORE,
  SPACE_BEFORE,
  skeleton,
  WORD,
} from './normalize.js';
export { anySpelling, bare, OKURIGANA_MARK } from './okurigana.js';
export { isLight, pairs } from './pairs.js';
export { plain } from './plain.js';
export {
  type Keyword,
  type ParsedQuery,
  parseQuery,
  QUERY_MAX,
} from './query.js';
export { romajiToKana, unslipped } from './romaji.js';
export {
  COMPLETION_MARK,
  FIRST_HALF_MARK,
  lengthened,
  looseSound,
  openBeginning,
  SECOND_HALF_MARK,
  SLIP_MIN,
  SOUND_MARK,
  SOUND_SEPARATOR,
  slipHalves,
  slipLikeness,
  soundKey,
  soundOf,
  splitSound,
} from './sound.js';
export {
  forEachTerm,
  type Place,
  placeOf,
  SHARD_KINDS,
  type ShardKind,
  terms,
  WORD_MARK,
  words,
} from './terms.js';

/** Raised whenever the same text is cut into other terms; an index of another version is refused. */
export const ANALYZER_VERSION = 2;
