import type { KindId } from '@chishiki-ichiba/model';
import { type ReactNode, useState } from 'react';
import type { MatrixPageProp } from '../../list-props.js';
import { CellPanel } from './CellPanel.js';
import { countCell } from './cells.js';
import { Gaps } from './Gaps.js';
import { KindChoice } from './KindChoice.js';
import { MatrixTable } from './MatrixTable.js';
import { useOpenCell } from './useOpenCell.js';

/** The table, what it lacks, and the pages of the cell that is open. */
export function Matrix({ matrix }: { readonly matrix: MatrixPageProp }): ReactNode {
  const [kind, setKind] = useState<KindId>();
  const open = useOpenCell(matrix);
  return (
    <>
      <KindChoice kinds={matrix.kinds} chosen={kind} onChoose={setKind} />
      <MatrixTable matrix={matrix} kind={kind} open={open} />
      <Gaps matrix={matrix} />
      {open && (
        <CellPanel
          key={`${open.phase.id}.${open.block.id}`}
          phase={open.phase}
          block={open.block}
          counts={countCell(open.cell)}
        />
      )}
    </>
  );
}
