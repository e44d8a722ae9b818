import type { Browser, Page } from 'playwright-core';
import { openPage } from '../e2e/browser.js';
import { type AxeFinding, allRules, colourRules, loadAxe, runAxe } from './axe.js';
import {
  forcedColours,
  lostText,
  motion,
  resetTextSpacing,
  setTextSpacing,
  sideways,
} from './checks.js';
import { walk } from './focus.js';

export interface Visit {
  readonly title: string;
  /** How many looks of the page axe saw. */
  readonly looks: number;
  /** Stops of the keyboard, at 1280 and 390 px. */
  readonly stops: number;
  readonly wrong: readonly string[];
  /** Rules of axe that found something to look at and nothing wrong, in every look they applied to. */
  readonly passed: readonly string[];
  readonly undecided: readonly string[];
}

const widths = [320, 390, 1280] as const;
const schemes = ['light', 'dark'] as const;

/**
 * One page in every look: widths, schemes, paper; where it is seen `whole`, also spacing, zoom, forced
 * colours, motion and keyboard, which no other edition of the same code changes.
 */
export async function visit(
  browser: Browser,
  url: string,
  { whole }: { readonly whole: boolean },
): Promise<Visit> {
  const errors: string[] = [];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'ja-JP',
    reducedMotion: 'reduce',
  });
  try {
    const page = await openPage(context, errors);
    await page.goto(url, { waitUntil: 'networkidle' });
    await loadAxe(page);
    const wrong: string[] = [];
    const findings: AxeFinding[] = [];
    const note = (where: string, found: readonly string[]) =>
      wrong.push(...found.map((what) => `${where}: ${what}`));
    const axe = async (where: string, rules = allRules, without: readonly string[] = []) => {
      const finding = await runAxe(page, rules, without);
      findings.push(finding);
      note(where, finding.violations);
    };

    const address = page.url();
    let stops = 0;
    if (whole) {
      for (const width of [1280, 390]) {
        await resize(page, width, width === 390 ? 700 : 800);
        // Where bars are nearest to the text, to the end; on a desk as far as people go.
        const limit = width === 390 ? 900 : 200;
        const walked = await walk(page, { limit, inOrder: width === 390 });
        note(`keyboard, ${width} px`, walked.wrong);
        if (!walked.left && width === 390)
          note(`keyboard, ${width} px`, ['the focus never leaves the page']);
        stops += walked.stops.length;
        if (page.url() !== address) note(`keyboard, ${width} px`, ['the focus alone led away']);
        await page.evaluate(() => scrollTo(0, 0));
      }
    }
    if (whole) note('motion', await motion(page));
    for (const width of widths) {
      await resize(page, width);
      for (const scheme of schemes) {
        await colours(page, scheme);
        await axe(`${width} px, ${scheme}`, scheme === 'light' ? allRules : colourRules);
      }
      note(`${width} px`, await sideways(page));
    }
    await colours(page, 'light');
    await page.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' });
    // Advice about landmarks and headings, and places to touch, are for screens.
    await axe(
      'print',
      allRules.filter((tag) => tag !== 'best-practice'),
      ['target-size'],
    );
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', reducedMotion: 'reduce' });
    if (whole) {
      // 1280 px at 200 % and at 400 %.
      for (const width of [640, 320]) {
        await resize(page, width, width === 640 ? 400 : 256);
        note(`zoom to ${(1280 / width) * 100} %`, [
          ...(await sideways(page)),
          ...(await lostText(page)),
        ]);
      }
      await setTextSpacing(page);
      for (const width of [320, 1280]) {
        await resize(page, width);
        note(`wide spacing, ${width} px`, [...(await sideways(page)), ...(await lostText(page))]);
      }
      await resetTextSpacing(page);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ forcedColors: 'active' });
        await colours(page, colorScheme);
        await page.waitForTimeout(50);
        note(`forced colours, ${colorScheme}`, await forcedColours(page));
      }
      note('keyboard, forced colours', (await walk(page, { limit: 40 })).wrong);
    }
    note('script', errors);
    const failed = new Set(
      findings.flatMap(({ violations }) => violations.map((line) => line.split(':')[0] ?? '')),
    );
    const all = (pick: (finding: AxeFinding) => readonly string[]) =>
      [...new Set(findings.flatMap(pick))].filter((rule) => !failed.has(rule)).sort();
    return {
      title: await page.title(),
      looks: findings.length,
      stops,
      wrong: [...new Set(wrong)],
      passed: all(({ passed }) => passed),
      undecided: all(({ undecided }) => undecided),
    };
  } finally {
    await context.close();
  }
}

/** Another size of the window, once what is drawn by script has followed. */
async function resize(page: Page, width: number, height = 800): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(150);
}

/** Switch the scheme as a reader's system does, and wait until the page has followed. */
export async function colours(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Not `expect.poll`: pages are visited side by side in one test, and tests side by side in one file.
  for (let tries = 0; tries < 300; tries++) {
    if ((await page.evaluate(() => document.documentElement.dataset.theme)) === colorScheme) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the page does not follow the scheme ${colorScheme}`);
}
