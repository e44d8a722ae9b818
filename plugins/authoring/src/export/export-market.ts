import { readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import {
  checkContent,
  chooseEdition,
  type Entry,
  namedFiles,
  prepareFiles,
  readSite,
  resolveFile,
  type SiteContent,
} from '@chishiki-ichiba/market/content';
import {
  compareText,
  createReporter,
  decodeSource,
  type Edition,
  type FolderDefaults,
  formatMessage,
  type KindId,
  type Message,
  pageNames,
  parseDefaults,
  parseItem,
  selectForEdition,
} from '@chishiki-ichiba/model';
import { type Known, toFolderDefaults, toYaml } from './front-matter.js';
import { type ColumnUse, keepColumns } from './keep-columns.js';
import { toLists } from './lists.js';
import { toPageText, withReadings } from './page-text.js';
import { differenceOf } from './same-page.js';

/** A file of an export: its text or bytes, or where they lie. */
export type ExportFile = string | Uint8Array | { readonly copyOf: string };

export interface ExportedPage {
  readonly id: string;
  readonly kind: KindId;
  /** Path in the export. */
  readonly file: string;
}

export interface Exported {
  /** Path in the export (POSIX) → content: `pages/…`, `static/…`. */
  readonly files: ReadonlyMap<string, ExportFile>;
  readonly pages: readonly ExportedPage[];
  /** Why it cannot be whole; nothing may be written then. */
  readonly problems: readonly string[];
}

export interface ExportOptions {
  readonly siteDir: string;
  /** Content root relative to the site, POSIX. */
  readonly root: string;
  readonly edition: Edition;
  /** For pictures while they are made ready. */
  readonly cacheDir: string;
}

/** Longest side of a picture, px, that a site can publish: none is made smaller here. */
const LARGEST = 10_000;

/** Folder of the pages in an export; its inside is that of the content root. */
export const PAGES = 'pages';

/**
 * Everything that readers of an edition may read, as the files of a content root: pages, the lists beside
 * them, pictures and films as they are published. Each page is read again, and must say the same.
 */
export async function exportMarket(options: ExportOptions): Promise<Exported> {
  const { root, edition } = options;
  const content = await readSite({ siteDir: options.siteDir, roots: [root] });
  const errors = checkContent(content, { siteDir: options.siteDir, roots: [root] }).filter(isError);
  if (errors.length > 0)
    return refused([`原稿に ${errors.length} 件のエラーがあります。先に check で直してください`]);
  const chosen = chooseEdition(content, edition);
  const entries = [...chosen.entries.values()];
  const inside = (file: string) => `${PAGES}/${file.slice(root.length + 1)}`;
  const files = new Map<string, ExportFile>();
  const defaults = folderDefaults(entries, chosen, inside);
  for (const [folder, values] of defaults) files.set(`${folder}/_defaults.yml`, toYaml(values));
  const problems: string[] = [];
  const texts = pageTexts(entries, content, options, chosen, (file) =>
    readDefaults(inside(file), files),
  );
  for (const [entry, { text, problem }] of texts) {
    files.set(inside(entry.item.file), text);
    if (problem) problems.push(`${entry.item.file}: 書き出すと \`${problem}\` が同じになりません`);
  }
  for (const [name, text] of toLists(options.siteDir, root, content, edition, [...files.values()]))
    files.set(`${PAGES}/${name}`, text);
  problems.push(...(await addNamedFiles(files, entries, options)));
  return {
    files,
    pages: entries
      .map(({ item }) => ({ id: item.id, kind: item.kind, file: inside(item.file) }))
      .sort((a, b) => compareText(a.id, b.id)),
    problems,
  };
}

const isError = ({ severity }: Message): boolean => severity === 'error';

const refused = (problems: readonly string[]): Exported => ({
  files: new Map(),
  pages: [],
  problems,
});

/** Where pages belong that do not say it themselves: their folder goes on saying it. */
function folderDefaults(
  entries: readonly Entry[],
  known: Known,
  inside: (file: string) => string,
): Map<string, Record<string, unknown>> {
  const folders = new Map<string, Record<string, unknown>>();
  for (const { item } of entries) {
    const values = toFolderDefaults(item, known);
    const folder = posix.dirname(inside(item.file));
    if (Object.keys(values).length > 0) folders.set(folder, { ...folders.get(folder), ...values });
  }
  return folders;
}

function readDefaults(page: string, files: ReadonlyMap<string, ExportFile>): FolderDefaults {
  let values = {};
  const folders = page.split('/').slice(0, -1);
  for (const index of folders.keys()) {
    const path = `${folders.slice(0, index + 1).join('/')}/_defaults.yml`;
    const text = files.get(path);
    if (typeof text === 'string')
      values = { ...values, ...parseDefaults({ path, text }).defaults?.values };
  }
  return { values };
}

function pageTexts(
  entries: readonly Entry[],
  content: SiteContent,
  { root, edition }: ExportOptions,
  known: Known,
  defaultsOf: (file: string) => FolderDefaults,
): Map<Entry, { text: string; problem?: string }> {
  const whole = new Map(content.entries.map((entry) => [entry.item.file, entry]));
  const names = pageNames(content.entries.map(({ item }) => item));
  const result = new Map<Entry, { text: string; problem?: string }>();
  const again: { entry: Entry; before: Entry }[] = [];
  for (const chosen of entries) {
    const { file } = chosen.item;
    const author = decodeSource(readFileSync(chosen.absolute), createReporter(file)) ?? '';
    const page = { whole: whole.get(file) as Entry, chosen, text: author };
    const read = (text: string) => parseItem({ path: file, text }, root, defaultsOf(file));
    let text = toPageText(page, edition, { ...known, names });
    let parsed = read(text);
    const kept = new Set(parsed.item?.readings.map(keyOf));
    const missing = chosen.item.readings.filter((reading) => !kept.has(keyOf(reading)));
    if (missing.length > 0) {
      text = withReadings(text, missing);
      parsed = read(text);
    }
    const { item, body, messages } = parsed;
    result.set(chosen, { text });
    if (item && body) again.push({ entry: { ...chosen, item, body }, before: chosen });
    else {
      result.set(chosen, { text, problem: messages.find(isError)?.ruleId ?? 'ページ' });
    }
  }
  const read = new Map(
    selectForEdition(
      again.map(({ entry }) => entry),
      edition,
    ).map((entry) => [entry.item.id, entry]),
  );
  for (const { before } of again) {
    const after = read.get(before.item.id);
    const problem = after ? differenceOf(before, after, known) : '公開範囲';
    if (problem) result.set(before, { text: result.get(before)?.text ?? '', problem });
  }
  return result;
}

const keyOf = ({ word, reading }: Entry['item']['readings'][number]): string =>
  `${word}|${reading}`;

/** Files that the pages name, as they are published: without the records in them. */
async function addNamedFiles(
  files: Map<string, ExportFile>,
  entries: readonly Entry[],
  { siteDir, root, cacheDir }: ExportOptions,
): Promise<string[]> {
  const prepared = await prepareFiles(entries, {
    siteDir,
    images: { metadata: 'strip', maxSize: LARGEST, cacheDir },
  });
  const problems = prepared.messages.filter(isError).map(formatMessage);
  const measured = new Map<string, ColumnUse[]>();
  for (const entry of entries)
    for (const file of namedFiles(entry.item)) {
      const absolute = resolveFile(entry, file.url, siteDir);
      const path = absolute === 'outside' ? undefined : placeOf(absolute, siteDir, root);
      const source = prepared.files.get(absolute)?.source;
      if (path === undefined)
        problems.push(`${entry.item.file}: \`${file.url}\` は ${root} の外です`);
      else if (file.role === 'log' || file.role === 'gaze')
        measured.set(absolute, [...(measured.get(absolute) ?? []), { item: entry.item, file }]);
      else if (file.role === 'captions') files.set(path, { copyOf: absolute });
      else if (source !== undefined)
        files.set(path, typeof source === 'string' ? { copyOf: source } : source);
    }
  for (const [absolute, uses] of measured) {
    const text = keepColumns(readFileSync(absolute), uses);
    const path = placeOf(absolute, siteDir, root);
    if (text === undefined || path === undefined) problems.push(`${absolute}: 列が分かりません`);
    else files.set(path, text);
  }
  return problems;
}

function placeOf(absolute: string, siteDir: string, root: string): string | undefined {
  const under = (dir: string, name: string) => {
    const path = relative(dir, absolute).split(sep).join('/');
    return path.startsWith('../') ? undefined : `${name}/${path}`;
  };
  return under(join(siteDir, root), PAGES) ?? under(join(siteDir, 'static'), 'static');
}
