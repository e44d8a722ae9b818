import type { Hit } from '../types.js';
import { hitHref } from './hit.js';
import { searchHref } from './href.js';
import { standing } from './standing.js';
import type { SearchState } from './useSearch.js';

interface Way {
  href: string;
  /** Search to remember when this row is chosen; empty for none. */
  remember: string;
}

/** One option of the popup and where it leads. `forget` clears the recent searches. */
export type Row =
  | ({ kind: 'recent' | 'word'; word: string } & Way)
  | ({ kind: 'hit'; hit: Hit } & Way)
  | ({ kind: 'all' } & Way)
  | { kind: 'forget' };

export interface RowsInput {
  /** Trimmed text of the input. */
  query: string;
  recents: readonly string[];
  state: SearchState;
  searchUrl: string;
}

/**
 * Options of the popup, in the order of the arrow keys. Nothing typed: recent searches and the way to
 * clear them. Else hits, or the nearest words where there are none, and the search page last.
 */
export function rowsOf({ query, recents, state, searchUrl }: RowsInput): Row[] {
  const way = (words: string): Way => ({ href: searchHref(searchUrl, words), remember: words });
  if (query === '')
    return recents.length === 0
      ? []
      : [
          ...recents.map((word): Row => ({ kind: 'recent', word, ...way(word) })),
          { kind: 'forget' },
        ];
  const { result, status } = standing(state);
  const words = status === 'done' && result?.total === 0 ? result.suggestions : [];
  return [
    // The typed text, not the answered one: Enter before the answer must not search for less.
    ...(result?.hits ?? []).map(
      (hit): Row => ({ kind: 'hit', hit, href: hitHref(hit, query), remember: query }),
    ),
    ...words.map((word): Row => ({ kind: 'word', word, ...way(word) })),
    { kind: 'all', ...way(query) },
  ];
}
