import { useLocation } from '@docusaurus/router';
import clsx from 'clsx';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { Announcer } from '../Announcer.js';
import { SearchInput } from '../SearchInput.js';
import { announcementOf, SearchMessage, Skeleton } from '../SearchMessage.js';
import boxStyles from '../search.module.css';
import { useMarketData } from '../useMarketData.js';
import { useSearch } from '../useSearch.js';
import { useShortcut } from '../useShortcut.js';
import { Chips } from './Chips.js';
import { FacetGroups } from './FacetGroups.js';
import { Pagination } from './Pagination.js';
import styles from './page.module.css';
import { ResultList } from './ResultList.js';
import { SortLinks } from './SortLinks.js';
import { Suggestions } from './Suggestions.js';
import { text } from './text.js';
import { countFilters, toggleFacet, toSearchOptions } from './urlState.js';
import { usePageState } from './usePageState.js';

/** The whole search page inside the layout: input, chosen filters, facets, results, pages. */
export function SearchPageBody(): ReactNode {
  const { searchBaseUrl } = useMarketData();
  const { pathname } = useLocation();
  const { state, typed, setTyped, flush, go, ready } = usePageState();
  const [search, retry] = useSearch({
    baseUrl: searchBaseUrl,
    query: state.query,
    options: toSearchOptions(state),
    enabled: ready,
    debounceMs: 0,
  });
  const input = useRef<HTMLInputElement>(null);
  const [sheetOpen, setSheetOpen] = useState(false);
  const sheetId = useId();
  const top = useRef<HTMLDivElement>(null);
  const shownPage = useRef(state.page);
  useShortcut(input);
  // Docusaurus keeps the place when only the query string changes; another page starts at its top.
  useEffect(() => {
    if (shownPage.current !== state.page) top.current?.scrollIntoView();
    shownPage.current = state.page;
  }, [state.page]);

  const { result, manifest } = search;
  const hits = result?.hits ?? [];
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    flush();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The Enter that ends a conversion belongs to the input method, not to the form.
    if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229))
      event.preventDefault();
  };
  const waiting = search.status === 'loading';

  return (
    <div className={clsx('container', boxStyles.box, styles.page)}>
      <h1 className={styles.title}>{text.title(state.query)}</h1>
      {/* biome-ignore lint/a11y/useSemanticElements: a form that also works without script */}
      <form
        role="search"
        action={pathname}
        method="get"
        onSubmit={onSubmit}
        className={styles.form}
      >
        <SearchInput
          ref={input}
          large
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </form>
      <noscript>{text.noScript}</noscript>
      <div className={styles.columns}>
        <div className={styles.side}>
          <button
            type="button"
            className={clsx(boxStyles.button, styles.sheetButton)}
            aria-expanded={sheetOpen}
            aria-controls={sheetId}
            onClick={() => setSheetOpen(!sheetOpen)}
          >
            {text.filtersOpen(countFilters(state))}
          </button>
          <div id={sheetId} className={clsx(styles.sheet, sheetOpen && styles.sheetShown)}>
            <FacetGroups
              manifest={manifest}
              counts={result?.facets ?? {}}
              chosen={state.facets}
              onToggle={(facet, value) => go(toggleFacet(state, facet, value))}
            />
          </div>
        </div>
        <div ref={top} className={styles.main} aria-busy={waiting}>
          <div className={styles.bar}>
            <p className={styles.total}>
              {result && search.status !== 'failed'
                ? text.count(result.total, result.totalIsExact)
                : ' '}
            </p>
            <SortLinks state={state} path={pathname} />
          </div>
          <Chips state={state} manifest={manifest} onChange={go} />
          <SearchMessage state={search} onRetry={retry} />
          {search.status === 'done' && result?.total === 0 && (
            <Suggestions state={state} path={pathname} words={result.suggestions} />
          )}
          {waiting && search.slow && hits.length === 0 ? (
            <Skeleton rows={5} />
          ) : (
            <ResultList hits={hits} query={state.query} manifest={manifest} />
          )}
          {result && search.status !== 'failed' && (
            <Pagination state={state} total={result.total} path={pathname} />
          )}
        </div>
      </div>
      <Announcer message={announcementOf(search)} />
    </div>
  );
}
