import { offerSavedSearch } from '@chishiki-ichiba/search/ui';
import { savedOf } from '../../client/saved.js';
import type { MarketGlobalData } from '../../props.js';

export { SavedBar } from './SavedBar.js';

let started = false;

/** Once a tab: the search over what is kept, and the question to the market what became of it. */
export function start(market: MarketGlobalData): void {
  const saved = savedOf(market);
  if (started || !saved) return;
  started = true;
  offerSavedSearch(() =>
    import('../../client/savedSearch.js').then(({ savedSearch }) => savedSearch(saved.store)),
  );
  void saved.contact();
  window.addEventListener('online', () => void saved.contact());
}
