/** Japanese text analysis shared by the index build and the browser. Pure; imports nothing of ours. */
export { findInSkeleton, findRanges, toOriginalRanges } from './match.js';
export { Flag, type NormalizedText, normalize, skeleton } from './normalize.js';
export {
  type Keyword,
  type KeywordForm,
  type ParsedQuery,
  parseQuery,
  QUERY_MAX,
} from './query.js';
export { romajiToKana } from './romaji.js';
export { forEachTerm, pairs, shardKey, terms, WORD_MARK, words } from './terms.js';

/** Raised whenever the same text is cut into other terms; an index of another version is refused. */
export const ANALYZER_VERSION = 1;
