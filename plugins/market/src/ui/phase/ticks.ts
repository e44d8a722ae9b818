/** Where the ticks of one list are kept on this device: the words of its ticked lines, as JSON. */
const keyOf = (list: string): string => `ichiba:ticks:${list}`;

/** What of the browser's storage is used; it may be switched off, full, or hold another's text. */
export type TickStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Ticked lines of a list.
 *
 * @returns Empty when nothing is kept or it cannot be read.
 */
export function readTicks(list: string, storage: () => TickStorage): string[] {
  try {
    const kept: unknown = JSON.parse(storage().getItem(keyOf(list)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * Keep the ticked lines; none removes the list's place.
 *
 * @returns Whether they are kept.
 */
export function writeTicks(
  list: string,
  ticks: readonly string[],
  storage: () => TickStorage,
): boolean {
  try {
    if (ticks.length === 0) storage().removeItem(keyOf(list));
    else storage().setItem(keyOf(list), JSON.stringify(ticks));
    return true;
  } catch {
    return false;
  }
}

/** Whether this device keeps ticks at all, so that nobody ticks in vain before being told. */
export function keepsTicks(storage: () => TickStorage): boolean {
  const probe = keyOf('?');
  try {
    storage().setItem(probe, '[]');
    storage().removeItem(probe);
    return true;
  } catch {
    return false;
  }
}
