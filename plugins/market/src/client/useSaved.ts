import { useEffect, useSyncExternalStore } from 'react';
import { NOTHING_READ, type Saved, type SavedState, savedOf } from './saved.js';
import { useMarket } from './useMarket.js';

const nothing = { subscribe: () => () => undefined, state: () => NOTHING_READ };

/** What this device keeps; `undefined` in place of the store where the site does not offer it. */
export function useSaved(): [SavedState, Saved | undefined] {
  const market = useMarket();
  const saved = market && savedOf(market);
  const { subscribe, state } = saved ?? nothing;
  const shown = useSyncExternalStore(subscribe, state, () => NOTHING_READ);
  useEffect(() => {
    if (saved && !saved.state().sets) void saved.refresh();
  }, [saved]);
  return [shown, saved];
}
