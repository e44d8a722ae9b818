import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, buildDir, desktop, launch, openPage, phone, serve } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

describe.skipIf(!browserPath)('accessibility', () => {
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    browser = await launch();
    host = await serve(buildDir);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  const pages: Record<string, string> = {
    front: '/',
    manual: '/docs/manual/tig-corner-nametsuke/',
    term: '/docs/term/arc-length/',
    case: '/docs/case/kyoto-shisaku-net/',
    failure: '/docs/failure/hole-corner-gap/',
    failures: '/failures/#cause-insufficient-study',
    'one-point lesson': '/docs/opl/opl-gap-unclamp/',
    'appearance criterion': '/docs/appearance/surface-b-standard/',
    'appearance criteria': '/appearance/',
    sheet: '/docs/guide/sheet-project-plan/',
    handbook: '/docs/guide/handbook/',
    'sheet of the handbook': '/docs/guide/handbook-case/',
    video: '/docs/video/tig-corner/',
    'measured video': '/docs/video/tig-pass-hot/',
    'films in step with a gaze': '/docs/video/tig-pass-good/',
    'review of a measured video': '/docs/video/tig-pass-hot/review/',
    phase: '/phase/kaihatsu/',
    checklist: '/phase/sosei/checklist/',
    cases: '/cases/',
    valleys: '/valleys/',
    canvas: '/canvas/key-partners/',
    'canvas sheet': '/docs/case/kyoto-shisaku-net/canvas/',
    'blank canvas': '/canvas/blank/',
    'breakdown sheet': '/docs/manual/tig-corner-nametsuke/sheet/',
    labels: '/docs/manual/tig-corner-nametsuke/labels/',
    'OJT record': '/docs/manual/tig-corner-nametsuke/ojt/',
    'printing several, nothing chosen': '/print/',
    'printing several': '/print/?ids=tig-corner-nametsuke,buff-polishing',
    compare: '/cases/compare/?ids=kyoto-shisaku-net,monozukuri-no-wa',
    'compare, nothing chosen': '/cases/compare/',
    kind: '/kind/term/',
    skills: '/skills/',
    skill: '/docs/skill/skill-tig-thin/',
    'trial report': '/docs/trial/trial-nametsuke-12mm/',
    'trial reports': '/kind/trial/',
    person: '/docs/person/veteran-a/',
    organisation: '/docs/org/rei-bankin/',
    letters: '/docs/person/veteran-a/thanks/',
    course: '/docs/course/first-week/',
    slip: '/docs/course/first-week/slip/',
    meetings: '/activities/',
    meeting: '/docs/activity/uranami-study-1/',
    'meetings of an alliance': '/docs/alliance/mihon-welding-circle/',
    minutes: '/docs/activity/uranami-study-1/minutes/',
    board: '/board/',
    'board, narrowed': '/board/?process=welding&mm=1.2',
    request: '/docs/request/request-corner-jig/',
    'capability sheet': '/docs/org/mihon-seisakusho/',
    matrix: '/matrix/',
    report: '/report/',
    search: '/search/?q=%E8%A3%8F%E6%B3%A2',
    offline: '/offline/?from=/docs/manual/none/',
    reference: '/reference/',
    'work mode, first screen': '/work/?id=tig-corner-nametsuke',
    'work mode, nothing asked': '/work/',
    missing: '/docs/manual/none/',
  };
  /** What a colour scheme can change; the rest of a page is the same tree. */
  const colourRules = ['color-contrast', 'link-in-text-block', 'target-size'];

  const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

  // One visit a page: narrow, then turned to the wide one, as a tablet is.
  for (const [name, path] of Object.entries(pages))
    test(`axe finds nothing on ${name}, 360 and 1280 px, light and dark`, async () => {
      const errors: string[] = [];
      const context = await browser.newContext({
        viewport: phone,
        colorScheme: 'light',
        locale: 'ja-JP',
        reducedMotion: 'reduce',
      });
      const page = await openPage(context, errors);
      await page.goto(host.url + path, { waitUntil: 'networkidle' });
      await page.evaluate(axe);
      const violations = async (runOnly: readonly string[]): Promise<string[]> => {
        const result = (await page.evaluate(
          `axe.run(document, { resultTypes: ['violations'], runOnly: ${JSON.stringify(runOnly)} })`,
        )) as AxeResult;
        return result.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
        );
      };
      const colours = async (colorScheme: 'light' | 'dark'): Promise<void> => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.dataset.theme))
          .toBe(colorScheme);
      };
      for (const viewport of [phone, desktop]) {
        await page.setViewportSize(viewport);
        await colours('light');
        expect(await violations(rules), `${viewport.width} px`).toEqual([]);
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
          .toBeLessThanOrEqual(0);
        await expect.poll(() => page.getByRole('combobox', { name: '検索' }).count()).toBe(1);
        await colours('dark');
        expect(await violations(colourRules), `${viewport.width} px, dark`).toEqual([]);
      }
      expect(errors).toEqual([]);
      await context.close();
    });
});
