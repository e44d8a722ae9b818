import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  SearchClient,
  SearchManifest,
  SearchOptions,
  SearchProblem,
  SearchResult,
} from '../types.js';
import { loadClient } from './client.js';
import { openSavedSearch } from './saved.js';
import { useAgain } from './useAgain.js';

/** What a search box shows. `result` of a loading state is the last answer, still on the screen. */
export interface SearchState {
  status: 'idle' | 'loading' | 'done' | 'failed';
  /** Loading for more than 300 ms: time for a skeleton. */
  slow: boolean;
  /** Loading for so long that the reader is told what else there is. */
  late?: boolean;
  /** The reader has pressed 「もう一度試す」; what stands on the screen stays. */
  asking?: boolean;
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
const LATE_MS = 4000;
const IDLE: SearchState = { status: 'idle', slow: false };

/**
 * Search as the query or the options change; an older answer never replaces a newer one. An answer that
 * lacks files stays on the screen while the same is asked for again, until it is whole.
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
  const key = JSON.stringify([baseUrl, query, options]);
  const asked = useRef('');
  const running = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks the same question again
  useEffect(() => {
    const isAgain = asked.current === key;
    asked.current = enabled ? key : '';
    if (!enabled) {
      setState(IDLE);
      return;
    }
    const [, wanted, wantedOptions] = JSON.parse(key) as [string, string, SearchOptions];
    const stop = new AbortController();
    const wait = (ms: number, change: Partial<SearchState>) =>
      setTimeout(() => setState((old) => ({ ...old, ...change })), ms);
    if (!isAgain) setState(({ late: _, ...old }) => ({ ...old, status: 'loading', slow: false }));
    const waits = isAgain
      ? []
      : [wait(SLOW_MS, { slow: true }), wait(LATE_MS, { slow: true, late: true })];
    const clear = () => {
      for (const timer of waits) clearTimeout(timer);
    };
    running.current = true;
    const start = setTimeout(
      async () => {
        try {
          const order = { ...wantedOptions, signal: stop.signal, again: isAgain };
          const site = await loadClient(baseUrl);
          const answer = await site.search(wanted, order);
          const [client, result] = await reach(site, answer, wanted, order);
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
          clear();
          if (!stop.signal.aborted) running.current = false;
        }
      },
      isAgain ? 0 : debounceMs,
    );
    return () => {
      clearTimeout(start);
      clear();
      stop.abort();
      running.current = false;
    };
  }, [baseUrl, key, enabled, debounceMs, attempt]);

  const again = useCallback(() => {
    if (!running.current) setAttempt((n) => n + 1);
  }, []);
  const retry = useCallback(() => {
    setState((old) => ({ ...old, asking: true }));
    again();
  }, [again]);
  useAgain(isBroken(state) || (state.status === 'done' && state.result?.savedOnly === true), again);
  return [state, retry];
}

/** The answer of the site, or of the device when the site's index is out of reach. */
async function reach(
  site: SearchClient,
  answer: SearchResult,
  query: string,
  options: SearchOptions,
): Promise<[SearchClient, SearchResult]> {
  const outOfReach =
    lacksManifest(answer) ||
    ownProblems(answer).some(({ kind }) => kind === 'offline' || kind === 'slow');
  const saved = outOfReach ? await openSavedSearch() : undefined;
  if (!saved) return [site, answer];
  return [saved, { ...(await saved.search(query, options)), savedOnly: true }];
}

/** Of this site's own index. Another market's are told beside the answer and mend nothing here. */
export const ownProblems = (result: SearchResult | undefined): SearchProblem[] =>
  result?.problems.filter(({ source }) => source === '') ?? [];

/** Files are missing: nothing can be shown, or what is shown may not be all. */
export function isBroken({ status, result }: SearchState): boolean {
  return status === 'failed' || (status === 'done' && ownProblems(result).length > 0);
}

/** Nothing to show *because* files are missing; that is not "no results". */
export function isFailure(result: SearchResult): boolean {
  return result.hits.length === 0 && ownProblems(result).length > 0;
}

function lacksManifest(result: SearchResult): boolean {
  return ownProblems(result).some(({ url }) => url.endsWith('/manifest.json'));
}

export type Failure =
  | 'offline'
  | 'host'
  | 'version'
  | 'mixed'
  | 'missing'
  | 'truncated'
  | 'slow'
  | 'failed';

/** Which message a failed or partly failed search deserves: the one that explains most. */
export function failureKind(result: SearchResult | undefined): Failure {
  const kinds = new Set(ownProblems(result).map(({ kind }) => kind));
  if (kinds.has('version')) return wasReloaded() ? 'mixed' : 'version';
  if (typeof navigator !== 'undefined' && navigator.onLine === false) return 'offline';
  if (kinds.has('offline')) return 'host';
  return (['missing', 'truncated', 'slow'] as const).find((kind) => kinds.has(kind)) ?? 'failed';
}

/** Whether other pages of the site can be opened, as far as one can tell. */
export const isReachable = ({ status, result }: SearchState): boolean =>
  status === 'loading' || !['offline', 'host'].includes(failureKind(result));

/** The page on the screen came by a reload: another one would bring the same. Known without storage. */
function wasReloaded(): boolean {
  if (typeof performance === 'undefined') return false;
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'reload';
}
