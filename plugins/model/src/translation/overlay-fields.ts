import type { z } from 'zod';
import type { ReadResult } from '../front-matter/read.js';
import type { Place, Reporter } from '../messages.js';
import { type FieldRead, metaOf } from '../schema/field.js';

type Shape = Readonly<Record<string, z.ZodType>>;
type Values = Readonly<Record<string, unknown>>;

/** Texts that are no words for readers of another language: names of versions and of files, dates and laws of use. */
const NO_WORDS = new Set([
  'id',
  'aliases',
  'revision',
  'history',
  'anonymous',
  'licence',
  'steps',
  'lang',
]);
/** Ways to find the page: those of the original stay, those of the translation are added. */
const ADDED = new Set(['keywords']);

/** A translation says more in letters than Japanese does: so many times the original's limit. */
const LONGER = 3;

interface Context {
  readonly read: ReadResult;
  readonly reporter: Reporter;
}

/**
 * The fields of an original with the words of its translation in the place of its own. Who may read the
 * page, its figures and its relations are always the original's.
 *
 * @param typed - Front matter of the translation as read by the kind's shape.
 * @returns All fields of the original; no other key.
 */
export function overlayFields(
  shape: Shape,
  original: Values,
  read: ReadResult,
  reporter: Reporter,
): Record<string, unknown> {
  const context = { read, reporter };
  const fields: Record<string, unknown> = { ...original };
  for (const [key, value] of Object.entries(read.value)) {
    const schema = shape[key];
    if (schema === undefined) continue;
    if (ADDED.has(key))
      fields[key] = [...new Set([...(value as string[]), ...((original[key] as string[]) ?? [])])];
    else if (key === 'reading') fields[key] = value;
    else {
      const words = NO_WORDS.has(key) ? { as: 'boolean' as const } : metaOf(schema).read;
      fields[key] = overlay(words, original[key], value, key, metaOf(schema).ja, context);
    }
  }
  return fields;
}

function overlay(
  read: FieldRead,
  original: unknown,
  typed: unknown,
  path: string,
  label: string,
  context: Context,
): unknown {
  const at = (key: string): Place =>
    context.read.places.get(key) ??
    context.read.places.get(`${path}#key`) ?? { line: 2, column: 1 };
  const keep = (rule: string, message: string, hint: string) => {
    context.reporter.report(at(path), 'warning', rule, message, hint);
    return original;
  };
  if (original === undefined || original === null)
    return keep(
      'translation-field',
      `原文に \`${label}\` がありません。翻訳だけにある欄は使いません`,
      '先に原文に書くか、この行を消してください',
    );
  if (read.as === 'text' && read.holds === undefined) {
    const most = (read.max ?? Number.POSITIVE_INFINITY) * LONGER;
    if (String(typed).length <= most) return typed;
    context.reporter.report(
      at(path),
      'error',
      'translation-long',
      `\`${label}\` が ${String(typed).length} 文字あります。${most} 文字までを期待`,
      '短くしてください',
    );
    return original;
  }
  if (
    read.as === 'list' &&
    Array.isArray(typed) &&
    Array.isArray(original) &&
    hasWords(read.item)
  ) {
    if (typed.length !== original.length)
      return keep(
        'translation-count',
        `\`${label}\` が ${typed.length} 個あります。原文と同じ ${original.length} 個を期待`,
        '原文と同じ順に、同じ数だけ書いてください。それまでは原文のまま出ます',
      );
    return original.map((one, index) =>
      overlay(read.item, one, typed[index], `${path}.${index}`, label, context),
    );
  }
  if (read.as === 'group' && hasWords(read)) {
    const shape = read.shape as Shape;
    const merged: Record<string, unknown> = { ...(original as Values) };
    for (const [key, value] of Object.entries(typed as Values)) {
      const schema = shape[key] as z.ZodType;
      const { ja, read: inner } = metaOf(schema);
      merged[key] = overlay(inner, merged[key], value, `${path}.${key}`, ja, context);
    }
    return merged;
  }
  if (read.as === 'canvasMap') {
    const merged: Record<string, unknown> = { ...(original as Values) };
    const list: FieldRead = { as: 'list', item: read.entry };
    for (const [block, value] of Object.entries(typed as Values))
      merged[block] = overlay(list, merged[block], value, `${path}.${block}`, label, context);
    return merged;
  }
  if (JSON.stringify(typed) === JSON.stringify(original)) return original;
  return keep(
    'translation-field',
    `\`${label}\` は原文のものを使います。翻訳では変えられません`,
    'この行を消すか、原文を直してください',
  );
}

/** Whether a field holds a text that can be translated. */
function hasWords(read: FieldRead): boolean {
  if (read.as === 'text') return read.holds === undefined;
  if (read.as === 'list') return hasWords(read.item);
  if (read.as === 'canvasMap') return hasWords(read.entry);
  return (
    read.as === 'group' && Object.values(read.shape).some((schema) => hasWords(metaOf(schema).read))
  );
}

/** Every text of an item's fields that a translation may say in other words, in order of the shape. */
export function textsOf(shape: object, fields: Values): string[] {
  const collect = (read: FieldRead, value: unknown): string[] => {
    if (value === undefined || value === null || !hasWords(read)) return [];
    if (read.as === 'text') return [String(value)];
    if (read.as === 'list') return (value as unknown[]).flatMap((one) => collect(read.item, one));
    if (read.as === 'canvasMap')
      return Object.values(value).flatMap((list) =>
        (list as unknown[]).flatMap((one) => collect(read.entry, one)),
      );
    return read.as === 'group' ? textsIn(read.shape as Shape, value as Values) : [];
  };
  const textsIn = (inner: Shape, values: Values): string[] =>
    Object.entries(inner).flatMap(([key, schema]) => collect(metaOf(schema).read, values[key]));
  return textsIn(
    Object.fromEntries(Object.entries(shape as Shape).filter(([key]) => !NO_WORDS.has(key))),
    fields,
  );
}

/** The words of an item's fields alone, under the keys authors type: what a translator has to say in another language. */
export function wordsOf(shape: object, fields: Values): Record<string, unknown> {
  const words = (read: FieldRead, value: unknown): unknown => {
    if (value === undefined || value === null || !hasWords(read)) return undefined;
    if (read.as === 'list') return (value as unknown[]).map((one) => words(read.item, one));
    if (read.as === 'canvasMap')
      return Object.fromEntries(
        Object.entries(value).map(([block, list]) => [
          block,
          (list as unknown[]).map((one) => words(read.entry, one)),
        ]),
      );
    return read.as === 'group' ? wordsIn(read.shape as Shape, value as Values) : value;
  };
  const wordsIn = (inner: Shape, values: Values): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(inner).flatMap(([key, schema]) => {
        const { ja, read } = metaOf(schema);
        const own = words(read, values[key]);
        return own === undefined ? [] : [[ja, own]];
      }),
    );
  const own = Object.entries(shape as Shape).filter(
    ([key]) => !NO_WORDS.has(key) && key !== 'reading',
  );
  return wordsIn(Object.fromEntries(own), fields);
}
