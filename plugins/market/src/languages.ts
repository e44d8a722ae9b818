import type { TranslationOf } from '@chishiki-ichiba/model';
import type { Entry, SiteContent } from './content/read-site.js';
import { createUrls, type UrlOptions, type Urls } from './urls.js';

/** A language of the site, as Docusaurus knows it. */
export interface SiteLanguage {
  /** As its folder is called: `en`. */
  readonly locale: string;
  /** Its name in itself: English. */
  readonly label: string;
  /** BCP 47, for `lang` and `hreflang`. */
  readonly tag: string;
  /** Addresses of the site in this language. */
  readonly urls: Pick<Urls, 'item'>;
}

/** Which language this build is of, and which others the site is published in. */
export interface Languages {
  readonly current: SiteLanguage;
  /** The one authors write in. */
  readonly source: SiteLanguage;
  readonly others: readonly SiteLanguage[];
}

interface SiteLocales {
  readonly currentLocale: string;
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  readonly localeConfigs: Readonly<
    Record<string, { readonly label: string; readonly htmlLang: string; readonly baseUrl: string }>
  >;
}

/** @returns `undefined` for a site of one language: nothing about languages is shown there. */
export function toLanguages(i18n: SiteLocales, urls: UrlOptions): Languages | undefined {
  const languages = i18n.locales.flatMap((locale): SiteLanguage[] => {
    const config = i18n.localeConfigs[locale];
    if (!config) return [];
    const { label, htmlLang, baseUrl } = config;
    return [{ locale, label, tag: htmlLang, urls: createUrls({ ...urls, baseUrl }) }];
  });
  const find = (locale: string) => languages.find((language) => language.locale === locale);
  const current = find(i18n.currentLocale);
  const source = find(i18n.defaultLocale);
  if (!current || !source || languages.length < 2) return undefined;
  return { current, source, others: languages.filter((language) => language !== current) };
}

/** Content as the readers of one language get it: a page that has a copy is the copy, with its own words for what pages call it. */
export function inLanguage(content: SiteContent, languages: Languages | undefined): SiteContent {
  if (!languages || languages.current === languages.source) return content;
  const copies = new Map(
    content.translations
      .filter(({ locale }) => locale === languages.current.locale)
      .map(({ of, entry }) => [of, entry]),
  );
  return {
    ...content,
    entries: content.entries.map((entry): Entry => copies.get(entry) ?? entry),
  };
}

/** Item id → its copies, as far as the site is published in their language. */
export function copiesOf(
  { translations }: SiteContent,
  languages: Languages | undefined,
): ReadonlyMap<string, readonly TranslationOf[]> {
  const copies = new Map<string, TranslationOf[]>();
  if (!languages) return copies;
  const published = new Set([languages.current, ...languages.others].map(({ locale }) => locale));
  for (const { entry } of translations) {
    const { id, translation } = entry.item;
    if (translation && published.has(translation.locale))
      copies.set(id, [...(copies.get(id) ?? []), translation]);
  }
  return copies;
}
