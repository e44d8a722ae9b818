import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './page.module.css';
import { text } from './text.js';
import { countFilters, formatPageState, type PageState } from './urlState.js';

/** What can be done when nothing was found: nearest words, fewer filters, other words. */
export function Suggestions({
  state,
  words,
  path,
}: {
  state: PageState;
  words: readonly string[];
  path: string;
}): ReactNode {
  const without = { ...state, facets: {}, ranges: {}, page: 1 };
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
      {countFilters(state) > 0 && (
        <p>
          <Link to={path + formatPageState(without)}>{text.clear}</Link>
        </p>
      )}
      {state.query && <p>{text.emptyHint}</p>}
    </div>
  );
}
