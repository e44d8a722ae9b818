import { lstatSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  compareText,
  createReporter,
  decodeSource,
  type FolderDefaults,
  FURIGANA_FILE,
  type FuriganaList,
  type FuriganaRule,
  type Item,
  type ItemOf,
  type Message,
  type ParseResult,
  parseDefaults,
  parseFuriganaList,
  parseItem,
  parseSources,
  parseWithdrawn,
  type SourceList,
  WITHDRAWN_FILE,
  type Withdrawn,
} from '@chishiki-ichiba/model';
import type { Root } from 'mdast';
import { readTranslations, type Translation } from './translations.js';

/** A page that could be read. */
export interface Entry {
  readonly item: Item;
  readonly body: Root;
  /** Where the file lies, absolute. */
  readonly absolute: string;
  /** Messages that are no errors. */
  readonly messages: readonly Message[];
  /** What was read of the file: the same object as long as a cache says that nothing has changed. */
  readonly source?: object;
}

/** A video's page. */
export type VideoEntry = Entry & { readonly item: ItemOf<'video'> };
export const isVideo = (entry: Entry | undefined): entry is VideoEntry =>
  entry?.item.kind === 'video';

/** A page that could not: shown in its place in `npm start`, fails a build. */
export interface BrokenFile {
  readonly file: string;
  readonly root: string;
  readonly messages: readonly Message[];
}

export interface SiteContent {
  /** By file, code-unit order. */
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenFile[];
  readonly sources: SourceList;
  /** Translated copies of `entries`, in every language. */
  readonly translations: readonly Translation[];
  /** Tombstones of all roots, whoever could read the page. */
  readonly withdrawn: readonly Withdrawn[];
  /** Readings that a person has looked at. */
  readonly furigana: FuriganaList;
  /** All messages, of good and broken files and of the lists beside them (`_defaults.yml`, `sources.yml` …). */
  readonly messages: readonly Message[];
  /** Number of page files seen. */
  readonly files: number;
}

export interface ReadOptions {
  readonly siteDir: string;
  /** Content roots relative to the site, POSIX. */
  readonly roots: readonly string[];
  /**
   * Folders, site-relative, whose `.mdx` files are pages: they run as code, so the site's config names
   * them. Without it every one is read: for commands that look at text and run nothing.
   */
  readonly mdxFolders?: readonly string[];
  /** Results of an earlier run, by file: pages that have not changed are not read again. */
  readonly cache?: PageCache;
  /** The same for `furigana.yml`: a thousand words take as long as a hundred pages. Default: this process's. */
  readonly readings?: ReadingsCache;
}

export type PageCache = Map<string, KeptPage>;
export type KeptPage = Kept<ParseResult>;
export type ReadingsCache = Map<string, Kept<ReturnType<typeof parseFuriganaList>>>;
/** What came of a file, and what it was made from. */
export interface Kept<T> {
  readonly stamp: string;
  readonly result: T;
  /** Whether the file was that old when it was read that every later change shows in its stamp. */
  readonly settled: boolean;
}
/** The coarsest clock of a file system (FAT), in milliseconds. */
const COARSEST_MS = 2000;

interface Found {
  /** Site-relative, POSIX, NFC: macOS hands out decomposed names. */
  readonly file: string;
  readonly absolute: string;
}

/** Read every page under the roots. Files and folders that begin with `_` or `.` are not pages; links are not followed. */
export async function readSite({
  siteDir,
  roots,
  mdxFolders,
  cache,
  readings = readingsOfProcess,
}: ReadOptions): Promise<SiteContent> {
  const entries: Entry[] = [];
  const broken: BrokenFile[] = [];
  const messages: Message[] = [];
  const withdrawn: Withdrawn[] = [];
  let sources: SourceList = {};
  const furigana = new Map<string, readonly FuriganaRule[]>();
  let files = 0;
  for (const root of roots) {
    const rootDir = path.join(siteDir, root);
    const found = await listPages(rootDir, root);
    const defaults = await readDefaults(siteDir, root, found, messages);
    const listed = readText(path.join(rootDir, 'sources.yml'), `${root}/sources.yml`);
    if (listed.text !== undefined) {
      const result = parseSources({ path: `${root}/sources.yml`, text: listed.text });
      sources = { ...sources, ...result.sources };
      messages.push(...result.messages);
    }
    const tombstones = `${root}/${WITHDRAWN_FILE}`;
    const taken = readText(path.join(rootDir, WITHDRAWN_FILE), tombstones);
    messages.push(...taken.messages);
    if (taken.text !== undefined) {
      const result = parseWithdrawn({ path: tombstones, text: taken.text });
      withdrawn.push(...result.withdrawn);
      messages.push(...result.messages);
    }
    const reviewed = readReadings(path.join(rootDir, FURIGANA_FILE), root, readings);
    for (const [word, rules] of reviewed.list) furigana.set(word, rules);
    messages.push(...reviewed.messages);
    for (const { file, absolute } of found) {
      files++;
      const result = isRunnable(file, mdxFolders)
        ? await readPage(file, absolute, root, defaults(file), cache)
        : { messages: [mdxRefused(file)] };
      messages.push(...result.messages);
      if (result.item && result.body)
        entries.push({
          item: result.item,
          body: result.body,
          absolute,
          messages: result.messages,
          source: result.body,
        });
      else broken.push({ file, root, messages: result.messages });
    }
  }
  entries.sort((a, b) => compareText(a.item.file, b.item.file));
  const { translations, messages: ofCopies } = await readTranslations({
    siteDir,
    roots,
    entries,
    broken,
  });
  messages.push(...ofCopies);
  return { entries, translations, broken, sources, withdrawn, furigana, messages, files };
}

const readingsOfProcess: ReadingsCache = new Map();

function readReadings(absolute: string, root: string, cache: ReadingsCache) {
  const { stamp, settled } = stampFile(absolute);
  const known = cache.get(absolute);
  if (known?.settled && known.stamp === stamp) return known.result;
  const { text, messages } = readText(absolute, `${root}/${FURIGANA_FILE}`);
  if (text === undefined) return { list: new Map(), messages };
  const result = parseFuriganaList({ path: `${root}/${FURIGANA_FILE}`, text });
  cache.set(absolute, { stamp, result, settled });
  return result;
}

/** A page that is text, or code from a folder the site's config names. */
const isRunnable = (file: string, mdxFolders: readonly string[] | undefined): boolean =>
  mdxFolders === undefined ||
  !/\.mdx$/i.test(file) ||
  mdxFolders.some((folder) => file.startsWith(`${folder.replace(/(?<!\/)\/+$/, '')}/`));

function mdxRefused(file: string): Message {
  const reporter = createReporter(file, 'market');
  reporter.report(
    { line: 1, column: 1 },
    'error',
    'mdx-folder',
    '`.mdx` はプログラムとして動くため、このフォルダには置けません。`.md` を期待',
    `拡張子を \`.md\` にしてください。サイトを作る人は、docusaurus.config の \`mdxFolders\` に \`${path.posix.dirname(file)}\` を足せます`,
  );
  return reporter.messages[0] as Message;
}

/** A page's own bytes and what its folders say, for who changes authors' files. */
export interface PageFile extends Found {
  readonly root: string;
  readonly defaults: FolderDefaults;
}

/** Every page under the roots as it lies on disk, in order; what `_defaults.yml` says wrongly is left out. */
export async function listPageFiles(
  siteDir: string,
  roots: readonly string[],
): Promise<PageFile[]> {
  const files: PageFile[] = [];
  for (const root of roots) {
    const found = await listPages(path.join(siteDir, root), root);
    const defaults = await readDefaults(siteDir, root, found, []);
    files.push(...found.map((page) => ({ ...page, root, defaults: defaults(page.file) })));
  }
  return files;
}

/** What `readSite` keeps of a page, made beforehand: for who reads many at once. */
export async function readPageFile(page: PageFile): Promise<KeptPage> {
  const kept: PageCache = new Map();
  await readPage(page.file, page.absolute, page.root, page.defaults, kept);
  return kept.get(page.absolute) as KeptPage;
}

async function readPage(
  file: string,
  absolute: string,
  root: string,
  defaults: FolderDefaults,
  cache: PageCache | undefined,
): Promise<ParseResult> {
  const { settled, ...stats } = stampFile(absolute);
  const stamp = stampPage(stats.stamp, defaults);
  const known = cache?.get(absolute);
  if (known?.stamp === stamp) return known.result;
  const { text, messages } = readText(absolute, file);
  const result: ParseResult =
    text === undefined ? { messages } : parseItem({ path: file, text }, root, defaults);
  cache?.set(absolute, { stamp, result, settled });
  return result;
}

/**
 * What the reading of a page depends on, beside its name and our own code: its bytes, known by size, times
 * and number on the disk, and what its folders say.
 */
export const stampPageFile = ({ absolute, defaults }: PageFile): string =>
  stampPage(stampFile(absolute).stamp, defaults);

const stampPage = (stamp: string, { values }: FolderDefaults): string =>
  `${stamp} ${JSON.stringify(values)}`;

function stampFile(absolute: string): Pick<Kept<unknown>, 'stamp' | 'settled'> {
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  if (!stats) return { stamp: '', settled: false };
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return {
    stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}`,
    settled: Math.abs(Date.now() - ctimeMs) > COARSEST_MS,
  };
}

/** Nothing and no message where no file can be read. */
function readText(absolute: string, file: string): { text?: string; messages: readonly Message[] } {
  const reporter = createReporter(file);
  let bytes: Buffer;
  try {
    // One after the other either way: a promise for each would only cost.
    bytes = readFileSync(absolute);
  } catch {
    return { messages: [] };
  }
  const text = decodeSource(bytes, reporter);
  return text === undefined ? { messages: reporter.messages } : { text, messages: [] };
}

async function listPages(dir: string, relative: string): Promise<Found[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const found: Found[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const { name } = entry;
    if (name.startsWith('_') || name.startsWith('.') || name === 'node_modules') continue;
    const absolute = path.join(dir, name);
    const file = `${relative}/${name.normalize('NFC')}`;
    if (entry.isDirectory()) found.push(...(await listPages(absolute, file)));
    else if (entry.isFile() && /\.mdx?$/i.test(name)) found.push({ file, absolute });
  }
  return found;
}

/** `_defaults.yml` of every folder from the root down; the nearest folder wins key by key. */
async function readDefaults(
  siteDir: string,
  root: string,
  pages: readonly Found[],
  messages: Message[],
): Promise<(file: string) => FolderDefaults> {
  const folders = new Map<string, string>([[root, path.join(siteDir, root)]]);
  for (const page of pages) {
    let folder = path.posix.dirname(page.file);
    let absolute = path.dirname(page.absolute);
    while (folder.length >= root.length && !folders.has(folder)) {
      folders.set(folder, absolute);
      folder = path.posix.dirname(folder);
      absolute = path.dirname(absolute);
    }
  }
  const byFolder = new Map<string, FolderDefaults>();
  for (const [folder, absolute] of [...folders].sort(([a], [b]) => compareText(a, b))) {
    for (const name of ['_defaults.yml', '_既定.yml']) {
      const { text, messages: decoding } = readText(path.join(absolute, name), `${folder}/${name}`);
      messages.push(...decoding);
      if (text === undefined) continue;
      const result = parseDefaults({ path: `${folder}/${name}`, text });
      messages.push(...result.messages);
      if (result.defaults) byFolder.set(folder, result.defaults);
    }
  }
  return (file) => {
    const values: Record<string, unknown> = {};
    const parts = path.posix.dirname(file).split('/');
    for (let length = 1; length <= parts.length; length++)
      Object.assign(values, byFolder.get(parts.slice(0, length).join('/'))?.values);
    return { values };
  };
}
