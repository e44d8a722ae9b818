import { useLocation } from '@docusaurus/router';
import { useEffect } from 'react';

/** A link to a cause (`#cause-…`) opens it: browsers go to a closed `details` and leave it closed. */
export function useOpenByHash(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const target = hash.length > 1 ? document.getElementById(decode(hash.slice(1))) : null;
    if (!(target instanceof HTMLDetailsElement) || target.open) return;
    target.open = true;
    target.scrollIntoView();
  }, [hash]);
}

/** A hash that somebody typed need not be well formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
