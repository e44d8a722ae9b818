import type { KindId } from '@chishiki-ichiba/model';
import type { MatrixCellProp } from '../../list-props.js';

/** The phase in which the sources ask for all nine blocks. */
export const FULL_PHASE = 'seihinka';

export interface CellCount {
  readonly stated: number;
  readonly assumed: number;
}

/** Sum of a cell, over one kind or all. */
export function countCell(cell: MatrixCellProp, only?: KindId): CellCount {
  let stated = 0;
  let assumed = 0;
  for (const [kind, said, byDefault] of cell) {
    if (only !== undefined && kind !== only) continue;
    stated += said;
    assumed += byDefault;
  }
  return { stated, assumed };
}

/** Fragment of a cell's address, e.g. `sosei.channels`: shareable, and the back button closes it. */
export const cellHash = (phase: string, block: string): string => `${phase}.${block}`;
