import {
  anySpelling,
  COMPLETION_MARK,
  FIRST_HALF_MARK,
  type Keyword,
  lengthened,
  looseSound,
  OKURIGANA_MARK,
  type ParsedQuery,
  type Place,
  pairs,
  placeOf,
  romajiToKana,
  SECOND_HALF_MARK,
  SLIP_MIN,
  SOUND_MARK,
  SOUND_SEPARATOR,
  slipHalves,
  slipLikeness,
  soundKey,
  soundOf,
  splitSound,
  unslipped,
  WORD_MARK,
} from '../analyzer/index.js';
import { countOf } from '../codec/shard.js';
import type { SearchProblem } from '../types.js';
import type { View } from './view.js';

/** A word of the index that a keyword may mean besides its typed form. */
export interface WordMatch {
  /** Index term that lists the pages. */
  term: string;
  /** How the word is written in the pages: what a match is verified by. Skeleton. */
  written: string;
  /** 1 the same sound … 0.4 a slip of the keyboard. */
  weight: number;
  slip?: boolean;
}

const SAME = 1;
const LOOSE = 0.9;
/** A word that begins like the keyword: at most this, less the more is still to be typed. */
export const BEGINNING = 0.8;
/** Kana of a word that is itself the beginning of a longer one. */
const LONG = 7;
/** A word one slip away, in the script that was typed; of rarer slips less. */
export const SLIP = 0.4;
/** TIG is not 地具: what capitals sound like counts less than a slip. */
const ABBREVIATION = 0.3;
/** コモンケ in katakana is hardly the beginning of 顧問契約. */
const OTHER_SCRIPT = 0.4;
const MAYBE = 0.4;
const SLIP_MARKS = [SOUND_MARK, FIRST_HALF_MARK, SECOND_HALF_MARK];
/** Words taken of those that only begin like the keyword; the most frequent ones. */
const BEGINNINGS_MAX = 40;

/** Shards that hold the words a keyword may mean. */
export function wordPlaces({ sounds, romaji }: Keyword): Place[] {
  return sounds.flatMap((sound) => {
    const open = romaji && looseSound(sound).length < 2;
    const all = open ? [sound, ...lengthened(sound)] : [sound];
    return all.map((word): Place => ['r', soundKey(word)]);
  });
}

/** Shards that hold the words a keyword may have been meant to be. */
function slipPlaces(keyword: Keyword): Place[] {
  const halves = slipsOf(keyword).flatMap(slipHalves);
  const whole = meantSounds(keyword).map(soundKey);
  return [...new Set([...halves, ...whole])].map((key): Place => ['r', key]);
}

/** Sounds of the words that a slip in romaji may have been meant to be, where no half of it is left. */
function meantSounds({ text, romaji }: Keyword): string[] {
  if (!romaji) return [];
  return [
    ...new Set(
      unslipped(text)
        .flatMap((word) => romajiToKana(word))
        .map(soundOf),
    ),
  ];
}

/** Spellings of a keyword in which a slip is looked for. */
function slipsOf({ text, sounds, romaji }: Keyword): string[] {
  const whole =
    !romaji && sounds.length > 0 ? [text] : /^[a-z0-9]+$/u.test(text) ? [...sounds, text] : [];
  return whole.filter((word) => word.length >= SLIP_MIN);
}

/** A keyword with the words of the index it may mean. */
export interface Wanted extends Keyword {
  words: WordMatch[];
  /** How it may be written, and with which kana endings: skeletons. */
  texts: readonly string[];
  spelling: RegExp | undefined;
}

/** A query with all that the index knows about it. */
export interface Asked extends ParsedQuery {
  keywords: Wanted[];
  /** As it is looked for in a text just so; see `needle`. */
  shown: string;
}

/**
 * What each keyword may mean. Where it is no word of the index, words one slip away are fetched, and
 * every pair of the keyword: pages that hold some of its pairs by chance must not hide those words.
 */
export async function understand(
  source: View,
  keywords: readonly Keyword[],
  problems: SearchProblem[],
): Promise<Wanted[]> {
  const wanted = keywords.map((keyword) => {
    const words = [...wordsLike(source, keyword), ...otherEndings(source, keyword)];
    const slips = isWord(source, keyword, words) ? [] : slipPlaces(keyword);
    const required = slips.length > 0 ? [...new Set(pairs(keyword.text))] : keyword.required;
    return { ...keyword, words, slips, required };
  });
  const unknown = wanted.filter(({ slips }) => slips.length > 0);
  if (unknown.length > 0) {
    await source.hydrate(
      unknown.flatMap(({ slips, required }) => [...slips, ...required.map(placeOf)]),
      problems,
    );
    for (const keyword of unknown) keyword.words.push(...wordsNear(source, keyword, keyword.slips));
    // A reading filed under its second half does not list its pages there.
    const terms = unknown.flatMap(({ words }) => words.map(({ term }) => term));
    const elsewhere = terms.filter((term) => source.slots(term).length === 0);
    await source.hydrate(elsewhere.map(placeOf), problems);
  }
  return wanted.map((keyword) => ({
    ...keyword,
    texts: [...new Set([keyword.text, ...keyword.words.map(({ written }) => written)])],
    spelling: anySpelling(keyword.text),
  }));
}

/** 取付 for 取り付け, and the other way round: pages that hold each pair of kanji with or without an ending. */
function otherEndings(source: View, { bare, barePairs }: Keyword): WordMatch[] {
  if (!bare) return [];
  const parts = barePairs.map((pair) => source.union([pair, OKURIGANA_MARK + pair]));
  return [{ term: source.intersection(parts), written: bare, weight: LOOSE }];
}

/** Words that sound like the keyword, or begin like it. */
function wordsLike(source: View, keyword: Keyword): WordMatch[] {
  const same: WordMatch[] = [];
  const begin: (WordMatch & { rank: number })[] = [];
  const loose = keyword.sounds.map(looseSound);
  const trust = keyword.romaji === 'capitals' ? ABBREVIATION : 1;
  for (const term of new Set(wordPlaces(keyword).flatMap((place) => source.terms(place)))) {
    if (term[0] !== SOUND_MARK && term[0] !== COMPLETION_MARK) continue;
    const { kana, sound, written } = splitSound(term);
    const own = looseSound(sound);
    let weight = Math.max(
      ...keyword.sounds.map((wanted, i) => likeness(sound, own, wanted, loose[i] ?? '')),
    );
    if (weight < SAME && keyword.katakana && written !== kana) weight *= OTHER_SCRIPT;
    if (weight >= LOOSE) same.push({ term, written, weight: weight * trust });
    else if (weight > 0) {
      const rank = weight * Math.log(2 + countOf(source.slots(term)));
      begin.push({ term, written, weight: weight * trust, rank });
    }
  }
  return [...same, ...begin.sort((a, b) => b.rank - a.rank).slice(0, BEGINNINGS_MAX)];
}

function likeness(sound: string, own: string, wanted: string, loose: string): number {
  if (sound === wanted) return SAME;
  if (own === loose) return LOOSE;
  if (sound.startsWith(wanted)) return BEGINNING * (0.5 + (0.5 * wanted.length) / sound.length);
  // The index keeps the beginning of a long compound.
  if (sound.length > LONG && wanted.startsWith(sound)) return BEGINNING;
  if (loose.length > 2 && own.startsWith(loose))
    return BEGINNING * LOOSE * (0.5 + (0.5 * loose.length) / own.length);
  return 0;
}

/** Whether a keyword needs no correction: it is a word of the index, begins one, or cannot be one. */
function isWord(
  source: View,
  { text, sounds, romaji, typing }: Keyword,
  words: readonly WordMatch[],
): boolean {
  if (words.some(({ weight }) => weight >= (typing ? MAYBE : LOOSE))) return true;
  if (sounds.length > 0 && !romaji) return false;
  const head = WORD_MARK + text;
  return source.terms(placeOf(head)).some((term) => term.startsWith(head));
}

/** Words one slip away. */
function wordsNear(source: View, keyword: Keyword, places: readonly Place[]): WordMatch[] {
  if (places.length === 0) return [];
  const wanted = slipsOf(keyword);
  const meant = new Set(meantSounds(keyword));
  const found = new Map<string, WordMatch>();
  for (const place of [...places, ...wordPlaces(keyword)])
    for (const term of source.terms(place)) {
      if (!SLIP_MARKS.includes(term[0] ?? '')) continue;
      const { kana, sound, written } = splitSound(term);
      if (kana.length < SLIP_MIN) continue;
      const likeness = meant.has(sound)
        ? 1
        : Math.max(0, ...wanted.map((word) => slipLikeness(word, kana)));
      if (likeness === 0) continue;
      const known =
        term[0] === SECOND_HALF_MARK && term.includes(SOUND_SEPARATOR)
          ? SOUND_MARK + term.slice(1)
          : term;
      const weight = SLIP * likeness * (keyword.katakana && written !== kana ? OTHER_SCRIPT : 1);
      found.set(term.slice(1), { term: known, written, weight, slip: true });
    }
  return [...found.values()];
}
