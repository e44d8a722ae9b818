import { useEffect, useState } from 'react';
import type { Chosen } from './Choice.js';

/**
 * What is chosen, kept in the address (`?band=標準&surface=a`) so that it can be sent on.
 *
 * @returns `undefined` until the script runs: then there is nothing to choose with.
 */
export function useChosen(): [Chosen | undefined, (chosen: Chosen) => void] {
  const [chosen, setChosen] = useState<Chosen>();
  useEffect(() => {
    const params = new URLSearchParams(window.location.search);
    setChosen({ surface: params.get('surface') ?? '', band: params.get('band') ?? '' });
  }, []);
  const choose = (next: Chosen): void => {
    setChosen(next);
    const params = new URLSearchParams(
      Object.entries({ band: next.band, surface: next.surface }).filter(([, value]) => value),
    );
    const query = params.size > 0 ? `?${params.toString()}` : '';
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${query}`);
  };
  return [chosen, choose];
}
