import { parseBoolean, parseDate, plain } from '@chishiki-ichiba/model/scalars';
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { clean } from './compare.js';
import { type FormField, type FormRead, type FormValue, foldValue } from './fields.js';

/**
 * What the form shows of a node: labels for ids, ISO days, lists where one value stands for a list.
 *
 * @returns `undefined` for what no part of the form could show (「なし」 for a group, a word that is not
 *   in the list): it is left out of the form, and stays as it is in the file.
 */
export function viewOf(node: Node | null | undefined, read: FormRead): FormValue {
  if (!node) return undefined;
  switch (read.as) {
    case 'list': {
      const items = isSeq(node)
        ? (node.items as (Node | null)[]).map((item) => viewOf(item, read.item))
        : splitTyped(node, read).map((text) => scalarView(text, read.item));
      // An entry of which the form shows nothing would look like one that was taken out.
      return items.some((item) => clean(item, read.item) === undefined) ? undefined : items;
    }
    case 'group': {
      if (isScalar(node) && read.shorthand !== undefined) {
        const inner = read.fields.find(({ key }) => key === read.shorthand);
        const value = inner && viewOf(node as Node, inner.read);
        return value === undefined ? undefined : { [read.shorthand]: value };
      }
      return isMap(node) ? viewOfMap(node as YAMLMap<Node, Node | null>, read.fields) : undefined;
    }
    default:
      return isScalar(node) ? scalarView(String(node.value ?? ''), read) : undefined;
  }
}

export function viewOfMap(
  map: YAMLMap<Node, Node | null>,
  fields: readonly FormField[],
): { readonly [key: string]: FormValue } {
  const view: Record<string, FormValue> = {};
  for (const field of fields) {
    const value = viewOf(pairOf(map, field)?.value, field.read);
    if (value !== undefined && value !== '') view[field.key] = value;
  }
  return view;
}

/** The pair of a field, whatever spelling of its name the author chose. */
export const pairOf = (
  map: YAMLMap<Node, Node | null>,
  field: FormField,
): Pair<Node, Node | null> | undefined =>
  map.items.find(({ key }) => isScalar(key) && field.names.includes(plain(String(key.value))));

/** `開発期、事業化期` is a list to the one who typed it, as in the market. */
function splitTyped(node: Node, read: { readonly split: boolean }): string[] {
  if (!isScalar(node)) return [''];
  const typed = String(node.value ?? '');
  return read.split ? typed.split(/[、,，]/).map((part) => part.trim()) : [typed];
}

function scalarView(typed: string, read: FormRead): FormValue {
  switch (read.as) {
    case 'text':
      return typed.trim();
    case 'integer': {
      const text = plain(typed).replace(/^第|[版番号]$/g, '');
      return /^\d{1,9}$/.test(text) ? String(Number(text)) : undefined;
    }
    case 'boolean':
      return parseBoolean(typed);
    case 'date': {
      const date = parseDate(typed);
      return date?.length === 10 ? date : undefined;
    }
    case 'value': {
      const label = read.labels[foldValue(typed)];
      return label ?? (read.open ? typed.trim() : undefined);
    }
    default:
      return undefined;
  }
}
