import type { Item } from '@chishiki-ichiba/model';
import type { SheetProp } from '../props.js';

/** Whether a page is made to be written on: by its paper, or by what kind of guide it is. */
export function toSheet(item: Item): SheetProp | undefined {
  if (item.kind !== 'guide') return undefined;
  const { sheet, guideType } = item.fields;
  if (sheet) return { paper: sheet };
  return guideType === 'template' || guideType === 'checklist' ? {} : undefined;
}
