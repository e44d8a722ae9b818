/** The index build (Node). In: {@link SearchDocument}s. Out: files for any static host. */
export type {
  FacetLabels,
  IndexOptions,
  SearchCue,
  SearchDocument,
  SearchManifest,
  SearchSection,
} from '../types.js';
export { buildSearchIndex, FILE_MAX, INDEX_DEFAULTS, writeSearchIndex } from './build.js';
