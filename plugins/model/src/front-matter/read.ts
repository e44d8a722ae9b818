import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { nearest, type Place, type Reporter } from '../messages.js';
import { type FieldMeta, type FieldRead, metaOf } from '../schema/field.js';
import { BAD, readScalar, readVocabulary } from './read-scalar.js';
import { isNone, parseSeconds, plain } from './scalars.js';
import type { FrontMatterTree } from './yaml.js';

/** A canonical value with the place of every part: `places.get('steps.0.title')`. */
export interface ReadResult {
  readonly value: Record<string, unknown>;
  /** Path (`a.0.b`) → place of the value; the key's own place under `a.0.b#key`. */
  readonly places: ReadonlyMap<string, Place>;
  /** A field that was typed but could not be read: its zod issue would only repeat the message. */
  readonly failed: ReadonlySet<string>;
}

type Shape = Readonly<Record<string, z.ZodType>>;

interface Context {
  readonly tree: FrontMatterTree;
  readonly reporter: Reporter;
  readonly places: Map<string, Place>;
  readonly failed: Set<string>;
}

/**
 * Read front matter by a kind's shape: Japanese keys to canonical ones, labels to ids, dates, times
 * and ranges to numbers. Everything that cannot be read is reported at its place.
 */
export function readFields(shape: Shape, tree: FrontMatterTree, reporter: Reporter): ReadResult {
  const context: Context = { tree, reporter, places: new Map(), failed: new Set() };
  const value = readMap(shape, tree.map.items, '', context);
  return { value, places: context.places, failed: context.failed };
}

/** One field of a page, before it is known what else may stand there. */
export function readField(
  name: string,
  shape: Shape,
  tree: FrontMatterTree,
  reporter: Reporter,
): ReadResult {
  const context: Context = { tree, reporter, places: new Map(), failed: new Set() };
  const keys = keysOf(shape);
  const items = tree.map.items.filter(({ key }) => canonicalKey(key as Node, keys) === name);
  return {
    value: readMap(shape, items, '', context),
    places: context.places,
    failed: context.failed,
  };
}

const keysOfShapes = new WeakMap<Shape, ReadonlyMap<string, string>>();

/** Every key an author may type for a field of this shape → canonical key. */
export function keysOf(shape: Shape): ReadonlyMap<string, string> {
  const known = keysOfShapes.get(shape);
  if (known) return known;
  const keys = new Map<string, string>();
  keysOfShapes.set(shape, keys);
  for (const [canonical, schema] of Object.entries(shape)) {
    const meta = metaOf(schema);
    for (const key of [canonical, meta.ja, ...meta.aliases])
      if (!keys.has(key)) keys.set(key, canonical);
  }
  return keys;
}

function readMap(
  shape: Shape,
  pairs: YAMLMap<Node, Node | null>['items'],
  path: string,
  context: Context,
): Record<string, unknown> {
  const keys = keysOf(shape);
  const value: Record<string, unknown> = {};
  const typedKeys = new Map<string, string>();
  for (const pair of pairs) {
    const keyNode = pair.key as Node;
    const typed = textOfKey(keyNode);
    const canonical = canonicalKey(keyNode, keys);
    const keyPlace = context.tree.placeOf(keyNode);
    if (canonical === undefined) {
      if (path === '' && isForeignKey(typed, keyPlace, context)) continue;
      const known = Object.values(shape).map((schema) => metaOf(schema).ja);
      const near = nearest(plain(typed), [...keys.keys()]);
      context.reporter.report(
        keyPlace,
        'error',
        'unknown-key',
        `\`${typed}\` という欄はありません`,
        near ? `もしかして \`${near}\`` : `使える欄: ${known.join('、')}`,
      );
      continue;
    }
    const at = path === '' ? canonical : `${path}.${canonical}`;
    const before = typedKeys.get(canonical);
    if (before !== undefined) {
      context.reporter.report(
        keyPlace,
        'error',
        'same-field-twice',
        `\`${before}\` と \`${typed}\` は同じ欄です`,
        `\`${typed}\` の行を消すか、\`${before}\` にまとめてください`,
      );
      continue;
    }
    typedKeys.set(canonical, typed);
    const meta = metaOf(shape[canonical] as z.ZodType);
    context.places.set(`${at}#key`, keyPlace);
    const node = pair.value;
    context.places.set(at, node?.range ? context.tree.placeOf(node) : keyPlace);
    if (node === null || isBlank(node)) continue; // 「記載なし」
    const read = readValue(meta.read, node, at, meta, context);
    if (read === BAD) context.failed.add(at);
    else value[canonical] = read;
  }
  return value;
}

const textOfKey = (key: Node): string => (isScalar(key) ? String(key.value) : '');

function canonicalKey(key: Node, keys: ReadonlyMap<string, string>): string | undefined {
  const typed = textOfKey(key);
  return keys.get(typed) ?? keys.get(plain(typed));
}

/** Keys of Docusaurus and of attackers get a sentence of their own. */
function isForeignKey(typed: string, place: Place, { reporter }: Context): boolean {
  if (typed === 'mdx' || typed === 'format') {
    reporter.report(
      place,
      'error',
      'mdx-key',
      `\`${typed}\` は使えません。.md はいつも文章として読みます`,
      'この行を消してください。部品を使うページは .mdx にします',
    );
    return true;
  }
  if (
    [
      'slug',
      'sidebar_position',
      'sidebar_label',
      'tags',
      'description',
      'draft',
      'unlisted',
    ].includes(typed)
  ) {
    const instead: Record<string, string> = {
      slug: 'id',
      description: '要約',
      draft: '状態: 下書き',
      unlisted: '公開範囲',
      tags: '検索語',
    };
    reporter.report(
      place,
      'error',
      'docusaurus-key',
      `\`${typed}\` は知識市場のページでは使いません`,
      instead[typed] ? `代わりに \`${instead[typed]}\` を使ってください` : 'この行を消してください',
    );
    return true;
  }
  return false;
}

const isBlank = (node: Node): boolean => isScalar(node) && String(node.value ?? '').trim() === '';

function readValue(
  read: FieldRead,
  node: Node,
  path: string,
  meta: FieldMeta,
  context: Context,
): unknown {
  const place = context.tree.placeOf(node);
  const bad = (rule: string, message: string, hint = ''): typeof BAD => {
    context.reporter.report(place, 'error', rule, message, hint);
    return BAD;
  };
  switch (read.as) {
    case 'list': {
      const items = isSeq(node) ? (node.items as (Node | null)[]) : [node];
      let index = 0;
      const values = items.flatMap((item) => {
        if (item === null || isBlank(item)) return [];
        const itemPlace = context.tree.placeOf(item);
        const typed = splitTyped(item, read.item);
        if (typed.length === 0) {
          const at = `${path}.${index++}`;
          context.places.set(at, itemPlace);
          return [readValue(read.item, item, at, meta, context)];
        }
        return typed.map(({ text, offset }) => {
          const partPlace = { line: itemPlace.line, column: itemPlace.column + offset };
          context.places.set(`${path}.${index++}`, partPlace);
          return readScalar(read.item, text, partPlace, meta, context);
        });
      });
      if (!values.includes(BAD)) return values;
      context.failed.add(path);
      return values.filter((value) => value !== BAD);
    }
    case 'group': {
      if (isScalar(node)) {
        const typed = String(node.value);
        if (read.noneAllowed && isNone(typed)) return null;
        if (read.shorthand === undefined)
          return bad(
            'expected-group',
            `\`${meta.ja}\` は一つの値ではなく、欄の集まりです`,
            `例: \`${meta.ja}: {${groupExample(read.shape)}}\``,
          );
        const inner = read.shape[read.shorthand] as z.ZodType;
        context.places.set(`${path}.${read.shorthand}`, place);
        const value = readScalar(metaOf(inner).read, typed, place, metaOf(inner), context);
        return value === BAD ? BAD : { [read.shorthand]: value };
      }
      if (!isMap(node))
        return bad(
          'expected-group',
          `\`${meta.ja}\` は「名前: 値」の集まりです`,
          `例: \`${meta.ja}: {${groupExample(read.shape)}}\``,
        );
      return readMap(read.shape, (node as YAMLMap<Node, Node | null>).items, path, context);
    }
    case 'canvasMap':
      return readCanvas(read.entry, node, path, meta, context);
    case 'clip':
      if (isMap(node)) return readClipMap(node as YAMLMap<Node, Node | null>, path, context);
      break;
    default:
      break;
  }
  if (!isScalar(node)) {
    if (isSeq(node))
      return bad(
        'expected-one',
        `\`${meta.ja}\` には値を一つだけ書きます`,
        meta.example ? `例: \`${meta.ja}: ${meta.example}\`` : '',
      );
    // `値: 〔a: b〕` and `{0.5}mm` are read by YAML as a map: the author meant text.
    return bad(
      'expected-text',
      `\`${meta.ja}\` に「{ }」や「名前: 」の形の値があります。文字を期待`,
      '値を引用符 `"` で囲んでください',
    );
  }
  return readScalar(read, String(node.value), place, meta, context);
}

/**
 * `段階: 開発期、事業化期` is a list to the one who typed it.
 *
 * @returns Its parts with their distance from the value's place; empty when it is one value.
 */
function splitTyped(node: Node, item: FieldRead): { text: string; offset: number }[] {
  if (!isScalar(node) || !(item.as === 'value' || item.as === 'ref' || item.as === 'integer'))
    return [];
  const typed = String(node.value);
  if (!/[、,，]/.test(typed)) return [];
  const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  const parts = [...typed.matchAll(/[^、,，]+/g)].flatMap((match) => {
    const text = match[0].trim();
    return text === '' ? [] : [{ text, offset: quote + match.index + match[0].indexOf(text) }];
  });
  return parts.length > 1 ? parts : [];
}

function readCanvas(
  entry: FieldRead,
  node: Node,
  path: string,
  meta: FieldMeta,
  context: Context,
): unknown {
  if (!isMap(node)) {
    context.reporter.report(
      context.tree.placeOf(node),
      'error',
      'expected-group',
      `\`${meta.ja}\` は欄ごとの記入です`,
      `例: \`${meta.ja}: {価値提案: 2時間以内に返事をする}\``,
    );
    return BAD;
  }
  const result: Record<string, unknown> = {};
  for (const pair of node.items) {
    const key = pair.key as Node;
    const block = readVocabulary(
      'canvas',
      false,
      isScalar(key) ? String(key.value) : '',
      context.tree.placeOf(key),
      meta,
      context,
    );
    const value = pair.value as Node | null;
    if (block === BAD || value === null || isBlank(value)) continue;
    const read = readValue(
      { as: 'list', item: entry },
      value,
      `${path}.${String(block)}`,
      meta,
      context,
    );
    if (read !== BAD) result[String(block)] = read;
  }
  return result;
}

function readClipMap(map: YAMLMap<Node, Node | null>, path: string, context: Context): unknown {
  const typed: Record<string, string> = {};
  const names = new Map([
    ['参照', 'video'],
    ['video', 'video'],
    ['動画', 'video'],
    ['開始', 'start'],
    ['start', 'start'],
    ['終了', 'end'],
    ['end', 'end'],
  ]);
  const place = context.tree.placeOf(map);
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const name = names.get(plain(key));
    if (name === undefined) {
      context.reporter.report(
        context.tree.placeOf(pair.key as Node),
        'error',
        'unknown-key',
        `\`${key}\` という欄はありません`,
        '使える欄: 参照、開始、終了',
      );
      continue;
    }
    typed[name] = isScalar(pair.value) ? String(pair.value.value) : '';
    context.places.set(`${path}.${name}`, context.tree.placeOf(pair.value as Node));
  }
  const start = typed.start === undefined ? 0 : parseSeconds(typed.start);
  const end = typed.end === undefined ? undefined : parseSeconds(typed.end);
  if (!typed.video || start === undefined || (typed.end !== undefined && end === undefined)) {
    context.reporter.report(
      place,
      'error',
      'clip',
      '動画の `参照` か `開始`・`終了` を読めません',
      '例: `動画: {参照: tig-corner, 開始: "0:14", 終了: "0:21"}`',
    );
    return BAD;
  }
  if (end !== undefined && end < start) {
    context.reporter.report(
      context.places.get(`${path}.end`) ?? place,
      'error',
      'clip-order',
      '動画の `終了` が `開始` より前です',
      '開始と終了を入れかえてください',
    );
    return BAD;
  }
  return { video: plain(typed.video), start, ...(end === undefined ? {} : { end }) };
}

function groupExample(shape: Shape): string {
  return Object.values(shape)
    .slice(0, 2)
    .map((schema) => `${metaOf(schema).ja}: …`)
    .join(', ');
}
