import Link from '@docusaurus/Link';
import clsx from 'clsx';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { addRecent } from '../recents.js';
import { OthersMessage, SearchMessage, Skeleton } from '../SearchMessage.js';
import { StillWays } from '../StillWays.js';
import boxStyles from '../search.module.css';
import { standing } from '../standing.js';
import { useModule } from '../useModule.js';
import { isReachable, ownProblems, type SearchState } from '../useSearch.js';
import { Chips } from './Chips.js';
import { Pagination } from './Pagination.js';
import styles from './page.module.css';
import { ResultList } from './ResultList.js';
import { SortLinks } from './SortLinks.js';
import { Suggestions } from './Suggestions.js';
import { text } from './text.js';
import { countFilters, formatPageState, type PageState } from './urlState.js';

export interface ResultColumnProps {
  state: PageState;
  search: SearchState;
  path: string;
  onRetry(): void;
  onChange(next: PageState): void;
  onSay(message: string): void;
}

/** Fetched when a search found nothing: most do not need it. */
const loadNoResult = () => import('./NoResult.js');

/** Everything beside the filters: how many, in which order, which filters, and the results or why there are none. */
export function ResultColumn(props: ResultColumnProps): ReactNode {
  const { state, path, onRetry, onChange, onSay } = props;
  const search = standing(props.search);
  const { result, manifest } = search;
  const hits = result?.hits ?? [];
  const waiting = search.status === 'loading';
  const done = search.status === 'done' && result !== undefined;
  const filtered = countFilters(state) > 0;
  const nothing = done && result.total === 0;
  const onlyNear = done && result.total > 0 && result.relaxed === true;
  const [helpOpen, setHelpOpen] = useState(false);
  const [draft, setDraft] = useState<string>();
  const { module: help } = useModule(loadNoResult, nothing || (onlyNear && helpOpen));

  // Docusaurus keeps the place when only the query string changes; another page starts at its top.
  const top = useRef<HTMLDivElement>(null);
  const shownPage = useRef(state.page);
  useEffect(() => {
    if (shownPage.current !== state.page) top.current?.scrollIntoView();
    shownPage.current = state.page;
  }, [state.page]);

  const noResult = help && (
    <help.NoResult
      state={state}
      manifest={manifest}
      path={path}
      draft={draft}
      onDraft={setDraft}
      onSay={onSay}
    />
  );
  return (
    <div ref={top} className={styles.main} aria-busy={props.search.status === 'loading'}>
      <div className={styles.bar}>
        <p className={styles.total}>{done ? text.count(result.total, result.totalIsExact) : ' '}</p>
        <SortLinks state={state} path={path} />
      </div>
      <Chips state={state} manifest={manifest} onChange={onChange} />
      <SearchMessage
        state={search}
        filtered={filtered}
        ways={<StillWays reachable={isReachable(search)} />}
        onRetry={onRetry}
      />
      <OthersMessage state={search} onRetry={onRetry} />
      {done && state.query === '' && !filtered && ownProblems(result).length === 0 && (
        <p className={boxStyles.message}>{text.browsing}</p>
      )}
      {nothing && <Suggestions state={state} path={path} words={result.suggestions} />}
      {done && result.total > 0 && hits.length === 0 && ownProblems(result).length === 0 && (
        <p className={clsx(boxStyles.message, styles.nothing)}>
          {text.beyond}{' '}
          <Link to={path + formatPageState({ ...state, page: 1 })}>{text.toFirst}</Link>
        </p>
      )}
      {onlyNear && (
        <details
          className={styles.notHere}
          open={helpOpen}
          onToggle={(event) => setHelpOpen(event.currentTarget.open)}
        >
          <summary>{text.notHere}</summary>
          {noResult}
        </details>
      )}
      {waiting && search.slow && hits.length === 0 ? (
        <Skeleton rows={5} />
      ) : (
        <ResultList
          hits={hits}
          query={state.query}
          manifest={manifest}
          onFollow={() => addRecent(state.query)}
        />
      )}
      {result && search.status !== 'failed' && (
        <Pagination state={state} total={result.total} path={path} />
      )}
      {nothing && ownProblems(result).length === 0 && noResult}
    </div>
  );
}
