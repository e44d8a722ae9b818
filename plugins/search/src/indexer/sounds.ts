import type { Analyser, Morpheme } from '@chishiki-ichiba/reading/analyser';
import {
  FIRST_HALF_MARK,
  SECOND_HALF_MARK,
  SLIP_MIN,
  SOUND_MARK,
  SOUND_SEPARATOR,
  skeleton,
  soundOf,
} from '../analyzer/index.js';

/** Words and kana of a compound that are read as one: 自主+建築+家. Longer ones are found by their beginning. */
const COMPOUND_WORDS = 4;
const COMPOUND_MAX = 12;
const KATAKANA = /^[ァ-ヺー]+$/u;
const SOUND_MIN = 2;
const SOUND_MAX = 24;

/**
 * Every sound term of a text, with repetitions: each word under its reading, and each compound from
 * each of its words on (じしゅけんちくか, けんちくか).
 *
 * @param analyser - Glossary first, dictionary second.
 */
export function forEachSound(text: string, analyser: Analyser, emit: (term: string) => void): void {
  const run: Morpheme[] = [];
  const flush = () => {
    for (let from = 0; from < run.length; from++) {
      emitWord(run.slice(from, from + 1), emit);
      const compound = compoundAt(run, from);
      if (compound.length > 1) emitWord(compound, emit);
    }
    for (const words of katakanaRuns(run)) emitWord(words, emit, true);
    run.length = 0;
  };
  for (const morpheme of analyser.morphemes(text)) {
    if (morpheme.kind === 'noun' || morpheme.kind === 'prefix') {
      if (morpheme.reading) run.push(morpheme);
      else flush();
    } else {
      const last = run.at(-1);
      flush();
      if (morpheme.kind !== 'word') continue;
      emitVerb(morpheme, emit);
      // ひずみ取り, 板曲げ: with the noun before it a verb makes a word.
      if (last && /\p{Script=Han}/u.test(morpheme.surface)) emitWord([last, morpheme], emit);
    }
  }
  flush();
}

function compoundAt(run: readonly Morpheme[], from: number): Morpheme[] {
  const words: Morpheme[] = [];
  let kana = 0;
  for (const word of run.slice(from, from + COMPOUND_WORDS)) {
    kana += word.reading.length;
    if (words.length > 1 && kana > COMPOUND_MAX) break;
    words.push(word);
  }
  return words;
}

/** ハイ+リターン inside a longer compound: a katakana word is one word to whoever types it. */
function katakanaRuns(run: readonly Morpheme[]): Morpheme[][] {
  const runs: Morpheme[][] = [[]];
  for (const word of run) {
    if (KATAKANA.test(word.surface)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.filter((words) => words.length > 1 && words.length < run.length);
}

function emitWord(
  words: readonly Morpheme[],
  emit: (term: string) => void,
  whole = words.length === 1,
): void {
  const surface = words.map((word) => word.surface).join('');
  const sound = soundOf(words.map((word) => word.reading).join(''));
  emitSound(sound, surface, whole, emit);
}

/** A keyword or reading written in kana is one word, however the analyser would cut it. */
export function forEachReading(text: string, emit: (term: string) => void): void {
  const sound = soundOf(skeleton(text));
  if (sound) emitSound(sound, text, true, emit);
}

/** 磨き is looked for as みがく as well. */
function emitVerb({ surface, reading, base }: Morpheme, emit: (term: string) => void): void {
  const sound = soundOf(reading);
  emitSound(sound, surface, true, emit);
  const stem = /^\p{Script=Han}+/u.exec(surface)?.[0] ?? '';
  const ending = soundOf(surface.slice(stem.length));
  if (!stem || base === surface || !base.startsWith(stem) || !sound.endsWith(ending)) return;
  const plain = sound.slice(0, sound.length - ending.length) + soundOf(base.slice(stem.length));
  emitSound(plain, stem, false, emit);
}

function emitSound(
  sound: string,
  surface: string,
  whole: boolean,
  emit: (term: string) => void,
): void {
  if (sound.length < SOUND_MIN || sound.length > SOUND_MAX) return;
  const written = skeleton(surface);
  // A word written in kana keeps its own spelling (サーバー), which costs no second one.
  const kana = soundOf(written) === sound;
  const body = kana ? written : sound + SOUND_SEPARATOR + written;
  emit(SOUND_MARK + body);
  if (kana && written.length >= SLIP_MIN && (whole || KATAKANA.test(surface))) {
    emit(FIRST_HALF_MARK + body);
    emit(SECOND_HALF_MARK + body);
  }
  // A reading of kanji is found by its beginning anyway, and lies in two places already.
  if (!kana && whole && sound.length > SLIP_MIN) emit(SECOND_HALF_MARK + body);
}
