import { findInSkeleton, toOriginalRanges } from '../analyzer/index.js';
import type { Fragment } from '../codec/files.js';
import type { Hit, TextRange } from '../types.js';
import { type Block, blocksOf, holds, placesIn } from './verify.js';
import type { Asked } from './words.js';

const EXCERPT = 110;
const LEAD = 28;

/** The parts of a hit that depend on where in the page the words stand. */
export type Landing = Pick<Hit, 'section' | 'cue' | 'excerpt' | 'titleRanges'>;

/**
 * Choose the block a reader should land on and cut an excerpt out of it.
 * Ranges are half-open UTF-16 positions in the excerpt's text; it never starts or ends inside a grapheme
 * that matched.
 */
export function landOn(fragment: Fragment, asked: Asked): Landing {
  const blocks = blocksOf(fragment);
  const title = blocks.find((b) => b.field === 'title');
  const titleRanges = title ? rangesIn(title, asked) : [];
  let best: Block | undefined;
  let bestScore = 0;
  for (const block of blocks) {
    if (block.field === 'title' || (block.field === 'hidden' && block.at < 0)) continue;
    const score = scoreOf(block, asked, fragment);
    if (score > bestScore) [best, bestScore] = [block, score];
  }
  if (!best) {
    const text = fragment.y || fragment.s.find(([, , body]) => body)?.[2] || '';
    return { excerpt: cut(text, []), titleRanges };
  }
  const { field, at } = best;
  const body =
    field === 'heading' || field === 'hidden'
      ? (blocks.find((b) => b.field === 'text' && b.at === at) ?? best)
      : best;
  const landing: Landing = { excerpt: cut(body.text, rangesIn(body, asked)), titleRanges };
  if (field === 'cue') {
    const [url, start, end] = fragment.c?.[at] ?? ['', 0, 0];
    landing.cue = { url, start, end };
  } else {
    const [id, heading = '', , parent] = fragment.s[at] ?? [];
    if (id) landing.section = { id, heading, path: pathOf(fragment, parent) };
  }
  return landing;
}

/** Headings above a section, outermost first. A loop in `parent` ends the walk. */
function pathOf(fragment: Fragment, parent: string | undefined): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let id = parent; id && !seen.has(id); ) {
    seen.add(id);
    const section = fragment.s.find(([own]) => own === id);
    if (section?.[1]) path.unshift(section[1]);
    id = section?.[3];
  }
  return path;
}

/**
 * How well a block answers. Between blocks that hold the same words: a step or key point before
 * running text, a place with an anchor before one without, shown words before hidden ones.
 */
function scoreOf(block: Block, { text, keywords }: Asked, fragment: Fragment): number {
  if (keywords.length === 0) return 0;
  let score = findInSkeleton(block.n, text, 1).length > 0 ? 4 : 0;
  for (const keyword of keywords) {
    if (holds(block.n, keyword)) score += 2;
    else {
      const terms = keyword.required;
      score += terms.filter((term) => block.n.text.includes(term)).length / (terms.length + 1);
    }
  }
  if (score === 0) return 0;
  const section = block.field === 'cue' ? undefined : fragment.s[block.at];
  if (block.field === 'heading') score += 0.5;
  if (block.field === 'hidden') score -= 1;
  // Values at the head of a page are no place to land, however many words stand there.
  if (section) score += section[0] ? 0.5 : -1.6;
  if (section?.[5]) score += 1;
  // The very second of a video is a better place than the paragraph beside it.
  if (block.field === 'cue') score += 1.2;
  return score;
}

/** Where the keywords stand; where one does not stand as a whole, its pairs. */
function rangesIn({ n }: Block, { keywords }: Asked): TextRange[] {
  const ranges = keywords.flatMap((keyword) => {
    const whole = placesIn(n, keyword);
    if (whole.length > 0) return whole;
    const telling = keyword.required.filter((term) => /[^ぁ-ゖa-z0-9.ー]/u.test(term));
    return telling.flatMap((term) => findInSkeleton(n, term));
  });
  return toOriginalRanges(n, ranges);
}

/** A window round the first match, moved to the start of a sentence when one is near. */
function cut(text: string, ranges: TextRange[]): Hit['excerpt'] {
  const first = ranges[0]?.[0] ?? 0;
  let from = Math.max(0, first - LEAD);
  if (from > 0) {
    const stop = /[。．！？\n](?=[^。．！？\n]*$)/u.exec(text.slice(from, first));
    from = stop ? from + stop.index + 1 : safe(text, from);
  }
  const to = safe(text, Math.min(text.length, Math.max(from + EXCERPT, ranges[0]?.[1] ?? 0)));
  const head = from > 0 ? '…' : '';
  const shift = head.length - from;
  return {
    // Line breaks become spaces one for one, so that the ranges stay true.
    text: head + text.slice(from, to).replace(/[\r\n\t]/g, ' ') + (to < text.length ? '…' : ''),
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): TextRange => [start + shift, end + shift]),
  };
}

/** Not between the halves of a surrogate pair. */
function safe(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
}
