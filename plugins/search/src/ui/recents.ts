/** What this reader searched for last, in this browser only. Comes with the popup, not with the page. */

const KEY = 'ichiba-recent-searches';
const MOST = 8;
const LONGEST = 200;

/** The part of `localStorage` that is used. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a refusing storage did not take: as long as the page stays open. */
let unkept: string[] | undefined;

/** Whether searches outlast this visit. */
export const keepsRecents = (): boolean => unkept === undefined && browserStore() !== undefined;

/** Newest first, distinct, trimmed; of a blocked storage those of this visit. */
export function readRecents(store: Store | undefined = browserStore()): string[] {
  if (unkept) return unkept;
  try {
    const value: unknown = JSON.parse(store?.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? distinct(value.flatMap(toQuery)) : [];
  } catch {
    return [];
  }
}

/** Put a search first. What a full or blocked storage does not take is known for this visit. */
export function addRecent(query: string, store: Store | undefined = browserStore()): void {
  const words = toQuery(query);
  if (words.length === 0) return;
  const all = distinct([...words, ...readRecents(store)]);
  try {
    if (!store) throw new Error('no storage');
    store.setItem(KEY, JSON.stringify(all));
    unkept = undefined;
  } catch {
    unkept = all;
  }
}

export function clearRecents(store: Store | undefined = browserStore()): void {
  if (unkept) unkept = [];
  try {
    store?.removeItem(KEY);
  } catch {
    // Refused: there was nothing to read either.
  }
}

function toQuery(value: unknown): string[] {
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' || words.length > LONGEST ? [] : [words];
}

/** 「ＴＩＧ」 and 「tig」 are one search; the newest spelling stays. */
function distinct(queries: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const query of queries) {
    const key = query.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    if (!seen.has(key)) seen.set(key, query);
  }
  return [...seen.values()].slice(0, MOST);
}

/** Even reading `localStorage` throws where a browser blocks it. */
function browserStore(): Store | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
