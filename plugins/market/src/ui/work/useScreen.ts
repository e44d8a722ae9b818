import { useHistory, useLocation } from '@docusaurus/router';
import { useCallback, useEffect, useMemo } from 'react';
import { hashOf, moveTo, screenOf } from './screens.js';

interface ScreenState {
  readonly screen: number;
  readonly unknown?: string;
  /** n + 1 */
  readonly last: number;
  go(to: number): void;
}

/** The screen the address names, and the way to another. */
export function useScreen(stepIds: readonly string[]): ScreenState {
  const history = useHistory<{ from?: number } | undefined>();
  const { pathname, search, hash, state } = useLocation<{ from?: number } | undefined>();
  const { screen, unknown } = useMemo(() => screenOf(hash, stepIds), [hash, stepIds]);
  const last = stepIds.length + 1;
  const from = state?.from;
  const go = useCallback(
    (to: number) => {
      const way = moveTo(to, { screen, from, last });
      const target = { pathname, search, hash: hashOf(to, stepIds) };
      if (way === 'back') history.goBack();
      else if (way === 'replace') history.replace(target);
      else if (way === 'push') history.push({ ...target, state: { from: screen } });
    },
    [history, pathname, search, screen, from, last, stepIds],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each screen begins at its top
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would call as a clean-up.
    window.scrollTo(0, 0);
  }, [screen]);
  return { screen, last, go, ...(unknown === undefined ? {} : { unknown }) };
}
