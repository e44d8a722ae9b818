import type { FormRead, FormValue } from './fields.js';

/** Without what says nothing: blank texts, empty lists and groups. `undefined` when nothing is left. */
export function clean(value: unknown, read: FormRead): FormValue {
  switch (read.as) {
    case 'list': {
      const items = (Array.isArray(value) ? value : value == null ? [] : [value])
        .map((item) => clean(item, read.item))
        .filter((item) => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    case 'group': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      const entries = read.fields.flatMap(({ key, read: inner }) => {
        const part = clean((value as Record<string, unknown>)[key], inner);
        return part === undefined ? [] : [[key, part] as const];
      });
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    }
    case 'boolean':
      return value === true || value === 'true'
        ? true
        : value === false || value === 'false'
          ? false
          : undefined;
    default: {
      if (value === null || value === undefined) return undefined;
      const text = String(value).replace(/\r\n?/g, '\n').trim();
      return text === '' ? undefined : text;
    }
  }
}

/** Do two clean values say the same? A box that is not ticked and a field that is not there do. */
export function same(one: FormValue, other: FormValue): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined)
    return (one ?? false) === (other ?? false) || isNothing(one ?? other);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (isGroup(one) && isGroup(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
      same(one[key], other[key]),
    );
  return false;
}

export const isGroup = (value: FormValue): value is { readonly [key: string]: FormValue } =>
  typeof value === 'object' && !Array.isArray(value);

/** A group in which only unticked boxes stand. */
const isNothing = (value: FormValue): boolean =>
  value === undefined ||
  value === false ||
  (isGroup(value) && Object.values(value).every(isNothing));
