import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vocabularies } from '@chishiki-ichiba/model';
import type { WordTable } from '@chishiki-ichiba/model/say';

/** The language in which the interface is written. */
const OWN_LANGUAGE = 'ja';

/**
 * Where a site puts words of its own, and whole languages: where Docusaurus keeps a plugin's translations, in
 * Docusaurus' form (`{"検索": {"message": "Search"}}`). `docusaurus write-translations` writes the whole list.
 */
export const SITE_WORDS = 'words';

export interface Words {
  readonly table: WordTable;
  /** Words of the interface this language does not have; they are shown in English. */
  readonly missing: readonly string[];
}

/**
 * The words of the interface in a language: those that come with the package, then those of the site.
 *
 * What neither has is English, and Japanese where even that is missing. A site writes only what it wants
 * otherwise; an empty text counts as not written.
 *
 * @param locale - Docusaurus' name of the language: `en`, `vi`, `ja-x-yasashii`.
 * @param pluginDir - Folder of the site's translations of this plugin in this language.
 * @throws Error in English with file and cause, when a file is no table of texts or asks for a value its
 *   Japanese does not have.
 */
export function readWords(locale: string, pluginDir: string): Words {
  const language = locale.split('-')[0] ?? locale;
  const shipped = [...new Set([language, locale])].filter((name) => name !== OWN_LANGUAGE);
  const own: WordTable = {
    ...Object.assign({}, ...shipped.map((name) => readTable(shippedFile(name)))),
    ...readTable(path.join(pluginDir, `${SITE_WORDS}.json`), siteText),
  };
  if (language === OWN_LANGUAGE) return { table: own, missing: [] };
  const english = englishWords();
  return {
    table: { ...english, ...own },
    missing: language === 'en' ? [] : Object.keys(english).filter((key) => !(key in own)),
  };
}

/** All words of the interface, with their English: the list that another language has to fill. */
export const englishWords = (): WordTable => ({
  ...Object.fromEntries(
    Object.values(vocabularies).flatMap((values) =>
      (values as readonly { ja: string; en: string }[]).map(({ ja, en }) => [ja, en]),
    ),
  ),
  ...readTable(shippedFile('en')),
});

const shippedFile = (locale: string): string =>
  fileURLToPath(new URL(`../../locales/${locale}.json`, import.meta.url));

/** A text of a file that comes with the package. */
const plainText = (value: unknown): unknown => value;

/** A text as Docusaurus writes it. */
const siteText = (value: unknown): unknown =>
  (value as { readonly message?: unknown } | null)?.message;

/** No file is an empty table. */
function readTable(file: string, toText = plainText): WordTable {
  if (!existsSync(file)) return {};
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(`is not JSON (${(error as Error).message}). Mend it, or take it away.`);
  }
  if (content === null || typeof content !== 'object' || Array.isArray(content))
    return fail('has to be an object of texts: {"検索": {"message": "Search"}}.');
  const table: Record<string, string> = {};
  for (const [key, value] of Object.entries(content)) {
    const words = toText(value);
    if (typeof words !== 'string')
      return fail(`"${key}" has to be {"message": "…"}, found ${JSON.stringify(value)}.`);
    const wrong = placesOf(words).find((place) => !placesOf(key).includes(place));
    if (wrong) return fail(`"${key}" has no ${wrong}, which "${words}" asks for.`);
    if (words !== '') table[key] = words;
  }
  return table;
}

/** `{0}`, `{1}` … of a text. */
export const placesOf = (words: string): string[] => words.match(/\{\d\}/g) ?? [];

/** The whole list as Docusaurus writes it into a site's folder of translations. */
export const toMessages = (table: WordTable): Record<string, { readonly message: string }> =>
  Object.fromEntries(
    Object.keys(englishWords())
      .sort()
      .map((key) => [key, { message: table[key] ?? key }]),
  );
