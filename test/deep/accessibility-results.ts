import { readFileSync } from 'node:fs';
import path from 'node:path';

export const resultsFile = path.join(import.meta.dirname, 'results/accessibility.json');

/** Editions that are tried; `working` is `npm start`, `foreign` a site that is not ours. */
export const editions = ['public', 'members', 'inhouse', 'working', 'foreign'] as const;
export type Edition = (typeof editions)[number];

export interface VisitResult {
  readonly path: string;
  readonly component: string;
  readonly title: string;
  /** Hash of the code that draws the page. */
  readonly covered: string;
  readonly looks: number;
  readonly stops: number;
  readonly wrong: readonly string[];
  /** Rules of axe, by name, separated by spaces. */
  readonly passed: string;
  readonly undecided: string;
  /** Edition whose page has the same content and was looked at in its place. */
  readonly sameAs?: Edition;
}

export interface AccessibilityResults {
  /** Commit the run began on. */
  commit: string;
  /** Day of the run. */
  day: string;
  axe: string;
  browser: string;
  visits: Partial<Record<Edition, Record<string, VisitResult>>>;
  /** With the keyboard alone: what was wrong on the way. */
  journeys: Record<string, { covered: string; wrong: readonly string[] }>;
  /** Words that came from the accessibility tree. */
  announcements: Record<string, { covered: string; said: string }>;
}

export const readResults = (): AccessibilityResults =>
  JSON.parse(readFileSync(resultsFile, 'utf8')) as AccessibilityResults;
