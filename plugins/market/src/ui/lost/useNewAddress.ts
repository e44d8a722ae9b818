import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import { createLoader } from '../../client/loadFile.js';

/** Where the page of this address is now; `undefined` while looking, and when nobody knows. */
export function useNewAddress(filesUrl: string | undefined): string | undefined {
  const { pathname } = useLocation();
  const [found, setFound] = useState<string>();
  useEffect(() => {
    if (!filesUrl) return undefined;
    const control = new AbortController();
    const loadFile = createLoader((...request) => fetch(...request), filesUrl);
    loadFile('aliases.json', { signal: control.signal }).then(
      (aliases) => setFound(findAddress(aliases, pathname)),
      // Offline or no list: the page still offers the search.
      () => undefined,
    );
    return () => control.abort();
  }, [filesUrl, pathname]);
  return found;
}

/** Look a path up in `{ "<old path or id>": "<new address>" }`: the whole path, then its last part. */
export function findAddress(aliases: unknown, pathname: string): string | undefined {
  if (typeof aliases !== 'object' || aliases === null) return undefined;
  const known = new Map(Object.entries(aliases));
  const bare = decode(pathname).replace(/(?:\/index)?(?:\.html?)?\/?$/, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  const address = [`${bare}/`, bare, last]
    .map((key) => known.get(key))
    .find((value) => typeof value === 'string');
  return address && address !== pathname && address.startsWith('/') ? address : undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
