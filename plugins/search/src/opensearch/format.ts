import { ANALYZER_VERSION } from '../analyzer/index.js';
import { RESOLUTION, SCHEMA_VERSION } from '../codec/files.js';
import type { FacetLabels, SearchManifest } from '../types.js';

/** Raised whenever fields or analyzers of the mapping change; the client refuses an index of another one. */
export const ENGINE_FORMAT = 1;

/** Sign of ours in the mapping's `_meta`, where both engines let applications keep what they need. */
export const META_KEY = 'chishiki-ichiba';

/** What an index says of itself: the engine keeps it beside the mapping, the client reads it from there. */
export interface EngineMeta {
  readonly format: number;
  /** `public`, `members`, `inhouse-<org>`; absent where the caller named none. */
  readonly edition?: string;
  readonly documents: number;
  readonly facets: readonly string[];
  readonly numbers: readonly string[];
  readonly dates: readonly string[];
  readonly labels?: Readonly<Record<string, FacetLabels>>;
}

/** Marks round a match in the engine's highlights; the exporter takes both signs out of every text. */
export const MARK = { start: '\u0002', end: '\u0003' } as const;

/** `opensearch.1 (public)`: a format as a reader can tell somebody. */
export const engineFormatName = ({ format, edition }: Partial<EngineMeta>): string =>
  `opensearch.${format ?? '?'}${edition ? ` (${edition})` : ''}`;

/** The index as the search page asks for it: labels and names of fields. It has no files. */
export function toManifest(meta: EngineMeta): SearchManifest {
  return {
    schemaVersion: SCHEMA_VERSION,
    analyzer: ANALYZER_VERSION,
    engine: `opensearch.${meta.format}`,
    dir: '',
    documents: meta.documents,
    shards: { s: 0, h: 0, k: 0, r: 0, g: 0 },
    splits: '',
    resolution: RESOLUTION,
    docsPerPack: 0,
    docsPerValues: 0,
    facets: [...meta.facets],
    numbers: [...meta.numbers],
    dates: [...meta.dates],
    hasVocabulary: true,
    ...(meta.labels ? { labels: { ...meta.labels } } : {}),
  };
}
