import { skeleton } from './normalize.js';
import { isLight, pairs } from './pairs.js';

/**
 * Proof without reading: which pages show a text just so, for texts whose every pair is common.
 *
 * A rare pair leaves few pages that may show a text, and those can be read. Where all its pairs are
 * common (ことの, た、, -3, sus304 where all write SUS-304) nothing but the text itself would tell. So three
 * characters whose two pairs are common are listed as they stand ({@link plain}), four whose two threes are
 * common, and so on: either some part of a text is rare, or the text is listed. This holds however many
 * pages there are, and costs a twelfth of the index.
 *
 *     !た     pages with た in any script        !た、    with these two just so
 *     !ことの  three whose pairs こと, との are common
 */
export const GRAM_MARK = '!';
/** Characters of the longest gram; a longer text is held together by all of its grams. */
export const GRAM_MAX = 6;
/** Characters that choose the shard: longer grams lie beside their beginning. */
export const GRAM_HEAD = 3;

/** A phone reads so many pages for one answer at worst: what stands in fewer is not listed. */
const COMMON_LEAST = 100;
const COMMON_SHARE = 1 / 20;

/** In so many pages of a market a pair or gram is common. A market of no more has no grams. */
export function commonFrom(total: number): number {
  return Math.max(COMMON_LEAST, Math.ceil(total * COMMON_SHARE));
}

/** Terms of the index that tell how common two neighbours are; none of signs and of what stands in nearly every page (た、). */
export function tellingTerms(pair: string): string[] {
  return pairs(skeleton(pair)).filter((term) => !isLight(term));
}
