import type { SourceFile } from '../front-matter/source.js';

const WIDE = /^[\s　]*[－ー—―‐−]{2,}[\s　]*$/;
const FENCE = /^(---|\.\.\.)\s*$/;

/** Full-width lines where the `---` around the front matter belong. */
export function fixFences({ text }: SourceFile): string[] {
  const lines = text.split('\n');
  const fixed = [...lines];
  if (WIDE.test(lines[0] ?? '')) fixed[0] = '---';
  if (!/^---\s*$/.test(fixed[0] ?? '')) return lines;
  const end = fixed.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end !== -1) return fixed;
  const wide = fixed.findIndex((line, index) => index > 0 && WIDE.test(line));
  if (wide !== -1) fixed[wide] = '---';
  // Without an end nothing is certain, the beginning neither.
  return wide === -1 ? lines : fixed;
}
