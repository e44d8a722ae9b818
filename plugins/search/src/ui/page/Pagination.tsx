import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import styles from './page.module.css';
import { text } from './text.js';
import { formatPageState, PAGE_SIZE, type PageState } from './urlState.js';

/** Links to the pages of a result: first, last and the neighbours of the current one. */
export function Pagination({
  state,
  total,
  path,
}: {
  state: PageState;
  total: number;
  path: string;
}): ReactNode {
  const last = Math.ceil(total / PAGE_SIZE);
  if (last < 2) return null;
  const near = new Set([1, state.page - 1, state.page, state.page + 1, last]);
  const shown = [...near].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
  const to = (page: number) => path + formatPageState({ ...state, page });
  return (
    <nav aria-label={text.pages} className={styles.pagination}>
      {state.page > 1 && (
        <Link to={to(state.page - 1)} rel="prev">
          {text.previous}
        </Link>
      )}
      {shown.map((n, i) => (
        <span key={n}>
          {n - (shown[i - 1] ?? n - 1) > 1 && <span aria-hidden="true">… </span>}
          {n === state.page ? (
            <span aria-current="page" className={styles.here}>
              {n}
            </span>
          ) : (
            <Link to={to(n)} aria-label={text.page(n)}>
              {n}
            </Link>
          )}
        </span>
      ))}
      {state.page < last && (
        <Link to={to(state.page + 1)} rel="next">
          {text.next}
        </Link>
      )}
    </nav>
  );
}
