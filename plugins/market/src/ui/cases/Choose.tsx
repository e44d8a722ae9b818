import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './cases.module.css';

/** As many as stand beside each other. */
const MOST = 4;

export interface Choice {
  /** Chosen ids in the order of the page. */
  readonly ids: readonly string[];
  /** Address of the comparison without its ids. */
  readonly compareUrl: string;
  readonly toggle: (id: string) => void;
}

/** What can be done with what is chosen now; empty while nothing is. */
export function adviceOf({ ids: { length } }: Choice): string {
  if (length === 0) return '';
  if (length === 1) return say`あと1件選ぶと比べられます`;
  if (length > MOST) return say`比べられるのは${MOST}件までです（いま${length}件）`;
  return say`選んだ事例を比べる（${length}件）`;
}

interface ChooseProps {
  readonly id: string;
  readonly title: string;
  readonly choice: Choice;
}

/** A box to choose a case; beside each chosen one, the way to compare them, so that nobody walks to the end of the list. */
export function Choose({ id, title, choice }: ChooseProps): ReactNode {
  const { ids, compareUrl, toggle } = choice;
  const chosen = ids.includes(id);
  const can = ids.length >= 2 && ids.length <= MOST;
  return (
    <div className={styles.choose} data-print="hide">
      <label>
        <input type="checkbox" checked={chosen} onChange={() => toggle(id)} />
        {sayJsx`比べる${<span className="ichiba-hidden">{say`：${title}`}</span>}`}
      </label>
      {chosen &&
        (can ? (
          <Link to={`${compareUrl}?ids=${ids.map(encodeURIComponent).join(',')}`}>
            {adviceOf(choice)}
          </Link>
        ) : (
          <span>{adviceOf(choice)}</span>
        ))}
    </div>
  );
}
