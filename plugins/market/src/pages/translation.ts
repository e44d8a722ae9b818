import type { Item } from '@chishiki-ichiba/model';
import type { BodyNode } from '../body-props.js';
import { encodeJson, type OutputFiles } from '../emit/catalog-files.js';
import { revisionKey } from '../revision.js';
import type {
  OriginalFile,
  OtherLanguageProp,
  RevisionProp,
  TranslationProp,
} from '../translation-props.js';
import { type PageContext, titleOf } from './context.js';
import { createSourceNotes } from './source-notes.js';
import { renderEntry } from './to-item-page.js';

/** Language of the words of a page, BCP 47; `undefined` where it is that of the site around it. */
export function languageOf(item: Item, { languages }: PageContext): string | undefined {
  if (!languages || item.translation) return undefined;
  const tag = item.fields.lang ?? languages.source.tag;
  return tag === languages.current.tag ? undefined : tag;
}

/** @returns `undefined` in a site of one language, and for a page without copies in the language it was written in. */
export function toTranslation(item: Item, context: PageContext): TranslationProp | undefined {
  const { languages, copies } = context;
  if (!languages) return undefined;
  const { current, source } = languages;
  const others = [current, ...languages.others].flatMap((language): OtherLanguageProp[] => {
    if (language === current) return [];
    const copy = copies?.get(item.id)?.find(({ locale }) => locale === language.locale);
    if (language !== source && !copy) return [];
    return [
      {
        tag: language.tag,
        label: language.label,
        url: language.urls.item(item),
        ...(language === source ? { original: true as const } : {}),
        ...(copy && copy.state !== 'current' ? { behind: true as const } : {}),
      },
    ];
  });
  others.sort((a, b) => Number(b.original ?? false) - Number(a.original ?? false));
  if (current === source) return others.length > 0 ? { state: 'original', others } : undefined;
  const { translation } = item;
  // Written in the language of the site around it, and in no other.
  if (!translation && languageOf(item, context) === undefined) return undefined;
  if (!translation) return { state: 'missing', others };
  const { from, state, changed = [], translatedBy } = translation;
  const now = toRevision(item.fields);
  const on = new Set(item.steps.map(({ id }) => id));
  const since = (item.fields.history ?? [])
    .filter(({ date }) => state === 'behind' && from.revised !== undefined && date > from.revised)
    .map(({ revision, date, text }) => ({ ...toRevision({ revision, revised: date }), text }));
  const steps = changed.filter((id) => on.has(id));
  return {
    state,
    others,
    from: toRevision(from),
    now,
    ...(since.length > 0 ? { since } : {}),
    ...(steps.length > 0 ? { changed: steps } : {}),
    ...(translatedBy ? { translatedBy } : {}),
    file: fileOf(item),
  };
}

function toRevision({ revision, revised }: RevisionProp): RevisionProp {
  return {
    ...(revision ? { revision: revisionKey(revision) } : {}),
    ...(revised ? { revised } : {}),
  };
}

const fileOf = ({ id }: Pick<Item, 'id'>): string => `originals/${id}.json`;

/** The originals of this edition's copies, each in a file of its own: few readers lay them side by side. */
export function toOriginalFiles(context: PageContext): OutputFiles {
  const files: OutputFiles = new Map();
  const tag = context.languages?.source.tag ?? '';
  for (const [, entry] of context.originals ?? []) {
    const { body } = renderEntry(entry, createSourceNotes(context.sources), context);
    const original: OriginalFile = {
      tag: entry.item.fields.lang ?? tag,
      title: titleOf(entry.item),
      body: body.map((node) => renameAnchors(node)),
    };
    files.set(fileOf(entry.item), encodeJson(original));
  }
  return files;
}

/** Both stand on one page: an anchor belongs to the copy. */
function renameAnchors(node: BodyNode): BodyNode {
  if (typeof node === 'string') return node;
  const [type, props, ...children] = node;
  const anchored = type === 'Step' || type === 'KeyPoint' || type === type.toLowerCase();
  const own = props && anchored ? { ...props, ...anchorsOf(props) } : props;
  return [type, own, ...children.map(renameAnchors)];
}

const anchorsOf = ({ id, href }: Readonly<Record<string, unknown>>) => ({
  ...(typeof id === 'string' ? { id: `original-${id}` } : {}),
  ...(typeof href === 'string' && href.startsWith('#')
    ? { href: `#original-${href.slice(1)}` }
    : {}),
});
