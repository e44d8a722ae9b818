import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { folderKinds } from '@chishiki-ichiba/model';
import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import type {
  FormField,
  FormRead,
  FormValue,
} from '../../plugins/authoring/src/edit/form/fields.js';
import { mergeForm, toFormText } from '../../plugins/authoring/src/edit/form/merge.js';
import { formOfKind, plainForm } from '../../plugins/authoring/src/edit/form-of-kind.js';

export type Group = { [key: string]: FormValue };

const docs = path.join(import.meta.dirname, '../../docs');

/** Every page of docs/ with the form of its kind. */
export const pages = Object.entries(folderKinds).flatMap(([folder, kind]) => {
  const fields = plainForm(formOfKind(kind));
  return namesIn(path.join(docs, folder)).map((name) => ({
    name: `${folder}/${name}`,
    fields,
    typed: readFileSync(path.join(docs, folder, name), 'utf8'),
  }));
});
export type FormPage = (typeof pages)[number];

/** Nothing changed in the form: not one byte of the file may. */
export function expectUntouched({ name, typed, fields }: FormPage): void {
  for (const text of [typed, typed.replace(/\n/g, '\r\n'), `\uFEFF${typed}`])
    expect(save(text, fields, (values) => values) === text, name).toBe(true);
}

/**
 * Each field changed, in up to three ways: all other fields, comments and the body stay as they are.
 *
 * @param every - Only one field in so many, others on other pages.
 * @returns How many changes were made.
 */
export function expectOneField({ name, typed, fields }: FormPage, ways = 3, every = 1): number {
  let changes = 0;
  const before = chunksOf(typed);
  const values = valuesOf(toFormText(typed, fields) as string);
  for (const [index, field] of fields.entries()) {
    if (values[field.key] === undefined || index % every !== typed.length % every) continue;
    for (let way = index; way < index + ways; way++) {
      const changed = change(values[field.key], field.read, way);
      const saved = save(typed, fields, (all) => ({ ...all, [field.key]: changed }));
      const after = chunksOf(saved);
      const where = `${name} ${field.key} ${JSON.stringify(changed)}`;
      expect(after.body === before.body, where).toBe(true);
      const others = ({ chunks }: typeof after) =>
        chunks.filter(([key]) => !field.names.includes(key.normalize('NFKC')));
      expect(others(after), where).toEqual(others(before));
      expect(save(saved, fields, (all) => all) === saved, where).toBe(true);
      changes++;
    }
  }
  return changes;
}

/** What an editor does: reads the form's text, changes values, writes them as YAML of its own. */
export function save(
  typed: string,
  fields: readonly FormField[],
  edit: (values: Group) => Group,
): string {
  const form = toFormText(typed, fields) as string;
  const body = form.slice(form.indexOf('\n---\n', 3) + 5);
  return mergeForm(
    typed,
    `---\n${stringify(edit(valuesOf(form)))}---\n${body.trimStart()}`,
    fields,
  );
}

export const valuesOf = (form: string): Group =>
  parse(/^---\n([\s\S]*?)---\n/.exec(form)?.[1] ?? '') ?? {};

/** Another value the same box could hold. */
function change(value: FormValue, read: FormRead, way: number): FormValue {
  if (read.as === 'list') {
    const items = [...(value as readonly FormValue[])];
    if (way % 3 === 0) items[items.length - 1] = change(items.at(-1), read.item, way + 1);
    else if (way % 3 === 1) items.splice(way % items.length, 1);
    else items.splice(way % (items.length + 1), 0, change(items[0], read.item, 0));
    return items;
  }
  if (read.as === 'group') {
    const group = value as Group;
    const filled = read.fields.filter(({ key }) => group[key] !== undefined);
    const one = filled[way % filled.length];
    if (!one) return group;
    if (way % 4 === 3 && filled.length > 1) return { ...group, [one.key]: undefined };
    return { ...group, [one.key]: change(group[one.key], one.read, way + 1) };
  }
  if (read.as === 'value') {
    const labels = [...new Set(Object.values(read.labels))];
    return labels[(labels.indexOf(String(value)) + 1 + way) % labels.length];
  }
  if (read.as === 'boolean') return !value;
  if (read.as === 'integer') return String(Number(value) + 1);
  if (read.as === 'date') return '2031-01-02';
  return way % 2 === 0 ? `${value}変更` : `#${value}: 「変更」`;
}

/** Top-level fields with all their lines, comments among them, and the body. */
function chunksOf(text: string): { chunks: [string, string][]; body: string } {
  const end = text.indexOf('\n---\n', 3);
  const chunks: [string, string][] = [];
  for (const line of text.slice(4, end).split('\n')) {
    const key = /^([^\s#:][^:]*):/.exec(line)?.[1];
    const last = chunks.at(-1);
    if (key !== undefined || !last) chunks.push([key ?? '', line]);
    else last[1] += `\n${line}`;
  }
  return { chunks, body: text.slice(end) };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.md') && !name.startsWith('_'));
  } catch {
    return [];
  }
}
