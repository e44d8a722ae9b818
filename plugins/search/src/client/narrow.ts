import {
  commonFrom,
  GRAM_MARK,
  GRAM_MAX,
  isLight,
  pairs,
  placeOf,
  tellingTerms,
} from '../analyzer/index.js';
import { countOf } from '../codec/shard.js';
import type { SearchProblem } from '../types.js';
import type { Source } from './source.js';
import type { View } from './view.js';

/** More pairs hardly leave a page out. */
const TERMS = 64;
/** Nor do more grams; each may be a file. */
const GRAMS = 16;

/** Of these pages, those that may hold a skeleton in some spelling: they have every pair of it. */
export function mayHold(
  view: View,
  pages: readonly number[],
  text: string,
  problems: SearchProblem[],
): Promise<readonly number[]> {
  return view.narrow(pages, problems, async (source, own, lost) => {
    const [only = '', ...more] = pairs(text);
    // Of single kana, letters and digits only grams list the pages.
    const terms = isLight(only) && hasGrams(source) ? [GRAM_MARK + only] : [only, ...more];
    const telling = [...new Set(terms)].filter((term) => !isLight(term)).slice(0, TERMS);
    await source.hydrate(telling.map(placeOf), lost);
    return sharedBy(source, telling, own);
  });
}

/** Of these pages, those that may show a text just so: they have every gram of it that is listed. */
export function mayShow(
  view: View,
  pages: readonly number[],
  text: string,
  problems: SearchProblem[],
): Promise<readonly number[]> {
  return view.narrow(pages, problems, (source, own, lost) => showing(source, own, text, lost));
}

async function showing(
  source: Source,
  pages: readonly number[],
  text: string,
  problems: SearchProblem[],
): Promise<readonly number[]> {
  const chars = [...text];
  if (!hasGrams(source) || chars.length < 2) return pages;
  const least = commonFrom(source.total);
  const two = chars.slice(1).map((char, at) => chars[at] + char);
  await source.hydrate(two.slice(0, TERMS).flatMap(tellingTerms).map(placeOf), problems);
  const isCommon = (term: string) => source.knows(term) && countOf(source.slots(term)) >= least;
  const common = two.map((pair) => tellingTerms(pair).every(isCommon));

  let size = Math.min(3, chars.length);
  const gramAt = (at: number) => GRAM_MARK + chars.slice(at, at + size).join('');
  // Where a gram of this size stands that is listed wherever it occurs.
  let listed = two
    .map((_, at) => at)
    .filter((at) => common[at] && (size === 2 || common[at + 1]))
    .slice(0, GRAMS);
  await source.hydrate(listed.map(gramAt).map(placeOf), problems);
  const grams: string[] = [];
  for (; size <= GRAM_MAX && listed.length > 0; size++) {
    grams.push(...listed.map(gramAt));
    const further = new Set(listed.filter((at) => isCommon(gramAt(at))));
    listed = [...further].filter((at) => further.has(at + 1));
  }
  return sharedBy(source, grams, pages);
}

/** Whether the market is so large that grams are listed. */
function hasGrams({ total }: Source): boolean {
  return total > commonFrom(total);
}

/** Pages in the lists of all these terms; a list that could not be read leaves none out. */
function sharedBy(
  source: Source,
  terms: readonly string[],
  pages: readonly number[],
): readonly number[] {
  return terms
    .filter((term) => source.knows(term))
    .map((term) => new Set(source.slots(term).flat()))
    .reduce((left, list) => left.filter((page) => list.has(page)), pages);
}
