import { useHistory, useLocation } from '@docusaurus/router';
import useIsBrowser from '@docusaurus/useIsBrowser';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatPageState, type PageState, parsePageState } from './urlState.js';

const TYPING_MS = 200;

export interface PageStateHandle {
  /** What the URL says; empty while the server's HTML is being taken over. */
  state: PageState;
  /** Text in the input, ahead of the URL while typing. */
  typed: string;
  setTyped(text: string): void;
  /** Write the typed text to the URL at once. */
  flush(): void;
  /** A choice (facet, sort, page): one step in the browser's history. */
  go(next: PageState): void;
  ready: boolean;
}

/**
 * The URL is the page's only state; the input runs ahead of it by 200 ms.
 * Typing replaces the entry in the history (one word, one step back), choices add one.
 */
export function usePageState(): PageStateHandle {
  const ready = useIsBrowser();
  const history = useHistory();
  const { pathname, search } = useLocation();
  // The server knows no query string, so the first render must not either.
  const state = useMemo(() => parsePageState(ready ? search : ''), [ready, search]);
  const [typed, setTypedState] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const here = useRef({ pathname, state, typed });
  here.current = { pathname, state, typed };

  // The URL is only catching up with the input when it says what was written last; then a key
  // pressed meanwhile must not be lost. Anything else is back, forward or a link: the input follows.
  const written = useRef('');
  useEffect(() => {
    if (state.query === written.current) return;
    written.current = state.query;
    clearTimeout(timer.current);
    setTypedState(state.query);
  }, [state.query]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = useCallback(
    (text: string) => {
      clearTimeout(timer.current);
      const { pathname: path, state: old } = here.current;
      if (text.trim() === old.query) return;
      written.current = text.trim();
      history.replace(path + formatPageState({ ...old, query: text, page: 1 }));
    },
    [history],
  );
  const setTyped = useCallback(
    (text: string) => {
      setTypedState(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(text), TYPING_MS);
    },
    [write],
  );
  const go = useCallback(
    (next: PageState) => {
      clearTimeout(timer.current);
      // A choice made right after typing takes the typed text along.
      const { pathname: path, typed: text } = here.current;
      written.current = text.trim();
      history.push(path + formatPageState({ ...next, query: text }));
    },
    [history],
  );
  return { state, typed, setTyped, flush: () => write(typed), go, ready };
}
