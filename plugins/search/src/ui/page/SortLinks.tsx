import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { SearchSort } from '../../types.js';
import styles from './page.module.css';
import { text } from './text.js';
import { formatPageState, type PageState } from './urlState.js';

const SORTS: readonly SearchSort[] = ['relevance', 'revised', 'reviewBy'];

/** Order of the results. Links, not a `<select>`: that would be a second combobox on the page. */
export function SortLinks({ state, path }: { state: PageState; path: string }): ReactNode {
  return (
    <nav aria-label={text.sort} className={styles.sort}>
      {SORTS.map((sort) => (
        <Link
          key={sort}
          to={path + formatPageState({ ...state, sort, page: 1 })}
          aria-current={sort === state.sort ? 'true' : undefined}
        >
          {text.sorts[sort]}
        </Link>
      ))}
    </nav>
  );
}
