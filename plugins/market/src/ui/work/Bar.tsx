import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import styles from './bar.module.css';

interface BarProps {
  readonly screen: number;
  readonly last: number;
  /** The manual's page. */
  readonly url: string;
  move(by: 1 | -1): void;
  openList(): void;
}

/** At the bottom, where the thumb is: back, all steps, on. */
export const Bar = ({ screen, last, url, move, openList }: BarProps): ReactNode => (
  <nav className={styles.bar} aria-label={say`手順の移動`}>
    {screen > 0 && (
      <button
        type="button"
        onClick={() => move(-1)}
      >{sayJsx`${<Icon name="arrow" className={styles.back} />}前へ`}</button>
    )}
    <button type="button" onClick={openList}>{sayJsx`${<Icon name="list" />}一覧`}</button>
    {screen < last ? (
      <button type="button" className={styles.next} onClick={() => move(1)}>
        {screen === 0 ? say`始める` : say`次へ`}
        <Icon name="arrow" />
      </button>
    ) : (
      <Link className={styles.next} to={url}>{say`ページへ`}</Link>
    )}
  </nav>
);
