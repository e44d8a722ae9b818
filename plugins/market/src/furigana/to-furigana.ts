import type { Item, KindId, ReadingMark } from '@chishiki-ichiba/model';
import { createFurigana, type Furigana, type Guess, readingsOf } from '@chishiki-ichiba/reading';
import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';
import type { BodyNode, FuriganaFile, FuriganaSpan } from '../body-props.js';
import type { PageContext } from '../pages/context.js';

/** Kinds whose words have been read in their pages: what a new hire works from. */
const furiganaKinds: ReadonlySet<KindId> = new Set<KindId>([
  'manual',
  'opl',
  'failure',
  'appearance',
  'term',
  'skill',
  'course',
  'video',
]);
export const hasFurigana = ({ kind }: Pick<Item, 'kind'>): boolean => furiganaKinds.has(kind);

/** A word without a reviewed reading, and what stands around it. */
export interface PlacedGuess extends Guess {
  readonly text: string;
}

/**
 * Furigana by the market's own words; the dictionary is read once a process. While the words stay the
 * same what was read is kept: the dev server makes all pages anew at each save.
 */
export async function loadFurigana({
  glossary,
  furigana: reviewed,
}: Pick<PageContext, 'glossary' | 'furigana'>): Promise<LoadedFurigana> {
  const analyser = await loadAnalyser();
  const readings = readingsOf(glossary);
  const words = JSON.stringify([[...readings], [...reviewed]]);
  if (latest?.words !== words)
    latest = { words, furigana: createFurigana({ analyser, glossary: readings, reviewed }) };
  return latest;
}

export interface LoadedFurigana {
  /** All it knows besides the dictionary. */
  readonly words: string;
  readonly furigana: Furigana;
}

let latest: LoadedFurigana | undefined;

/**
 * Furigana of one page ({@link textBlocks}), by text: a paragraph is read as a whole, then cut at the ends of its links and
 * marks. A text that stands twice keeps what both places agree on.
 */
export function toFuriganaFile(
  blocks: readonly (readonly string[])[],
  marks: readonly ReadingMark[],
  furigana: Furigana,
): { readonly file: FuriganaFile; readonly guesses: readonly PlacedGuess[] } {
  const file = new Map<string, readonly FuriganaSpan[]>();
  const guesses: PlacedGuess[] = [];
  for (const block of blocks) {
    const text = block.join('');
    const read = furigana.read(text, marks);
    guesses.push(...read.guesses.map((guess) => ({ ...guess, text })));
    const spans = spansOf(read.segments);
    let start = 0;
    for (const part of block) {
      const end = start + part.length;
      const own = spans
        .filter(([at, length]) => at >= start && at + length <= end)
        .map(([at, length, reading]): FuriganaSpan => [at - start, length, reading]);
      const known = file.get(part)?.map(String);
      file.set(part, known ? own.filter((span) => known.includes(String(span))) : own);
      start = end;
    }
  }
  return {
    file: Object.fromEntries([...file].filter(([, spans]) => spans.length > 0)),
    guesses,
  };
}

/** Sections in easy Japanese show their furigana always: they are part of the body. */
export function readEasyJapanese(
  nodes: readonly BodyNode[],
  marks: readonly ReadingMark[],
  furigana: Furigana,
  inside = false,
): BodyNode[] {
  return nodes.flatMap((node): BodyNode[] => {
    if (typeof node === 'string') {
      if (!inside) return [node];
      return furigana
        .read(node, marks)
        .segments.map((segment) =>
          typeof segment === 'string'
            ? segment
            : ['ruby', null, segment[0], ['rt', null, segment[1]]],
        );
    }
    const [type, props, ...children] = node;
    const within = inside || type === 'EasyJapanese';
    return [[type, props, ...readEasyJapanese(children, marks, furigana, within)]];
  });
}

function spansOf(segments: ReturnType<Furigana['read']>['segments']): FuriganaSpan[] {
  let at = 0;
  return segments.flatMap((segment): FuriganaSpan[] => {
    const start = at;
    if (typeof segment === 'string') {
      at += segment.length;
      return [];
    }
    at += segment[0].length;
    return [[start, segment[0].length, segment[1]]];
  });
}
