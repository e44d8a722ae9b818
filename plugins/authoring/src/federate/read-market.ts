import { CATALOG_SCHEMA_VERSION } from '@chishiki-ichiba/market/content';
import type { FacetLabels, SearchDocument } from '@chishiki-ichiba/search';
import {
  documentsOfIndex,
  readIndexManifest,
  readIndexMarks,
} from '@chishiki-ichiba/search/opensearch';
import { editionLabel } from '../edition.js';
import { addressOf, type CatalogPage, readEntry } from './entries.js';
import { type MarketFiles, openSource } from './open-source.js';
import type { Problem, Tell } from './problem.js';

/** A market as it is named for a region. */
export interface NamedMarket {
  readonly id: string;
  readonly label: string;
  /** Front, with a slash at its end. */
  readonly url: string;
  /** Where its files are read: an absolute path, or an address. */
  readonly from: string;
}

export interface ReadMarket {
  readonly market: NamedMarket;
  readonly locale: string;
  readonly pages: readonly CatalogPage[];
  readonly documents: readonly SearchDocument[];
  readonly labels: Readonly<Record<string, FacetLabels>>;
}

/** A dozen wrong entries say as much as a thousand. */
const TOLD_MAX = 20;

/**
 * All of a market that everybody may see, or why not. Nothing of it is used when anything is wrong: half
 * a market would look like the whole.
 */
export async function readMarket(
  market: NamedMarket,
): Promise<{ read?: ReadMarket; problems: Problem[] }> {
  const problems: Problem[] = [];
  let more = 0;
  const tell: Tell = (place, found, expected) => {
    if (problems.length >= TOLD_MAX) more++;
    else problems.push({ market: market.label, place, found, expected });
  };
  const files = openSource(market.from, tell);
  const read = files && (await readFiles(market, files, tell));
  if (more > 0)
    problems.push({
      market: market.label,
      place: market.from,
      found: `ほかにも ${more} 件あります`,
      expected: '上のものから直してください',
    });
  return read && problems.length === 0 ? { read, problems } : { problems };
}

async function readFiles(
  market: NamedMarket,
  files: MarketFiles,
  tell: Tell,
): Promise<ReadMarket | undefined> {
  const catalog = await readJson<Catalog>(files, 'catalog.json', tell);
  if (!catalog || !mayPass(catalog, files.placeOf('catalog.json'), tell)) return undefined;
  const pages = await readPages(catalog, market, files, tell);
  const index = await readIndex(market, pages, files, tell);
  return index && { market, locale: String(catalog.locale ?? ''), pages, ...index };
}

interface Catalog {
  readonly schemaVersion?: unknown;
  readonly edition?: unknown;
  readonly locale?: unknown;
  readonly parts?: readonly { readonly path?: unknown; readonly count?: unknown }[];
}

async function readJson<T>(files: MarketFiles, name: string, tell: Tell): Promise<T | undefined> {
  const bytes = await files.read(name);
  if (!bytes) return undefined;
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) ?? {}) as T;
  } catch (error) {
    tell(
      files.placeOf(name),
      `JSON として読めません（${String(error)}）`,
      '組み立てたままの中身を期待',
    );
    return undefined;
  }
}

function mayPass({ schemaVersion, edition }: Catalog, place: string, tell: Tell): boolean {
  if (schemaVersion !== CATALOG_SCHEMA_VERSION)
    tell(
      place,
      `目録の形は \`${schemaVersion}\` です`,
      `この版のプログラムの \`${CATALOG_SCHEMA_VERSION}\` を期待。両方を同じ版のプログラムで組み立ててください`,
    );
  const isPublic = edition === 'public';
  if (!isPublic)
    tell(
      place,
      `${editionLabel(String(edition))}（\`${edition}\`）の目録です`,
      '公開版（`public`）を期待。公開版より上のものは、地域の入口に入れません',
    );
  return schemaVersion === CATALOG_SCHEMA_VERSION && isPublic;
}

async function readPages(
  { parts }: Catalog,
  market: NamedMarket,
  files: MarketFiles,
  tell: Tell,
): Promise<CatalogPage[]> {
  const pages = new Map<string, CatalogPage>();
  for (const { path, count } of Array.isArray(parts) ? parts : []) {
    // A path of its own making must not lead elsewhere.
    if (!/^catalog\/\d{1,6}\.json$/.test(String(path))) {
      tell(
        files.placeOf('catalog.json'),
        `parts に \`${path}\` があります`,
        '`catalog/0.json` のような名前を期待',
      );
      continue;
    }
    const name = String(path);
    const list = await readJson<unknown[]>(files, name, tell);
    if (!list) continue;
    const place = files.placeOf(name);
    if (!Array.isArray(list) || list.length !== count)
      tell(
        place,
        `${Array.isArray(list) ? list.length : 0} ページあります`,
        `目録に書かれた ${count} ページを期待`,
      );
    for (const [at, value] of [...(Array.isArray(list) ? list : [])].entries()) {
      const page = readEntry(value, market.url, `${place} の ${at + 1} 番目`, tell);
      if (page && pages.has(page.id))
        tell(place, `id \`${page.id}\` が二度あります`, '一つだけを期待');
      if (page) pages.set(page.id, page);
    }
  }
  return [...pages.values()];
}

async function readIndex(
  market: NamedMarket,
  pages: readonly CatalogPage[],
  files: MarketFiles,
  tell: Tell,
): Promise<Pick<ReadMarket, 'documents' | 'labels'> | undefined> {
  const read = (name: string) => files.read(`search/${name}`);
  const place = files.placeOf('search/manifest.json');
  try {
    const manifest = await readIndexManifest(read);
    const marks = await readIndexMarks(manifest, read);
    if (marks.edition !== 'public') {
      tell(
        place,
        `${editionLabel(marks.edition)}（\`${marks.edition}\`）の検索の索引です`,
        '公開版（`public`）を期待',
      );
      return undefined;
    }
    const left = new Set(pages.map(({ id }) => id));
    const documents: SearchDocument[] = [];
    for await (const document of documentsOfIndex(manifest, read)) {
      const { id, url, facets = {} } = document;
      // Other pages of the site (its blog) are no pages of the market.
      if (facets.kind?.[0] === 'page') continue;
      if (!left.delete(id))
        tell(place, `目録にない \`${id}\` が索引にあります`, '目録と同じ組み立ての索引を期待');
      else if (addressOf(url, market.url) === undefined)
        tell(
          place,
          `\`${id}\` の住所は \`${url}\` です`,
          `市場の入口（${market.url}）の下の道を期待`,
        );
      else documents.push(document);
    }
    for (const id of [...left].slice(0, TOLD_MAX))
      tell(place, `目録の \`${id}\` が索引にありません`, '目録と同じ組み立ての索引を期待');
    return { documents, labels: manifest.labels ?? {} };
  } catch (error) {
    // Anything else is what files that are whole and nonsense make of our reading.
    const why = error instanceof Error ? error.message : String(error);
    tell(place, `検索の索引を読めません（${why}）`, '同じ版のプログラムで組み立てた索引を期待');
    return undefined;
  }
}
