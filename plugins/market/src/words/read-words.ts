import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vocabularies } from '@chishiki-ichiba/model';
import type { WordTable } from '@chishiki-ichiba/model/say';

/** The language in which the interface is written. */
const OWN_LANGUAGE = 'ja';

/** Where a site puts words of its own, and whole languages: below the folder of Docusaurus' translations. */
export const SITE_WORDS = 'chishiki-ichiba.json';

export interface Words {
  readonly table: WordTable;
  /** Files that were read, for the bundler's cache and for messages. */
  readonly files: readonly string[];
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
 * @param i18nDir - Folder of the site's translations of this language.
 * @throws Error in English with file and cause, when a file is no table of texts or drops a place for a value.
 */
export function readWords(locale: string, i18nDir: string): Words {
  const language = locale.split('-')[0] ?? locale;
  const shipped = [language, locale]
    .filter((name, index, all) => name !== OWN_LANGUAGE && all.indexOf(name) === index)
    .map(shippedFile);
  const files = [...shipped, path.join(i18nDir, SITE_WORDS)].filter((file) => existsSync(file));
  const own = Object.assign({}, ...files.map(readTable)) as WordTable;
  const isJapanese = language === OWN_LANGUAGE;
  const english = isJapanese ? {} : englishWords();
  const keys = isJapanese ? [] : Object.keys(english);
  return {
    table: { ...english, ...own },
    files,
    missing: language === 'en' ? [] : keys.filter((key) => own[key] === undefined),
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

function readTable(file: string): WordTable {
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
    return fail('has to be an object of texts: {"検索": "Search"}.');
  const entries = Object.entries(content).filter(([, words]) => words !== '');
  for (const [key, words] of entries) {
    if (typeof words !== 'string') return fail(`"${key}" has to be a text, found ${typeof words}.`);
    const wrong = placesOf(words).find((place) => !placesOf(key).includes(place));
    if (wrong) return fail(`"${key}" has no ${wrong}, which "${words}" asks for.`);
  }
  return Object.fromEntries(entries) as WordTable;
}

/** `{0}`, `{1}` … of a text. */
export const placesOf = (words: string): string[] => words.match(/\{\d\}/g) ?? [];
