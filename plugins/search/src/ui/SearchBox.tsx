import { useHistory } from '@docusaurus/router';
import clsx from 'clsx';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useReducer,
  useRef,
  useState,
} from 'react';
import { Announcer } from './Announcer.js';
import { loadClient } from './client.js';
import { COMBO_START, comboReducer, isComposingKey, isOurs, keyMeaning } from './combo.js';
import { isElsewhere, searchHref } from './href.js';
import { SearchInput } from './SearchInput.js';
import { StillWays } from './StillWays.js';
import styles from './search.module.css';
import { text } from './text.js';
import { useMarketData } from './useMarketData.js';
import { remember, usePopup } from './usePopup.js';
import { useSearch } from './useSearch.js';
import { useShortcut } from './useShortcut.js';

export interface SearchBoxProps {
  /** `navbar`: small, popup at the right edge. `hero`: large, in the body of a page. */
  variant: 'navbar' | 'hero';
}

const OPTIONS = { limit: 6, prefixLast: true } as const;
const DEBOUNCE_MS = 120;

/**
 * Search combobox with a popup of hits, or of recent searches while it is empty. Exactly one may stand
 * on a page. Engine, popup and index are fetched on the first focus or key, not before. Without script
 * the form still leads to the search page.
 */
export function SearchBox({ variant }: SearchBoxProps): ReactNode {
  const { searchBaseUrl, searchUrl } = useMarketData();
  const history = useHistory();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [combo, dispatch] = useReducer(comboReducer, COMBO_START);
  const [composing, setComposing] = useState(false);
  const [focused, setFocused] = useState(false);
  const [recents, setRecents] = useState<string[]>([]);
  const [message, setMessage] = useState('');
  // Outlives the popup: "the history is gone" is said when the popup has gone with it.
  const [note, setNote] = useState('');
  const { module: popup, failed } = usePopup(focused);
  const query = combo.value.trim();
  const [state, retry] = useSearch({
    baseUrl: searchBaseUrl,
    query,
    options: OPTIONS,
    enabled: combo.open && query !== '',
    debounceMs: DEBOUNCE_MS,
  });
  useShortcut(input);
  // Read anew at each focus: another tab may have searched meanwhile.
  useEffect(() => {
    if (!focused || !popup) return;
    const list = popup.readRecents();
    setRecents(list);
    dispatch({ type: 'recents', count: list.length });
    dispatch({ type: 'open' });
  }, [focused, popup]);

  const rows = popup?.rowsOf({ query, recents, state, searchUrl }) ?? [];
  const open = combo.open && rows.length > 0;
  const active = open && combo.active < rows.length ? combo.active : -1;
  const optionId = useCallback((at: number) => `${listId}-${at}`, [listId]);

  const go = (url: string, words: string) => {
    remember(words);
    dispatch({ type: 'close' });
    input.current?.blur();
    if (isElsewhere(url)) window.location.assign(url);
    else history.push(url);
  };
  const choose = (at: number) => {
    const row = rows[at];
    if (!row) return go(searchHref(searchUrl, query), query);
    if (row.kind !== 'forget') return go(row.href, row.remember);
    popup?.clearRecents();
    setRecents([]);
    dispatch({ type: 'recents', count: 0 });
    setNote(popup?.text.forgotten ?? '');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const press = {
      key: event.key,
      altKey: event.altKey,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      isComposing: composing || event.nativeEvent.isComposing,
      keyCode: event.keyCode,
    };
    // The Enter that ends a conversion belongs to the input method, not to the form.
    if (press.key === 'Enter' && isComposingKey(press)) event.preventDefault();
    const meaning = keyMeaning(press, combo, rows.length);
    if (!meaning) return;
    if (isOurs(meaning, press)) event.preventDefault();
    if (meaning.type === 'choose') choose(active);
    else dispatch(meaning);
  };
  // A script that does not come is told with the first search; here it only comes early.
  const prepare = () => {
    loadClient(searchBaseUrl).then(
      (client) => client.manifest(),
      () => undefined,
    );
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!composing) choose(-1);
  };
  const broken = combo.open && failed;

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to React's types for every target
    <form
      role="search"
      action={searchUrl}
      method="get"
      onSubmit={onSubmit}
      className={clsx(styles.box, styles[variant])}
    >
      <div
        className={styles.boxInner}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      >
        <SearchInput
          ref={input}
          value={combo.value}
          large={variant === 'hero'}
          popup={{ id: listId, open, activeId: active >= 0 ? optionId(active) : undefined }}
          onChange={(event) => {
            setNote('');
            dispatch({ type: 'input', value: event.target.value });
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            prepare();
            setFocused(true);
            dispatch({ type: 'open' });
          }}
          onBlur={() => {
            setFocused(false);
            setNote('');
            dispatch({ type: 'close' });
          }}
        />
        {open && popup && (
          <popup.SearchPopup
            id={listId}
            state={state}
            rows={rows}
            active={active}
            optionId={optionId}
            onHover={(at) => dispatch({ type: 'hover', active: at })}
            onChoose={choose}
            onRetry={retry}
            onMessage={setMessage}
            ways={(reachable) => <StillWays reachable={reachable} />}
          />
        )}
        {broken && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a press in here must not take the focus from the input
          <div
            className={clsx(styles.popup, styles.messageBroken)}
            onMouseDown={(event) => event.preventDefault()}
          >
            {text.failed}
            <StillWays reachable={false} />
          </div>
        )}
      </div>
      {variant === 'hero' && (
        <button type="submit" className={clsx(styles.button, styles.submit)}>
          {text.submit}
        </button>
      )}
      <Announcer message={broken ? text.failed : open ? message : note} />
    </form>
  );
}
