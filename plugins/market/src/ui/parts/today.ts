import { useSyncExternalStore } from 'react';
import { clockState, NEWEST_TAG } from '../../shown-clock.js';

/** Newest 改訂日 of the market, which a right clock does not stand before. Only in the browser. */
export function newestRevision(): string | undefined {
  // Looked for once: every card of a list asks.
  newest ??= {
    day: document.querySelector<HTMLMetaElement>(`meta[name="${NEWEST_TAG}"]`)?.content,
  };
  return newest.day;
}
let newest: { readonly day: string | undefined } | undefined;

const isoDate = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/**
 * The reader's date, ISO; `undefined` while the page is still the one the build wrote, and where the clock
 * is wrong: then days are shown and not judged. Said anew when midnight passes, and when a page that lay
 * asleep is looked at again.
 */
export function useToday(): string | undefined {
  const day = useClock();
  return day !== undefined && clockState(day, newestRevision()) === 'behind' ? undefined : day;
}

/** What the device's clock says. */
export const useClock = (): string | undefined =>
  useSyncExternalStore(watchClock, today, unknownYet);

const today = (): string => isoDate(new Date());
const unknownYet = (): undefined => undefined;

/** All who ask for the date, each card among them: one timer and one listener wake them. */
const askers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function watchClock(tell: () => void): () => void {
  askers.add(tell);
  if (askers.size === 1) {
    waitForMidnight();
    document.addEventListener('visibilitychange', look);
  }
  return () => {
    askers.delete(tell);
    if (askers.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

function look(): void {
  waitForMidnight();
  for (const tell of askers) tell();
}

function waitForMidnight(): void {
  clearTimeout(timer);
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  timer = setTimeout(look, midnight.getTime() - now.getTime() + 500);
}

/** Whether a last day has gone by; never before the page is alive in the browser. */
export function usePast(lastDay: string | undefined): boolean {
  const day = useToday();
  return day !== undefined && lastDay !== undefined && lastDay < day;
}
