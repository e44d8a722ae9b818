import { compareText, type Item, type KindId } from '@chishiki-ichiba/model';
import { type Ref, refsOf } from './refs.js';

/** A pointer whose other end exists in this catalog. */
export interface Relation {
  readonly from: Item;
  readonly to: Item;
  readonly ref: Ref;
}

/** Items of ONE edition with what joins them. Built anew for each edition, never filtered later. */
export interface Catalog {
  /** By kind order of the file paths; unique ids (the first file wins, the check reports the other). */
  readonly items: readonly Item[];
  readonly byId: ReadonlyMap<string, Item>;
  /** Old id → item. */
  readonly byAlias: ReadonlyMap<string, Item>;
  /** Item with an id, an old id, or (for `free` fields) a title. */
  find(name: string): Item | undefined;
  findByTitle(title: string, kinds: readonly KindId[]): Item | undefined;
  /** Relations from an item, in order. */
  from(item: Item): readonly Relation[];
  /** Relations to an item, by the pointing file. */
  to(item: Item): readonly Relation[];
  /** All files given, duplicates included: for the check. */
  readonly all: readonly Item[];
}

/**
 * @param unnamed - Names of persons who did not agree to be named → their id. Their pages are found by
 *   the name an author typed, and no item here holds it.
 */
export function buildCatalog(
  all: readonly Item[],
  unnamed: ReadonlyMap<string, string> = new Map(),
): Catalog {
  const byId = new Map<string, Item>();
  for (const item of all) if (!byId.has(item.id)) byId.set(item.id, item);
  const items = [...byId.values()];
  const byAlias = new Map<string, Item>();
  for (const item of items)
    for (const alias of item.aliases)
      if (!byId.has(alias) && !byAlias.has(alias)) byAlias.set(alias, item);
  const byTitle = new Map<string, Item[]>();
  // Authors point at pages by the title they have in their own language.
  for (const item of items)
    for (const title of new Set([item.title, item.translation?.title ?? item.title]))
      byTitle.set(title, [...(byTitle.get(title) ?? []), item]);
  const find = (name: string) => byId.get(name) ?? byAlias.get(name);
  const findByTitle = (title: string, kinds: readonly KindId[]) =>
    [...(byTitle.get(title) ?? []), byId.get(unnamed.get(title) ?? '')].find(
      (item) => item && (kinds.length === 0 || kinds.includes(item.kind)),
    );

  const from = new Map<Item, Relation[]>();
  const to = new Map<Item, Relation[]>();
  for (const item of items) {
    const own: Relation[] = [];
    for (const ref of refsOf(item)) {
      const target =
        find(ref.target) ?? (ref.free ? findByTitle(ref.target, ref.kinds) : undefined);
      if (!target || target === item) continue;
      const relation = { from: item, to: target, ref };
      own.push(relation);
      const back = to.get(target);
      if (back) back.push(relation);
      else to.set(target, [relation]);
    }
    from.set(item, own);
  }
  for (const relations of to.values())
    relations.sort((a, b) => compareText(a.from.file, b.from.file));
  return {
    items,
    byId,
    byAlias,
    find,
    findByTitle,
    from: (item) => from.get(item) ?? [],
    to: (item) => to.get(item) ?? [],
    all,
  };
}
