export { createTermFinder, type TermFinder, type TermMatch } from './find-terms.js';
export { buildGlossary, type GlossaryEntry, lookupsIn, readingsOf } from './glossary.js';
