import { type NormalizedText, normalize, REPEAT_SIGN, REPEATED } from './normalize.js';

/**
 * All places of a needle in a normalised text, as half-open ranges of its skeleton.
 *
 * @param needle - Skeleton text. A leading 々 stands for the character before it, whatever it is.
 */
export function findInSkeleton(n: NormalizedText, needle: string, limit = 50): [number, number][] {
  const wild = needle.startsWith(REPEAT_SIGN) && needle.length > 1;
  const body = wild ? needle.slice(1) : needle;
  const found: [number, number][] = [];
  if (!body) return found;
  for (
    let at = n.text.indexOf(body);
    at >= 0 && found.length < limit;
    at = n.text.indexOf(body, at + 1)
  ) {
    if (!wild) found.push([at, at + body.length]);
    else if (at > 0 && ((n.flags[at - 1] as number) & REPEATED || n.text[at - 1] === REPEAT_SIGN)) {
      found.push([at - 1, at + body.length]);
    }
  }
  return found;
}

/** Ranges of the original text for skeleton ranges: sorted, merged, half-open UTF-16. */
export function toOriginalRanges(
  n: NormalizedText,
  ranges: readonly [number, number][],
): [number, number][] {
  const original = ranges
    .map(([from, to]): [number, number] => [n.starts[from] as number, n.ends[to - 1] as number])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const range of original) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}

/**
 * Where any of the needles stands in a text.
 *
 * @example findRanges('ＳＵＳ－３０４の板', ['sus304']) // [[0, 7]]
 */
export function findRanges(text: string, needles: readonly string[]): [number, number][] {
  const n = normalize(text);
  return toOriginalRanges(
    n,
    needles.flatMap((needle) => findInSkeleton(n, needle)),
  );
}
