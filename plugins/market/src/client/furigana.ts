import { useSyncExternalStore } from 'react';

const KEY = 'ichiba:furigana';
/** The reader's wish where the browser's storage is switched off: as long as the site stays open. */
let wish: boolean | undefined;
const listeners = new Set<() => void>();

/** What of the browser's storage is used; it may be switched off or full. */
export type SwitchStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readFurigana(storage: () => SwitchStorage = () => localStorage): boolean {
  try {
    return wish ?? storage().getItem(KEY) === 'on';
  } catch {
    return wish ?? false;
  }
}

/** Keep the reader's wish, and tell every part of the page. */
export function writeFurigana(
  on: boolean,
  storage: () => SwitchStorage = () => localStorage,
): void {
  wish = on;
  try {
    if (on) storage().setItem(KEY, 'on');
    else storage().removeItem(KEY);
    // Kept: from now on another tab's word counts too.
    wish = undefined;
  } catch {
    // The wish holds for this visit.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

/** The reader has pressed the switch, and the device did not keep it. */
export const useFuriganaUnkept = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => wish !== undefined,
    () => false,
  );

/** Whether the reader wants furigana; never in the page as it is served. */
export const useFuriganaSwitch = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => readFurigana(),
    () => false,
  );
