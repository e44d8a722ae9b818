import { fileURLToPath } from 'node:url';
import type { I18n } from '@docusaurus/types';
import { libOf } from '../words/words-rule.js';

/** Languages written in Han. */
const HAN = new Set(['zh', 'yue', 'cmn', 'wuu', 'nan', 'hak', 'lzh']);

/**
 * Bundler rule with which our parts mark what stands in Japanese on pages in another language
 * (WCAG 3.1.2; and browsers draw unmarked kanji on an English page with Chinese glyphs). None where
 * authors and readers have one language: those pages stay as they are, to the byte.
 *
 * Texts come to our parts from fields, titles, lists and search alike; by whom each was written is not
 * written on it, but its script tells it.
 */
export function createLanguageRules({
  currentLocale,
  defaultLocale,
  localeConfigs,
}: Pick<I18n, 'currentLocale' | 'defaultLocale' | 'localeConfigs'>): object[] {
  const languageOf = (locale: string): string =>
    (localeConfigs[locale]?.htmlLang ?? locale).split('-')[0]?.toLowerCase() ?? '';
  const page = languageOf(currentLocale);
  if (page === 'ja' || languageOf(defaultLocale) !== 'ja') return [];
  const runtime = HAN.has(page) ? 'jsx-runtime-han.js' : 'jsx-runtime.js';
  return [
    {
      test: /\.js$/,
      include: ['@chishiki-ichiba/market', '@chishiki-ichiba/search'].map(libOf),
      exclude: [here('../client/language')],
      enforce: 'pre',
      use: [
        {
          loader: here('./jsx-loader.js'),
          options: { runtime: here(`../client/language/${runtime}`) },
        },
      ],
    },
  ];
}

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
