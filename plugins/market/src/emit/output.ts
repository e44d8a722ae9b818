import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kinds, toAuthorJsonSchema } from '@chishiki-ichiba/model';
import { readingsOf } from '@chishiki-ichiba/reading';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import type { PreparedFile } from '../content/prepare-files.js';
import { loadFurigana, toFuriganaFile } from '../furigana/to-furigana.js';
import type { Market } from '../load-market.js';
import { toCompareFiles } from '../pages/compare.js';
import { toGazeFiles } from '../pages/gaze.js';
import { toLogFiles } from '../pages/logs.js';
import { toPaperFiles } from '../pages/paper.js';
import { toTermCards } from '../pages/term-cards.js';
import { toMatrixFiles } from '../pages/to-matrix.js';
import { toCalendarFiles } from './calendar.js';
import { encodeJson, toCatalogFiles } from './catalog-files.js';
import { searchLabels, toSearchDocument } from './search-documents.js';

/**
 * Write everything of ours under one folder: catalog, items, search index and the files that visible
 * pages use.
 *
 * @param dir - The files' folder (`…/ichiba`), created if missing.
 * @param otherPages - The site's pages that are not items (`kind: page`).
 * @param buildIndex - For a caller that wants the index made elsewhere; same documents, same files.
 */
export async function writeMarketFiles(
  market: Market,
  dir: string,
  locale: string,
  otherPages: readonly SearchDocument[],
  buildIndex = buildSearchIndex,
): Promise<void> {
  const { context, pages } = market;
  const files = toCatalogFiles(pages, context, locale);
  for (const [file, cell] of toMatrixFiles(context)) files.set(file, encodeJson(cell));
  for (const [file, data] of toCompareFiles(context)) files.set(file, encodeJson(data));
  for (const [file, data] of toPaperFiles(pages, context)) files.set(file, encodeJson(data));
  for (const [file, log] of toLogFiles(context)) files.set(file, encodeJson(log));
  for (const [file, gaze] of toGazeFiles(context)) files.set(file, encodeJson(gaze));
  for (const [file, card] of toTermCards(context)) files.set(file, encodeJson(card));
  for (const [file, bytes] of toCalendarFiles(context)) files.set(file, bytes);
  for (const { id } of kinds) files.set(`schema/${id}.json`, encodeJson(toAuthorJsonSchema(id)));
  const furigana = await loadFurigana(context);
  for (const [item, page] of pages)
    if (page.item.furigana)
      files.set(
        `furigana/${item.id}.json`,
        encodeJson(toFuriganaFile(page, item.readings, furigana).file),
      );
  const documents = [
    ...[...pages].map(([item, page]) => toSearchDocument(item, page.item, context)),
    ...otherPages,
  ];
  const index = await buildIndex(documents, {
    labels: searchLabels(context),
    readings: readingsOf(context.glossary),
  });
  for (const [file, bytes] of index.files) files.set(`search/${file}`, bytes);
  const folders = new Set(
    [...files.keys(), ...context.assets.assets.keys()].map((file) =>
      path.dirname(path.join(dir, file)),
    ),
  );
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await Promise.all([...files].map(([file, bytes]) => writeFile(path.join(dir, file), bytes)));
  await Promise.all(
    [...context.assets.assets.values()].map(({ file, path: name }) =>
      writeAsset(file, path.join(dir, name)),
    ),
  );
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
      `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>移りました</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${target}"><link rel="canonical" href="${target}"></head><body><p>このページは<a href="${target}">新しい場所</a>に移りました。</p></body></html>\n`,
    );
  }
}
