import type { Root, RootContent } from 'mdast';
import { anonymise, type PageNames, pageNames, type StandIn, standInsOf } from './anonymous.js';
import { type ComponentNode, isComponent } from './body/components.js';
import { type Item, pointersOf } from './item.js';
import { readEasySentences } from './rules/easy.js';
import { type FieldRead, metaOf } from './schema/field.js';
import { kindShapes } from './schema/kinds.js';
import type { ValueId } from './vocabularies.js';

/**
 * Which readers a build is for. `working` is `npm start`: everything this checkout may read, drafts
 * included.
 */
export type Edition =
  | { readonly name: 'public' | 'members' | 'working' }
  | { readonly name: 'inhouse'; readonly org: string };

/** Edition from its name; throws with the names for anything else, before a byte is read. */
export function parseEdition(name: string, org?: string): Edition {
  if (name === 'public' || name === 'members' || name === 'working') return { name };
  if (name === 'inhouse') {
    if (!org)
      throw new Error('edition "inhouse" needs an organisation: --org <id> (or ICHIBA_ORG)');
    if (!/^[a-z0-9][a-z0-9-]*$/.test(org))
      throw new Error(`"${org}" is not an organisation id ([a-z0-9-])`);
    return { name, org };
  }
  throw new Error(`unknown edition "${name}": expected public, members, inhouse or working`);
}

/** May readers of `edition` see this item at all? The one place where that is decided. */
export function isVisible(
  item: Pick<Item, 'visibility' | 'status' | 'owner'>,
  edition: Edition,
): boolean {
  if (edition.name === 'working') return true;
  const finished = item.status === 'approved' || item.status === 'retired';
  if (edition.name === 'inhouse') {
    if (item.visibility === 'inhouse') return item.owner === edition.org;
    // Drafts are the owner's own business: another firm's draft for members is not ours to read.
    return finished || item.owner === edition.org;
  }
  if (!finished) return false;
  return (
    item.visibility === 'public' || (edition.name === 'members' && item.visibility === 'members')
  );
}

/**
 * Items of one edition, with the sections for a higher one taken out of their bodies, the entries for a
 * higher one out of their fields, and other words for the names its readers may not know.
 * Everything later (counts, relations, props, shards) is built from the result alone.
 */
export function selectForEdition<T extends { item: Item; body: Root }>(
  entries: readonly T[],
  edition: Edition,
): T[] {
  const pages = pageNames(entries.map(({ item }) => item));
  return entries
    .filter(({ item }) => isVisible(item, edition))
    .map((entry) => {
      const standIns = standInsFor(entry.item, pages, edition);
      const chosen = anonymise(
        {
          item: { ...entry.item, fields: selectFields(entry.item, edition) } as Item,
          body: selectBody(entry.body, entry.item, edition),
        },
        standIns,
      );
      const { body } = chosen;
      const fields = { ...chosen.item.fields, anonymous: saidOf(standIns) };
      // What only a taken-out section pointed at must not come back as a relation.
      const pointers = { ...pointersOf(body), easySentences: readEasySentences(body) };
      const item = withoutName({ ...chosen.item, fields, ...pointers } as Item);
      return { ...entry, body, item: { ...item, readings: selectReadings(item, body) } };
    });
}

/** The names of an item that readers of `edition` may not know. */
export const standInsFor = (
  item: Pick<Item, 'fields' | 'owner'>,
  pages: PageNames,
  edition: Edition,
): StandIn[] => standInsOf(item, pages, (visibility) => maySee(visibility, item, edition));

/** What is left of 匿名: the words that stand for something, for the page to say so. */
const saidOf = (standIns: readonly StandIn[]): Item['fields']['anonymous'] =>
  standIns.length > 0
    ? [...new Set(standIns.map(({ instead }) => instead))].map((word) => ({
        name: word,
        instead: word,
      }))
    : undefined;

/** A person who did not agree to be named is the role from here on: nothing later knows the name. */
function withoutName<I extends Item>(item: I): I {
  if (item.kind !== 'person' || item.fields.consent) return item;
  const { reading: _, ...fields } = item.fields;
  const title = item.fields.role;
  return { ...item, title, fields: { ...fields, title } };
}

/** Readings of words that are still there: a reading tells the word it belongs to. */
function selectReadings({ readings, fields }: Item, body: Root): Item['readings'] {
  if (readings.length === 0) return readings;
  const shown = JSON.stringify([fields, body]);
  return readings.filter(({ word }) => shown.includes(JSON.stringify(word).slice(1, -1)));
}

type Shape = Readonly<Record<string, Parameters<typeof metaOf>[0]>>;

/**
 * Fields without the entries that readers of `edition` may not see: any group with a 公開範囲 of its
 * own, however deep. A list with nothing left is as if it had not been written.
 */
function selectFields<T extends Item>(item: T, edition: Edition): T['fields'] {
  const sees = (visibility: ValueId<'visibility'> = 'public'): boolean =>
    maySee(visibility, item, edition);
  const prune = (read: FieldRead, value: unknown): unknown => {
    if (value === null || value === undefined || !hasEntries(read)) return value;
    if (read.as === 'list') {
      const kept = (value as unknown[])
        .map((part) => prune(read.item, part))
        .filter((part) => part !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    if (read.as !== 'group') return value;
    const own = value as Record<string, unknown>;
    if ('visibility' in read.shape && !sees(own.visibility as ValueId<'visibility'>))
      return undefined;
    return pruneShape(read.shape as Shape, own);
  };
  const pruneShape = (shape: Shape, value: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, part]) => {
        const schema = shape[key];
        const kept = schema ? prune(metaOf(schema).read, part) : part;
        return kept === undefined ? [] : [[key, kept]];
      }),
    );
  return pruneShape(kindShapes[item.kind] as unknown as Shape, item.fields) as T['fields'];
}

/** Whether a field holds entries with a 公開範囲 of their own. */
function hasEntries(read: FieldRead): boolean {
  if (read.as === 'list') return hasEntries(read.item);
  if (read.as !== 'group') return false;
  return (
    'visibility' in read.shape ||
    Object.values(read.shape).some((schema) => hasEntries(metaOf(schema).read))
  );
}

/** May readers of `edition` see a part of `item` that has this 公開範囲? */
const maySee = (
  visibility: ValueId<'visibility'>,
  item: Pick<Item, 'owner'>,
  edition: Edition,
): boolean =>
  visibility === 'public' ||
  edition.name === 'working' ||
  (visibility === 'members' ? edition.name !== 'public' : isOwn(item, edition));

const isOwn = ({ owner }: Pick<Item, 'owner'>, edition: Edition): boolean =>
  edition.name === 'inhouse' && edition.org === owner;

/** A copy of the body without the sections that readers of `edition` may not see. */
export function selectBody(body: Root, item: Pick<Item, 'owner'>, edition: Edition): Root {
  const keep = (node: RootContent | ComponentNode): boolean => {
    // The front matter as typed: its fields are chosen one by one, and nothing else of it is read.
    if (node.type === 'yaml') return false;
    if (!isComponent(node)) return true;
    if (node.name === 'Members') return edition.name !== 'public';
    if (node.name === 'Inhouse') return edition.name === 'working' || isOwn(item, edition);
    return true;
  };
  const prune = <N extends object>(node: N): N => {
    if (!('children' in node) || !Array.isArray(node.children)) return node;
    return { ...node, children: node.children.filter(keep).map((child: object) => prune(child)) };
  };
  return prune(body);
}
