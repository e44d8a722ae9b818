import { useCallback, useEffect, useState } from 'react';
import type { SearchClient, SearchManifest, SearchOptions, SearchResult } from '../types.js';
import { loadClient } from './client.js';
import { openSavedSearch } from './saved.js';
import { useOnline } from './useOnline.js';

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

/**
 * Search as the query or the options change; an older answer never replaces a newer one. An answer
 * that lacks files is asked for again when the connection comes back.
 */
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
        const order = { ...wantedOptions, signal: stop.signal };
        const site = await loadClient(baseUrl);
        const [client, result] = await reach(site, await site.search(wanted, order), wanted, order);
        // A manifest that just did not come would only make the reader wait once more.
        const manifest = lacksManifest(result) ? undefined : await client.manifest();
        if (stop.signal.aborted) return;
        setState((old) => ({
          status: isFailure(result) ? 'failed' : 'done',
          slow: false,
          result,
          answered: wanted,
          // The labels of an earlier answer still name the chosen filters.
          manifest: manifest ?? old.manifest,
        }));
      } catch {
        // Aborted by the next key, or the script itself did not come.
        if (!stop.signal.aborted)
          setState(({ manifest }) => ({
            status: 'failed',
            slow: false,
            answered: wanted,
            manifest,
          }));
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

  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useOnline(isBroken(state) || state.result?.savedOnly === true, retry);
  return [state, retry];
}

/** The answer of the site, or of the device when the site's index is out of reach. */
async function reach(
  site: SearchClient,
  answer: SearchResult,
  query: string,
  options: SearchOptions,
): Promise<[SearchClient, SearchResult]> {
  const outOfReach = answer.problems.some(({ kind }) => kind === 'offline' || kind === 'slow');
  const saved = outOfReach ? await openSavedSearch() : undefined;
  if (!saved) return [site, answer];
  return [saved, { ...(await saved.search(query, options)), savedOnly: true }];
}

/** Files are missing: nothing can be shown, or what is shown may not be all. */
export function isBroken({ status, result }: SearchState): boolean {
  return status === 'failed' || (status === 'done' && (result?.problems.length ?? 0) > 0);
}

/** Nothing to show *because* files are missing; that is not "no results". */
export function isFailure(result: SearchResult): boolean {
  return result.hits.length === 0 && result.problems.length > 0;
}

function lacksManifest({ problems }: SearchResult): boolean {
  return problems.some(({ url }) => url.endsWith('/manifest.json'));
}

export type Failure = 'offline' | 'version' | 'slow' | 'failed';

/** Which message a failed or partly failed search deserves. */
export function failureKind(result: SearchResult | undefined): Failure {
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return 'offline';
  const kinds = new Set(result?.problems.map(({ kind }) => kind));
  if (kinds.has('version')) return 'version';
  return kinds.size === 1 && kinds.has('slow') ? 'slow' : 'failed';
}
