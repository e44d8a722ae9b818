/** What this reader searched for last, in this browser only. Comes with the popup, not with the page. */

const KEY = 'ichiba-recent-searches';
const MOST = 8;
const LONGEST = 200;

/** The part of `localStorage` that is used. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Newest first, distinct, trimmed; empty when the storage is blocked or holds something else. */
export function readRecents(store: Store | undefined = browserStore()): string[] {
  try {
    const value: unknown = JSON.parse(store?.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? distinct(value.flatMap(toQuery)) : [];
  } catch {
    return [];
  }
}

/** Put a search first. A full or blocked storage forgets it; nothing else happens. */
export function addRecent(query: string, store: Store | undefined = browserStore()): void {
  const words = toQuery(query);
  if (words.length === 0) return;
  try {
    store?.setItem(KEY, JSON.stringify(distinct([...words, ...readRecents(store)])));
  } catch {
    // Full or refused.
  }
}

export function clearRecents(store: Store | undefined = browserStore()): void {
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
