import { say } from '@chishiki-ichiba/model/say';
import type { BoardEntryProp, BoardPageProp, ChoiceProp, TeacherProp } from '../../board-props.js';

/** What the reader narrowed the board to. It lives in the address and nowhere else. Pure. */

export const facets = ['want', 'offer', 'phase', 'process', 'material'] as const;
export type Facet = (typeof facets)[number];

export const facetLabels: Readonly<Record<Facet, string>> = {
  want: say`求め`,
  offer: say`申し出`,
  phase: say`段階`,
  process: say`工程`,
  material: say`母材`,
};

export type Filter = Readonly<Partial<Record<Facet, string>>> & {
  /** Thickness of the plate in mm, for firms. */
  readonly mm?: number;
};

/** Read `?process=welding&mm=1.2`; a value that the board does not have is passed over. */
export function parseFilter(search: string, choices: BoardPageProp['choices']): Filter {
  const params = new URLSearchParams(search);
  const known = facets.flatMap((facet) => {
    const value = params.get(facet);
    return choices[facet].some(({ id }) => id === value) ? [[facet, value]] : [];
  });
  const mm = parseMillimetres(params.get('mm') ?? '');
  return { ...Object.fromEntries(known), ...(typeof mm === 'number' ? { mm } : {}) };
}

/** The filter as an address, keys sorted; empty without any. */
export function formatFilter(filter: Filter): string {
  const params = new URLSearchParams(
    Object.entries(filter)
      .flatMap(([key, value]): [string, string][] =>
        value === undefined ? [] : [[key, String(value)]],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
  return params && `?${params}`;
}

/**
 * A thickness as typed: `1.2`, `１．２`, `1.2mm`.
 *
 * @returns `undefined` for nothing typed, `null` for what is no thickness between 0 and 1,000 mm.
 */
export function parseMillimetres(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return undefined;
  const [, digits] = /^(\d{1,4}(?:\.\d{1,3})?)\s*(?:mm|ミリ)?$/i.exec(text) ?? [];
  const value = Number(digits);
  return digits !== undefined && value > 0 && value <= 1000 ? value : null;
}

type Narrowed = Pick<BoardEntryProp | TeacherProp, 'phases' | 'process' | 'material'>;

/** Whether a line passes what holds of all lines alike. */
export const passes = (
  { phases, process, material }: Narrowed,
  filter: Pick<Filter, 'phase' | 'process' | 'material'>,
): boolean =>
  (filter.phase === undefined || phases.some((id) => id === filter.phase)) &&
  (filter.process === undefined || process.includes(filter.process)) &&
  (filter.material === undefined || material.includes(filter.material));

export const chosenRequests = (board: BoardPageProp, filter: Filter): BoardEntryProp[] =>
  board.requests.filter(
    (entry) => passes(entry, filter) && (!filter.want || entry.type.id === filter.want),
  );

export const chosenOffers = (board: BoardPageProp, filter: Filter): BoardEntryProp[] =>
  board.offers.filter(
    (entry) => passes(entry, filter) && (!filter.offer || entry.type.id === filter.offer),
  );

export const chosenTeachers = (board: BoardPageProp, filter: Filter): TeacherProp[] =>
  board.teachers.filter((teacher) => passes(teacher, filter));

/** Values of a facet with how many requests and offers would be left, the other choices staying. */
export function countsOf(
  board: BoardPageProp,
  filter: Filter,
  facet: Facet,
): readonly (ChoiceProp & { readonly count: number })[] {
  return board.choices[facet].map((choice) => {
    const asked = { ...filter, [facet]: choice.id };
    const requests = facet === 'offer' ? 0 : chosenRequests(board, asked).length;
    const offers = facet === 'want' ? 0 : chosenOffers(board, asked).length;
    return { ...choice, count: requests + offers };
  });
}

export interface Shelves {
  readonly open: readonly BoardEntryProp[];
  readonly expired: readonly BoardEntryProp[];
  readonly answered: readonly BoardEntryProp[];
  readonly closed: readonly BoardEntryProp[];
}

/**
 * Lines by what one can still do about them.
 *
 * @param today - The reader's day; while it is unknown no line is called expired.
 */
export function toShelves(entries: readonly BoardEntryProp[], today?: string): Shelves {
  const isOver = ({ expires }: BoardEntryProp): boolean =>
    today !== undefined && expires !== undefined && expires < today;
  const open = entries.filter(({ state }) => state === 'open');
  return {
    open: open.filter((entry) => !isOver(entry)),
    expired: open.filter(isOver),
    answered: entries.filter(({ state }) => state === 'answered'),
    closed: entries.filter(({ state }) => state === 'closed'),
  };
}

/** Lines by 求め or 申し出, in the order of the value list; only those that occur. */
export const byType = (
  entries: readonly BoardEntryProp[],
  choices: readonly ChoiceProp[],
): readonly (ChoiceProp & { readonly entries: readonly BoardEntryProp[] })[] =>
  choices
    .map((choice) => ({ ...choice, entries: entries.filter(({ type }) => type.id === choice.id) }))
    .filter((group) => group.entries.length > 0);
