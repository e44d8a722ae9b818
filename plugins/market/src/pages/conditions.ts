import {
  type DefectLink,
  defectLinksOf,
  type ItemOf,
  printRange,
  type Weld,
} from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import type { ConditionProp } from '../weld-props.js';
import { labelOf } from '../words/label-of.js';
import type { PageContext } from './context.js';
import { toClipLink } from './videos.js';

/** 不完全部との関係 as the manual shows it. */
export const toConditions = (weld: Weld, context: PageContext): ConditionProp[] =>
  defectLinksOf(weld).map((link) => toCondition(link, context));

/**
 * What leads to the imperfections that a term stands for, over the manuals of this edition: in order of
 * the catalog, then of the author.
 *
 * @returns `undefined` when no manual says so.
 */
export function conditionsFor(
  { fields }: ItemOf<'term'>,
  context: PageContext,
): ConditionProp[] | undefined {
  const found = (fields.defect ?? []).flatMap(
    (defect) => byDefect(context.catalog).get(defect) ?? [],
  );
  if (found.length === 0) return undefined;
  return found.map(({ manual, link }) => ({
    ...toCondition(link, context),
    manual: { id: manual.id, label: manual.title, url: context.urls.item(manual, 'sec-weld') },
  }));
}

type Found = { readonly manual: ItemOf<'manual'>; readonly link: DefectLink };
/** One walk over the manuals for all terms of a catalog. */
const known = new WeakMap<Catalog, Map<string, Found[]>>();

function byDefect(catalog: Catalog): Map<string, Found[]> {
  const before = known.get(catalog);
  if (before) return before;
  const index = new Map<string, Found[]>();
  for (const item of catalog.items) {
    if (item.kind !== 'manual' || !item.fields.weld || item.status === 'retired') continue;
    for (const link of defectLinksOf(item.fields.weld))
      index.set(link.defect, [...(index.get(link.defect) ?? []), { manual: item, link }]);
  }
  known.set(catalog, index);
  return index;
}

function toCondition(
  { parameter, direction, condition, defect, range, clip }: DefectLink,
  context: PageContext,
): ConditionProp {
  const link = clip && toClipLink(clip, context);
  return {
    parameter,
    direction,
    condition,
    defect: {
      id: defect,
      label: labelOf('defect', defect),
      url: context.urls.searchFor({ defect }),
    },
    ...(range ? { range: printRange(range.asTyped ?? range) } : {}),
    ...(link ? { clip: link } : {}),
  };
}
