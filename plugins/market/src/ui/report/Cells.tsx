import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { MatrixCellProp } from '../../list-props.js';
import type { CellPlace, ReportPageProp } from '../../report-props.js';
import { cellNames, nameText } from '../../shown-report.js';
import { canvasBlocks, phases as phaseWords } from '../labels.js';
import { countCell } from '../matrix/cells.js';
import { Frame } from './Frame.js';
import { kindShort } from './kinds.js';
import styles from './report.module.css';

/** Phase × block: how many pages, and of which kinds. */
export function Cells({ report }: { readonly report: ReportPageProp }): ReactNode {
  const { matrix, emptyCells, assumedCells, matrixUrl } = report;
  return (
    <>
      <p>{sayJsx`一つのページが、いくつかの段階と欄に入ることがあります。置き場所で決まった分（既定）も数えています。分けて見るには${<Link to={matrixUrl}>{say`段階とキャンバスの表`}</Link>}を開いてください。`}</p>
      <Frame label={say`段階と欄ごとのページ`}>
        <table className={`${styles.table} ${styles.cells}`}>
          <caption>{say`段階と欄ごとのページの数`}</caption>
          <thead>
            <tr>
              <th scope="col">{say`欄`}</th>
              {matrix.phases.map(({ id, label, count }) => (
                <th key={id} scope="col">
                  {label}
                  <small>{say`${count}件`}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.blocks.map((block, y) => (
              <tr key={block.id}>
                <th scope="row">
                  {block.label}
                  <small>{say`${block.count}件`}</small>
                </th>
                {matrix.phases.map((phase, x) => (
                  <Cell key={phase.id} cell={matrix.rows[y]?.[x] ?? []} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Frame>
      <p
        className={styles.quiet}
      >{say`表の中では種類を短く書いています。一点＝ワンポイントレッスン、道筋＝学びの道筋、使用＝使ってみた、募集＝探しています、提供＝お役に立てます。`}</p>
      <Places name={nameText(cellNames.empty)} cells={emptyCells} />
      <Places name={nameText(cellNames.assumed)} cells={assumedCells} />
    </>
  );
}

function Cell({ cell }: { readonly cell: MatrixCellProp }): ReactNode {
  const { stated, assumed } = countCell(cell);
  if (stated + assumed === 0) return <td className={styles.none}>{say`なし`}</td>;
  return (
    <td>
      <b>{stated + assumed}</b>
      <small>
        {cell
          .map(([kind, said, byDefault]) => say`${kindShort[kind as KindId]}${said + byDefault}`)
          .join(' ')}
      </small>
    </td>
  );
}

/** Cells in words, phase by phase. */
function Places({
  name,
  cells,
}: {
  readonly name: string;
  readonly cells: readonly CellPlace[];
}): ReactNode {
  if (cells.length === 0) return null;
  const phases = [...new Set(cells.map(({ phase }) => phase))];
  return (
    <p>{sayJsx`${name} ${<b>{say`${cells.length}件`}</b>}：${phases
      .map(
        (phase) =>
          say`${phaseWords[phase].label}の${cells
            .filter((cell) => cell.phase === phase)
            .map(({ block }) => canvasBlocks[block].label)
            .join('・')}`,
      )
      .join(say`、`)}`}</p>
  );
}
