import { compareText, type Item, kinds, toAuthorJsonSchema } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import { CATALOG_SCHEMA_VERSION } from '../formats.js';
import { toCatalogSchemas } from '../machine/catalog-schema.js';
import type { WithdrawnEntry } from '../offline/list.js';
import { type PageContext, titleOf } from '../pages/context.js';
import type { ItemPageProp } from '../props.js';

/** No file of ours grows past this, however many items there are. */
const MAX_PART_BYTES = 500_000;

/** Path under our files' folder → bytes. */
export type OutputFiles = Map<string, Uint8Array>;

interface CatalogEntry {
  readonly id: string;
  readonly kind: Item['kind'];
  readonly title: string;
  readonly url: string;
  readonly summary?: string;
  readonly phases: readonly string[];
  readonly canvas: readonly string[];
  readonly status: string;
  readonly visibility: string;
  readonly revision?: string;
  readonly licence?: string;
  readonly revised?: string;
  readonly reviewBy?: string;
  readonly aliases?: readonly string[];
  /** Of a site in several languages: language of the words, and how a copy stands to its original. */
  readonly lang?: string;
  readonly translation?: 'missing' | 'current' | 'behind' | 'unknown';
}

/**
 * The machine-readable catalog: `catalog.json` (manifest), `withdrawn.json` (tombstones, for devices and other markets), `catalog/<n>.json` (entries by id),
 * `items/<id>.json` (whole pages), `schema/<kind>.json` (front matter, for editors), `schema/catalog{,-part}.json` (of these files) and `aliases.json` (old id → address). No clock inside.
 */
export function toCatalogFiles(
  pages: ReadonlyMap<Item, { item: ItemPageProp; body: readonly BodyNode[] }>,
  context: PageContext,
  locale: string,
): OutputFiles {
  return new Map([...toListFiles(pages, context, locale), ...toItemFiles(pages)]);
}

/** {@link toCatalogFiles} without the items' own files. */
export function toListFiles(
  pages: ReadonlyMap<Item, { item: ItemPageProp }>,
  context: PageContext,
  locale: string,
): OutputFiles {
  const files: OutputFiles = new Map();
  const items = [...context.catalog.items].sort((a, b) => compareText(a.id, b.id));
  const parts: { path: string; first: string; count: number }[] = [];
  let batch: CatalogEntry[] = [];
  let bytes = 0;
  const flush = () => {
    if (batch.length === 0) return;
    const path = `catalog/${parts.length}.json`;
    parts.push({ path, first: batch[0]?.id ?? '', count: batch.length });
    files.set(path, encodeJson(batch));
    batch = [];
    bytes = 0;
  };
  for (const item of items) {
    // Only copies and their originals say more than their item does.
    const page = context.languages ? pages.get(item)?.item : undefined;
    const entry = toCatalogEntry(item, context, page);
    const size = JSON.stringify(entry).length * 2;
    if (bytes + size > MAX_PART_BYTES) flush();
    batch.push(entry);
    bytes += size;
  }
  flush();
  const withdrawn = toWithdrawn(context);
  const counts: Record<string, number> = {};
  for (const item of items) counts[item.kind] = (counts[item.kind] ?? 0) + 1;
  files.set(
    'catalog.json',
    encodeJson({
      schemaVersion: CATALOG_SCHEMA_VERSION,
      edition: editionName(context),
      locale,
      counts: sortKeys(counts),
      parts,
      withdrawn,
    }),
  );
  files.set('withdrawn.json', encodeJson({ withdrawn }));
  files.set(
    'aliases.json',
    encodeJson(
      sortKeys(
        Object.fromEntries(
          [...context.catalog.byAlias].map(([alias, item]) => [alias, context.urls.item(item)]),
        ),
      ),
    ),
  );
  for (const [file, schema] of toCatalogSchemas(CATALOG_SCHEMA_VERSION))
    files.set(file, encodeJson(schema));
  for (const { id } of kinds) files.set(`schema/${id}.json`, encodeJson(toAuthorJsonSchema(id)));
  return files;
}

/** `items/<id>.json`, one after another: all of them at once would be the market a second time in memory. */
export function* toItemFiles(
  pages: ReadonlyMap<Item, { item: ItemPageProp; body: readonly BodyNode[] }>,
): Generator<[path: string, bytes: Uint8Array]> {
  for (const [item, page] of pages) {
    // Author's paths and messages are the working edition's business.
    const { file: _, messages: __, ...shown } = page.item;
    const licence = item.fields.licence ?? null;
    yield [`items/${item.id}.json`, encodeJson({ ...shown, licence, body: page.body })];
  }
}

export const editionName = ({ edition }: Pick<PageContext, 'edition'>): string =>
  edition.name === 'inhouse' ? `inhouse-${edition.org}` : edition.name;

/** What readers call it. */
export function editionLabelOf({ edition }: Pick<PageContext, 'edition'>): string {
  if (edition.name === 'inhouse') return say`社内版（${edition.org}）`;
  if (edition.name === 'members') return say`会員版`;
  return edition.name === 'public' ? say`公開版` : say`作業中の版`;
}

function toCatalogEntry(
  item: Item,
  { urls, languages }: PageContext,
  page: ItemPageProp | undefined,
): CatalogEntry {
  const lang = page?.lang ?? item.fields.lang ?? languages?.current.tag;
  const state = page?.translation?.state;
  const { fields } = item;
  return {
    id: item.id,
    kind: item.kind,
    title: titleOf(item),
    url: urls.item(item),
    ...(fields.summary ? { summary: fields.summary } : {}),
    phases: item.phases.map((phase) => phase.id),
    canvas: item.canvas.map((block) => block.id),
    status: item.status,
    visibility: item.visibility,
    ...(fields.revision ? { revision: fields.revision } : {}),
    ...(fields.licence ? { licence: fields.licence } : {}),
    ...(fields.revised ? { revised: fields.revised } : {}),
    ...(fields.reviewBy ? { reviewBy: fields.reviewBy } : {}),
    ...(item.aliases.length > 0 ? { aliases: item.aliases } : {}),
    ...(languages && lang ? { lang } : {}),
    ...(state && state !== 'original' ? { translation: state } : {}),
  };
}

/** That there was a page, under each id it ever had; nothing of what it said. */
const toWithdrawn = ({ withdrawn }: PageContext): WithdrawnEntry[] =>
  withdrawn
    .flatMap(({ id, aliases, kind, date }) =>
      [id, ...aliases].map((name) => ({ id: name, kind, date })),
    )
    .sort((a, b) => compareText(a.id, b.id));

/** JSON as bytes, one line. */
export const encodeJson = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value)}\n`);
const sortKeys = <V>(record: Record<string, V>): Record<string, V> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
