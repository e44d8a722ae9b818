import type { Item } from '@chishiki-ichiba/model';
import type { SheetProp } from '../props.js';

/** Whether a page is made to be written on: by its paper, or by what kind of guide it is. */
export function toSheet(item: Item): SheetProp | undefined {
  if (item.kind !== 'guide') return undefined;
  const { sheet, guideType } = item.fields;
  // A guide on paper is read at the bench, in gloves; a form is written on.
  if (sheet) return { paper: sheet, ...(guideType === 'how-to' ? { toRead: true as const } : {}) };
  return guideType === 'template' || guideType === 'checklist' ? {} : undefined;
}
