import type { Item } from '../item.js';
import type { Marks } from './marks.js';

/** A revision by its name and its day, as far as authors say them. */
export interface RevisionName {
  readonly revision?: string;
  /** ISO date. */
  readonly revised?: string;
}

/** What a translated copy is of, and how it stands to it. */
export interface TranslationOf {
  /** Language of the copy, as its folder is called: `en`. */
  readonly locale: string;
  /** Site-relative file of the copy; `file` of the item stays the original's, which its links start from. */
  readonly file: string;
  /** Title of the original. */
  readonly title: string;
  /** よみ of the original. */
  readonly reading?: string;
  /** Revision that was translated. */
  readonly from: RevisionName;
  /** `behind`: the original was revised since; `unknown`: nobody wrote which revision was translated. */
  readonly state: 'current' | 'behind' | 'unknown';
  /** Steps of the original that are new or changed since; absent where no 原文の控え tells. */
  readonly changed?: readonly string[];
  /** Steps that the copy does not have: they stand there in the original's language. */
  readonly untranslated: readonly string[];
  readonly translatedBy?: string;
}

/** How a copy stands to the original of today. */
export function stateOf(
  { fields }: Pick<Item, 'fields'>,
  from: RevisionName,
  translated: Marks | undefined,
  now: Marks,
): Pick<TranslationOf, 'state' | 'changed'> {
  const changed =
    translated &&
    [...now].filter(([part, mark]) => translated.get(part) !== mark).map(([part]) => part);
  const gone = [...(translated?.keys() ?? [])].some((part) => !now.has(part));
  const known =
    translated !== undefined || from.revision !== undefined || from.revised !== undefined;
  const behind =
    (changed !== undefined && changed.length > 0) ||
    gone ||
    (from.revised !== undefined && fields.revised !== undefined && from.revised < fields.revised) ||
    (from.revision !== undefined &&
      fields.revision !== undefined &&
      nameKey(from.revision) !== nameKey(fields.revision));
  return {
    state: !known ? 'unknown' : behind ? 'behind' : 'current',
    ...(changed
      ? { changed: changed.filter((part) => part.startsWith('#')).map((part) => part.slice(1)) }
      : {}),
  };
}

/** `第４版`, `4版`, `Rev. 4` → `4`: translators write the number in their own words. */
function nameKey(revision: string): string {
  const text = revision.normalize('NFKC').trim();
  const [number] = /\d[\d.]*/.exec(text) ?? [];
  return number ?? text;
}
