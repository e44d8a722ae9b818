import type { FacetLabels, SearchDocument } from '../types.js';
import { type EngineDocument, toEngineDocument } from './document.js';
import { ENGINE_FORMAT, type EngineMeta } from './format.js';
import { toIndexBody } from './mapping.js';

/** Most of one request body, bytes; hosts of engines take 5 to 10 MB, and a small machine is soon full. */
export const BODY_MAX = 5_000_000;
/** Least that can be asked for: a page of text must fit. */
const BODY_LEAST = 1000;

export interface EngineExportOptions {
  /** `public`, `members`, `inhouse-<org>`; the client refuses an index of another edition. */
  readonly edition?: string;
  /** Facet labels in the order the facets are shown. */
  readonly labels?: Readonly<Record<string, FacetLabels>>;
  /**
   * Written word → reading in kana; becomes the user dictionary of kuromoji, with the titles of the
   * market's terms and their readings, which these win over.
   */
  readonly readings?: ReadonlyMap<string, string>;
  /** Most of one request body, bytes; default {@link BODY_MAX}. */
  readonly bodyBytes?: number;
}

/**
 * Write what an OpenSearch or Elasticsearch server takes: `bulk/00001.ndjson` … for `POST
 * /<index>/_bulk`, one after another, then `index.json` for `PUT /<index>` (it comes first on the server,
 * and last here: which fields there are is known at the end).
 *
 * Documents are taken one by one and let go; the same documents in the same order give the same bytes.
 *
 * @param write - Called with paths in order; a rejection ends it.
 * @returns How many documents and bulk bodies were written.
 * @throws {Error} When two documents share an id, one alone is larger than a body may be, or a name is
 *   none that an index can hold: a bug of the caller's, not of an author.
 */
export async function writeEngineFiles(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  write: (path: string, bytes: Uint8Array) => Promise<void>,
  options: EngineExportOptions = {},
): Promise<{ documents: number; bodies: number }> {
  const { bodyBytes = BODY_MAX } = options;
  if (!(bodyBytes >= BODY_LEAST))
    throw new Error(
      `the option \`bodyBytes\` must be a number of at least ${BODY_LEAST}, found \`${bodyBytes}\``,
    );
  const seen = new SeenFields();
  let bodies = 0;
  for await (const body of toBulkBodies(documents, seen, bodyBytes))
    await write(`bulk/${String(++bodies).padStart(5, '0')}.ndjson`, body);
  const meta = seen.toMeta(options);
  const readings = new Map([...seen.readings, ...(options.readings ?? [])]);
  const index = toIndexBody(meta, readings);
  await write('index.json', new TextEncoder().encode(`${JSON.stringify(index, null, 1)}\n`));
  return { documents: seen.documents, bodies };
}

/** Bodies of as many documents as fit. One body is held at a time. */
async function* toBulkBodies(
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  seen: SeenFields,
  bodyBytes: number,
): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  const ids = new Set<string>();
  let parts: Uint8Array[] = [];
  let size = 0;
  for await (const source of documents) {
    const doc = toEngineDocument(source);
    if (ids.has(doc.id)) throw new Error(`two search documents have the id \`${doc.id}\``);
    ids.add(doc.id);
    note(doc, seen);
    if (source.facets?.kind?.includes('term') && source.readings?.[0])
      seen.readings.set(source.title, source.readings[0]);
    const lines = encoder.encode(
      `${JSON.stringify({ index: { _id: doc.id } })}\n${JSON.stringify(doc)}\n`,
    );
    if (lines.length > bodyBytes)
      throw new Error(
        `\`${doc.id}\` alone has ${lines.length} bytes, more than one request may have (${bodyBytes})`,
      );
    if (size + lines.length > bodyBytes) {
      yield join(parts, size);
      [parts, size] = [[], 0];
    }
    parts.push(lines);
    size += lines.length;
  }
  if (size > 0) yield join(parts, size);
}

function note(doc: EngineDocument, seen: SeenFields): void {
  seen.documents++;
  for (const group of ['facets', 'numbers', 'dates'] as const)
    for (const name of Object.keys(doc[group] ?? {})) seen[group].add(name);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What is known of all documents once they have passed by. */
class SeenFields {
  readonly facets = new Set<string>();
  readonly numbers = new Set<string>();
  readonly dates = new Set<string>();
  /** Terms of the market: written word → reading. */
  readonly readings = new Map<string, string>();
  documents = 0;

  toMeta({ edition, labels }: EngineExportOptions): EngineMeta {
    return {
      format: ENGINE_FORMAT,
      ...(edition ? { edition } : {}),
      documents: this.documents,
      facets: [...this.facets].sort(),
      numbers: [...this.numbers].sort(),
      dates: [...this.dates].sort(),
      ...(labels ? { labels } : {}),
    };
  }
}
