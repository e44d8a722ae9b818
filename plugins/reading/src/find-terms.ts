import type { GlossaryEntry } from './glossary.js';
import { isWholeWord } from './word-borders.js';

/** A term standing in a text. */
export interface TermMatch {
  /** Id of the term item. */
  readonly id: string;
  /** UTF-16 index of its first character. */
  readonly start: number;
  /** UTF-16 index after its last character. */
  readonly end: number;
}

/** @returns Matches in order, none inside another; empty when there are none. */
export type TermFinder = (text: string) => TermMatch[];

/** A word as it is looked for. */
interface Candidate {
  readonly word: string;
  /** Absent for a word that only keeps shorter ones from being found inside it. */
  readonly id?: string;
}

/** A firm's own name is mostly a common word (火, コツ): from this length on it says what it means. */
const FIRM_NAME = 3;
/** Words of one character (湯, 巣, 歪) stand in too many words, and mean too many things. */
const WORD = 2;

/**
 * Where terms stand in a text: the longest word wins (アーク溶接, never アーク in it), and only whole
 * words count (バリ, never in バリエーション). A name that two terms have, or that its term says is a
 * common word, is found by neither.
 *
 * @param glossary - Terms of one edition. Made once for all its texts.
 */
export function createTermFinder(glossary: readonly GlossaryEntry[]): TermFinder {
  const byStart = groupByStart(candidatesOf(glossary));
  return (text) => {
    const plain = fold(text);
    const found: TermMatch[] = [];
    let border = 0;
    for (let at = 0; at < plain.length; at++) {
      const candidate = byStart
        .get(plain[at] as string)
        ?.find(({ word }) => plain.startsWith(word, at));
      if (!candidate) continue;
      const end = at + candidate.word.length;
      if (candidate.id && isWholeWord(plain, at, end, border)) {
        found.push({ id: candidate.id, start: at, end });
        border = end;
      }
      // Also past a word that is none here: 割れる holds no shorter term either.
      at = end - 1;
    }
    return found;
  };
}

function candidatesOf(glossary: readonly GlossaryEntry[]): Candidate[] {
  const found = new Map<string, string | undefined>();
  const claim = (words: readonly (readonly [word: string, id: string])[]): void => {
    const owners = new Map<string, Set<string>>();
    for (const [word, id] of words) {
      const key = fold(word.trim());
      if (key.length < WORD || found.has(key)) continue;
      owners.set(key, (owners.get(key) ?? new Set()).add(id));
    }
    for (const [key, ids] of owners) found.set(key, ids.size === 1 ? [...ids][0] : undefined);
  };
  // A title is its own term's, whoever else uses it as another name.
  claim(glossary.map(({ id, words }) => [words[0] ?? '', id]));
  claim(glossary.flatMap(({ id, words }) => words.slice(1).map((word) => [word, id] as const)));
  claim(
    glossary.flatMap(({ id, firmNames = [] }) =>
      firmNames.filter((name) => [...name].length >= FIRM_NAME).map((name) => [name, id] as const),
    ),
  );
  for (const { id, unmarked = [] } of glossary)
    for (const word of unmarked) {
      const key = fold(word.trim());
      if (found.get(key) === id) found.set(key, undefined);
    }
  return [...found].map(([word, id]) => (id === undefined ? { word } : { word, id }));
}

/** First character → words, the longest first. */
function groupByStart(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const start = candidate.word[0] as string;
    groups.set(start, [...(groups.get(start) ?? []), candidate]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.word.length - a.word.length);
  return groups;
}

/** Full-width letters, digits and signs as half-width: one for one, so that places stay true. */
const fold = (text: string): string =>
  text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
