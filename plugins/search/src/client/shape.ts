import { SHARD_KINDS } from '../analyzer/index.js';
import type { Fragment, ValuesFile } from '../codec/files.js';
import type { SearchManifest } from '../types.js';

/** Checks of what came over the wire: shallow, cheap, enough that a foreign file cannot throw later. */

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isManifest(value: unknown): value is SearchManifest {
  if (!isFields(value)) return false;
  const counts = [
    'schemaVersion',
    'analyzer',
    'documents',
    'resolution',
    'docsPerPack',
    'docsPerValues',
  ];
  return (
    counts.every((key) => Number.isInteger(value[key])) &&
    isFields(value.shards) &&
    SHARD_KINDS.every((kind) => Number.isInteger((value.shards as Fields)[kind])) &&
    typeof value.dir === 'string' &&
    /^[\w-]+$/.test(value.dir) &&
    isStrings(value.facets) &&
    isStrings(value.numbers) &&
    isStrings(value.dates)
  );
}

export function isFragments(value: unknown): value is Fragment[] {
  return (
    Array.isArray(value) &&
    value.every(
      (item) =>
        isFields(item) &&
        typeof item.id === 'string' &&
        typeof item.u === 'string' &&
        typeof item.t === 'string' &&
        Array.isArray(item.s),
    )
  );
}

export function isValuesFile(value: unknown): value is ValuesFile {
  return (
    isFields(value) && isFields(value.facets) && isFields(value.numbers) && isFields(value.dates)
  );
}
