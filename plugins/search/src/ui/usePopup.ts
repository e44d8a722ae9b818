import { useModule } from './useModule.js';

/** The popup with all it shows: what stands on every page stays under 5 kB. */
const loadPopup = () => import('./SearchPopup.js');

/** The popup's script, loaded when it is first wanted. */
export function usePopup(
  wanted: boolean,
): ReturnType<typeof useModule<Awaited<ReturnType<typeof loadPopup>>>> {
  return useModule(loadPopup, wanted);
}

/** Remember a search the reader has decided on. Never while typing. */
export function remember(query: string): void {
  if (query !== '')
    loadPopup().then(
      ({ addRecent }) => addRecent(query),
      () => undefined, // the script did not come: not remembered
    );
}
