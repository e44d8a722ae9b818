import type { ReadingMark } from '@chishiki-ichiba/model';
import { alignReading, type Segment, toHiragana } from './align.js';

/** A word in a text, UTF-16 from and to, and how its parts are read. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Segment[];
}

type Place = Pick<Span, 'start' | 'end'>;
export const touch = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end;

/** Where the author's readings stand in a text: the same word between the same neighbours. */
export function markedSpans(text: string, marks: readonly ReadingMark[]): Span[] {
  return marks.flatMap(({ word, reading, before, after }): Span[] => {
    const spans: Span[] = [];
    // Alone on its line: then it is alone here too.
    if (!/[\p{L}\p{N}]/u.test(before + after) && text.trim() !== word) return spans;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      // Marks of Markdown and the ends of a box lie between: as far as both reach, they must agree.
      if (!meet(text.slice(0, at), before, 'end') || !meet(text.slice(end), after, 'start'))
        continue;
      const parts = alignReading(word, reading) ?? [[word, toHiragana(reading)] as const];
      spans.push({ start: at, end, parts });
    }
    return spans;
  });
}

function meet(text: string, neighbour: string, side: 'start' | 'end'): boolean {
  const bare = (line: string) => line.replace(/[^\p{L}\p{N}]/gu, '');
  const [a, b] = [bare(text), bare(neighbour)];
  const length = Math.min(a.length, b.length);
  if (length === 0) return true;
  return side === 'end'
    ? a.slice(-length) === b.slice(-length)
    : a.slice(0, length) === b.slice(0, length);
}

/** Segments of a text whose spans wear their readings; the first of two that touch wins. */
export function cut(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  const add = (segment: Segment) => {
    const last = segments.at(-1);
    if (typeof segment !== 'string') segments.push(segment);
    else if (segment !== '' && typeof last === 'string')
      segments[segments.length - 1] = last + segment;
    else if (segment !== '') segments.push(segment);
  };
  let from = 0;
  for (const { start, end, parts } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    add(text.slice(from, start));
    for (const part of parts) add(part);
    from = end;
  }
  add(text.slice(from));
  return segments;
}
