import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { keysOf } from '../front-matter/read.js';
import { parseDate, parseSeconds, plain } from '../front-matter/scalars.js';
import type { SourceFile } from '../front-matter/source.js';
import { type FrontMatterTree, parseFrontMatter, splitFrontMatter } from '../front-matter/yaml.js';
import type { FolderDefaults } from '../item.js';
import { readKind } from '../item-identity.js';
import { createReporter } from '../messages.js';
import { parseRange } from '../ranges.js';
import { type FieldRead, metaOf } from '../schema/field.js';
import { kindShapes } from '../schema/kinds.js';
import type { Value } from '../value.js';
import { vocabularies } from '../vocabularies.js';

type Shape = Readonly<Record<string, z.ZodType>>;

/** Values in the one form that means the same: ISO dates, half-width digits, units without a blank before them. */
export function fixValues(
  { path, text }: SourceFile,
  root: string,
  defaults: FolderDefaults,
): string[] {
  const lines = text.split('\n');
  const quiet = createReporter(path);
  const split = splitFrontMatter(text, quiet);
  const tree = split && parseFrontMatter(split, quiet);
  const kind = tree && readKind(tree, path, root, defaults, quiet);
  if (!tree || !kind) return lines;
  const changes: { node: Node; from: string; to: string }[] = [];
  walk(kindShapes[kind] as unknown as Shape, tree.map, (read, node, typed) => {
    const better = inOneForm(read, typed);
    if (better !== undefined && better !== typed) changes.push({ node, from: typed, to: better });
  });
  // From the right, so that the columns of those before stay true.
  for (const { node, from, to } of changes.toReversed()) put(lines, tree, node, from, to);
  return lines;
}

function put(lines: string[], tree: FrontMatterTree, node: Node, from: string, to: string): void {
  const { line, column } = tree.placeOf(node);
  const typed = lines[line - 1] ?? '';
  const quote = /^["']/.test(typed.slice(column - 1)) ? 1 : 0;
  const at = column - 1 + quote;
  // A value over several lines, or with signs that YAML takes away, is not touched.
  if (!typed.startsWith(from, at)) return;
  lines[line - 1] = typed.slice(0, at) + to + typed.slice(at + from.length);
}

function walk(
  shape: Shape,
  map: YAMLMap<Node, Node | null>,
  visit: (read: FieldRead, node: Node, typed: string) => void,
): void {
  const keys = keysOf(shape);
  const value = (read: FieldRead, node: Node | null): void => {
    if (node === null) return;
    if (read.as === 'list') {
      for (const item of isSeq(node) ? (node.items as (Node | null)[]) : [node])
        value(read.item, item);
    } else if (read.as === 'group') {
      if (isMap(node)) walk(read.shape, node as YAMLMap<Node, Node | null>, visit);
      else if (read.shorthand) value(metaOf(read.shape[read.shorthand] as z.ZodType).read, node);
    } else if (isScalar(node)) visit(read, node, String(node.value ?? ''));
  };
  for (const pair of map.items) {
    const typed = isScalar(pair.key) ? String(pair.key.value) : '';
    const canonical = keys.get(typed) ?? keys.get(plain(typed));
    if (canonical !== undefined) value(metaOf(shape[canonical] as z.ZodType).read, pair.value);
  }
}

/** @returns `undefined` when the value has no one form, or cannot be read. */
function inOneForm(read: FieldRead, typed: string): string | undefined {
  switch (read.as) {
    case 'date':
    case 'partialDate': {
      // A time of day or a day of the week says more than the date keeps.
      if (/[:：曜]|[(（〔]/.test(typed)) return undefined;
      const date = parseDate(typed);
      return read.as === 'date' && date?.length !== 10 ? undefined : date;
    }
    case 'integer':
      return /^\d{1,9}$/.test(plain(typed)) ? plain(typed) : undefined;
    case 'seconds': {
      const narrow = narrowed(typed);
      return parseSeconds(narrow) === parseSeconds(typed) ? narrow : undefined;
    }
    case 'ref':
      return /^[a-z0-9][a-z0-9-]*(?:#[a-z0-9-]+)?$/.test(plain(typed)) ? plain(typed) : undefined;
    case 'range':
      return rangeForm(read.dimension, typed);
    case 'value': {
      const values = vocabularies[read.vocabulary] as readonly Value[];
      return values.find(({ discouraged }) => discouraged?.includes(plain(typed)))?.ja;
    }
    default:
      return undefined;
  }
}

function rangeForm(dimension: Parameters<typeof parseRange>[1], typed: string): string | undefined {
  const before = parseRange(typed, dimension);
  if (!before.ok) return undefined;
  const form = narrowed(typed).replace(/(?<=\d)[ \u00a0]+(?=[A-Za-zμ°℃%])/g, '');
  const after = parseRange(form, dimension);
  const ends = ({ typed: _, ...rest }: Record<string, unknown>) => JSON.stringify(rest);
  return after.ok && ends({ ...after }) === ends({ ...before }) ? form : undefined;
}

/** Full-width letters, digits and signs of ASCII as half-width; 〜 and ～ stay. */
const narrowed = (typed: string): string =>
  typed
    .replace(/[\uff01-\uff5d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
