import { useCallback, useEffect, useState } from 'react';
import type { SearchManifest, SearchOptions, SearchResult } from '../types.js';
import { loadClient } from './client.js';

/** What a search box shows. `result` of a loading state is the last answer, still on the screen. */
export interface SearchState {
  status: 'idle' | 'loading' | 'done' | 'failed';
  /** Loading for more than 300 ms: time for a skeleton. */
  slow: boolean;
  result?: SearchResult;
  /** Query that `result` answers. */
  answered?: string;
  manifest?: SearchManifest;
}

export interface UseSearch {
  baseUrl: string;
  query: string;
  options: Omit<SearchOptions, 'signal'>;
  /** Nothing is loaded while false. */
  enabled: boolean;
  debounceMs: number;
}

const SLOW_MS = 300;
const IDLE: SearchState = { status: 'idle', slow: false };

/** Search as the query or the options change; an older answer never replaces a newer one. */
export function useSearch({
  baseUrl,
  query,
  options,
  enabled,
  debounceMs,
}: UseSearch): [SearchState, () => void] {
  const [state, setState] = useState<SearchState>(IDLE);
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify([query, options]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same question again
  useEffect(() => {
    if (!enabled) {
      setState(IDLE);
      return;
    }
    const [wanted, wantedOptions] = JSON.parse(key) as [string, SearchOptions];
    const stop = new AbortController();
    setState((old) => ({ ...old, status: 'loading', slow: false }));
    const slow = setTimeout(() => setState((old) => ({ ...old, slow: true })), SLOW_MS);
    const start = setTimeout(async () => {
      try {
        const client = await loadClient(baseUrl);
        const result = await client.search(wanted, { ...wantedOptions, signal: stop.signal });
        const manifest = await client.manifest();
        if (stop.signal.aborted) return;
        setState({
          status: isFailure(result) ? 'failed' : 'done',
          slow: false,
          result,
          answered: wanted,
          manifest,
        });
      } catch {
        // Aborted by the next key, or the script itself did not come.
        if (!stop.signal.aborted) setState({ status: 'failed', slow: false, answered: wanted });
      } finally {
        clearTimeout(slow);
      }
    }, debounceMs);
    return () => {
      clearTimeout(start);
      clearTimeout(slow);
      stop.abort();
    };
  }, [baseUrl, key, enabled, debounceMs, attempt]);

  return [state, useCallback(() => setAttempt((n) => n + 1), [])];
}

/** Nothing to show *because* files are missing; that is not "no results". */
export function isFailure(result: SearchResult): boolean {
  return result.hits.length === 0 && result.problems.length > 0;
}

/** Which message a failed or partly failed search deserves. */
export function failureKind(result: SearchResult | undefined): 'offline' | 'version' | 'failed' {
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  if (offline) return 'offline';
  return result?.problems.some((problem) => problem.kind === 'version') ? 'version' : 'failed';
}
