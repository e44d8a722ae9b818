import { useEffect, useState } from 'react';

/** Alliance and type of meeting; empty for all. */
export interface Choice {
  readonly alliance: string;
  readonly type: string;
}

const ALL: Choice = { alliance: '', type: '' };

/**
 * What is chosen, kept in the address (`?alliance=kyoto…&type=study`) so that it can be sent on.
 *
 * @returns `undefined` until the script runs: then there is nothing to choose with.
 */
export function useChoice(): [Choice | undefined, (choice: Choice) => void] {
  const [choice, setChoice] = useState<Choice>();
  useEffect(() => {
    const params = new URLSearchParams(window.location.search);
    setChoice({ alliance: params.get('alliance') ?? '', type: params.get('type') ?? '' });
  }, []);
  const choose = (next: Choice): void => {
    setChoice(next);
    const params = new URLSearchParams(
      Object.entries({ ...ALL, ...next })
        .filter(([, value]) => value)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const query = params.size > 0 ? `?${params.toString()}` : '';
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${query}`);
  };
  return [choice, choose];
}
