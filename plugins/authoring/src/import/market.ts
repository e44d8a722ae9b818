import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readSite } from '@chishiki-ichiba/market/content';
import { lookAt } from '../check/look.js';
import { localDate, printMessages } from '../check.js';
import { EXIT, print, printError, UsageError } from '../command.js';
import { PAGES } from '../export/export-market.js';
import { hashOf, MANIFEST, readManifest } from '../export/manifest.js';
import type { SiteOptions } from '../site-options.js';
import { writeOnce } from '../write.js';
import { insideFile } from './inside.js';

interface Target {
  readonly siteDir: string;
  readonly site: SiteOptions;
  readonly dryRun: boolean;
}

/**
 * Take over what `export` wrote: pages in the folders they were in, with their state and who may read them,
 * and the files beside them. What is there stays as it is; a damaged export is not taken at all.
 */
export async function importMarket(
  folder: string,
  { siteDir, site, dryRun }: Target,
): Promise<number> {
  const [root = ''] = site.roots;
  if (!statSync(folder).isDirectory() || !existsSync(join(folder, MANIFEST)))
    throw new UsageError(
      `${folder} に ${MANIFEST} がありません。export で書き出したフォルダを期待`,
    );
  const manifest = readManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
  if (typeof manifest === 'string') return refuse(`${MANIFEST}: ${manifest}`);
  const bytes = new Map<string, Uint8Array>();
  for (const { path, sha256 } of manifest.files) {
    const file = insideFile(folder, path);
    if (!file || !/^(?:pages|static)\//.test(path)) return refuse(`${path} がありません`);
    const content = readFileSync(file);
    if (hashOf(content) !== sha256) return refuse(`${path} は、書き出したときと中身が違います`);
    bytes.set(path, content);
  }
  const placeOf = (path: string) =>
    path.startsWith(`${PAGES}/`) ? `${root}/${path.slice(PAGES.length + 1)}` : path;
  const taken = await takenNames(siteDir, site);
  const left: string[] = [];
  const pageOf = new Map(manifest.pages.map((page) => [page.file, page]));
  const wanted = [...bytes].filter(([path, content]) => {
    const place = placeOf(path);
    const there = join(siteDir, place);
    const before = taken.get(pageOf.get(path)?.id ?? '');
    if (before !== undefined) left.push(`${path}: ${before} が同じ id です`);
    else if (/\.mdx$/i.test(path) && !mayRun(place, site))
      left.push(`${path}: プログラムとして動きます。mdxFolders に書いたフォルダだけに置けます`);
    else if (!existsSync(there)) return true;
    else if (hashOf(readFileSync(there)) !== hashOf(content))
      left.push(`${path}: ${place} がもうあります`);
    return false;
  });
  const written = dryRun ? [] : writeAll(wanted, siteDir, placeOf);
  const pages = wanted.filter(([path]) => pageOf.has(path)).length;
  print(
    `${basename(folder)}（${manifest.edition}）: ${pages} ページとファイル ${wanted.length - pages}${dryRun ? '（まだ何も書いていません）' : ' を取り込みました'}`,
  );
  for (const line of left) print(`  残したもの: ${line}`);
  if (written.length === 0) return EXIT.fine;
  const own = new Set(written);
  const { messages } = await lookAt({
    siteDir,
    ...site,
    today: localDate(new Date()),
    wanted: (file) => own.has(file),
    prose: false,
    score: false,
  });
  const errors = messages.filter(({ severity }) => severity === 'error');
  printMessages(errors);
  print(
    `取り込んだページのエラー ${errors.length} 件、ほかの知らせ ${messages.length - errors.length} 件`,
  );
  return errors.length > 0 ? EXIT.problems : EXIT.fine;
}

function refuse(why: string): number {
  printError(`取り込みませんでした: ${why}\n何も書いていません`);
  return EXIT.problems;
}

const mayRun = (place: string, { mdxFolders }: SiteOptions): boolean =>
  (mdxFolders ?? []).some((folder) => place.startsWith(`${folder.replace(/(?<!\/)\/+$/, '')}/`));

/** Every id of the site, old ones and those of withdrawn pages too → its file. */
async function takenNames(siteDir: string, site: SiteOptions): Promise<Map<string, string>> {
  const { entries, withdrawn } = await readSite({ siteDir, ...site });
  return new Map([
    ...withdrawn.flatMap(({ id, aliases, file }) =>
      [id, ...aliases].map((name): [string, string] => [name, file]),
    ),
    ...entries.flatMap(({ item }) =>
      [item.id, ...item.aliases].map((name): [string, string] => [name, item.file]),
    ),
  ]);
}

/** All of them or none: what was written before something failed is taken away again. */
function writeAll(
  files: readonly (readonly [string, Uint8Array])[],
  siteDir: string,
  placeOf: (path: string) => string,
): string[] {
  const made: string[] = [];
  try {
    for (const [path, content] of files) {
      const place = placeOf(path);
      if (!writeOnce(join(siteDir, place), content, { within: siteDir }))
        throw new UsageError(`${place} が途中で作られました`);
      made.push(place);
    }
  } catch (error) {
    for (const place of made) rmSync(join(siteDir, place), { force: true });
    throw error;
  }
  return made;
}
