import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './page.module.css';
import { text } from './text.js';
import { formatPageState, type PageState, withoutFilters } from './urlState.js';

/** What can be done when nothing was found: nearest words, other words. The chips above take filters away. */
export function Suggestions({
  state,
  words,
  path,
}: {
  state: PageState;
  words: readonly string[];
  path: string;
}): ReactNode {
  const without = withoutFilters(state);
  return (
    <div className={styles.nothing}>
      {words.length > 0 && (
        <>
          <h2>{text.nearest}</h2>
          <ul>
            {words.map((word) => (
              <li key={word}>
                <Link to={path + formatPageState({ ...without, query: word })}>{word}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {state.query && <p>{text.emptyHint}</p>}
    </div>
  );
}
