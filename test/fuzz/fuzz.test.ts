import { describe, expect, it } from 'vitest';
import {
  composedRegexes,
  findRegexes,
  keyOf,
  MOST_MS,
  prove,
  slowestOf,
  unusedBounds,
} from './regexes.mjs';
import { coveredHash, readResults } from './results.mjs';
import { type Finding, shoot } from './shoot.mjs';

// Before anything loads the rooms: expressions they put together are seen while they do.
const composed = await composedRegexes();
const { targets } = await import('./targets.mjs');
const results = readResults();

describe('npm run fuzz', () => {
  it('tried a million inputs, and found nothing', () => {
    const all = targets.map(({ name }) => results.targets[name]);
    expect(all.reduce((sum, one) => sum + (one?.inputs ?? 0), 0)).toBeGreaterThanOrEqual(1_000_000);
    expect(all.flatMap((one) => one?.findings ?? [])).toEqual([]);
  });

  // Old results say nothing of new code: run `npm run fuzz` (it tries what is old only) and commit them.
  it.each(targets.map((target) => [target.name, target] as const))(
    'tried today’s code: %s',
    (name, target) => {
      expect(results.targets[name]?.covered).toBe(coveredHash(target));
      expect(results.targets[name]?.inputs).toBe(target.share);
    },
  );
});

describe('other inputs than those of the long run', () => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const to = target.share / 1000;
    const { findings } = await shoot(target, { seed: 7, from: 0, to });
    expect(findings).toEqual([]);
  });
});

describe('what is looked for is seen', () => {
  const run = async (act: (input: unknown) => void): Promise<readonly Finding[]> => {
    const target = { name: 't', covers: [], share: 3, make: () => 1, run: act };
    return (await shoot(target, { seed: 1, from: 0, to: 3 })).findings;
  };

  it('a crash', async () =>
    expect(
      await run(() => {
        throw new TypeError('crashed');
      }),
    ).toContainEqual({ at: 1, what: 'crashed' }));

  it('a changed prototype', async () => {
    try {
      const found = await run(() => {
        (Object.prototype as Record<string, unknown>).polluted = 1;
      });
      expect(found.at(-1)).toEqual({ at: 3, what: 'a prototype was changed' });
    } finally {
      delete (Object.prototype as Record<string, unknown>).polluted;
    }
  });

  it('an input that takes more than a second', async () => {
    let left = 2;
    const found = await run(() => {
      const began = process.cpuUsage();
      const used = () => Object.values(process.cpuUsage(began)).reduce((a, b) => a + b);
      if (left-- > 0) while (used() < 1_100_000);
    });
    expect(found.map(({ at }) => at)).toEqual([0]);
  });

  it.each([
    ['\\s+$', '', 15_000],
    ['<[^>]*>', 'g', 15_000],
    ['(a+)+b', '', 23],
  ])('a slow expression: /%s/%s', (source, flags, length) =>
    expect(slowestOf({ source, flags }, { length, most: MOST_MS / 5 }).ms).toBeGreaterThan(
      MOST_MS / 5,
    ),
  );
});

describe('regular expressions', () => {
  const regexes = [...composed, ...findRegexes()];

  it('are all found', () => {
    expect(regexes.length).toBeGreaterThan(600);
    expect(composed.length).toBeGreaterThan(5);
    expect(unusedBounds(regexes)).toEqual([]);
  });

  it('were tried on hostile texts of 100,000 characters, or are now', () => {
    const { tried } = results.regexes;
    expect(Math.max(...Object.values(tried))).toBeLessThanOrEqual(MOST_MS);
    const slow = regexes
      .filter((regex) => tried[keyOf(regex)] === undefined)
      .map((regex) => ({ ...regex, ...prove(regex) }))
      .filter(({ ms }) => ms > MOST_MS);
    // Mend the expression, or say in slow-regexes.json how short its texts are, and why.
    expect(slow).toEqual([]);
  });
});
