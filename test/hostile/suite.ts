import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, launch, serve } from '../e2e/browser.js';
import type { HostileMarket } from './planted-market.js';
import type { Seen } from './watch.js';
import {
  buildHostile,
  htmlIn,
  readEveryPage,
  readHostileAddresses,
  readHostileStorage,
  runControl,
} from './xss-run.js';

const NOTHING: Seen = { executed: [], foreign: [], dialogs: [], standing: [] };
const at = { manual: { id: 'moto-manual' }, course: { id: 'moto-course' } };

/**
 * A market whose texts are payloads, its pages opened and touched in Chromium without the policy (CSP):
 * nothing may run or fetch, whether or not the policy would have stopped it.
 *
 * @param share - Every how many-th payload goes into each place of the market.
 * @param step - Every how many-th payload goes into each address and kept value.
 * @param least - Cases there must be, all together.
 */
export function describeXss(share: number, step: number, least: number): void {
  describe.skipIf(!browserPath)('hostile texts in a browser without the policy', () => {
    let dir: string;
    let planted: HostileMarket;
    let browser: Browser;
    let host: Awaited<ReturnType<typeof serve>>;
    let cases = 0;
    const say = (name: string, count: number, seen: Seen, more = ''): void => {
      cases += count;
      console.log(
        `XSS ${name}: ${count} cases, ${seen.executed.length} executed, ${seen.foreign.length} foreign requests, ${seen.dialogs.length} dialogs, ${seen.standing.length} addresses or elements that could${more}`,
      );
    };
    beforeAll(async () => {
      dir = mkdtempSync(path.join(tmpdir(), 'ichiba-xss-'));
      planted = await buildHostile(dir, share);
      browser = await launch();
      host = await serve(path.join(dir, 'build'));
    }, 900_000);
    afterAll(async () => {
      await browser?.close();
      await host?.close();
      await rm(dir, { recursive: true, force: true });
    });

    test('what authors write', async () => {
      // What others point at has no case of its own; read with all the rest only.
      const pages = htmlIn(path.join(dir, 'build')).filter(
        (name) => share === 1 || !name.includes('/moto-'),
      );
      const { seen, touched, addresses } = await readEveryPage(browser, host.url, pages);
      const sinks = new Set(planted.cases.map(({ sink }) => sink)).size;
      say(
        'by authors',
        planted.cases.length,
        seen,
        `; ${sinks} places, ${addresses} addresses, ${touched} elements touched; refused before: ${refusals(planted)}`,
      );
      expect(sinks).toBeGreaterThanOrEqual(20);
      expect(seen).toEqual(NOTHING);
    }, 900_000);
    test('addresses that readers open', async () => {
      const { seen, cases } = await readHostileAddresses(browser, host.url, at, step);
      say('in addresses', cases, seen);
      expect(seen).toEqual(NOTHING);
    }, 1_200_000);
    test("values in the browser's storage", async () => {
      const { seen, cases } = await readHostileStorage(browser, host.url, at, step);
      say('in storage', cases, seen);
      expect(seen).toEqual(NOTHING);
    }, 1_200_000);
    test('a page that trusts the same texts runs them (so that the tests above can fail)', async () => {
      const { raw, worked, standing } = await runControl(browser, host.url);
      console.log(
        `XSS control: ${worked.size} of ${raw} ran or fetched in a page that trusts them; in ${standing} the look at elements finds something`,
      );
      expect(worked.size).toBeGreaterThanOrEqual(raw * 0.7);
      expect(standing).toBeGreaterThanOrEqual(raw * 0.5);
    }, 60_000);
    test('there were enough of them', () => {
      console.log(`XSS together: ${cases} cases`);
      expect(cases).toBeGreaterThanOrEqual(least);
    });
  });
}

/** `model:unsafe-link 120, …`, the most first. */
function refusals({ refused }: HostileMarket): string {
  const counts = new Map<string, number>();
  for (const rule of refused.values()) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([rule, count]) => `${rule} ${count}`)
    .join(', ');
}
