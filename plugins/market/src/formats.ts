/** Format of `catalog.json` and its parts; raised when a reader of the old one would be wrong. */
export const CATALOG_SCHEMA_VERSION = 1;
