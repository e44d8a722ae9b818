export type { Segment } from './align.js';
export { createTermFinder, type TermFinder, type TermMatch } from './find-terms.js';
export {
  createFurigana,
  type Furigana,
  type FuriganaSources,
  type Guess,
} from './furigana.js';
export { buildGlossary, type GlossaryEntry, lookupsIn, readingsOf } from './glossary.js';
