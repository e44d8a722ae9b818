import { say } from '@chishiki-ichiba/model/say';
import type { CapabilityProp, MakerRowProp } from '../../board-props.js';
import type { Filter } from './filter.js';

/** What a buyer asks of a firm: only what was chosen. */
export type Wish = Pick<Filter, 'process' | 'material' | 'mm'>;

export type Verdict = 'fits' | 'silent' | 'unfit';

export interface Fit {
  readonly verdict: Verdict;
  /** Names of the columns that say no, or say nothing. */
  readonly silent: readonly string[];
  readonly unfit: readonly string[];
}

/**
 * Whether a row of a capability sheet does what is wished. A cell that was left out is 記載なし and
 * never a no; one no is enough to rule the row out.
 */
export function fitOf(row: CapabilityProp, wish: Wish): Fit {
  const parts: readonly (readonly [string, Verdict])[] = [
    ...(wish.process === undefined
      ? []
      : [[say`工程`, judge(row.process && [row.process.id], wish.process)] as const]),
    ...(wish.material === undefined
      ? []
      : [
          [
            say`母材`,
            judge(
              row.material.length > 0 ? row.material.map(({ id }) => id) : undefined,
              wish.material,
            ),
          ] as const,
        ]),
    ...(wish.mm === undefined
      ? []
      : [[say`板厚`, judgeThickness(row.thickness, wish.mm)] as const]),
  ];
  const named = (verdict: Verdict) =>
    parts.flatMap(([name, own]) => (own === verdict ? [name] : []));
  const unfit = named('unfit');
  const silent = named('silent');
  return {
    verdict: unfit.length > 0 ? 'unfit' : silent.length > 0 ? 'silent' : 'fits',
    silent,
    unfit,
  };
}

const judge = (has: readonly string[] | undefined, wanted: string): Verdict =>
  has === undefined ? 'silent' : has.includes(wanted) ? 'fits' : 'unfit';

function judgeThickness(thickness: CapabilityProp['thickness'], mm: number): Verdict {
  if (thickness === undefined) return 'silent';
  // 該当なし: the work does not know a thickness.
  if (thickness === null) return 'fits';
  const { min = 0, max = Number.POSITIVE_INFINITY, exclusive } = thickness;
  const low = exclusive === 'min' || exclusive === 'both' ? mm > min : mm >= min;
  const high = exclusive === 'max' || exclusive === 'both' ? mm < max : mm <= max;
  return low && high ? 'fits' : 'unfit';
}

/** Rows by verdict, in their order. */
export function sortByFit(
  rows: readonly MakerRowProp[],
  wish: Wish,
): Record<Verdict, readonly MakerRowProp[]> {
  const of = (verdict: Verdict) => rows.filter((row) => fitOf(row, wish).verdict === verdict);
  return { fits: of('fits'), silent: of('silent'), unfit: of('unfit') };
}

export const hasWish = ({ process, material, mm }: Wish): boolean =>
  process !== undefined || material !== undefined || mm !== undefined;

/** 「板厚は記載なし」「母材が合わない」 */
export const fitText = ({ silent, unfit }: Fit): string =>
  [
    ...(unfit.length > 0 ? [say`${unfit.join('・')}が合わない`] : []),
    ...(silent.length > 0 ? [say`${silent.join('・')}は記載なし`] : []),
  ].join(say`、`) || say`合う`;
