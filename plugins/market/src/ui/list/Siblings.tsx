import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ListPageProp } from '../../list-props.js';
import { CanvasMap } from '../canvas/CanvasMap.js';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import { findPhase } from '../item/phase.js';
import { kindWords, phases } from '../labels.js';
import styles from './list.module.css';

const axisWords = {
  phase: say`段階`,
  canvas: say`キャンバスの欄`,
  kind: say`種類`,
} as const satisfies Record<ListPageProp['axis'], string>;

/** Sideways: the other values of the axis. */
export const Siblings = ({ list }: { readonly list: ListPageProp }): ReactNode => (
  <nav
    className={styles.siblings}
    aria-label={say`ほかの${axisWords[list.axis]}`}
    data-print="hide"
  >
    {list.axis === 'canvas' ? (
      <CanvasMap counts={list.siblings} current={list.id} />
    ) : (
      <Row list={list} />
    )}
  </nav>
);

const Row = ({ list }: { readonly list: ListPageProp }): ReactNode => (
  <ul className={styles.row}>
    {list.siblings.map(({ id, label, url, count }) => (
      <li key={id}>
        <Link to={url} aria-current={id === list.id ? 'page' : undefined}>
          <Icon name={iconOf(list.axis, id)} />
          {label}
          <span className={styles.count}>{count}</span>
        </Link>
      </li>
    ))}
  </ul>
);

function iconOf(axis: ListPageProp['axis'], id: string): IconName {
  const phase = axis === 'phase' ? findPhase(id) : undefined;
  return phase ? phases[phase].icon : (kindWords[id as KindId]?.icon ?? 'note');
}
