import Link from '@docusaurus/Link';
import type { MouseEvent, ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { clockOf } from '../media/clock.js';
import styles from './log.module.css';

interface SecondLinkProps {
  readonly item: Pick<ItemPageProp, 'id' | 'url'>;
  readonly seconds: number;
  readonly children: ReactNode;
}

/** The address of a second of this page's video; with script it goes there without leaving the line. */
export function SecondLink({ item, seconds, children }: SecondLinkProps): ReactNode {
  const player = `video-${item.id}`;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    clockOf(item.id).seek(seconds, true);
    document.getElementById(player)?.scrollIntoView({ block: 'start' });
  };
  return (
    <Link className={styles.second} to={`${item.url}?t=${seconds}#${player}`} onClick={go}>
      {children}
    </Link>
  );
}
