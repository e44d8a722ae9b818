import {
  findInSkeleton,
  KATAKANA,
  type NormalizedText,
  normalize,
  plain,
  SIGN_BEFORE,
  SPACE_BEFORE,
  WORD,
} from '../analyzer/index.js';
import type { Fragment } from '../codec/files.js';
import { type Asked, BEGINNING, SLIP, type Wanted, type WordMatch } from './words.js';

/** A block of a page as it is searched for the query's words. */
export interface Block {
  readonly field: 'title' | 'summary' | 'heading' | 'text' | 'cue' | 'hidden';
  readonly text: string;
  /** Position in `fragment.s` or `fragment.c`. */
  readonly at: number;
  /** The text's skeleton, and the text as {@link plain}; made when they are first needed. */
  readonly n: NormalizedText;
  readonly plain: string;
}

const known = new WeakMap<Fragment, Block[]>();

/** The blocks of a page. */
export function blocksOf(fragment: Fragment): Block[] {
  let blocks = known.get(fragment);
  if (blocks) return blocks;
  const list: Block[] = [];
  const add = (field: Block['field'], text: string | undefined, at = -1) => {
    if (!text) return;
    let n: NormalizedText | undefined;
    let folded: string | undefined;
    list.push({
      field,
      text,
      at,
      get n() {
        n ??= normalize(text);
        return n;
      },
      get plain() {
        folded ??= plain(text);
        return folded;
      },
    });
  };
  add('title', fragment.t);
  add('summary', fragment.y);
  fragment.s.forEach(([, heading, text, , hidden], at) => {
    add('heading', heading, at);
    add('text', text, at);
    for (const word of hidden?.split('\n') ?? []) add('hidden', word, at);
  });
  fragment.c?.forEach(([, , , text], at) => {
    add('cue', text, at);
  });
  for (const word of fragment.r ?? []) add('hidden', word);
  blocks = list;
  known.set(fragment, blocks);
  return blocks;
}

/** A query as it is looked for in a {@link plain} text. */
export function needle(query: string): string {
  return plain(query).replace(/\n/g, '');
}

/** Whether a visible block of the page holds the text just so. */
export function shows(fragment: Fragment, text: string): boolean {
  return (
    text !== '' &&
    blocksOf(fragment).some((block) => block.field !== 'hidden' && block.plain.includes(text))
  );
}

/** Whether a block of the page holds the query in another spelling. */
export function spells(fragment: Fragment, asked: Asked): boolean {
  return blocksOf(fragment).some((block) => isSpelled(block.n, asked));
}

/**
 * Whether a text holds the skeleton of the query. Of what is no word of the index (ドニコ for ドメニコ) only
 * in its own script and from the start of a word on: クロード・ニコラ and もどにこ hold it by chance.
 */
function isSpelled(n: NormalizedText, { text, keywords }: Asked): boolean {
  const [only] = keywords.length === 1 ? keywords : [];
  const unknown = only?.words.some(({ slip }) => slip);
  const script = unknown && (only?.katakana ? KATAKANA : only?.romaji ? WORD : 0);
  const places = findInSkeleton(n, text, script ? 50 : 1);
  if (!script) return places.length > 0;
  const flag = (at: number) => n.flags[at] ?? 0;
  return places.some(([from, to]) => {
    const inside = flag(from - 1) & script && !(flag(from) & (SIGN_BEFORE | SPACE_BEFORE));
    return !inside && n.flags.slice(from, to).every((one) => one & script);
  });
}

/** Tiers of {@link tierOf}. */
const NAMED = 4.5;
export const SHOWN = 4;
export const SPELLED = 2.5;
/** The page is about the query: its name is the query, or the one word it may mean. */
const NAME = 5;
const NAME_SPELLED = 3.5;
const NAME_MEANT = 2.4;
const NAMED_MEANT = 2.2;
const TOGETHER = 2.1;
/** Every keyword stands somewhere. */
export const HELD = 2;
const names: ReadonlySet<number> = new Set([NAME, NAME_SPELLED, NAME_MEANT]);
const titled: ReadonlySet<number> = new Set([...names, NAMED, NAMED_MEANT]);

/**
 * How truly a page holds the query, looked up in its text (pairs alone can lie: 溶接裏 has 溶接, 接裏).
 *
 * @returns 5 the title, a reading or a keyword is the query · 4.5 the title shows it · 4 another visible
 *   block shows it just so · 3.5 the title is it in another spelling · 3 a block shows it in another
 *   spelling · 2.5 a reading or keyword does · 2.4 the title is the word it may mean (じぐ → 治具) ·
 *   2.2 the title shows that word, or every keyword · 2.1 one block holds every keyword · 2 every keyword stands somewhere · 0–1 the share of keywords that do.
 */
export function tierOf(fragment: Fragment, asked: Asked): number {
  const { shown, text, keywords } = asked;
  if (shows(fragment, shown)) {
    const title = plain(fragment.t);
    const named = title === shown || fragment.r?.some((word) => plain(word) === shown);
    return named ? NAME : title.includes(shown) ? NAMED : SHOWN;
  }
  const blocks = blocksOf(fragment);
  const whole = blocks.filter((block) => isSpelled(block.n, asked));
  const title = blocks.find((block) => block.field === 'title')?.n.text;
  if (whole.length > 0)
    return title === text
      ? NAME_SPELLED
      : whole.some((block) => block.field !== 'hidden')
        ? 3
        : SPELLED;
  const places = keywords.map(
    (keyword) => new Set(blocks.filter((block) => holds(block.n, keyword))),
  );
  const found = places.filter((place) => place.size > 0).length;
  if (found < keywords.length) return found / keywords.length;
  const [only] = keywords.length === 1 ? keywords : [];
  if (!only) {
    const together = blocks.filter((block) => places.every((place) => place.has(block)));
    if (together.length === 0) return HELD;
    return together.some(({ field }) => field === 'title') ? NAMED_MEANT : TOGETHER;
  }
  const meant = wholeWords(only);
  if (meant.some(({ written }) => written === title)) return NAME_MEANT;
  return meant.some(({ written }) => title?.includes(written)) ? NAMED_MEANT : HELD;
}

/** Words a keyword may mean as it stands; not those it is only the beginning of, nor an unlikely slip of. */
export const wholeWords = ({ words }: Wanted): WordMatch[] =>
  words.filter(({ slip, weight }) => (slip ? weight >= SLIP : weight > BEGINNING));

/** Whether a tier says that the page is about the query. */
export const isName = (tier: number): boolean => names.has(tier);

/** Whether a tier says that the title tells of the query. */
export const isTitled = (tier: number): boolean => titled.has(tier);

/** Whether a keyword stands in a skeleton: as typed, as a word it may mean, with other kana endings. */
export function holds(n: NormalizedText, { texts, spelling }: Wanted): boolean {
  return (
    texts.some((text) => findInSkeleton(n, text, 1).length > 0) ||
    (spelling !== undefined && n.text.search(spelling) >= 0)
  );
}

/** Places where it does. */
export function placesIn(n: NormalizedText, { texts, spelling }: Wanted): [number, number][] {
  const found = texts.flatMap((text) => findInSkeleton(n, text));
  for (const match of spelling ? n.text.matchAll(spelling) : [])
    found.push([match.index, match.index + match[0].length]);
  return found;
}
