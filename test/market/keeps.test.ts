import { expect, test } from 'vitest';
import { type KeptCaches, keepsAnything } from '../../plugins/market/lib/client/keeps.js';

/** Caches with so many entries each; opening one that is missing would create it. */
const storage = (caches: Readonly<Record<string, number>>) => (): KeptCaches => ({
  has: async (name) => name in caches,
  open: async (name) => {
    if (!(name in caches)) throw new Error(`${name} was created`);
    return { keys: async () => new Array(caches[name]) } as unknown as Cache;
  },
});

test.each([
  [{}, false],
  [{ 's:shell:1': 9 }, false],
  [{ 's:sets': 0, 's:files': 0 }, false],
  [{ 's:sets': 1, 's:files': 4 }, true],
  [{ 's:files': 2 }, true],
  [{ 'other:sets': 1 }, false],
])('%j: %s', async (caches, expected) => {
  expect(await keepsAnything('s', storage(caches))).toBe(expected);
});

test('a browser without such storage keeps nothing', async () => {
  expect(
    await keepsAnything('s', () => {
      throw new ReferenceError('caches is not defined');
    }),
  ).toBe(false);
});
