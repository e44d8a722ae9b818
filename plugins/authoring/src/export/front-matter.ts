import type { Chosen } from '@chishiki-ichiba/market/content';
import {
  type FieldRead,
  type Item,
  type KindId,
  kindShapes,
  labelOf,
  metaOf,
  vocabularies,
} from '@chishiki-ichiba/model';
import { stringify } from 'yaml';

/** What an edition knows: pages by every name an author may type, and names it must not say. */
export type Known = Pick<Chosen, 'catalog' | 'hidden'>;
type Shape = Readonly<Record<string, Parameters<typeof metaOf>[0]>>;

/** Fields that pages show apart when a folder said them and not the page itself. */
const PLACED: readonly string[] = ['phase', 'canvas', 'canvasText'];
const isPlaced = (key: string): boolean => PLACED.includes(key);

/** Whether the page itself says a field, and not its folder. */
const isStated = ({ places }: Item, field: string): boolean =>
  places.get(`${field}#key`) !== undefined;

/**
 * The front matter of an item of one edition, in the keys and words that authors type. Reading it gives
 * the same fields: what the edition may not read, and comments, are not in it.
 */
export function toFrontMatter(whole: Item, item: Item, known: Known): string {
  const shape = kindShapes[item.kind] as unknown as Shape;
  const anonymous = toAnonymous(whole, item);
  const all = { ...item.fields, id: item.id, kind: item.kind, anonymous };
  return toYaml(writeShape(shape, all, known, (key) => !isPlaced(key) || isStated(item, key)));
}

/**
 * Names that stand for something in this edition are gone from it, and the page still says that they do;
 * those that its readers may know stay hidden from readers below.
 */
function toAnonymous({ fields: whole }: Item, { fields }: Item): Item['fields']['anonymous'] {
  const said = new Set(fields.anonymous?.map(({ instead }) => instead));
  return whole.anonymous?.map((entry, index) =>
    said.has(entry.instead) ? { ...entry, name: `伏せた名前${index + 1}` } : entry,
  );
}

/** All fields of an item as {@link toFrontMatter} writes them, whoever said them. */
export function toFields(item: Item, known: Known): Record<string, unknown> {
  return writeShape(kindShapes[item.kind] as unknown as Shape, item.fields, known);
}

/** What the folder of some pages says of where they belong. */
export function toFolderDefaults(item: Item, known: Known): Record<string, unknown> {
  const shape = kindShapes[item.kind] as unknown as Shape;
  return writeShape(shape, item.fields, known, (key) => isPlaced(key) && !isStated(item, key));
}

/** No folding: one line of an author stays one line. */
export const toYaml = (value: unknown): string => stringify(value, { lineWidth: 0 });

function writeShape(
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  known: Known,
  wanted: (key: string) => boolean = () => true,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, schema]) => {
      const { ja, read } = metaOf(schema);
      if (value[key] === undefined || !wanted(key)) return [];
      const written = write(read, value[key], known);
      return written === undefined ? [] : [[ja, written]];
    }),
  );
}

/** @returns `undefined` for what points at a page that the edition does not have. */
function write(read: FieldRead, value: unknown, known: Known): unknown {
  switch (read.as) {
    case 'list': {
      const parts = (value as unknown[]).map((part) => write(read.item, part, known));
      const kept = parts.filter((part) => part !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    case 'group':
      return value === null
        ? '該当なし'
        : writeShape(read.shape as Shape, value as Record<string, unknown>, known);
    case 'canvasMap':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([block, entries]) => [
          labelOf('canvas', block as never),
          write({ as: 'list', item: read.entry }, entries, known),
        ]),
      );
    case 'value': {
      const list = vocabularies[read.vocabulary] as readonly { id: string; ja: string }[];
      return list.find(({ id }) => id === value)?.ja ?? value;
    }
    case 'range':
      return value === null ? '該当なし' : (value as { typed: string }).typed;
    case 'clip': {
      const { video, start, end } = value as { video: string; start: number; end?: number };
      const found = writeRef(video, ['video'], known);
      return found && { 参照: found, 開始: start, ...(end === undefined ? {} : { 終了: end }) };
    }
    case 'ref':
      return writeRef(value as string, read.kinds, known);
    default:
      return value;
  }
}

/** A person who did not agree to be named may have been typed by name: the page is named by its id. */
export function writeRef(
  typed: string,
  kinds: readonly KindId[],
  { catalog, hidden }: Known,
): string | undefined {
  const [id = '', anchor] = typed.split('#');
  if (catalog.find(id)) return typed;
  const item = catalog.findByTitle(typed, kinds);
  if (item) return item.title === typed ? typed : item.id + (anchor ? `#${anchor}` : '');
  return hidden.has(id) ? undefined : typed;
}
