import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../icons/Icon.js';
import { PaperTools } from './PaperTools.js';
import styles from './tools.module.css';

/** What a reader can do with this page, below its head. Screen only: paper has no buttons. */
export function Tools(): ReactNode {
  // A button that needs the script is not there before it: the browser's own menu prints as well.
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  return (
    <ul className={styles.tools} aria-label="このページの道具" data-print="hide">
      {alive && (
        <li>
          <button type="button" className={styles.tool} onClick={() => window.print()}>
            <Icon name="print" />
            印刷する
          </button>
        </li>
      )}
      <PaperTools />
    </ul>
  );
}
