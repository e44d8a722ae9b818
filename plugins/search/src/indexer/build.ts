import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';
import { ANALYZER_VERSION, SHARD_KINDS } from '../analyzer/index.js';
import { wrap } from '../codec/container.js';
import {
  ENGINE,
  fileName,
  MANIFEST,
  MARKS,
  type Marks,
  RESOLUTION,
  SCHEMA_VERSION,
  VOCABULARY,
} from '../codec/files.js';
import type { IndexOptions, SearchDocument, SearchManifest } from '../types.js';
import { facetsOf, toFragment, toValues, vocabularyOf } from './fragments.js';
import { buildGrams } from './grams.js';
import { buildPostings, type Weigh } from './postings.js';
import { cutShards, forEachKind } from './shards.js';
import { averageLengths, weightsOf } from './weigh.js';

/** No file of an index is larger; hosts and offline caches count on it. Bytes. */
export const FILE_MAX = 1_000_000;
const VALUES_MAX_DOCS = 16_384;
const PACK_MAX_DOCS = 8;

export const INDEX_DEFAULTS = { shardBytes: 800, maxShards: 16384, packBytes: 600 } as const;

type Documents = Iterable<SearchDocument> | AsyncIterable<SearchDocument>;

/**
 * Build a search index in memory.
 *
 * @param documents - Pages in any order; the answer does not depend on it.
 * @returns Files by path under the index root. Same pages, same bytes: no clock, no random names.
 * @throws {Error} When two pages share an id, an option is not a positive number, or a single page
 *   or term cannot be kept under 1 MB (a bug of the caller, not of an author).
 */
export async function buildSearchIndex(
  documents: Documents,
  options: IndexOptions = {},
): Promise<{ files: ReadonlyMap<string, Uint8Array> }> {
  const docs = await collect(documents);
  const { shardBytes, maxShards, packBytes } = checkOptions(options);
  const lengths = options.lengths ?? averageLengths(docs);
  const postings = buildPostings(docs, await weigherOf(options), lengths);
  for (const [term, list] of buildGrams(docs, postings)) postings.set(term, list);
  const { files: shards, splits } = cutShards(postings, { shardBytes, maxShards });
  const packs = packFragments(docs, packBytes);
  const values = packValues(docs);
  const vocabulary = vocabularyOf(docs);

  const content = new Map<string, Uint8Array>();
  for (const kind of SHARD_KINDS)
    for (const [i, bytes] of shards[kind].entries())
      content.set(`/${fileName(kind, i)}`, pack(bytes));
  for (const [i, bytes] of packs.files.entries()) content.set(`/${fileName('f', i)}`, bytes);
  for (const [i, bytes] of values.files.entries()) content.set(`/${fileName('v', i)}`, bytes);
  if (options.edition)
    content.set(`/${MARKS}`, packJson({ edition: options.edition, lengths } satisfies Marks));
  if (vocabulary.length > 0) content.set(`/${VOCABULARY}`, packJson(vocabulary));

  const dir = contentHash(content);
  const manifest: SearchManifest = {
    schemaVersion: SCHEMA_VERSION,
    analyzer: ANALYZER_VERSION,
    engine: ENGINE,
    dir,
    documents: docs.length,
    shards: forEachKind((kind) => shards[kind].length),
    splits,
    resolution: RESOLUTION,
    docsPerPack: packs.size,
    docsPerValues: values.size,
    facets: names(docs, facetsOf),
    numbers: names(docs, (doc) => doc.numbers),
    dates: names(docs, (doc) => doc.dates),
    hasVocabulary: vocabulary.length > 0,
    ...(options.labels ? { labels: options.labels } : {}),
  };
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of content) {
    if (bytes.length > FILE_MAX)
      throw new Error(`search file ${path} has ${bytes.length} bytes, more than ${FILE_MAX}`);
    files.set(dir + path, bytes);
  }
  // Last, so that a reader who writes in order never publishes a manifest without its files.
  files.set(MANIFEST, new TextEncoder().encode(`${JSON.stringify(manifest)}\n`));
  return { files };
}

/**
 * Build a search index and hand its files to `write` one after another, the manifest last.
 * Same bytes as {@link buildSearchIndex}. A rejection of `write` ends it.
 */
export async function writeSearchIndex(
  documents: Documents,
  write: (path: string, bytes: Uint8Array) => Promise<void>,
  options: IndexOptions = {},
): Promise<void> {
  const { files } = await buildSearchIndex(documents, options);
  for (const [path, bytes] of files) await write(path, bytes);
}

/** Weighs a page, or takes what is kept of the same page and readings. */
async function weigherOf({ readings, keep }: IndexOptions): Promise<Weigh> {
  const analyser = await loadAnalyser(readings);
  if (!keep) return (doc) => weightsOf(doc, analyser);
  const known = JSON.stringify([...(readings ?? [])]);
  return (doc) => keep(['search', known, JSON.stringify(doc)], () => weightsOf(doc, analyser));
}

/** Pages by prior (best first), then id: the order that breaks ties and numbers the pages. */
async function collect(documents: Documents): Promise<SearchDocument[]> {
  const docs: SearchDocument[] = [];
  for await (const doc of documents) docs.push(doc);
  const prior = (doc: SearchDocument) => doc.prior ?? 0.5;
  docs.sort((a, b) => prior(b) - prior(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const seen = new Set<string>();
  for (const { id } of docs) {
    if (seen.has(id)) throw new Error(`two search documents have the id \`${id}\``);
    seen.add(id);
  }
  return docs;
}

function checkOptions(options: IndexOptions) {
  const all = { ...INDEX_DEFAULTS, ...options };
  for (const key of ['shardBytes', 'maxShards', 'packBytes'] as const) {
    if (!(all[key] > 0))
      throw new Error(
        `search index option \`${key}\` must be a positive number, found \`${all[key]}\``,
      );
  }
  return all;
}

function packFragments(docs: readonly SearchDocument[], packBytes: number) {
  const json = docs.map((doc) => JSON.stringify(toFragment(doc)));
  const mean = json.reduce((sum, text) => sum + text.length * 2, 0) / Math.max(1, json.length);
  let size = Math.min(PACK_MAX_DOCS, Math.max(1, Math.round(packBytes / Math.max(1, mean))));
  for (;;) {
    const files = chunks(json, size).map((part) =>
      pack(new TextEncoder().encode(`[${part.join(',')}]`)),
    );
    if (size === 1 || files.every((file) => file.length <= FILE_MAX)) return { files, size };
    size = Math.ceil(size / 2);
  }
}

function packValues(docs: readonly SearchDocument[]) {
  let size = VALUES_MAX_DOCS;
  for (;;) {
    const files = chunks(docs, size).map((part) => packJson(toValues(part)));
    if (size === 1 || files.every((file) => file.length <= FILE_MAX / 2)) return { files, size };
    size = Math.ceil(size / 2);
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let i = 0; i < all.length; i += size) out.push(all.slice(i, i + size));
  return out;
}

function names(
  docs: readonly SearchDocument[],
  of: (doc: SearchDocument) => object | undefined,
): string[] {
  const found = new Set<string>();
  for (const doc of docs) for (const name of Object.keys(of(doc) ?? {})) found.add(name);
  return [...found].sort();
}

function pack(bytes: Uint8Array): Uint8Array {
  return wrap(deflateRawSync(bytes, { level: 9 }));
}

function packJson(value: unknown): Uint8Array {
  return pack(new TextEncoder().encode(JSON.stringify(value)));
}

function contentHash(files: ReadonlyMap<string, Uint8Array>): string {
  const sum = createHash('sha256');
  for (const [path, bytes] of files) sum.update(`${path}\0${bytes.length}\0`).update(bytes);
  return sum.digest('hex').slice(0, 12);
}
