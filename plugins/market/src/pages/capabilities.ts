import type { ItemOf, Range } from '@chishiki-ichiba/model';
import type { CapabilityProp, CapabilitySheetProp, MakerRowProp } from '../board-props.js';
import { labelOf } from '../words/label-of.js';
import type { PageContext } from './context.js';
import { rangeLabel } from './fields.js';

/** 能力シート of an organisation; `undefined` where it wrote none. */
export function toCapabilitySheet({ fields }: ItemOf<'org'>): CapabilitySheetProp | undefined {
  const { capabilities = [], certifications = [] } = fields;
  if (capabilities.length === 0 && certifications.length === 0) return undefined;
  return { rows: capabilities.map(toCapability), certifications };
}

type Row = NonNullable<ItemOf<'org'>['fields']['capabilities']>[number];

function toCapability(row: Row): CapabilityProp {
  const { text, process, material = [], thickness, size, accuracy, quantity, lead } = row;
  return {
    text,
    ...(process ? { process: { id: process, label: labelOf('process', process) } } : {}),
    material: material.map((id) => ({ id, label: labelOf('material', id) })),
    ...(thickness === undefined ? {} : { thickness: thickness && toThickness(thickness) }),
    ...(size ? { size } : {}),
    ...(accuracy ? { accuracy } : {}),
    ...(quantity ? { quantity } : {}),
    ...(lead ? { lead } : {}),
    certificates: row.certificates ?? [],
  };
}

const toThickness = (range: Range): NonNullable<CapabilityProp['thickness']> => ({
  label: rangeLabel(range),
  ...(range.min === undefined ? {} : { min: range.min }),
  ...(range.max === undefined ? {} : { max: range.max }),
  ...(range.exclusive ? { exclusive: range.exclusive } : {}),
});

/** Rows of all sheets, firm by firm. */
export const toMakers = ({ catalog, urls }: PageContext): MakerRowProp[] =>
  catalog.items.flatMap((item) => {
    if (item.kind !== 'org' || item.status === 'retired') return [];
    return (item.fields.capabilities ?? []).map((row, index) => ({
      ...toCapability(row),
      id: `${item.id}-${index + 1}`,
      org: { id: item.id, label: item.title, url: urls.item(item) },
      fictional: item.fields.fictional === true,
      certifications: item.fields.certifications ?? [],
    }));
  });
