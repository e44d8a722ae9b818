import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite } from '../../.ci/public-build.mjs';
import { type Announcement, announcements, listen } from '../accessibility/announcements.js';
import { axeRules, axeVersion } from '../accessibility/axe.js';
import { coveredHash, coveredTogether, root } from '../accessibility/covered.js';
import { journeys, travel } from '../accessibility/journeys.js';
import { type PageType, readPageTypes, states } from '../accessibility/page-types.js';
import { visit } from '../accessibility/visit.js';
import { copySite, launch, serve, startMarket } from '../e2e/browser.js';
import {
  type AccessibilityResults,
  type Edition,
  readResults,
  resultsFile,
  type VisitResult,
} from './accessibility-results.js';
import { conformancePage, pageFile } from './conformance.js';

/**
 * Every type of page of every edition in every look: what CI has no time for. Resumable: what was tried
 * and is of the same code is not tried again. `SECONDS` stops after that time, `ONLY` names types.
 */
const results: AccessibilityResults = {
  commit: '',
  day: '',
  axe: '',
  browser: '',
  visits: {},
  journeys: {},
  announcements: {},
  ...(existsSync(resultsFile) ? readResults() : {}),
};
const until = Date.now() + Number(process.env.SECONDS ?? 36_000) * 1000;
const only = process.env.ONLY;
const inTime = () => expect(Date.now(), 'no time left: run it again').toBeLessThan(until);

interface Stop {
  readonly name: string;
  readonly path: string;
  readonly component: string;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  results.commit = execFileSync('git', ['rev-parse', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  results.day = new Date().toISOString().slice(0, 10);
  results.axe = axeVersion;
  results.browser = `Chromium ${browser.version()}`;
});
afterAll(async () => {
  await browser?.close();
  // A run that was cut short leaves the page as it was; it would be another tree to build, too.
  if (!process.env.SECONDS && !only) writeFileSync(pageFile, conformancePage(results, axeRules()));
});

describe('every type of page', () => {
  const builds = [
    ['public', 'build', '.docusaurus-public', []],
    ['members', 'build-members', '.docusaurus-members', []],
    [
      'inhouse',
      'build-inhouse-mihon-seisakusho',
      '.docusaurus-inhouse-mihon-seisakusho',
      ['--org', 'mihon-seisakusho'],
    ],
  ] as const;
  for (const [edition, folder, generated, more] of builds)
    test(`${edition} edition`, async () => {
      inTime();
      expect(buildSite(edition, folder, ...more)).toBe(true);
      const types = readPageTypes(path.join(root, folder), path.join(root, generated));
      const host = await serve(path.join(root, folder));
      try {
        await visitAll(
          edition,
          host.url,
          [...stopsOf(types), ...(edition === 'public' ? statesOf(types) : [])],
          edition === 'public' ? undefined : folder,
        );
      } finally {
        await host.close();
      }
    }, 36_000_000);

  test('npm start, with a broken page and a draft', async () => {
    const stops = [
      {
        name: '@theme/MarketBroken',
        path: '/docs/term/kowareta/',
        component: '@theme/MarketBroken',
      },
      { name: 'state: front with problems', path: '/', component: '@theme/MarketFront' },
      {
        name: 'state: a draft with messages',
        path: '/docs/manual/robot-trial-draft/',
        component: '@theme/ItemPage',
      },
    ];
    if (stops.every((stop) => isFresh('working', stop))) return;
    inTime();
    const dir = await copySite();
    try {
      writeFileSync(path.join(dir, 'docs/terms/kowareta.md'), '---\n題名: [\n---\n');
      const market = await startMarket(dir, 3417);
      try {
        await visitAll('working', market.url, stops);
      } finally {
        await market.stop();
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 36_000_000);

  test('a site that is not ours, with MDX items and withdrawn pages', async () => {
    const kept = Object.values(results.visits.foreign ?? {});
    const fresh = kept.filter(
      ({ covered, component, wrong }) => covered === coveredHash(component) && wrong.length === 0,
    );
    if (kept.length > 0 && fresh.length === kept.length) return;
    inTime();
    const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-site-'));
    try {
      cpSync(path.join(root, 'test/site'), dir, { recursive: true });
      writeFileSync(
        path.join(dir, 'market/withdrawn.yml'),
        '- {id: torisage, 種類: manual, 日付: 2026-11-01, 理由: 試し, 公開範囲: public}\n',
      );
      const manual = path.join(dir, 'market/manuals/mdx-manual.mdx');
      // Steps stand under a heading, as the guide on writing has them.
      writeFileSync(manual, readFileSync(manual, 'utf8').replace('<Step', '## 手順\n\n<Step'));
      // Both schemes are looked at: the site has to follow the one the reader asked for.
      const config = path.join(dir, 'docusaurus.config.ts');
      writeFileSync(
        config,
        readFileSync(config, 'utf8').replace(
          '  presets: [',
          "  themeConfig: { colorMode: { respectPrefersColorScheme: true }, navbar: { title: '試しの市場' } },\n  presets: [",
        ),
      );
      symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
      // Our own site shows no region: this one shows ours.
      const merged = spawnSync(
        process.execPath,
        [
          path.join(root, 'plugins/authoring/bin/ichiba.mjs'),
          'federate',
          `${path.join(root, 'build')}=https://chishiki.example/`,
          '--out',
          'region',
        ],
        { cwd: dir, env: { ...process.env, INIT_CWD: dir }, encoding: 'utf8' },
      );
      if (merged.status !== 0) throw new Error(`${merged.stdout}${merged.stderr}`.slice(-2000));
      const shown = readFileSync(config, 'utf8').replace(
        "roots: ['market'],",
        "roots: ['market'], region: 'region',",
      );
      writeFileSync(config, shown);
      const out = path.join(dir, 'out/sub');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          path.join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'),
          'build',
          '--out-dir',
          out,
        ],
        { cwd: dir, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`${stdout}${stderr}`.slice(-2000));
      const types = readPageTypes(path.join(dir, 'out'), path.join(dir, '.docusaurus'));
      const host = await serve(path.join(dir, 'out'));
      try {
        // What our own site has no page for; the rest was tried above.
        const known = new Set(
          Object.values(results.visits.public ?? {}).map((seen) => seen.component),
        );
        await visitAll(
          'foreign',
          host.url,
          stopsOf(types).filter(
            ({ component }) => !known.has(component) && /Market|Item/.test(component),
          ),
        );
      } finally {
        await host.close();
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  }, 36_000_000);

  /** Where `folder` has, byte for byte, the content of a public page that was tried, it is that page that was tried. */
  async function visitAll(
    edition: Edition,
    url: string,
    stops: readonly Stop[],
    folder?: string,
  ): Promise<void> {
    const seen = results.visits[edition] ?? {};
    results.visits[edition] = seen;
    const names = new Set(stops.map(({ name }) => name));
    for (const name of Object.keys(seen)) if (!names.has(name)) delete seen[name];
    for (const stop of stops) {
      const known = results.visits.public?.[stop.name];
      if (folder && !isFresh(edition, stop) && known && isSame(folder, stop, known))
        seen[stop.name] = { ...known, looks: 0, stops: 0, sameAs: 'public' };
    }
    const waiting = stops.filter(
      (stop) => !isFresh(edition, stop) && (!only || stop.name.includes(only)),
    );
    const work = async () => {
      for (let stop = waiting.shift(); stop && Date.now() < until; stop = waiting.shift()) {
        const began = Date.now();
        const { passed, undecided, ...found } = await visit(browser, url + stop.path, {
          whole: edition !== 'members' && edition !== 'inhouse',
        }).catch((error: Error) => ({
          title: '',
          looks: 0,
          stops: 0,
          wrong: [`could not be tried: ${error.message}`],
          passed: [],
          undecided: [],
        }));
        const { name, ...place } = stop;
        seen[name] = {
          ...place,
          covered: coveredHash(stop.component),
          ...found,
          passed: passed.join(' '),
          undecided: undecided.join(' '),
        };
        save();
        console.log(
          `${edition} ${name}: ${found.wrong.length} wrong, ${((Date.now() - began) / 1000).toFixed(1)} s`,
        );
      }
    };
    await Promise.all([work(), work()]);
    if (!only)
      expect(stops.filter((stop) => !isFresh(edition, stop)).map(({ name }) => name)).toEqual([]);
    expect(
      Object.entries(seen).flatMap(([name, { wrong }]) => wrong.map((what) => `${name}: ${what}`)),
    ).toEqual([]);
  }

  const isFresh = (edition: Edition, { name, component, path: address }: Stop): boolean => {
    const known: VisitResult | undefined = results.visits[edition]?.[name];
    return (
      known?.covered === coveredHash(component) &&
      known.path === address &&
      known.wrong.length === 0
    );
  };
});

describe('the public site', () => {
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    expect(buildSite('public', 'build')).toBe(true);
    host = await serve(path.join(root, 'build'));
  }, 600_000);
  afterAll(() => host?.close());

  const open = async (
    viewport: { width: number; height: number },
    needs?: Announcement['needs'],
  ) => {
    const context = await browser.newContext({
      viewport,
      locale: 'ja-JP',
      reducedMotion: 'reduce',
      serviceWorkers: needs === 'worker' ? 'allow' : 'block',
    });
    const page = await context.newPage();
    if (needs === 'clock')
      await page.clock.install({ time: new Date('2026-11-21T09:00:00+09:00') });
    return page;
  };

  test.each(journeys.map((journey) => [journey.name, journey] as const))(
    '%s',
    async (name, journey) => {
      const known = results.journeys[name];
      if (known?.covered === coveredTogether(journey.components) && known.wrong.length === 0)
        return;
      const page = await open(journey.viewport);
      await page.goto(host.url + journey.start, { waitUntil: 'networkidle' });
      const wrong = await travel(page, journey);
      results.journeys[name] = { covered: coveredTogether(journey.components), wrong };
      save();
      expect(wrong).toEqual([]);
      await page.context().close();
    },
    120_000,
  );

  test.each(announcements.map((announcement) => [announcement.name, announcement] as const))(
    '%s',
    async (name, announcement) => {
      const known = results.announcements[name];
      if (known?.covered === coveredTogether(announcement.components)) return;
      const page = await open({ width: 1280, height: 800 }, announcement.needs);
      await page.goto(host.url + announcement.path, { waitUntil: 'networkidle' });
      const said = await listen(page, announcement);
      results.announcements[name] = { covered: coveredTogether(announcement.components), said };
      save();
      await page.context().close();
    },
    120_000,
  );

  test('nothing is kept of what is not tried any more', () => {
    for (const [kept, tried] of [
      [results.journeys, journeys],
      [results.announcements, announcements],
    ] as const)
      for (const name of Object.keys(kept))
        if (!tried.some((one) => one.name === name)) delete kept[name];
    save();
  });
});

function save(): void {
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}

/** Only the bar that names the edition may differ; it is tried with the pages that differ in more. */
function isSame(folder: string, stop: Stop, known: VisitResult): boolean {
  if (known.path !== stop.path || known.wrong.length > 0) return false;
  if (known.covered !== coveredHash(stop.component)) return false;
  const [here, there] = [folder, 'build'].map((name) => {
    const html = readFileSync(path.join(root, name, stop.path, 'index.html'), 'utf8');
    return /<main[\s\S]*<\/main>/.exec(html)?.[0];
  });
  // What a page fetches later is of its own edition.
  const fetches = /Matrix|Search|Work|Print|Compare|Offline/.test(stop.component);
  return here !== undefined && here === there && !fetches;
}

/** Of each type the page with most in it. */
const stopsOf = (types: readonly PageType[]): Stop[] =>
  types.map(({ name, component, paths: [address = '/'] }) => ({ name, component, path: address }));

const statesOf = (types: readonly PageType[]): Stop[] =>
  Object.entries(states).map(([name, address]) => {
    const [pathname = ''] = address.split(/[?#]/);
    const type = types.find(({ paths }) => paths.includes(pathname));
    return { name, path: address, component: type?.component ?? '@theme/NotFound/Content' };
  });
