import type { CompareChoice } from '../../compare-props.js';

/** Fewest and most cases side by side: more do not fit a table one can read. */
export const FEWEST = 2;
export const MOST = 4;

/** Choices on the screen at once; a list nobody can read to its end is asked for by a word instead. */
export const SHOWN = 40;

/**
 * The choices to show for a word typed: those taken already first, then those that hold the word.
 *
 * @returns In the order of `choices` when all fit, at most `SHOWN`; `left` says how many more match.
 */
export function choicesFor<C extends Pick<CompareChoice, 'id' | 'title' | 'place'>>(
  choices: readonly C[],
  taken: readonly string[],
  word: string,
): { readonly shown: readonly C[]; readonly left: number } {
  const wanted = fold(word);
  const matching = choices.filter(
    ({ id, title, place = '' }) => taken.includes(id) || fold(`${title} ${place}`).includes(wanted),
  );
  if (matching.length <= SHOWN) return { shown: matching, left: 0 };
  const isTaken = ({ id }: C) => taken.includes(id);
  const first = [...matching.filter(isTaken), ...matching.filter((choice) => !isTaken(choice))];
  return { shown: first.slice(0, SHOWN), left: matching.length - SHOWN };
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

export interface AskedCases {
  /** Ids to show, in the order of the address, at most `MOST`, each once. */
  readonly ids: readonly string[];
  /** Names in the address that are no case of this edition. */
  readonly unknown: readonly string[];
  /** Ids past `MOST`. */
  readonly extra: readonly string[];
}

/**
 * The cases an address asks for: `?ids=a,b`, or `?ids=a&ids=b` as a plain form sends it. Old ids count
 * as the case they became.
 */
export function askedCases(search: string, choices: readonly CompareChoice[]): AskedCases {
  const known = new Map(
    choices.flatMap(({ id, aliases = [] }) => [id, ...aliases].map((name) => [name, id] as const)),
  );
  const names = new URLSearchParams(search)
    .getAll('ids')
    .flatMap((part) => part.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const ids = [...new Set(names.flatMap((name) => known.get(name) ?? []))];
  return {
    ids: ids.slice(0, MOST),
    unknown: [...new Set(names.filter((name) => !known.has(name)))],
    extra: ids.slice(MOST),
  };
}

/** The address of a comparison under the page's own. */
export const addressOf = (url: string, ids: readonly string[]): string =>
  ids.length > 0 ? `${url}?ids=${ids.map(encodeURIComponent).join(',')}` : url;
