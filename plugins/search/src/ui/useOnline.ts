import { useEffect } from 'react';

/** Calls `again` when the connection comes back, as long as `waiting`. `again` must be stable. */
export function useOnline(waiting: boolean, again: () => void): void {
  useEffect(() => {
    if (!waiting) return;
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [waiting, again]);
}
