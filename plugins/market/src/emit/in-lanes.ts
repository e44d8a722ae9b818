/** Files of a build in hand at a time: a large market has more than a process may open. */
const LANES = 32;

/**
 * Do something for each of many, some side by side. What is listed may be made on the way: nothing is
 * taken before there is a lane for it.
 */
export async function inLanes<T>(
  list: Iterable<T> | AsyncIterable<T>,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const iterator =
    Symbol.asyncIterator in list ? list[Symbol.asyncIterator]() : list[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      await work(next.value);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
