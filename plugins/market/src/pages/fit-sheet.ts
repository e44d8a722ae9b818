import type { CanvasId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { CanvasSheetProp } from '../canvas-props.js';
import { linesOf } from './lines-of.js';

/**
 * Which landscape paper and which size of letters a canvas needs so that all of it stands on one sheet.
 *
 *     ┌ title, revision, purpose ─────────────────┐   upper rows: two halves (ka/kr, cr/ch) beside
 *     │ kp │ ka ┊ kr │ vp │ cr ┊ ch │ cs │        │   three whole blocks; lower row: two blocks
 *     │ co           │ re                │        │
 *     └ effects │ sources, address ───────────────┘
 *
 * An estimate from widths of letters; lines end early in Japanese (no 。 at a line's start, Latin words
 * whole), so every line counts as a little shorter than it is.
 */
export type SheetContent = Pick<
  CanvasSheetProp,
  'page' | 'purpose' | 'text' | 'pages' | 'effects' | 'sources' | 'documents'
>;

/** Tried in this order: comfortable letters first, A3 when A4 would need too small ones. */
const PAPERS = [
  { size: 'A4', points: [12, 11, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5] },
  { size: 'A3', points: [9, 8.5, 8, 7.5, 7, 6.5, 6] },
] as const satisfies readonly {
  readonly size: CanvasSheetProp['paper']['size'];
  readonly points: readonly number[];
}[];

/** Inside the margins of 8 mm, in points. */
const AREA = { A4: { width: 796, height: 549 }, A3: { width: 1145, height: 796 } } as const;
/** Line height of the sheet's text over its size; also in `sheet.module.css`. */
const LINE = 1.4;
/** Sides, gaps and rules of a block. */
const BLOCK_X = 14;
const BLOCK_Y = 14;
const CLAIM_GAP = 2;

export function fitSheet(content: SheetContent): CanvasSheetProp['paper'] {
  for (const { size, points } of PAPERS)
    for (const point of points)
      if (sheetHeight(content, size, point) <= AREA[size].height) return { size, points: point };
  // More than a canvas: it goes on over a second sheet rather than losing a word.
  return { size: 'A3', points: 6 };
}

/** Height in points that the sheet would take. */
export function sheetHeight(
  { page, purpose, text, pages, effects, sources, documents }: SheetContent,
  size: keyof typeof AREA,
  points: number,
): number {
  const { width } = AREA[size];
  const paragraph = (words: string, across: number, scale = 1) =>
    linesOf(words, across, points * scale) * points * scale * LINE;
  const block = (id: CanvasId, across: number): number => {
    const inside = across - BLOCK_X;
    const claims = (text[id] ?? []).map(
      (claim) =>
        paragraph(claim.text + marks(claim.sources), inside) +
        sum((claim.evidence ?? []).map(({ label }) => paragraph(`→ ${label}`, inside, 0.9))) +
        CLAIM_GAP,
    );
    const links = (pages[id] ?? []).map(({ label }) => paragraph(`→ ${label}`, inside, 0.9));
    const rule = links.length > 0 ? 6 : 0;
    return (
      BLOCK_Y +
      points * LINE * (claims.length + links.length > 0 ? 1 : 2) +
      sum(claims) +
      sum(links) +
      rule
    );
  };
  const fifth = width / 5;
  const rows =
    Math.max(block('key-activities', fifth), block('customer-relationships', fifth)) +
    Math.max(block('key-resources', fifth), block('channels', fifth));
  const whole = Math.max(
    block('key-partners', fifth),
    block('value-propositions', fifth),
    block('customer-segments', fifth),
  );
  const lower = Math.max(block('cost-structure', width / 2), block('revenue-streams', width / 2));
  const title = paragraph(page.label, width * 0.6, 1.6) + 10;
  const aims = sum(
    purpose.map((claim) => paragraph(claim.text + marks(claim.sources), width - 60)),
  );
  const half = width / 2 - 20;
  const left = sum(
    effects.map(
      (effect) =>
        paragraph(
          say`・${effect.type?.label ?? ''}：${effect.text}${marks(effect.sources)}`,
          half,
          0.9,
        ) + sum((effect.evidence ?? []).map(({ label }) => paragraph(`→ ${label}`, half, 0.9))),
    ),
  );
  const right = sum([
    ...sources.map(({ detail, tag }) => paragraph(`[99] ${detail} ${tag}`, half, 0.8)),
    ...documents.map(({ detail, tag }) => paragraph(say`${tag}：${detail}`, half, 0.8)),
  ]);
  const foot = points * LINE * 2 + 12;
  return (
    title +
    aims +
    points +
    Math.max(rows, whole) +
    lower +
    points * LINE +
    Math.max(left, right) +
    foot
  );
}

const marks = (sources: readonly number[]): string => sources.map(() => '[9]').join('');
const sum = (list: readonly number[]): number => list.reduce((total, part) => total + part, 0);
