import {
  findInSkeleton,
  type NormalizedText,
  normalize,
  type ParsedQuery,
} from '../analyzer/index.js';
import type { Fragment } from '../codec/files.js';

/** A block of a page as it is searched for the query's words. */
export interface Block {
  field: 'title' | 'summary' | 'heading' | 'text' | 'cue' | 'hidden';
  text: string;
  /** Position in `fragment.s` or `fragment.c`. */
  at: number;
  n: NormalizedText;
}

const known = new WeakMap<Fragment, Block[]>();

/** The blocks of a page, normalised once. */
export function blocksOf(fragment: Fragment): Block[] {
  let blocks = known.get(fragment);
  if (blocks) return blocks;
  const list: Block[] = [];
  const add = (field: Block['field'], text: string | undefined, at = -1) => {
    if (text) list.push({ field, text, at, n: normalize(text) });
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

/**
 * How truly a page holds the query, looked up in its text (pairs alone can lie: 溶接裏 has 溶接, 接裏).
 *
 * @returns 4 the title is the query · 3 a visible block holds the whole query · 2.5 a reading or
 *   keyword does · 2 every keyword stands somewhere · 0–1 the share of keywords that do.
 */
export function tierOf(fragment: Fragment, parsed: ParsedQuery): number {
  const blocks = blocksOf(fragment);
  if (blocks[0]?.n.text === parsed.text) return 4;
  const holders = (needle: string) =>
    blocks.filter((block) => findInSkeleton(block.n, needle, 1).length > 0);
  const whole = holders(parsed.text);
  if (whole.length > 0) return whole.some((block) => block.field !== 'hidden') ? 3 : 2.5;
  const found = parsed.keywords.filter((keyword) =>
    keyword.forms.some((form) => holders(form.text).length > 0),
  ).length;
  return found === parsed.keywords.length ? 2 : found / parsed.keywords.length;
}

/** Whether looking at the text can change anything: a single pair is its own proof. */
export function needsProof(parsed: ParsedQuery): boolean {
  return [...parsed.text].length > 2 || parsed.keywords.some((k) => k.forms.length > 1);
}
