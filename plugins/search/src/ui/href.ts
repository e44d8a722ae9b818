/** Addresses the closed search box needs already; what hits need comes with them (hit.ts). */

const MAX_QUERY = 400;

/** The search page with a query; the bare page for an empty one. */
export function searchHref(searchUrl: string, query: string): string {
  const words = queryForUrl(query);
  return words === '' ? searchUrl : `${searchUrl}?q=${encodeURIComponent(words)}`;
}

/** A query an address can hold: as long as the analyzer reads it, no half of a surrogate pair. */
export function queryForUrl(query: string): string {
  return query
    .trim()
    .slice(0, MAX_QUERY)
    .replace(/\p{Surrogate}/gu, '')
    .trim();
}

/** On another site: not a route of ours. */
export function isElsewhere(url: string): boolean {
  return /^https?:/.test(url);
}
