import type { CanvasId, Item, ItemOf, PhaseId } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';

/** What two pages have in common. */
export interface Shared {
  /** The author of one names the other. */
  readonly linked: boolean;
  /** Ids or an author's own words, in the order of the page that asks. */
  readonly process: readonly string[];
  readonly material: readonly string[];
  readonly phase: readonly PhaseId[];
  readonly canvas: readonly CanvasId[];
  /** What is asked for is what is offered: 教えて and 教えます. */
  readonly type: boolean;
}

export interface Match<T extends Item = Item> {
  readonly item: T;
  readonly shared: Shared;
  /** Points; compares only among matches of one page. */
  readonly score: number;
}

/** Work is what one searches by; phase and block stand on nearly every page and only break ties. */
const WEIGHTS = { process: 6, material: 4, type: 3, phase: 1, canvas: 1 } as const;

/** Which offers answer which requests. 紹介できます answers any. */
const ANSWERS: Readonly<Record<ItemOf<'request'>['fields']['requestType'], readonly string[]>> = {
  teach: ['teach', 'introduce'],
  make: ['make', 'introduce'],
  try: ['make', 'introduce'],
  place: ['lend', 'introduce'],
  joint: ['make', 'teach', 'introduce'],
  ideas: ['teach', 'introduce'],
};

/**
 * Pages that fit one page, best first.
 *
 * A page fits when one of the two names the other (関連, 回答, 元), or when they share a process; where
 * one of them names no process, a material is enough, and where one names neither process nor
 * material, a phase together with a canvas block. So 「研磨・SUS304」 never fits 「溶接・SUS304」 by the
 * steel alone. Of a firm, a material counts with the process of the same row of its capability sheet.
 *
 * ```
 * named by the other ──────────────► fits, first
 * processes on both sides ── shared? ► fits      not shared ► does not fit
 * else materials on both ── shared? ─► fits      not shared ► does not fit
 * else phase AND block shared ───────► fits
 * ```
 *
 * @param asking - Page for which others are looked for: a request, an offer, a manual.
 * @param candidates - Pages of this edition; `asking` itself is passed over.
 * @returns Named ones first, then by score, then by id; never retired ones.
 */
export function matchItems<T extends Item>(
  asking: Item,
  candidates: readonly T[],
  catalog: Catalog,
): Match<T>[] {
  const named = new Set(
    [
      ...catalog.from(asking).map(({ to, ref }) => ({ item: to, field: ref.field })),
      ...catalog.to(asking).map(({ from, ref }) => ({ item: from, field: ref.field })),
    ].flatMap(({ item, field }) => (NAMING.has(field) ? [item] : [])),
  );
  return candidates
    .flatMap((item) => {
      if (item === asking || item.status === 'retired') return [];
      const shared = sharedBy(asking, item, named.has(item));
      return shared ? [{ item, shared, score: scoreOf(shared) }] : [];
    })
    .sort(
      (a, b) =>
        Number(b.shared.linked) - Number(a.shared.linked) ||
        b.score - a.score ||
        (a.item.id < b.item.id ? -1 : 1),
    );
}

const NAMING: ReadonlySet<string> = new Set(['related', 'answers', 'from']);

/** What the two have in common; `undefined` when that is not enough to fit. */
export function sharedBy(asking: Item, other: Item, linked: boolean): Shared | undefined {
  const a = workOf(asking);
  const b = workOf(other);
  const process = a.process.filter((id) => b.process.includes(id));
  const material = a.material.filter((id) =>
    b.rows.some((row) => row.material.includes(id) && meets(a, row)),
  );
  const phase = idsOf(asking.phases).filter((id) => idsOf(other.phases).includes(id));
  const canvas = idsOf(asking.canvas).filter((id) => idsOf(other.canvas).includes(id));
  const shared = { linked, process, material, phase, canvas, type: answersType(asking, other) };
  if (linked) return shared;
  if (a.process.length > 0 && b.process.length > 0) return process.length > 0 ? shared : undefined;
  if (a.material.length > 0 && b.material.length > 0)
    return material.length > 0 ? shared : undefined;
  return phase.length > 0 && canvas.length > 0 ? shared : undefined;
}

/** The row is about the same work: a firm that bends SPCC and welds SUS304 does not bend SUS304. */
const meets = (asking: Work, row: Row): boolean =>
  asking.process.length === 0 ||
  row.process.length === 0 ||
  row.process.some((id) => asking.process.includes(id));

function scoreOf({ process, material, phase, canvas, type }: Shared): number {
  return (
    process.length * WEIGHTS.process +
    material.length * WEIGHTS.material +
    phase.length * WEIGHTS.phase +
    canvas.length * WEIGHTS.canvas +
    (type ? WEIGHTS.type : 0)
  );
}

function answersType(a: Item, b: Item): boolean {
  if (a.kind === 'offer' && b.kind === 'request') return answersType(b, a);
  return (
    a.kind === 'request' &&
    b.kind === 'offer' &&
    ANSWERS[a.fields.requestType].includes(b.fields.offerType)
  );
}

const idsOf = <T extends string>(list: readonly { readonly id: T }[]): T[] =>
  list.map(({ id }) => id);

interface Row {
  readonly process: readonly string[];
  readonly material: readonly string[];
}

/** Processes and materials of a page: all together, and as they belong together. */
export interface Work extends Row {
  readonly rows: readonly Row[];
}

export function workOf(item: Item): Work {
  const known = works.get(item);
  if (known) return known;
  const rows = rowsOf(item);
  const work = {
    process: unique(rows.flatMap((row) => row.process)),
    material: unique(rows.flatMap((row) => row.material)),
    rows,
  };
  works.set(item, work);
  return work;
}

/** Every page is compared with many: its fields never change. */
const works = new WeakMap<Item, Work>();

function rowsOf(item: Item): Row[] {
  const { fields } = item;
  const process = 'process' in fields ? list<string>(fields.process) : [];
  if (item.kind === 'org')
    return [
      { process, material: [] },
      ...list<NonNullable<typeof item.fields.capabilities>[number]>(item.fields.capabilities).map(
        (row) => ({ process: row.process ? [row.process] : [], material: row.material ?? [] }),
      ),
    ];
  const stated =
    'material' in fields
      ? list<string | { name: string }>(fields.material).map((metal) =>
          typeof metal === 'string' ? metal : metal.name,
        )
      : [];
  const base = item.kind === 'manual' ? (item.fields.weld?.base ?? []).map(({ name }) => name) : [];
  return [{ process, material: unique([...stated, ...base]) }];
}

const list = <T>(value: unknown): readonly T[] => (value as readonly T[] | undefined) ?? [];
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
