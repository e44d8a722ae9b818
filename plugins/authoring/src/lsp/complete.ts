import {
  type FieldMeta,
  type FieldRead,
  type KindId,
  kindOfFolder,
  kindShapes,
  kinds,
  metaOf,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';

type Schema = Parameters<typeof metaOf>[0];
type Shape = Readonly<Record<string, Schema>>;

/** What an editor offers: the words, what they are for, and what is typed for them. */
export interface Completion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
  readonly kind: 'key' | 'value' | 'page';
  /** Characters before the cursor that it takes the place of. */
  readonly replaces: number;
}

export interface Asked {
  readonly text: string;
  /** Site-relative path: its folder tells the kind. */
  readonly path: string;
  readonly root: string;
  /** From 0, as editors count; `character` in UTF-16 units. */
  readonly line: number;
  readonly character: number;
  /** Ids of the pages there are, by kind. */
  readonly pages?: ReadonlyMap<KindId, readonly string[]>;
}

/** Keys and values that fit at a place of the front matter; none elsewhere. */
export function complete(asked: Asked): Completion[] {
  const lines = asked.text.split(/\r\n?|\n/);
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  if (!/^---\s*$/.test(lines[0] ?? '') || asked.line < 1 || (end !== -1 && asked.line >= end))
    return [];
  const shape = kindShapes[kindOf(asked, lines)] as unknown as Shape | undefined;
  if (!shape) return [];
  const before = (lines[asked.line] ?? '').slice(0, asked.character);
  const frame = frameAt(lines, asked.line, shape);
  if (!frame) return [];
  const value = /^(\s*(?:-\s+)?)([^\s:：#-][^:：]*)[:：][\s　]*(.*)$/u.exec(before);
  if (value) {
    const [, , key = '', rest = ''] = value;
    const meta = frame.shape && fieldOf(frame.shape, key.trim());
    const nested = meta && /[{]/.test(rest) ? undefined : meta;
    return nested ? valuesOf(nested.read, nested, lastPart(rest), asked) : [];
  }
  const entry = /^(\s*)-\s+(.*)$/.exec(before);
  if (frame.list && entry && !frame.shape)
    return valuesOf(frame.list.read, frame.list, entry[2] ?? '', asked);
  if (!frame.shape) return [];
  const typed = /^\s*(?:-\s+)?(.*)$/.exec(before)?.[1] ?? '';
  return keysOf(frame.shape, typed, siblings(lines, asked.line));
}

function kindOf({ path, root }: Asked, lines: readonly string[]): KindId {
  const typed = lines
    .map((line) => /^(?:種類|kind)[:：][\s　]*(.+?)\s*$/.exec(line)?.[1])
    .find(Boolean);
  const stated = (kinds as readonly Value[]).find(
    ({ id, ja, aliases = [] }) => typed !== undefined && [id, ja, ...aliases].includes(typed),
  );
  const folder = path.startsWith(`${root}/`)
    ? path.slice(root.length + 1).split('/')[0]
    : undefined;
  return (stated?.id as KindId | undefined) ?? kindOfFolder(folder ?? '') ?? 'manual';
}

interface Frame {
  /** Keys that may stand here; absent inside a list of plain values. */
  readonly shape?: Shape;
  readonly list?: FieldMeta;
}

/** The field whose block a line stands in, found by going up along smaller indents. */
function frameAt(lines: readonly string[], at: number, shape: Shape): Frame | undefined {
  const parents: string[] = [];
  let indent = indentOf(lines[at] ?? '');
  for (let index = at - 1; index > 0 && indent > 0; index--) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || /^\s*#/.test(line)) continue;
    const keyColumn = keyColumnOf(line);
    if (indentOf(line) >= indent && keyColumn >= indent) continue;
    const key = /^\s*(?:-\s+)?([^\s:：#][^:：]*)[:：]\s*$/u.exec(line)?.[1];
    if (key === undefined || keyColumn >= indent) {
      indent = Math.min(indent, indentOf(line));
      continue;
    }
    parents.unshift(key.trim());
    indent = indentOf(line);
  }
  let frame: Frame = { shape };
  for (const key of parents) {
    const meta: FieldMeta | undefined = frame.shape && fieldOf(frame.shape, key);
    if (!meta) return undefined;
    frame = frameOf(meta);
  }
  return frame;
}

function frameOf(meta: FieldMeta): Frame {
  const inner = meta.read.as === 'list' ? meta.read.item : meta.read;
  if (inner.as === 'group') return { shape: inner.shape as Shape, list: meta };
  if (inner.as === 'canvasMap') {
    const entry = inner.entry;
    return {
      shape: Object.fromEntries(
        (vocabularies.canvas as readonly Value[]).map((block) => [block.ja, { block, entry }]),
      ) as unknown as Shape,
      list: meta,
    };
  }
  return { list: meta };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
/** Column of the key, behind a dash too. */
const keyColumnOf = (line: string): number => /^\s*(?:-\s+)?/.exec(line)?.[0].length ?? 0;

/** Metadata of a field, or of a block of the canvas, which is a field in all but name. */
function describe(schema: Schema): FieldMeta {
  const block = schema as unknown as { block?: Value; entry?: FieldRead };
  if (!block.block || !block.entry) return metaOf(schema);
  const { ja, id, aliases = [] } = block.block;
  return {
    ja,
    aliases: [id, ...aliases],
    help: 'キャンバスの欄。',
    example: '',
    read: { as: 'list', item: block.entry },
  };
}

function fieldOf(shape: Shape, key: string): FieldMeta | undefined {
  const word = key.normalize('NFKC');
  const found = Object.entries(shape).find(([canonical, schema]) => {
    const { ja, aliases } = describe(schema);
    return [canonical, ja, ...aliases].some((name) => name.normalize('NFKC') === word);
  });
  return found && describe(found[1]);
}

/** Keys beside a line, in the same block: each may stand once. */
function siblings(lines: readonly string[], at: number): ReadonlySet<string> {
  const column = keyColumnOf(lines[at] ?? '');
  const keys = new Set<string>();
  const collect = (step: 1 | -1) => {
    for (let index = at; index > 0 && index < lines.length; index += step) {
      const line = lines[index] ?? '';
      if (index !== at && /^---\s*$/.test(line)) return;
      if (line.trim() === '' || keyColumnOf(line) > column) continue;
      const dashed = /^\s*-/.test(line);
      if (keyColumnOf(line) < column || (step === 1 && dashed && index !== at)) return;
      if (index !== at) {
        const key = /^\s*(?:-\s+)?([^\s:：][^:：]*)[:：]/u.exec(line)?.[1];
        if (key) keys.add(key.trim());
      }
      if (step === -1 && dashed) return;
    }
  };
  collect(-1);
  collect(1);
  return keys;
}

function keysOf(shape: Shape, typed: string, used: ReadonlySet<string>): Completion[] {
  return Object.entries(shape).flatMap(([canonical, schema]) => {
    const { ja, aliases, help, example, read } = describe(schema);
    if ([canonical, ja, ...aliases].some((name) => used.has(name))) return [];
    const block = read.as === 'group' || read.as === 'canvasMap' || isListOfGroups(read);
    return [
      {
        label: ja,
        insert: block ? `${ja}:` : `${ja}: `,
        detail: [help, example ? `例: ${example}` : ''].filter(Boolean).join(' '),
        kind: 'key' as const,
        replaces: typed.length,
      },
    ];
  });
}

const isListOfGroups = (read: FieldRead): boolean => read.as === 'list' && read.item.as === 'group';

/** The part being typed of `[a, b`. */
const lastPart = (rest: string): string => rest.replace(/^.*[[,、，]\s*/u, '');

function valuesOf(read: FieldRead, meta: FieldMeta, typed: string, asked: Asked): Completion[] {
  const offer = (label: string, detail: string, kind: 'value' | 'page'): Completion => ({
    label,
    insert: label,
    detail,
    kind,
    replaces: typed.length,
  });
  switch (read.as) {
    case 'list':
      return valuesOf(read.item, meta, typed, asked);
    case 'value':
      return (vocabularies[read.vocabulary] as readonly Value[]).map(({ ja, en }) =>
        offer(ja, en, 'value'),
      );
    case 'boolean':
      return [offer('true', 'はい', 'value'), offer('false', 'いいえ', 'value')];
    case 'ref':
      return (read.kinds.length > 0 ? read.kinds : [...(asked.pages?.keys() ?? [])]).flatMap(
        (kind) => (asked.pages?.get(kind) ?? []).map((id) => offer(id, meta.ja, 'page')),
      );
    default:
      return meta.example ? [offer(meta.example, '例', 'value')] : [];
  }
}
