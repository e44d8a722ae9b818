import { fetchFile } from '@chishiki-ichiba/search/fetch';
import { useAgain } from '@chishiki-ichiba/search/ui';
import { useCallback, useEffect, useState } from 'react';
import { createLoader, LoadError } from './loadFile.js';
import { useMarket } from './useMarket.js';

/** Where a file of ours is on its way to the reader. `slow` comes after 300 ms: only then a page shows that it waits. */
export type FileState<T> =
  | { readonly state: 'waiting'; readonly slow: boolean }
  | { readonly state: 'here'; readonly file: T }
  | { readonly state: 'failed'; readonly kind: LoadError['kind'] };

const SLOW_MS = 300;

/**
 * One of our data files, read in the browser. One that could not be read is asked for again by itself,
 * unless the host has none.
 *
 * @param path - Under the market's folder of files; `undefined` to read nothing yet.
 * @returns The state and a function that tries again.
 */
export function useFile<T>(path: string | undefined): [FileState<T>, () => void] {
  const [answer, setAnswer] = useState<{ path: string; state: FileState<T> }>();
  const [attempt, setAttempt] = useState(0);
  const base = useMarket()?.filesUrl;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for the same file once more
  useEffect(() => {
    if (!path || !base) return undefined;
    const control = new AbortController();
    const say = (state: FileState<T>) => setAnswer({ path, state });
    // What is said of a failure stays until there is something else to say.
    const wait = (slow: boolean) =>
      setAnswer((old) =>
        old?.path === path && old.state.state === 'failed'
          ? old
          : { path, state: { state: 'waiting', slow } },
      );
    wait(false);
    const timer = setTimeout(() => wait(true), SLOW_MS);
    createLoader(fetchFile, base)(path, { signal: control.signal })
      .then(
        (file) => say({ state: 'here', file: file as T }),
        (error: unknown) => {
          if (!control.signal.aborted)
            say({ state: 'failed', kind: error instanceof LoadError ? error.kind : 'broken' });
        },
      )
      .finally(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [path, base, attempt]);
  const state: FileState<T> =
    answer && answer.path === path ? answer.state : { state: 'waiting', slow: false };
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  useAgain(path !== undefined && state.state === 'failed' && state.kind !== 'missing', again);
  return [state, again];
}
