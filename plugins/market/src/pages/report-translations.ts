import type { TranslationsProp } from '../report-props.js';
import { type PageContext, titleOf } from './context.js';
import { isCurrent, REPORT_LIST_MAX } from './report-gaps.js';

/** What translations are counted from: see `PageContext`. */
export type TranslationContext = Pick<PageContext, 'catalog' | 'languages' | 'copies'>;

/**
 * How far every other language of the site has come, over the pages of this edition. Nothing here is an
 * error: a page need not be translated. Pages that were given up are not counted.
 *
 * @returns `undefined` for a site of one language.
 */
export function toTranslations(context: TranslationContext): TranslationsProp[] | undefined {
  const { catalog, languages, copies } = context;
  if (!languages) return undefined;
  const { current, source, others } = languages;
  const items = catalog.items.filter(isCurrent);
  return [current, ...others].flatMap((language): TranslationsProp[] => {
    if (language === source) return [];
    const copyOf = (id: string) =>
      copies?.get(id)?.find(({ locale }) => locale === language.locale);
    // A page that was written in this language is no copy, and needs none.
    const wanted = items.filter(({ fields }) => !isOwn(fields.lang, language.locale, language.tag));
    const translated = items.filter(({ id }) => copyOf(id));
    const behind = translated.filter(({ id }) => copyOf(id)?.state !== 'current');
    return [
      {
        tag: language.tag,
        label: language.label,
        translated: translated.length,
        missing: wanted.filter(({ id }) => !copyOf(id)).length,
        behind: {
          count: behind.length,
          pages: behind.slice(0, REPORT_LIST_MAX).map((item) => ({
            id: item.id,
            label: titleOf(item),
            url: language.urls.item(item),
          })),
        },
      },
    ];
  });
}

const isOwn = (lang: string | undefined, locale: string, tag: string): boolean =>
  lang === locale || lang === tag;
