import type { Hit, SearchManifest } from '../types.js';

/** Where a hit leads: the section or the moment, with the words to mark on arrival. */
export function hitHref(hit: Hit, query: string): string {
  const words = query.trim();
  if (hit.cue) return hit.cue.url;
  const hash = hit.section ? `#${hit.section.id}` : '';
  if (!words || /^https?:/.test(hit.url)) return hit.url + hash;
  return `${hit.url}${hit.url.includes('?') ? '&' : '?'}q=${encodeURIComponent(words)}${hash}`;
}

/** Japanese name of a hit's kind; the bare id when the index has no label for it. */
export function kindLabel(hit: Hit, manifest: SearchManifest | undefined): string | undefined {
  if (!hit.kind) return undefined;
  const values = manifest?.labels?.kind?.values;
  return (values && Object.hasOwn(values, hit.kind) ? values[hit.kind] : undefined) ?? hit.kind;
}

/** Headings down to the section the hit lands in. */
export function sectionPath(hit: Hit): string[] {
  if (!hit.section) return [];
  return [...hit.section.path, hit.section.heading].filter((heading) => heading !== '');
}
