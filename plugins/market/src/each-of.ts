import { availableParallelism } from 'node:os';

/** As many at a time as the machine has processors, four at most: each may hold a photo's pixels. */
export async function eachOf<T>(list: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < list.length) await run(list[next++] as T);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
}
