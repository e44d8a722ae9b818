import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kinds } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import { cells } from '../../.ci/adopters/cells.mjs';
import * as adopters from '../../.ci/adopters/results.mjs';
import { announcements } from '../accessibility/announcements.js';
import { axeRules } from '../accessibility/axe.js';
import { coveredTogether, coveredHash as drawnBy, filesBehind } from '../accessibility/covered.js';
import { journeys } from '../accessibility/journeys.js';
import { states } from '../accessibility/page-types.js';
import * as accessibility from '../deep/accessibility-results.js';
import { mutants } from '../deep/code-mutants.js';
import { type CodeResults, coveredHash, resultsFile, root } from '../deep/code-results.js';
import { conformancePage, pageFile } from '../deep/conformance.js';
import * as faults from '../deep/fault-results.js';
import * as kills from '../deep/kill-results.js';
import * as load from '../deep/load-results.js';
import * as same from '../deep/same-bytes-results.js';

/** The long runs of `npm run test:deep`: their results are kept, and must be of this code. */
const rerun = 'run `npm run test:deep` and commit its results';
const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

describe('kept results', () => {
  test('every change of our own code for the worse was caught by its test', () => {
    const results = read<CodeResults>(resultsFile);
    expect(mutants.length).toBeGreaterThanOrEqual(40);
    // A change of what is no longer there would change nothing.
    const nowhere = mutants.filter(
      ({ file, find }) => !readFileSync(path.join(root, file), 'utf8').includes(find),
    );
    expect(nowhere.map(({ name }) => name)).toEqual([]);
    const missed = mutants.filter((mutant) => {
      const result = results.mutants[mutant.name];
      return !result?.caught || result.covered !== coveredHash(mutant);
    });
    expect(
      missed.map(({ name }) => name),
      rerun,
    ).toEqual([]);
  });

  describe('of accessibility', () => {
    const again =
      'run `npx vitest run --project deep test/deep/accessibility` and commit its results';
    const results = accessibility.readResults();
    const visits = Object.entries(results.visits).flatMap(([edition, pages]) =>
      Object.entries(pages).map(([name, visit]) => ({
        where: `${edition} ${name}`,
        name,
        ...visit,
      })),
    );

    test('are of this code and without findings', () => {
      expect(
        visits
          .filter(({ component, covered }) => covered !== drawnBy(component))
          .map(({ where }) => where),
        again,
      ).toEqual([]);
      expect(
        visits.flatMap(({ where, wrong }) => wrong.map((what) => `${where}: ${what}`)),
      ).toEqual([]);
      expect(
        visits.filter(({ looks, sameAs }) => looks < (sameAs ? 0 : 7)).map(({ where }) => where),
      ).toEqual([]);
    });

    test('hold every part of the theme that draws pages, every kind, every state, in every edition', () => {
      const drawn = new Set(visits.map(({ component }) => component));
      // Parts around or inside pages.
      const inside = new Set(['Root', 'MDXComponents', 'NotFound', 'SearchBar']);
      // Drawn in a market of two languages only, where `test/e2e/translations.test.ts` looks at it.
      inside.add('TranslatedPage');
      const parts = ['market', 'search'].flatMap((room) =>
        readdirSync(path.join(kills.root, 'plugins', room, 'src/theme')),
      );
      expect(
        parts.filter((part) => !inside.has(part) && !drawn.has(`@theme/${part}`)),
        again,
      ).toEqual([]);
      for (const edition of ['public', 'members', 'inhouse'] as const) {
        const names = Object.keys(results.visits[edition] ?? {});
        const without = kinds
          .map(({ id }) => id)
          .filter((id) => !names.some((name) => name.includes(` /docs/${id}/*/`)));
        expect(without, `${edition}: ${again}`).toEqual([]);
      }
      const tried = Object.keys(results.visits.public ?? {});
      expect(
        Object.keys(states).filter((name) => !tried.includes(name)),
        again,
      ).toEqual([]);
    });

    test('hold the ways with the keyboard and what is said, of this code', () => {
      for (const { name, components } of journeys)
        expect(results.journeys[name], again).toEqual({
          covered: coveredTogether(components),
          wrong: [],
        });
      for (const { name, components, words } of announcements) {
        expect(results.announcements[name]?.covered, again).toBe(coveredTogether(components));
        expect(results.announcements[name]?.said).toMatch(words);
      }
    });

    test('follow a part of the theme to its styles and to what it loads later', () => {
      const files = filesBehind('@theme/MarketBoard');
      expect(files).toContain('plugins/market/src/ui/board/board.module.css');
      expect(files).toContain('plugins/search/src/ui/page/RequestSlip.tsx');
      expect(files).not.toContain('plugins/market/src/ui/work/Bar.tsx');
      expect(filesBehind('@theme/ItemPage')).toContain(
        'plugins/market/src/ui/offline/SaveDialog.tsx',
      );
    });

    test('are what the page of our site says', () => {
      expect(readFileSync(pageFile, 'utf8'), again).toBe(conformancePage(results, axeRules()));
    });

    test('never call met what nobody judged', () => {
      const page = conformancePage(results, axeRules());
      for (const line of page.split('\n').filter((row) => / \| 適合 \| /.test(row)))
        expect(line).toMatch(/^\| (?:1\.4\.3|2\.1\.2|2\.4\.1|2\.4\.7|2\.4\.11|2\.5\.8|3\.1\.1) /);
      const bad = {
        ...results,
        visits: {
          public: { x: { ...visits[0], wrong: ['keyboard, 390 px: the focus cannot be seen: a'] } },
        },
      } as unknown as accessibility.AccessibilityResults;
      expect(conformancePage(bad, axeRules())).toMatch(/2\.4\.7 [^|]+\| AA \| 不適合/);
    });
  });

  describe('of sites of others', () => {
    const again =
      'run `npm run setup`, `node .ci/adopters.mjs --matrix`, `node .ci/adopters.mjs --real` and commit the results';
    const results = adopters.readResults();

    test.each(cells.map(({ name }) => name))(
      '%s: built with our packages, of this code',
      (name) => {
        expect(results.cells[name]?.covered, again).toBe(adopters.coveredHash('cells'));
        expect(results.cells[name]?.wrong).toEqual([]);
        expect(results.cells[name]?.held.length).toBeGreaterThan(15);
      },
    );

    test.each(['yytypescript-book', 'specdojo-handbook'])('%s: not a word is another', (name) => {
      expect(results.sites[name]?.covered, again).toBe(adopters.coveredHash('sites'));
      expect(results.sites[name]?.wrong).toEqual([]);
      expect(results.sites[name]?.held[0]).toMatch(/^2\d\d pages/);
    });
  });

  test('faults around a build were each one line', () => {
    const results = read<faults.FaultResults>(faults.resultsFile);
    expect(results.covered, rerun).toBe(kills.coveredHash('builds'));
    expect(Object.keys(results.faults).sort()).toEqual([...faults.faults].sort());
    for (const line of Object.values(results.faults)) expect(line).not.toContain('\n');
  });

  test('two builds of one input are the same bytes', () => {
    const results = read<same.SameBytesResults>(same.resultsFile);
    expect(results.covered, rerun).toBe(same.coveredHash());
    expect(results.files).toBeGreaterThan(1000);
    expect(results.differing).toEqual([]);
  });

  test('10,000 queries and 10,000 items stayed within their bounds', () => {
    const { memory, blocks } = read<load.LoadResults>(load.resultsFile);
    expect(memory?.covered, rerun).toBe(load.coveredHash('memory'));
    expect(blocks?.covered, rerun).toBe(load.coveredHash('blocks'));
    expect(memory).toMatchObject({ queries: load.QUERIES, problems: 0 });
    expect(load.growthOf(memory?.heapMb ?? [])).toBeLessThanOrEqual(load.MOST_GROWTH_MB);
    expect(blocks).toMatchObject({ items: load.ITEMS, slowdown: load.SLOWDOWN });
    const longest = Object.values(blocks?.longestMs ?? {});
    expect(longest.length).toBeGreaterThanOrEqual(9);
    expect(Math.max(...longest)).toBeLessThanOrEqual(load.MOST_BLOCK_MS);
  });

  test('killed commands and builds left nothing broken', () => {
    const results = read<kills.KillResults>(kills.resultsFile);
    expect(results.covered.writers, rerun).toBe(kills.coveredHash('writers'));
    expect(results.covered.authors, rerun).toBe(kills.coveredHash('authors'));
    expect(results.covered.builds, rerun).toBe(kills.coveredHash('builds'));
    expect(results.authors.kills).toBeGreaterThanOrEqual(40);
    expect(results.writers.kills + results.commands.kills).toBeGreaterThanOrEqual(200);
    expect(results.builds.kills).toBeGreaterThanOrEqual(20);
    expect([
      ...results.writers.corrupted,
      ...results.commands.corrupted,
      ...results.authors.corrupted,
      ...results.builds.damaged,
    ]).toEqual([]);
  });
});
