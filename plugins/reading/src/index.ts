export { buildGlossary, type GlossaryEntry, lookupsIn } from './glossary.js';
