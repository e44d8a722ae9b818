import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const script = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const axeVersion: string = (require('axe-core/package.json') as { version: string }).version;

/** Levels A and AA of WCAG 2.0, 2.1 and 2.2, and what the makers of axe advise besides. */
export const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a colour scheme can change; the rest of a page is the same tree. */
export const colourRules = ['color-contrast', 'link-in-text-block'];

export interface AxeFinding {
  /** One line each: rule, place, what is wrong. */
  readonly violations: readonly string[];
  /** Rules that had something to look at and found nothing wrong. */
  readonly passed: readonly string[];
  /** Rules that could not decide somewhere. */
  readonly undecided: readonly string[];
}

export interface AxeRule {
  readonly ruleId: string;
  readonly help: string;
  readonly tags: readonly string[];
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly {
      readonly target: readonly string[];
      readonly failureSummary?: string;
    }[];
  }[];
  readonly passes: readonly { readonly id: string }[];
  readonly incomplete: readonly { readonly id: string }[];
}

/** Put axe into the page; `evaluate` is not stopped by its policy. */
export const loadAxe = (page: Page): Promise<unknown> => page.evaluate(script);

export async function runAxe(
  page: Page,
  runOnly: readonly string[] = allRules,
  without: readonly string[] = [],
): Promise<AxeFinding> {
  const result = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], preload: false, runOnly: ${JSON.stringify(runOnly)}, rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))} })
      .then(({ violations, passes, incomplete }) => ({
        violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })),
        passes: passes.map(({ id }) => ({ id })),
        incomplete: incomplete.map(({ id }) => ({ id })),
      }))`,
  )) as AxeResult;
  return {
    violations: result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
    ),
    passed: result.passes.map(({ id }) => id),
    undecided: result.incomplete.map(({ id }) => id),
  };
}

/** Every rule axe would run, with the criteria it belongs to. */
export const axeRules = (): readonly AxeRule[] =>
  (require('axe-core') as { getRules(tags: readonly string[]): AxeRule[] }).getRules(allRules);
