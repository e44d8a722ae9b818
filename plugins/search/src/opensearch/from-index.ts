import { unwrapJson } from '../codec/container.js';
import {
  type Fragment,
  fileName,
  MANIFEST,
  MARKS,
  type Marks,
  type ValuesFile,
} from '../codec/files.js';
import { isOurFormat } from '../codec/format.js';
import type { SearchDocument, SearchManifest, SearchSection } from '../types.js';

/** A file of the index by its path under the index root; `undefined` where there is none. */
export type ReadIndexFile = (
  path: string,
) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** The index cannot be read; the message says which file. */
export class IndexUnreadable extends Error {
  override name = 'IndexUnreadable';
}

/** @throws {IndexUnreadable} Where there is no index, or one of another format. */
export async function readIndexManifest(read: ReadIndexFile): Promise<SearchManifest> {
  const bytes = await read(MANIFEST);
  if (!bytes) throw new IndexUnreadable(`${MANIFEST} is missing`);
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as SearchManifest;
  if (!isOurFormat(manifest)) throw new IndexUnreadable(`${MANIFEST} is of another format`);
  return manifest;
}

/** @throws {IndexUnreadable} Where the index does not tell: one that is no index of an edition, or an old one. */
export async function readIndexMarks({ dir }: SearchManifest, read: ReadIndexFile): Promise<Marks> {
  const bytes = await read(`${dir}/${MARKS}`);
  if (!bytes) throw new IndexUnreadable(`${dir}/${MARKS} is missing`);
  try {
    return await unwrapJson<Marks>(bytes);
  } catch (cause) {
    throw new IndexUnreadable(`${dir}/${MARKS} is damaged`, { cause });
  }
}

/**
 * The search documents of a built index, in its order: best `prior` first, then by id. An index holds all
 * of a document that searching needs, but not what it was weighed by: `prior` is told by the order
 * alone, of the kinds of sections only that one is a step, and whether a word was a keyword or a
 * reading by its script. A page of more than 200,000 characters ends there.
 *
 * One pack of pages and the values of 16,384 pages are held at a time.
 *
 * @throws {IndexUnreadable} Naming the file that is missing or damaged.
 */
export async function* documentsOfIndex(
  manifest: SearchManifest,
  read: ReadIndexFile,
): AsyncIterable<SearchDocument> {
  const { documents, docsPerPack, docsPerValues, dir } = manifest;
  const json = async <T>(file: string): Promise<T> => {
    const bytes = await read(`${dir}/${file}`);
    if (!bytes) throw new IndexUnreadable(`${dir}/${file} is missing`);
    try {
      return await unwrapJson<T>(bytes);
    } catch (cause) {
      throw new IndexUnreadable(`${dir}/${file} is damaged`, { cause });
    }
  };
  const hasValues = [manifest.facets, manifest.numbers, manifest.dates].some(
    (names) => names.length > 0,
  );
  let values: Values[] = [];
  let pack: Fragment[] = [];
  for (let page = 0; page < documents; page++) {
    if (hasValues && page % docsPerValues === 0)
      values = byPage(await json<ValuesFile>(fileName('v', page / docsPerValues)), docsPerValues);
    if (page % docsPerPack === 0) pack = await json<Fragment[]>(fileName('f', page / docsPerPack));
    const fragment = pack[page % docsPerPack];
    if (!fragment) throw new IndexUnreadable(`page ${page} of ${documents} is missing`);
    const prior = 1 - page / documents;
    yield toDocument(fragment, values[page % docsPerValues], prior);
  }
}

type Values = Required<Pick<SearchDocument, 'facets' | 'numbers' | 'dates'>>;

/** The columns of a values file as rows. */
function byPage({ facets, numbers, dates }: ValuesFile, count: number): Values[] {
  const rows: Values[] = Array.from({ length: count }, () => ({
    facets: Object.create(null),
    numbers: Object.create(null),
    dates: Object.create(null),
  }));
  for (const [facet, values] of Object.entries(facets))
    for (const [value, gaps] of Object.entries(values)) {
      let page = 0;
      for (const gap of gaps) {
        page += gap;
        const row = rows[page];
        if (row) row.facets[facet] = [...(row.facets[facet] ?? []), value];
      }
    }
  for (const [field, intervals] of Object.entries(numbers))
    for (const [page, low, high] of intervals) {
      const row = rows[page];
      if (row) row.numbers[field] = [...(row.numbers[field] ?? []), [low, high]];
    }
  for (const [field, list] of Object.entries(dates))
    for (const [page, date] of list) {
      const row = rows[page];
      if (row) row.dates[field] = date;
    }
  return rows;
}

const KANA = /^[ぁ-ゖァ-ヶー・\s]+$/u;

function toDocument(fragment: Fragment, values: Values | undefined, prior: number): SearchDocument {
  const {
    id,
    u: url,
    t: title,
    m: market,
    l: lang,
    k: kind,
    y: summary,
    s,
    c = [],
    r = [],
  } = fragment;
  const facets = { ...values?.facets };
  // The values are in the order of their names; the first kind of a page is its label.
  if (kind) facets.kind = [...new Set([kind, ...(facets.kind ?? [])])];
  return {
    id,
    url,
    title,
    ...(market ? { market } : {}),
    ...(lang ? { lang } : {}),
    ...(summary ? { summary } : {}),
    sections: s.map(
      ([id, heading, text, parent, hidden, step]): SearchSection => ({
        id,
        heading,
        text,
        ...(step ? { kind: 'step' } : {}),
        ...(parent ? { parent } : {}),
        ...(hidden ? { keywords: hidden.split('\n') } : {}),
      }),
    ),
    facets,
    numbers: { ...values?.numbers },
    dates: { ...values?.dates },
    keywords: r.filter((word) => !KANA.test(word)),
    readings: r.filter((word) => KANA.test(word)),
    cues: c.map(([url, start, end, text]) => ({ url, start, end, text })),
    prior,
  };
}
