import { useHistory } from '@docusaurus/router';
import clsx from 'clsx';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useReducer,
  useRef,
  useState,
} from 'react';
import { Announcer } from './Announcer.js';
import { loadClient } from './client.js';
import { COMBO_START, comboReducer, isOurs, keyMeaning } from './combo.js';
import { hitHref } from './hit.js';
import { SearchInput } from './SearchInput.js';
import styles from './search.module.css';
import { text } from './text.js';
import { useMarketData } from './useMarketData.js';
import { usePopup } from './usePopup.js';
import { useSearch } from './useSearch.js';
import { useShortcut } from './useShortcut.js';

export interface SearchBoxProps {
  /** `navbar`: small, popup at the right edge. `hero`: large, in the body of a page. */
  variant: 'navbar' | 'hero';
}

const OPTIONS = { limit: 6, prefixLast: true } as const;
const DEBOUNCE_MS = 120;

/**
 * Search combobox with a popup of hits. Exactly one may stand on a page.
 * Engine and index are fetched on the first focus or key, not before. Without script the form still
 * leads to the search page.
 */
export function SearchBox({ variant }: SearchBoxProps): ReactNode {
  const { searchBaseUrl, searchUrl } = useMarketData();
  const history = useHistory();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [combo, dispatch] = useReducer(comboReducer, COMBO_START);
  const [composing, setComposing] = useState(false);
  const [focused, setFocused] = useState(false);
  const [message, setMessage] = useState('');
  const popup = usePopup(focused);
  const query = combo.value.trim();
  const [state, retry] = useSearch({
    baseUrl: searchBaseUrl,
    query,
    options: OPTIONS,
    enabled: combo.open && query !== '',
    debounceMs: DEBOUNCE_MS,
  });
  useShortcut(input);

  const hits = state.result?.hits ?? [];
  const count = hits.length + 1;
  const optionId = useCallback((at: number) => `${listId}-${at}`, [listId]);
  const active = combo.open && combo.active < count ? combo.active : -1;

  const go = (url: string) => {
    dispatch({ type: 'close' });
    input.current?.blur();
    if (/^https?:/.test(url)) window.location.assign(url);
    else history.push(url);
  };
  const choose = (at: number) => {
    const hit = hits[at];
    // The typed text, not the answered one: Enter before the answer must not search for less.
    if (hit) go(hitHref(hit, query));
    else go(query ? `${searchUrl}?q=${encodeURIComponent(query)}` : searchUrl);
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
    const meaning = keyMeaning(press, combo, count);
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
          popup={{
            id: listId,
            open: combo.open && popup.Component !== undefined,
            activeId: active >= 0 ? optionId(active) : undefined,
          }}
          onChange={(event) => dispatch({ type: 'input', value: event.target.value })}
          onKeyDown={onKeyDown}
          onFocus={() => {
            prepare();
            setFocused(true);
            dispatch({ type: 'open' });
          }}
          onBlur={() => {
            setFocused(false);
            dispatch({ type: 'close' });
          }}
        />
        {combo.open && popup.Component && (
          <popup.Component
            id={listId}
            state={state}
            active={active}
            optionId={optionId}
            onHover={(at) => dispatch({ type: 'hover', active: at })}
            onChoose={choose}
            onRetry={retry}
            onMessage={setMessage}
          />
        )}
        {combo.open && popup.failed && (
          <div className={clsx(styles.popup, styles.messageBroken)}>{text.failed}</div>
        )}
      </div>
      {variant === 'hero' && (
        <button type="submit" className={clsx(styles.button, styles.submit)}>
          {text.submit}
        </button>
      )}
      <Announcer message={combo.open ? (popup.failed ? text.failed : message) : ''} />
    </form>
  );
}
