import { useLocation } from '@docusaurus/router';
import clsx from 'clsx';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Announcer } from '../Announcer.js';
import { isComposingKey } from '../combo.js';
import { queryForUrl } from '../href.js';
import { addRecent } from '../recents.js';
import { SearchInput } from '../SearchInput.js';
import { announcementOf } from '../SearchMessage.js';
import boxStyles from '../search.module.css';
import { useMarketData } from '../useMarketData.js';
import { useSearch } from '../useSearch.js';
import { useShortcut } from '../useShortcut.js';
import { Filters } from './Filters.js';
import { chosenText } from './labels.js';
import styles from './page.module.css';
import { RecentLinks } from './RecentLinks.js';
import { ResultColumn } from './ResultColumn.js';
import { SlashSwitch } from './SlashSwitch.js';
import { text } from './text.js';
import { countFilters, toSearchOptions } from './urlState.js';
import { usePageState } from './usePageState.js';

/** The whole search page inside the layout: input, chosen filters, facets, results, pages. */
export function SearchPageBody(): ReactNode {
  const { searchBaseUrl, marketFront } = useMarketData();
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
  // What a part of the page has to say, until the next answer: there is one live region.
  const [note, setNote] = useState({ message: '', on: search.result });
  const announce = (message: string) => setNote({ message, on: search.result });
  useShortcut(input);

  const { result, manifest } = search;
  const filters = countFilters(state);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    flush();
    addRecent(queryForUrl(typed));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The Enter that ends a conversion belongs to the input method, not to the form.
    const { key, keyCode, nativeEvent } = event;
    if (key === 'Enter' && isComposingKey({ key, keyCode, isComposing: nativeEvent.isComposing }))
      event.preventDefault();
  };
  const answer = announcementOf(
    search,
    filters > 0,
    result ? chosenText(state, manifest, result.facets) : '',
  );

  return (
    <div className={clsx('container', boxStyles.box, styles.page)}>
      <h1 className={styles.title}>{text.title(state.query)}</h1>
      {/* biome-ignore lint/a11y/useSemanticElements: a form, so that a phone's keyboard offers to search */}
      <form
        role="search"
        action={pathname}
        method="get"
        onSubmit={onSubmit}
        className={styles.form}
        data-needs-script
      >
        <SearchInput
          ref={input}
          large
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </form>
      <noscript>
        <p className={boxStyles.message}>{text.noScript}</p>
        <p className={clsx(boxStyles.message, boxStyles.ways)}>
          <a href={`${marketFront}#kinds`}>{text.lists}</a>
          <a href={`${marketFront}#phases`}>{text.phases}</a>
          <a href={marketFront}>{text.front}</a>
        </p>
      </noscript>
      {ready && typed.trim() === '' && filters === 0 && (
        <RecentLinks path={pathname} onSay={announce} />
      )}
      <div className={styles.columns} data-needs-script>
        <div className={styles.side}>
          <button
            type="button"
            className={clsx(boxStyles.button, styles.sheetButton)}
            aria-expanded={sheetOpen}
            aria-controls={sheetId}
            onClick={() => setSheetOpen(!sheetOpen)}
          >
            {text.filtersOpen(filters)}
          </button>
          <div id={sheetId} className={clsx(styles.sheet, sheetOpen && styles.sheetShown)}>
            <Filters
              manifest={manifest}
              counts={result?.facets ?? {}}
              state={state}
              onChange={go}
              onProblem={announce}
            />
          </div>
        </div>
        <ResultColumn
          state={state}
          search={search}
          path={pathname}
          onRetry={retry}
          onChange={go}
          onSay={announce}
        />
      </div>
      <SlashSwitch onSay={announce} />
      <Announcer message={(note.on === result && note.message) || answer} />
    </div>
  );
}
