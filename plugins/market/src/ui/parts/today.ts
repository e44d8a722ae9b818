import { useEffect, useState } from 'react';
import { clockState, NEWEST_TAG } from '../../shown-clock.js';

/** Newest 改訂日 of the market, which a right clock does not stand before. Only in the browser. */
export const newestRevision = (): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${NEWEST_TAG}"]`)?.content;

const isoDate = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/**
 * The reader's date, ISO; `undefined` while the page is still the one the build wrote, and where the clock
 * is wrong: then days are shown and not judged. Said anew when midnight passes, and when a page that lay
 * asleep is looked at again.
 */
export function useToday(): string | undefined {
  const today = useClock();
  return today !== undefined && clockState(today, newestRevision()) === 'behind'
    ? undefined
    : today;
}

/** What the device's clock says. */
export function useClock(): string | undefined {
  const [today, setToday] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      const now = new Date();
      setToday(isoDate(now));
      clearTimeout(timer);
      const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
      timer = setTimeout(look, midnight.getTime() - now.getTime() + 500);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return today;
}

/** Whether a last day has gone by; never before the page is alive in the browser. */
export function usePast(lastDay: string | undefined): boolean {
  const today = useToday();
  return today !== undefined && lastDay !== undefined && lastDay < today;
}
