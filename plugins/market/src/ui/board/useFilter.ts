import { useLocation } from '@docusaurus/router';
import { useEffect, useMemo, useState } from 'react';
import type { BoardPageProp } from '../../board-props.js';
import { type Filter, parseFilter } from './filter.js';

/** The filter of the address; none while the page is the one the build wrote. */
export function useFilter({ choices }: BoardPageProp): { filter: Filter; alive: boolean } {
  const { search } = useLocation();
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const filter = useMemo(
    () => (alive ? parseFilter(search, choices) : {}),
    [alive, search, choices],
  );
  return { filter, alive };
}
