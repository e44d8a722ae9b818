import { isGroup } from './compare.js';
import type { FormField, FormRead, FormValue } from './fields.js';

/** Flow collections (`[a, b]`, `{a: b}`) longer than this are written one entry a line. */
const FLOW_WIDTH = 60;

/**
 * A value of the form as YAML the market's authors would write.
 *
 * @param indent - Column of the key (or of the dash) it belongs to; lines of its own are indented by 2 more.
 * @param flow - Inside `[…]` or `{…}`: everything stays on one line.
 * @returns Text to stand after `key:` or `-`, without the blank: it begins with `\n` when it is a block.
 */
export function writeValue(
  value: FormValue,
  read: FormRead,
  indent: number,
  flow: boolean,
): string {
  if (Array.isArray(value) && read.as === 'list') {
    const oneLine = `[${value.map((item) => writeValue(item, read.item, 0, true)).join(', ')}]`;
    if (flow || (value.every((item) => !isGroup(item)) && oneLine.length <= FLOW_WIDTH * 2))
      return oneLine;
    const pad = ' '.repeat(indent + 2);
    return value.map((item) => `\n${pad}- ${writeItem(item, read.item, indent + 2)}`).join('');
  }
  if (isGroup(value) && read.as === 'group') {
    const only = soleText(value, read.shorthand);
    if (only !== undefined) return writeText(only, flow, indent);
    const pairs = read.fields.filter(({ key }) => value[key] !== undefined);
    const oneLine = () =>
      `{${pairs.map(({ key, read: inner }) => `${key}: ${writeValue(value[key], inner, 0, true)}`).join(', ')}}`;
    if (flow) return oneLine();
    const pad = ' '.repeat(indent + 2);
    return pairs
      .map((field) => `\n${pad}${writePair(field, value[field.key], indent + 2)}`)
      .join('');
  }
  if (typeof value === 'boolean') return String(value);
  return writeText(String(value ?? ''), flow, indent);
}

/** `key: value`, at a column of `indent`. */
export function writePair(field: FormField, value: FormValue, indent: number): string {
  const text = writeValue(value, field.read, indent, false);
  return `${field.key}:${text.startsWith('\n') ? '' : ' '}${text}`;
}

/** What stands after `- `, at a column of `indent`. */
export function writeItem(item: FormValue, read: FormRead, indent: number): string {
  if (isGroup(item) && read.as === 'group' && soleText(item, read.shorthand) === undefined) {
    const flat = Object.values(item).every((part) => typeof part !== 'object');
    const oneLine = writeValue(item, read, indent, true);
    if (flat && oneLine.length <= FLOW_WIDTH && !oneLine.includes('"')) return oneLine;
    const [first = '', ...rest] = read.fields
      .filter(({ key }) => item[key] !== undefined)
      .map((field) => writePair(field, item[field.key], indent + 2));
    const pad = ' '.repeat(indent + 2);
    return [first, ...rest.map((line) => `${pad}${line}`)].join('\n');
  }
  return writeValue(item, read, indent, true);
}

/** `{名称: プライヤ}` is `プライヤ` where the name alone is enough. */
function soleText(
  group: { readonly [key: string]: FormValue },
  shorthand: string | undefined,
): string | undefined {
  if (shorthand === undefined) return undefined;
  const keys = Object.keys(group).filter((key) => group[key] !== undefined);
  const value = group[shorthand];
  return keys.length === 1 && typeof value === 'string' && !value.includes('\n')
    ? value
    : undefined;
}

/** A text: bare when nothing in it could be read as YAML or be mended by the market, else in quotes. */
export function writeText(text: string, flow: boolean, indent: number): string {
  if (text.includes('\n')) {
    if (flow || /^[ \t]|[^\P{C}\n\t]/u.test(text)) return JSON.stringify(text);
    const pad = ' '.repeat(indent + 2);
    return `|-\n${text
      .split('\n')
      .map((line) => (line.trim() === '' ? '' : pad + line))
      .join('\n')}`;
  }
  return isBare(text) ? text : JSON.stringify(text);
}

function isBare(text: string): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/[\p{C}"'`\\#&*!|>%@{}[\],:：｛｝［］“”，＃\t\u00a0　]/u.test(text)) return false;
  if (text.startsWith('./') && !/\s/.test(text)) return true;
  if (/^[-?~=<.＊＆！＠％｜＞－―ー・〜～0]/.test(text) && !/^0$/.test(text)) return false;
  return !/^(?:true|false|null|yes|no|on|off|nan|inf|\d+e\d+)$/i.test(text);
}
