import { say } from '@chishiki-ichiba/model/say';
/** How often each value stands in the lists of several cases. */
export function countShares(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const value of new Set(list)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** In words, never in colour: 「この事例だけ」, 「両方」, 「すべて」, 「4件のうち2件」. */
export function shareText(count: number, cases: number): string {
  if (count === 1) return say`この事例だけ`;
  if (count === cases) return cases === 2 ? say`両方` : say`すべて`;
  return say`${cases}件のうち${count}件`;
}
