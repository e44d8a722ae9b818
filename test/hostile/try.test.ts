import { mkdtempSync } from 'node:fs';
import { test } from 'vitest';
import { plantHostileMarket } from './planted-market.js';

test('try', async () => {
  const dir = mkdtempSync('/tmp/hm-');
  const began = Date.now();
  const { cases, refused } = await plantHostileMarket(dir, false);
  const by: Record<string, number> = {};
  for (const [, rule] of refused) by[rule] = (by[rule] ?? 0) + 1;
  console.log(
    dir,
    cases.length,
    refused.size,
    new Set(cases.map((c) => c.sink)).size,
    Date.now() - began,
    by,
  );
}, 300_000);
