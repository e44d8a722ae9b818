import { useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import type { CountProp, MatrixCellProp, MatrixPageProp } from '../../list-props.js';
import { cellHash } from './cells.js';

export interface OpenCell {
  readonly phase: CountProp;
  readonly block: CountProp;
  readonly cell: MatrixCellProp;
}

/** The cell the address names; none while the page is served, so that server and browser agree. */
export function useOpenCell({ phases, blocks, rows }: MatrixPageProp): OpenCell | undefined {
  const { hash } = useLocation();
  const ready = useIsBrowser();
  if (!ready || hash === '') return undefined;
  for (const [y, block] of blocks.entries())
    for (const [x, phase] of phases.entries())
      if (hash === `#${cellHash(phase.id, block.id)}`)
        return { phase, block, cell: rows[y]?.[x] ?? [] };
  return undefined;
}
