import type { ItemOf, ValueId } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import type { Labelled } from '../props.js';
import { type ListContext, titleOf } from './context.js';

type GuideType = ValueId<'guideType'>;
type Guide = ItemOf<'guide'>;

const known = new WeakMap<Catalog, ReadonlyMap<string, Guide>>();

/**
 * The guide that explains a value of a vocabulary or a numbered rule.
 *
 * @param about - 対象 as the guide names it (`開発期`, `信条`), or its 番号.
 * @returns The first in file order; `undefined` when this edition has none.
 */
export function findGuide(
  type: GuideType,
  about: string | number,
  catalog: Catalog,
): Guide | undefined {
  const guides = known.get(catalog) ?? indexGuides(catalog);
  return guides.get(`${type}:${about}`);
}

function indexGuides(catalog: Catalog): ReadonlyMap<string, Guide> {
  const guides = new Map<string, Guide>();
  for (const item of catalog.items) {
    if (item.kind !== 'guide') continue;
    for (const name of [item.fields.about, item.fields.number]) {
      const key = `${item.fields.guideType}:${name}`;
      if (name !== undefined && !guides.has(key)) guides.set(key, item);
    }
  }
  known.set(catalog, guides);
  return guides;
}

/** Numbers (指針番号, リスク) as the titles of their guides; the bare number where there is none. */
export const toNumbered = (
  type: GuideType,
  numbers: readonly number[] | undefined,
  { catalog, urls }: ListContext,
): Labelled[] =>
  (numbers ?? []).map((number) => {
    const guide = findGuide(type, number, catalog);
    return guide
      ? { id: String(number), label: titleOf(guide), url: urls.item(guide) }
      : { id: String(number), label: String(number) };
  });
