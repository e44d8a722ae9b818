import type { KindId, PhaseId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import { useHistory, useLocation } from '@docusaurus/router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { CountProp, MatrixCellProp, MatrixPageProp } from '../../list-props.js';
import { Icon } from '../icons/Icon.js';
import { kindWords, phases as phaseWords } from '../labels.js';
import { cellHash, countCell, FULL_PHASE } from './cells.js';
import styles from './matrix.module.css';
import type { OpenCell } from './useOpenCell.js';

interface MatrixTableProps {
  readonly matrix: MatrixPageProp;
  readonly kind: KindId | undefined;
  readonly open: OpenCell | undefined;
}

export function MatrixTable({ matrix, kind, open }: MatrixTableProps): ReactNode {
  // Plain links, for 45 that watch for readying pages cost a frame, and none leads to another page. With the page's
  // own address in them, which on a stick is itself behind the `#`.
  const { createHref } = useHistory();
  const { pathname, search } = useLocation();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {kind ? say`「${kindWords[kind].label}」の数` : say`すべてのページの数`}
      </caption>
      <thead>
        <tr>
          <td />
          {matrix.phases.map((phase) => (
            <PhaseHead key={phase.id} phase={phase} />
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.blocks.map((block, y) => (
          <tr key={block.id}>
            <th scope="row">
              <Link className={styles.block} to={block.url}>
                {block.label}
              </Link>
            </th>
            {matrix.phases.map((phase, x) => (
              <Cell
                key={phase.id}
                phase={phase}
                block={block}
                cell={matrix.rows[y]?.[x] ?? []}
                kind={kind}
                href={createHref({ pathname, search, hash: `#${cellHash(phase.id, block.id)}` })}
                open={open?.phase === phase && open.block === block}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PhaseHead({ phase }: { readonly phase: CountProp }): ReactNode {
  const { number, icon } = phaseWords[phase.id as PhaseId];
  return (
    <th scope="col" className={`ichiba-tone-${phase.id}`}>
      <Link className={styles.phase} to={phase.url}>
        <Icon name={icon} />
        <span>
          {number} {phase.label}
        </span>
      </Link>
    </th>
  );
}

interface CellProps {
  readonly phase: CountProp;
  readonly block: CountProp;
  readonly cell: MatrixCellProp;
  readonly kind: KindId | undefined;
  readonly href: string;
  readonly open: boolean;
}

function Cell({ phase, block, cell, kind, href, open }: CellProps): ReactNode {
  const { stated, assumed } = countCell(cell, kind);
  const wanted = stated === 0 && kind === undefined && phase.id === FULL_PHASE;
  const words =
    stated + assumed === 0
      ? wanted
        ? say`まだない`
        : say`ページなし`
      : say`記入${stated}件、既定${assumed}件`;
  return (
    <td className={clsx(wanted && styles.wanted)}>
      <a
        className={clsx(styles.cell, stated + assumed === 0 && styles.quiet)}
        href={href}
        aria-current={open ? 'true' : undefined}
      >
        <span className="ichiba-hidden">{say`${phase.label}・${block.label}：${words}`}</span>
        <span className={styles.numbers} aria-hidden="true">
          {wanted && <span className={styles.missing}>{say`まだない`}</span>}
          {stated > 0 && <b className={styles.stated}>{stated}</b>}
          {assumed > 0 && <small className={styles.assumed}>{say`既定 ${assumed}`}</small>}
          {stated + assumed === 0 && !wanted && '・'}
          {kind === undefined && stated + assumed > 0 && <Kinds cell={cell} />}
        </span>
      </a>
    </td>
  );
}

/** Counts by kind, where there is room for them. */
const Kinds = ({ cell }: { readonly cell: MatrixCellProp }): ReactNode => (
  <span className={styles.byKind}>
    {cell.map(([kind, stated, assumed]) => (
      <span key={kind} title={say`${kindWords[kind].label}：記入${stated}件、既定${assumed}件`}>
        <Icon name={kindWords[kind].icon} size="1em" />
        {stated}
        {assumed > 0 && <i>+{assumed}</i>}
      </span>
    ))}
  </span>
);
