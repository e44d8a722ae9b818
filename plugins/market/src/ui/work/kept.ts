import type { TouchedTimer } from './useTimers.js';

/** What work mode keeps on the device; a browser may refuse, then it lasts as long as the page. */
const timersOf = (manual: string): string => `ichiba:work:timers:${manual}`;
const AWAKE = 'ichiba:work:awake';

/** Timers of this tab, so that a reload does not lose the one that runs. */
export function readTimers(manual: string): readonly TouchedTimer[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(timersOf(manual)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTimer) : [];
  } catch {
    return [];
  }
}

/** @returns Whether they are kept. */
export function keepTimers(manual: string, timers: readonly TouchedTimer[]): boolean {
  try {
    if (timers.length === 0) sessionStorage.removeItem(timersOf(manual));
    else sessionStorage.setItem(timersOf(manual), JSON.stringify(timers));
    return true;
  } catch {
    // They run on in the page.
    return timers.length === 0;
  }
}

/** Whether the reader wants the screen kept awake; yes until told otherwise. */
export function readAwake(): boolean {
  try {
    return localStorage.getItem(AWAKE) !== 'no';
  } catch {
    return true;
  }
}

/** @returns Whether it holds for the next visit too. */
export function keepAwake(awake: boolean): boolean {
  try {
    if (awake) localStorage.removeItem(AWAKE);
    else localStorage.setItem(AWAKE, 'no');
    return true;
  } catch {
    return false;
  }
}

function isTimer(value: unknown): value is TouchedTimer {
  const { key, stepId, name, seconds, timer } = (value ?? {}) as Partial<TouchedTimer>;
  return (
    [key, stepId, name].every((text) => typeof text === 'string') &&
    typeof seconds === 'number' &&
    (timer?.state === 'done' ||
      (timer?.state === 'running' && typeof timer.endsAt === 'number') ||
      (timer?.state === 'paused' && typeof timer.left === 'number'))
  );
}
