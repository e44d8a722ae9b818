export { buildGlossary, type GlossaryEntry, lookupsIn, readingsOf } from './glossary.js';
