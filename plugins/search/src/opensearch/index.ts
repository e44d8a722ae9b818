/** The same documents and the same questions for an OpenSearch or Elasticsearch server. */
export type {
  FacetLabels,
  SearchClient,
  SearchDocument,
  SearchOptions,
  SearchResult,
} from '../types.js';
export { createOpenSearchClient, type OpenSearchClientOptions } from './client.js';
export { toEngineDocument } from './document.js';
export { BODY_MAX, type EngineExportOptions, writeEngineFiles } from './export.js';
export { ENGINE_FORMAT, type EngineMeta } from './format.js';
export {
  documentsOfIndex,
  IndexUnreadable,
  type ReadIndexFile,
  readIndexManifest,
  readIndexMarks,
} from './from-index.js';
export { toIndexBody } from './mapping.js';
