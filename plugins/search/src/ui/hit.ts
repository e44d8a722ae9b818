import type { Hit, SearchManifest } from '../types.js';
import { isElsewhere, queryForUrl } from './href.js';

/** Where a hit leads: the section or the second, with the words to mark on arrival. */
export function hitHref(hit: Hit, query: string): string {
  const words = queryForUrl(wordsToMark(hit, query));
  const [target = '', hash] = (hit.cue ? cueUrl(hit.cue) : hit.url).split('#');
  const anchor = hit.section && !hit.cue ? hit.section.id : hash;
  // Another site need not know our `q`.
  const marked =
    words === '' || isElsewhere(hit.url)
      ? target
      : withParam(target, 'q', encodeURIComponent(words));
  return anchor ? `${marked}#${anchor}` : marked;
}

/** うらなみ was typed, but 裏波 is what stands there and is to be marked. */
function wordsToMark({ title, excerpt }: Hit, query: string): string {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase();
  const shown = fold(`${title}\n${excerpt.text}`);
  if (
    fold(query)
      .trim()
      .split(/\s+/u)
      .every((word) => shown.includes(word))
  )
    return query;
  const found = new Set(excerpt.ranges.map(([from, to]) => excerpt.text.slice(from, to).trim()));
  return [...found].join(' ') || query;
}

/** The moment's address opens at its second, also where the index gives the bare page. */
function cueUrl({ url, start }: NonNullable<Hit['cue']>): string {
  if (isElsewhere(url) || /[?&]t=/.test(url)) return url;
  const [target = '', hash] = url.split('#');
  const timed = withParam(target, 't', String(Math.max(0, Math.floor(start))));
  return hash ? `${timed}#${hash}` : timed;
}

function withParam(url: string, name: string, value: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${name}=${value}`;
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
