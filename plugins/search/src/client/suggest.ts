import { type ParsedQuery, pairs, romajiToKana, skeleton } from '../analyzer/index.js';

/**
 * Known words nearest to a query that found nothing.
 *
 * @param vocabulary - Titles, readings and keywords; earlier ones win ties.
 * @returns At most `limit` words, nearest first (Dice over character pairs, at least 0.25).
 */
export function nearestWords(
  vocabulary: readonly string[],
  parsed: ParsedQuery,
  limit = 5,
): string[] {
  const wanted = parsed.keywords.map((k) => new Set(pairs(k.text)));
  const kana = parsed.keywords
    .flatMap((k) => romajiToKana(k.text, true))
    .map((text) => new Set(pairs(text)));
  const needles = [...wanted, ...kana].filter((set) => set.size > 0);
  const scored = vocabulary.map((word, at) => {
    const own = new Set(pairs(skeleton(word)));
    return { word, at, score: Math.max(0, ...needles.map((needle) => dice(own, needle))) };
  });
  return scored
    .filter(({ score }) => score >= 0.25)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, limit)
    .map(({ word }) => word);
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
