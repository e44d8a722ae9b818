import { fetchFile } from '@chishiki-ichiba/search/fetch';
import { useLocation } from '@docusaurus/router';
import { useEffect, useState } from 'react';
import { createLoader } from '../../client/loadFile.js';
import { findAddress } from './findAddress.js';

/**
 * Where the page of this address is now; `undefined` while looking, and when nobody knows.
 *
 * @param asked - Another address or id than that of the page one is on.
 */
export function useNewAddress(filesUrl: string | undefined, asked?: string): string | undefined {
  const location = useLocation();
  const pathname = asked ?? location.pathname;
  const [found, setFound] = useState<string>();
  useEffect(() => {
    if (!filesUrl) return undefined;
    const control = new AbortController();
    const loadFile = createLoader(fetchFile, filesUrl);
    loadFile('aliases.json', { signal: control.signal }).then(
      (aliases) => setFound(findAddress(aliases, pathname)),
      // Offline or no list: the page still offers the search.
      () => undefined,
    );
    return () => control.abort();
  }, [filesUrl, pathname]);
  return found;
}
