import { lstatSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  compareText,
  createReporter,
  decodeSource,
  type Message,
  type Original,
  type ParseResult,
  parseItem,
  parseTranslation,
} from '@chishiki-ichiba/model';
import type { BrokenFile, Entry } from './read-site.js';

/** Folder of Docusaurus for translated texts, and in it that of our plugin: `i18n/<locale>/<plugin>/…`. */
export const I18N_DIR = 'i18n';
export const I18N_PLUGIN = 'chishiki-ichiba-market';

/** A translated copy that could be read. */
export interface Translation {
  /** As its folder is called: `en`. */
  readonly locale: string;
  /** Site-relative. */
  readonly file: string;
  readonly of: Entry;
  /** The original in other words. */
  readonly entry: Entry;
}

interface Site {
  readonly siteDir: string;
  readonly roots: readonly string[];
  readonly entries: readonly Entry[];
  readonly broken: readonly BrokenFile[];
}

/**
 * Every translated copy of every page that could be read, in all languages: the check looks at all, a
 * build shows those of its own.
 *
 * @returns Copies by language and file; messages of those that could not be read too.
 */
export async function readTranslations(
  site: Site,
): Promise<{ translations: Translation[]; messages: Message[] }> {
  const translations: Translation[] = [];
  const messages: Message[] = [];
  const i18n = path.join(site.siteDir, I18N_DIR);
  const locales = (await readdir(i18n, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort(compareText);
  if (locales.length === 0) return { translations, messages };
  const originals = new Map(site.entries.map((entry) => [stemOf(entry.item.file), entry]));
  const broken = new Set(site.broken.map(({ file }) => stemOf(file)));
  for (const locale of locales)
    for (const root of site.roots) {
      const folder = `${I18N_DIR}/${locale}/${I18N_PLUGIN}`;
      for (const name of await listCopies(path.join(site.siteDir, folder, root), root)) {
        const file = `${folder}/${name}`;
        const of = originals.get(stemOf(name));
        const absolute = path.join(site.siteDir, file);
        // What is wrong with the original is told there.
        if (!of && broken.has(stemOf(name))) continue;
        const result =
          of && name.endsWith('.md')
            ? readCopy(file, absolute, of, locale)
            : refuse(file, name, of);
        messages.push(...result.messages);
        if (of && result.item && result.body) {
          const { item, body, messages: own } = result;
          // Its pictures lie beside the original.
          const entry = { item, body, absolute: of.absolute, messages: own, source: body };
          translations.push({ locale, file, of, entry });
        }
      }
    }
  return { translations, messages };
}

const stemOf = (file: string): string => file.replace(/\.mdx?$/i, '');

function refuse(file: string, name: string, of: Entry | undefined): ParseResult {
  const reporter = createReporter(file, 'market');
  if (of)
    reporter.report(
      { line: 1, column: 1 },
      'error',
      'translation-format',
      '翻訳は `.md` で書きます。`.mdx` は使えません',
      `拡張子を \`.md\` にしてください（原文は ${of.item.file}）`,
    );
  else
    reporter.report(
      { line: 1, column: 1 },
      'error',
      'translation-original',
      `原文 \`${stemOf(name)}.md\` がありません`,
      '原文と同じ場所に同じ名前で置いてください。原文を外したときは、翻訳も外します',
    );
  return { messages: reporter.messages };
}

/** A save changes one page: a copy is read again when it or its original has changed. */
const readBefore = new WeakMap<object, Map<string, { stamp: string; result: ParseResult }>>();

function readCopy(file: string, absolute: string, of: Entry, locale: string): ParseResult {
  const stats = lstatSync(absolute, { throwIfNoEntry: false });
  const stamp = `${stats?.mtimeMs} ${stats?.size}`;
  const kept = readBefore.get(of.item) ?? new Map();
  readBefore.set(of.item, kept);
  const known = kept.get(file);
  if (known?.stamp === stamp) return known.result;
  const reporter = createReporter(file);
  const text = decodeSource(readFileSync(absolute), reporter);
  const result: ParseResult =
    text === undefined
      ? { messages: reporter.messages }
      : parseTranslation({ path: file, text }, wholeOf(of), locale);
  kept.set(file, { stamp, result });
  return result;
}

/** A check keeps pages without their text, which only their copies need again. */
function wholeOf({ item, body, absolute }: Entry): Original {
  if (body.children.length > 0) return { item, body };
  const text = decodeSource(readFileSync(absolute), createReporter(item.file));
  const defaults = { values: { ...item.fields, kind: item.kind } };
  const root = item.file.split('/')[0] ?? '';
  const read =
    text === undefined ? undefined : parseItem({ path: item.file, text }, root, defaults);
  return { item, body: read?.body ?? body };
}

/** Names with the root in front, POSIX; as for pages, what begins with `_` or `.` is left out: a draft. */
async function listCopies(dir: string, relative: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const { name } = entry;
    if (name.startsWith('_') || name.startsWith('.')) continue;
    const file = `${relative}/${name.normalize('NFC')}`;
    if (entry.isDirectory()) found.push(...(await listCopies(path.join(dir, name), file)));
    else if (entry.isFile() && /\.mdx?$/i.test(name)) found.push(file);
  }
  return found;
}
