import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Item } from '@chishiki-ichiba/model';
import { readingsOf } from '@chishiki-ichiba/reading';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { pageFileOf } from '../client/pages/address.js';
import type { Market } from '../load-market.js';
import type { OfflineBase, OfflineFile, OfflineList } from '../offline/list.js';
import { savedWords } from '../offline/saved-words.js';
import { titleOf } from '../pages/context.js';
import { type BuiltFiles, readBuiltFiles } from './built-files.js';
import { encodeJson } from './catalog-files.js';
import type { KeptResults } from './kept-results.js';
import { searchLabels, toSearchDocument } from './search-documents.js';
import type { SiteChunks } from './site-chunks.js';
import { toWorkerScript } from './worker-script.js';

const isSaved = ({ kind }: Item): boolean => Object.hasOwn(savedWords, kind);

export interface OfflineOptions {
  readonly outDir: string;
  readonly baseUrl: string;
  readonly chunks: SiteChunks;
  /** Name of the caches on the reader's device. */
  readonly store: string;
  /** Of earlier builds; default: everything is made anew. */
  readonly kept?: KeptResults;
}

/** One file of what `/offline/` and every set need; `shell` of it is fetched on the first visit. */
export interface OfflineBaseFile extends OfflineBase {
  readonly shell: readonly OfflineFile[];
}

/**
 * Write what the reader's device needs to keep pages: the worker, what all sets share
 * (`offline-base.json`), and for each item its list of files and its own search index
 * (`offline/<id>.json`, `offline/<id>.index.json`). Made from the finished build; no clock.
 */
export async function writeOfflineFiles(market: Market, options: OfflineOptions): Promise<void> {
  const { context } = market;
  const { catalog, urls } = context;
  const { outDir, baseUrl, chunks, kept } = options;
  const built = readBuiltFiles(outDir, baseUrl);
  const write = async (url: string, bytes: Uint8Array) => {
    const file = path.join(outDir, url.slice(baseUrl.length));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  };
  const base = toBase([urls.offline, urls.search, urls.work()], chunks, built);
  await write(`${urls.files}offline-base.json`, encodeJson(base));
  await write(
    urls.worker,
    new TextEncoder().encode(
      await toWorkerScript({
        store: options.store,
        version: hashOf(base.shell),
        shell: base.shell.map(({ url }) => url),
        page: urls.offline,
      }),
    ),
  );

  const items = catalog.items.filter(isSaved);
  const readings = readingsOf(context.glossary);
  // One shard of each kind: on the device nothing is saved by fetching less.
  const settings = {
    ...ONE_SHARD,
    labels: searchLabels(context),
    readings,
    ...(kept ? { keep: kept.of } : {}),
  };
  const known = JSON.stringify(['offline', settings.labels, [...readings]]);
  for (const item of items) {
    const page = market.pages.get(item);
    if (!page) continue;
    const document = toSearchDocument(item, page.item, context);
    const make = async (): Promise<Record<string, string>> => {
      const { files } = await buildSearchIndex([document], settings);
      const entries = [...files].map(([name, bytes]): [string, string] => [
        name,
        Buffer.from(bytes).toString('base64'),
      ]);
      return Object.fromEntries(entries);
    };
    const files = kept ? kept.later([known, JSON.stringify(document)], make) : make();
    await write(indexUrl(item, market), encodeJson(await files));
  }
  const sources = { base, chunks, built, sheets: toSheets(chunks.routes) };
  for (const item of items)
    await write(`${urls.files}offline/${item.id}.json`, encodeJson(toList(item, market, sources)));
}

/** For devices that still have the worker of a site that dropped it. */
export async function writeEndWorker(
  { context }: Market,
  { outDir, baseUrl, store }: Pick<OfflineOptions, 'outDir' | 'baseUrl' | 'store'>,
): Promise<void> {
  const file = path.join(outDir, context.urls.worker.slice(baseUrl.length));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, await toWorkerScript({ store }));
}

const ONE_SHARD = { shardBytes: 1_000_000, packBytes: 1_000_000 };

const indexUrl = ({ id }: Item, { context }: Market): string =>
  `${context.urls.files}offline/${id}.index.json`;

/** @param pages - Those of them that the site has. */
export function toBase(
  pages: readonly string[],
  chunks: SiteChunks,
  built: BuiltFiles,
): OfflineBaseFile {
  const files = unique([
    ...pages.flatMap((url) => filesOfPage(url, chunks, built)),
    ...built.scripts(chunks.later),
  ]);
  const [first = ''] = pages;
  const shell = filesOfPage(first, chunks, built).filter(
    ({ kind, url }) => kind === 'style' || kind === 'picture' || url === first,
  );
  return { build: hashOf(files), shell: unique(shell), files };
}

/** The page, what stands in it and the scripts of its route; nothing when the site has no such page. */
function filesOfPage(url: string, chunks: SiteChunks, built: BuiltFiles): OfflineFile[] {
  const page = built.page(url);
  if (!page) return [];
  return [page.file, ...built.namedIn(page.text), ...built.scripts(chunks.of(url))];
}

/** Pages below others (the sheets of an item), by the address above them without its last slash. */
function toSheets(routes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sheets = new Map<string, string[]>();
  for (const route of routes) {
    const above = bare(route).slice(0, bare(route).lastIndexOf('/'));
    const known = sheets.get(above) ?? [];
    known.push(route);
    sheets.set(above, known);
  }
  return sheets;
}

const bare = (url: string): string => url.replace(/\/$/, '');

interface ListSources {
  readonly base: OfflineBase;
  readonly chunks: SiteChunks;
  readonly built: BuiltFiles;
  readonly sheets: ReadonlyMap<string, readonly string[]>;
}

function toList(
  item: Item,
  market: Market,
  { base, chunks, built, sheets }: ListSources,
): OfflineList {
  const { urls } = market.context;
  const members = membersOf(item, market);
  const files: OfflineFile[] = [];
  const contents: string[] = [];
  for (const member of members) {
    const url = urls.item(member);
    for (const page of new Set([url, ...(sheets.get(bare(url)) ?? [])])) {
      files.push(...filesOfPage(page, chunks, built));
      // The page itself brings it along; who comes by a link asks for it.
      const asked = built.data(`${urls.files}${pageFileOf(page, urls.items) ?? ''}`);
      if (asked) files.push(asked.file);
    }
    const data = built.data(`${urls.files}items/${member.id}.json`);
    if (data) files.push(data.file, ...built.namedIn(data.text));
    for (const name of [
      `furigana/${member.id}`,
      `logs/${member.id}`,
      `gaze/${member.id}`,
      ...termsOn(url, built),
    ]) {
      const asked = built.data(`${urls.files}${name}.json`);
      if (asked) files.push(asked.file, ...built.namedIn(asked.text));
    }
    const index = built.data(indexUrl(member, market));
    if (index) files.push({ ...index.file, kind: 'index' });
    contents.push(contentOf(member, market));
  }
  const shared = new Set(base.files.map(({ url }) => url));
  const own = unique(files).filter(({ url }) => !shared.has(url));
  const media = own.filter(({ kind }) => !codeKinds.includes(kind));
  return {
    id: item.id,
    kind: item.kind,
    title: titleOf(item),
    url: urls.item(item),
    ...(item.fields.revision ? { revision: item.fields.revision } : {}),
    ...(item.fields.revised ? { revised: item.fields.revised } : {}),
    build: base.build,
    version: sha(`${contents.join('\n')}\n${media.map(({ hash }) => hash).join()}`),
    items: members.map((member) => ({ id: member.id, url: urls.item(member) })),
    ...needsOf(item, members, market),
    ...(built.page(urls.work()) && item.steps.length > 0 ? { workUrl: urls.work(item) } : {}),
    files: own,
  };
}

/** Cards of the terms marked on a page: the reader may ask for each. */
const termsOn = (url: string, built: BuiltFiles): string[] =>
  [...(built.page(url)?.text ?? '').matchAll(/data-term="?([a-z0-9-]+)/g)].map(
    ([, id]) => `glossary/${id}`,
  );

/** These change with every build; what they show is in `contentOf`. */
const codeKinds: readonly OfflineFile['kind'][] = ['page', 'script', 'style', 'data', 'index'];

/** What a reader sees of an item, without who else points at it: that makes no new version. */
function contentOf(item: Item, { pages }: Market): string {
  const page = pages.get(item);
  const { backlinks: _, sameCause: __, ...shown } = page?.item ?? {};
  return JSON.stringify([shown, page?.body]);
}

/** The item, its videos (clips lead to their pages); of a course all it leads to. */
function membersOf(item: Item, { context: { catalog } }: Market): Item[] {
  const videosOf = (from: Item) =>
    catalog.from(from).flatMap(({ to }) => (to.kind === 'video' ? [to] : []));
  const parts =
    item.kind === 'course' ? catalog.from(item).flatMap(({ to }) => (isSaved(to) ? [to] : [])) : [];
  return [...new Set([item, ...parts, ...[item, ...parts].flatMap(videosOf)])];
}

/** Saved apart, so that one of them that two manuals need is there once and has its own version. */
function needsOf(
  item: Item,
  members: readonly Item[],
  { context: { catalog, urls } }: Market,
): Pick<OfflineList, 'needs'> {
  const found = new Set<Item>([item]);
  // A set grows while it is walked: nearest first, and a circle ends.
  for (const one of found)
    for (const { to, ref } of catalog.from(one))
      if (ref.field === 'prerequisites' && isSaved(to)) found.add(to);
  const needs = [...found].filter((one) => !members.includes(one));
  return needs.length > 0
    ? { needs: needs.map((one) => ({ id: one.id, title: titleOf(one), url: urls.item(one) })) }
    : {};
}

const unique = (files: readonly OfflineFile[]): OfflineFile[] =>
  [...new Map(files.map((file) => [file.url, file])).values()].sort((a, b) =>
    a.url < b.url ? -1 : 1,
  );

const hashOf = (files: readonly OfflineFile[]): string =>
  sha(files.map(({ url, hash }) => `${url} ${hash}`).join('\n'));
const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
