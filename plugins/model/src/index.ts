export { anonymiseTree, type PageNames, pageNames, type StandIn } from './anonymous.js';
export {
  type ComponentName,
  type ComponentNode,
  componentNames,
  findComponent,
  isComponent,
} from './body/components.js';
export type { Picture } from './body/examples.js';
export { readFillIn, widenFillIns } from './body/fill-in.js';
export { inlineReferences } from './body/inline-references.js';
export type { KeyPoint } from './body/key-points.js';
export { parseBody, remarkBlockDirective } from './body/parse-body.js';
export { plainPageSections } from './body/plain-page.js';
export { anchorHeadings, type Section, toSections, visibleText } from './body/sections.js';
export { stepLimits } from './body/step-limits.js';
export type { Step } from './body/steps.js';
export { attributeName, tidyBody } from './body/tidy.js';
export { type Cause, type CauseGroup, causeGroups, causes } from './causes.js';
export {
  type Edition,
  isVisible,
  parseEdition,
  selectBody,
  selectForEdition,
  standInsFor,
} from './editions.js';
export { type FixedPage, fixPage, type LineFix } from './fix/fix-page.js';
export { readFields } from './front-matter/read.js';
export {
  parseBoolean,
  parseClip,
  parseDate,
  parseSeconds,
  parseTimeOfDay,
} from './front-matter/scalars.js';
export { decodeSource, MAX_PAGE_BYTES, type SourceFile } from './front-matter/source.js';
export { parseFrontMatter, splitFrontMatter } from './front-matter/yaml.js';
export {
  FURIGANA_FILE,
  type FuriganaList,
  type FuriganaRule,
  isKana,
  parseFuriganaList,
} from './furigana-list.js';
export { type ReadingMark, takeReadings } from './furigana-marks.js';
export { type HeatInput, type HeatSpan, heatInputOf, type Span } from './heat-input.js';
export {
  type FolderDefaults,
  type Item,
  type ItemOf,
  type ParseResult,
  type Placed,
  parseDefaults,
  parseItem,
} from './item.js';
export { toAuthorJsonSchema, toCanonicalJsonSchema } from './json-schema.js';
export { folderKinds, type KindId, kindOfFolder, kinds } from './kinds.js';
export {
  type KpiDefinition,
  kpiDefinitionOf,
  kpiDefinitions,
  type Measure,
  measureOf,
} from './kpi.js';
export {
  compareMessages,
  compareText,
  createReporter,
  formatMessage,
  groupByFile,
  type Message,
  nearest,
  type Place,
  type Reporter,
} from './messages.js';
export { type Ends, parseRange, printRange, type RangeResult } from './ranges.js';
export { referencePage } from './reference.js';
export type { EasySentence } from './rules/easy.js';
export { parsePersonCode } from './rules/learning.js';
export { checkProse, type ProseLevel, type ProseResult } from './rules/prose.js';
export type { Clip, FieldMeta, FieldRead, Range } from './schema/field.js';
export { metaOf } from './schema/field.js';
export { type Fields, kindSchemas, kindShapes } from './schema/kinds.js';
export { DEFAULT_CHECK_MONTHS } from './schema/learning.js';
export type { ProcessLog } from './schema/log.js';
export type { VideoGaze, VideoTrack } from './schema/tracks.js';
export type { Weld } from './schema/weld.js';
export { parseSources, resolveSource, type SourceList } from './sources.js';
export { marksOf, printMarks } from './translation/marks.js';
export { wordsOf } from './translation/overlay-fields.js';
export { type Original, parseTranslation } from './translation/parse-translation.js';
export type { RevisionName, TranslationOf } from './translation/state.js';
export { canonicalUnit, type Dimension, factorOf, unitSpellings } from './units.js';
export type { Value } from './value.js';
export {
  type CanvasId,
  findValue,
  labelOf,
  type PhaseId,
  type ValueId,
  type VocabularyName,
  vocabularies,
} from './vocabularies.js';
export { type DefectLink, defectLinksOf } from './weld-links.js';
export {
  parseWithdrawn,
  WITHDRAWN_FILE,
  type Withdrawn,
  withdrawnFor,
} from './withdrawn.js';
