import { useEffect } from 'react';

/** Seconds until something broken is tried again: longer each time, the last for ever. */
export const WAIT_SECONDS = [2, 4, 8, 15, 30, 60] as const;

/**
 * Calls `again` as long as `waiting`: after a while and then less and less often, and at once when the
 * connection comes back or the reader looks at the page again. A page nobody looks at waits. `again`
 * must be stable.
 */
export function useAgain(waiting: boolean, again: () => void): void {
  useEffect(() => {
    if (!waiting) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (round: number) => {
      const seconds = WAIT_SECONDS[Math.min(round, WAIT_SECONDS.length - 1)] ?? 60;
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') again();
        wait(round + 1);
      }, seconds * 1000);
    };
    const now = () => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(timer);
      again();
      wait(0);
    };
    wait(0);
    window.addEventListener('online', now);
    window.addEventListener('pageshow', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', now);
      window.removeEventListener('pageshow', now);
      document.removeEventListener('visibilitychange', now);
    };
  }, [waiting, again]);
}
