import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kinds, toAuthorJsonSchema } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { readingsOf } from '@chishiki-ichiba/reading';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import type { PreparedFile } from '../content/prepare-files.js';
import { textBlocks } from '../furigana/texts.js';
import { type LoadedFurigana, loadFurigana, toFuriganaFile } from '../furigana/to-furigana.js';
import type { Market } from '../load-market.js';
import { toCompareFiles } from '../pages/compare.js';
import { toGazeFiles } from '../pages/gaze.js';
import { toLogFiles } from '../pages/logs.js';
import { toPaperFiles } from '../pages/paper.js';
import { toTermCards } from '../pages/term-cards.js';
import { toMatrixFiles } from '../pages/to-matrix.js';
import { toOriginalFiles } from '../pages/translation.js';
import { toCalendarFiles } from './calendar.js';
import { editionName, encodeJson, toItemFiles, toListFiles } from './catalog-files.js';
import { inLanes } from './in-lanes.js';
import type { KeptResults } from './kept-results.js';
import { type Pace, paced } from './pace.js';
import { searchLabels, toSearchDocument } from './search-documents.js';
import { writeFiles } from './write-files.js';

export interface MarketFilesOptions {
  /** Of earlier builds; default: everything is made anew. */
  readonly kept?: KeptResults;
  /** For a caller that wants the index made elsewhere; same documents, same files. */
  readonly writeIndex?: WriteIndex;
  /** For a caller who has better things to do: what is made rests in between. Default: it does not. */
  readonly pace?: Pick<Pace, 'rest'>;
}

/** Make the index of all documents and write its files into a folder. */
export type WriteIndex = (
  documents: Iterable<SearchDocument> | AsyncIterable<SearchDocument>,
  options: Parameters<typeof buildSearchIndex>[1],
  dir: string,
) => Promise<void>;

/**
 * Write everything of ours under one folder: catalog, items, search index and the files that visible
 * pages use.
 *
 * @param dir - The files' folder (`…/ichiba`), created if missing.
 * @param otherPages - The site's pages that are not items (`kind: page`).
 */
export async function writeMarketFiles(
  market: Market,
  dir: string,
  locale: string,
  otherPages: readonly SearchDocument[],
  { kept, writeIndex = writeIndexHere, pace }: MarketFilesOptions = {},
): Promise<void> {
  const { context } = market;
  const { assets } = context.assets;
  const folders = new Map<string, Promise<unknown>>();
  const place = async (file: string): Promise<string> => {
    const target = path.join(dir, file);
    const folder = path.dirname(target);
    const made = folders.get(folder) ?? mkdir(folder, { recursive: true });
    folders.set(folder, made);
    await made;
    return target;
  };
  const write = async ([file, bytes]: [string, Uint8Array]) => writeFile(await place(file), bytes);
  const inPace = <T>(list: Iterable<T>) => (pace ? paced(list, pace) : list);
  const furigana = await loadFurigana(context);
  await inLanes(inPace(toDataFiles(market, locale)), write);
  await inLanes(inPace(toFuriganaFiles(market, furigana, kept)), write);
  await writeIndex(
    inPace(documentsOf(market, otherPages)),
    {
      labels: searchLabels(context),
      readings: readingsOf(context.glossary),
      edition: editionName(context),
      ...(kept ? { keep: kept.of } : {}),
    },
    path.join(dir, 'search'),
  );
  await inLanes(assets.values(), async ({ file, path: name }) =>
    writeAsset(file, await place(name)),
  );
}

/** All but furigana and index, made one after another. */
function* toDataFiles(
  { context, pages }: Market,
  locale: string,
): Generator<[path: string, bytes: Uint8Array]> {
  yield* toListFiles(pages, context, locale);
  yield* toItemFiles(pages);
  // Each is made when its turn comes: all sheets of 5,000 manuals at once are a gigabyte.
  const data: readonly (() => Iterable<readonly [string, unknown]>)[] = [
    () => toMatrixFiles(context),
    () => toCompareFiles(context),
    () => toPaperFiles(pages, context),
    () => toLogFiles(context),
    () => toGazeFiles(context),
    () => toTermCards(context),
  ];
  for (const files of data) for (const [file, value] of files()) yield [file, encodeJson(value)];
  yield* toCalendarFiles(context);
  yield* toOriginalFiles(context);
  for (const { id } of kinds) yield [`schema/${id}.json`, encodeJson(toAuthorJsonSchema(id))];
}

function* toFuriganaFiles(
  { pages }: Market,
  { words, furigana }: LoadedFurigana,
  kept: KeptResults | undefined,
): Generator<[path: string, bytes: Uint8Array]> {
  for (const [item, page] of pages) {
    if (!page.item.furigana) continue;
    const blocks = textBlocks(page);
    const make = () => toFuriganaFile(blocks, item.readings, furigana).file;
    const input = () => ['furigana', words, JSON.stringify([item.readings, blocks])];
    yield [`furigana/${item.id}.json`, encodeJson(kept ? kept.of(input(), make) : make())];
  }
}

function* documentsOf(
  { context, pages }: Market,
  otherPages: readonly SearchDocument[],
): Generator<SearchDocument> {
  for (const [item, page] of pages) yield toSearchDocument(item, page.item, context);
  yield* otherPages;
}

const writeIndexHere: WriteIndex = async (documents, options, dir) => {
  const { files } = await buildSearchIndex(await listOf(documents), options);
  await writeFiles(files, dir);
};

/** As `Array.fromAsync`, which Node 20 does not have. */
async function listOf<T>(list: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of list) all.push(one);
  return all;
}

/** Also for a file of static/, which has an address of its own. */
export async function writeAsset({ source, name }: PreparedFile, target: string): Promise<void> {
  if (source === undefined) throw new Error(`${name}: loadMarket() was not told \`images\``);
  if (typeof source === 'string') await copyFile(source, target);
  else await writeFile(target, source);
}

/** A page at an item's old address that sends the reader on; no script, so it works under any policy. */
export async function writeRedirects(
  market: Market,
  outDir: string,
  baseUrl: string,
  locale: string,
): Promise<void> {
  const { catalog, urls } = market.context;
  for (const [alias, item] of catalog.byAlias) {
    const target = urls.item(item);
    const file = path.join(
      outDir,
      decodeURI(urls.old(item.kind, alias)).slice(baseUrl.length),
      'index.html',
    );
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${say`移りました`}</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}"></head><body><p>${say`このページは移りました。`}<a href="${target}">${say`新しい場所を開く`}</a></p></body></html>\n`,
    );
  }
}
