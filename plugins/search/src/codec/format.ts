import { ANALYZER_VERSION } from '../analyzer/index.js';
import { RESOLUTION, SCHEMA_VERSION } from './files.js';

/** What builder and client must agree on, as a manifest says it. */
export interface IndexFormat {
  readonly schemaVersion: number;
  readonly analyzer: number;
  readonly resolution: number;
}

/** The only format this code reads; raise a number when a reader of the old one would be wrong. */
export const INDEX_FORMAT: IndexFormat = {
  schemaVersion: SCHEMA_VERSION,
  analyzer: ANALYZER_VERSION,
  resolution: RESOLUTION,
};

/** An index of any other format is refused as a whole: half of it would be silently wrong. */
export const isOurFormat = (manifest: Partial<IndexFormat>): boolean =>
  manifest.schemaVersion === INDEX_FORMAT.schemaVersion &&
  manifest.analyzer === INDEX_FORMAT.analyzer &&
  manifest.resolution === INDEX_FORMAT.resolution;
