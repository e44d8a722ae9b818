/** Whether `/` alone opens the search: a key without Ctrl can be turned off (WCAG 2.1.4). In this browser only. */

const KEY = 'ichiba-slash';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function readSlash(store: () => Store = () => localStorage): boolean {
  try {
    return store().getItem(KEY) !== 'no';
  } catch {
    return true;
  }
}

/** @returns Whether the browser keeps it. */
export function writeSlash(on: boolean, store: () => Store = () => localStorage): boolean {
  try {
    if (on) store().removeItem(KEY);
    else store().setItem(KEY, 'no');
    return true;
  } catch {
    return false;
  }
}
