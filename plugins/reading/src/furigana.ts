import type { FuriganaList, FuriganaRule, ReadingMark } from '@chishiki-ichiba/model';
import { alignReading, type Segment, toHiragana } from './align.js';
import type { Analyser, Morpheme } from './analyser.js';
import { cut, markedSpans, type Span, touch } from './spans.js';

/** A word nobody has looked at: proposed to a person, never shown to a reader. */
export interface Guess {
  /** As the list would name it: the dictionary form of verbs and adjectives. */
  readonly word: string;
  /** Hiragana; empty when the dictionary does not know the word. */
  readonly reading: string;
  /** As it stands in the text. */
  readonly surface: string;
  /** Where the word begins in the text, UTF-16. */
  readonly at: number;
  /** The readings the list has for the word, where none of them fits. */
  readonly listed: readonly string[];
}

export interface Furigana {
  /**
   * @param marks - Readings the author wrote into this page.
   * @returns Segments that joined are the text; words with kanji that got no reading.
   */
  read(
    text: string,
    marks?: readonly ReadingMark[],
  ): { readonly segments: readonly Segment[]; readonly guesses: readonly Guess[] };
}

export interface FuriganaSources {
  /** Cuts and proposes; without glossary words of its own. */
  readonly analyser: Analyser;
  /** Written word → reading of the glossary. */
  readonly glossary: ReadonlyMap<string, string>;
  /** What a person has looked at. */
  readonly reviewed: FuriganaList;
}

interface Token extends Morpheme {
  readonly start: number;
  readonly end: number;
}
/** A word of the lists, or a token that is none. */
interface Word extends Omit<Span, 'parts'> {
  readonly tokens: readonly Token[];
  readonly parts?: readonly Segment[];
  /** May be shown: it has a reading, or needs none. */
  readonly known: boolean;
  /** A person said: no furigana. */
  readonly never: boolean;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;
const KANJI = /\p{Script=Han}/u;
const NUMBER = /[0-9０-９〇一二三四五六七八九十百千万数何]$/u;
/** After a number these change their sound (一本 いっぽん), as do most words of one character. */
const COUNTER = /^(?:.|[本分杯匹泊発歩日人].*)$/u;

/** Texts whose furigana is kept: those of some hundred pages, for the dev server; not those of a region. */
const MOST_KEPT = 20_000;

/**
 * Furigana of texts: the author's own first, then the glossary's, then those of the reviewed list, else
 * none. Longer words win; no word ends inside a word of the dictionary (一方 is not in 一方向).
 */
export function createFurigana({ analyser, glossary, reviewed }: FuriganaSources): Furigana {
  const longest = [...glossary.keys(), ...reviewed.keys()].reduce(
    (length, word) => Math.max(length, word.length),
    1,
  );
  const plain = new Map<string, ReturnType<Furigana['read']>>();
  return {
    read(text, marks = []) {
      const known = marks.length === 0 ? plain.get(text) : undefined;
      if (known) return known;
      const answer = readAnew(text, marks);
      if (plain.size >= MOST_KEPT) plain.clear();
      if (marks.length === 0) plain.set(text, answer);
      return answer;
    },
  };

  function readAnew(text: string, marks: readonly ReadingMark[]): ReturnType<Furigana['read']> {
    const marked = marks.length > 0 ? markedSpans(text, marks) : [];
    const spans = [...marked];
    const guesses: Guess[] = [];
    for (const match of text.matchAll(JAPANESE)) {
      const run = match[0];
      // Half-width kana and the like become longer or shorter in the dictionary: left without.
      if (!KANJI.test(run) || run.normalize('NFKC') !== run) continue;
      const tokens = place(analyser.morphemes(run), match.index);
      for (const compound of compounds(readWords(tokens, text, marked), text)) {
        // 玉 and 掛ける say nothing of 玉掛け: a compound is read whole or not at all.
        if (compound.every(({ known }) => known)) {
          for (const { start, end, parts } of compound)
            if (parts && !marked.some((span) => touch(span, { start, end })))
              spans.push({ start, end, parts });
        } else if (!compound.some(({ never }) => never)) guesses.push(guessOf(compound));
      }
    }
    return { segments: cut(text, spans), guesses };
  }

  /** Tokens joined to the words that are known; each with its parts, if it may be read. */
  function readWords(tokens: readonly Token[], text: string, marked: readonly Span[]): Word[] {
    const words: Word[] = [];
    for (let i = 0; i < tokens.length; ) {
      const token = tokens[i] as Token;
      const { start, end } = token;
      const byAuthor = marked.some((span) => touch(span, token));
      const found = byAuthor ? undefined : findWord(tokens, i, text, longest);
      if (found) {
        words.push({
          tokens: tokens.slice(i, found.next),
          ...found.span,
          known: found.span.parts !== undefined,
          never: found.span.parts === undefined,
        });
        i = found.next;
        continue;
      }
      const never = [token.surface, token.base].some((name) => isNever(name, text, start, end));
      const known = byAuthor || !KANJI.test(token.surface);
      words.push({ tokens: [token], start, end, known, never });
      i++;
    }
    return words;
  }

  function findWord(
    tokens: readonly Token[],
    from: number,
    text: string,
    longest: number,
  ): { span: Omit<Span, 'parts'> & { parts?: Span['parts'] }; next: number } | undefined {
    const start = (tokens[from] as Token).start;
    let last = from;
    while (last + 1 < tokens.length && (tokens[last + 1] as Token).end - start <= longest) last++;
    for (; last >= from; last--) {
      const end = (tokens[last] as Token).end;
      const word = text.slice(start, end);
      if (!KANJI.test(word)) continue;
      if (last > from && reviewed.get(word)?.length === 0)
        return { span: { start, end }, next: last + 1 };
      const known = glossary.get(word);
      const parts =
        (known !== undefined && alignReading(word, known)) ||
        reviewedParts(word, last === from ? tokens[from] : undefined, text, start, end);
      if (parts) return { span: { start, end, parts: withoutLatin(parts) }, next: last + 1 };
    }
    return undefined;
  }

  /** Whether a person said that the word has no furigana, everywhere or here. */
  function isNever(name: string, text: string, start: number, end: number): boolean {
    const rules = reviewed.get(name);
    if (rules?.length === 0) return true;
    const here = rules?.find((rule) => holds(rule, text.slice(0, start), text.slice(end), name));
    return here?.reading === '';
  }

  /** Parts of a word by the first rule of the list that holds here. */
  function reviewedParts(
    word: string,
    token: Token | undefined,
    text: string,
    start: number,
    end: number,
  ): readonly Segment[] | undefined {
    for (const name of token && token.base !== word ? [word, token.base] : [word]) {
      const rules = reviewed.get(name);
      if (!rules) continue;
      // 「ふらない」 of the very word ends the search; of its dictionary form too.
      for (const rule of rules) {
        if (rule.reading === '' && holds(rule, text.slice(0, start), text.slice(end), name))
          return undefined;
        const parts = inflect(name, rule.reading, word);
        if (!parts || !holds(rule, text.slice(0, start), text.slice(end), name)) continue;
        const proposed =
          token && token.reading !== '' ? alignReading(word, token.reading) : undefined;
        const forced = rule.always || rule.before || rule.after || !proposed;
        if (forced || sameParts(parts, proposed)) return parts;
      }
      return undefined;
    }
    return undefined;
  }

  function guessOf(compound: readonly Word[]): Guess {
    const first = compound[0] as Word;
    const last = (compound.at(-1) as Word).tokens.at(-1) as Token;
    const lead = compound.flatMap(({ tokens }) => tokens).slice(0, -1);
    const soundOf = (word: Word) =>
      word.parts
        ? word.parts.map((part) => (typeof part === 'string' ? part : part[1])).join('')
        : word.tokens.map(({ reading }) => toHiragana(reading)).join('');
    const reading =
      compound.length === 1 && !first.parts
        ? readingOf(last.surface, last.base, last.reading)
        : compound.map(soundOf).join('');
    const inflected = compound.length === 1 && KANJI.test(last.base) ? last.base : last.surface;
    const word = lead.map(({ surface }) => surface).join('') + inflected;
    const rules = reviewed.get(word) ?? [];
    return {
      word,
      surface: lead.map(({ surface }) => surface).join('') + last.surface,
      reading,
      at: first.start,
      listed: [...new Set(rules.map((rule) => rule.reading))],
    };
  }
}

/** The dictionary form's reading of an inflected word: 磨い みがい → 磨く みがく. */
function readingOf(surface: string, base: string, reading: string): string {
  if (base === surface || !KANJI.test(base)) return toHiragana(reading);
  const parts = alignReading(surface, reading);
  const own = parts && inflectParts(parts, base);
  return (own ?? []).map((part) => (typeof part === 'string' ? part : part[1])).join('');
}

function holds(rule: FuriganaRule, before: string, after: string, name: string): boolean {
  const afterNumber = NUMBER.test(before);
  if (!rule.before && afterNumber && COUNTER.test(name)) return false;
  // 木 and 型 say nothing of 木型: beside other kanji one kanji is read only as a rule or a longer word says.
  const inside = /\p{Script=Han}$/u.test(before) || /^\p{Script=Han}/u.test(after);
  if (!rule.before && !rule.after && name.length === 1 && inside) return false;
  const fits = (words: readonly string[], stands: (word: string) => boolean, bare: boolean) =>
    words.some((word) => (word === '区切り' ? bare : word === '数字' ? afterNumber : stands(word)));
  return (
    (!rule.before ||
      fits(rule.before, (word) => before.endsWith(word), !/[\p{L}\p{N}]$/u.test(before))) &&
    (!rule.after ||
      fits(rule.after, (word) => after.startsWith(word), !/^[\p{L}\p{N}]/u.test(after)))
  );
}

/** A dictionary form's reading on an inflected form: 磨く みがく on 磨い. */
function inflect(base: string, reading: string, word: string): readonly Segment[] | undefined {
  const parts = alignReading(base, reading);
  return base === word || !parts ? parts : inflectParts(parts, word);
}

function inflectParts(parts: readonly Segment[], word: string): readonly Segment[] | undefined {
  const readings = parts.filter((part) => typeof part !== 'string');
  let next = 0;
  const own = (word.match(/[ぁ-ゖァ-ヺー]+|[^ぁ-ゖァ-ヺー]+/gu) ?? []).map((piece): Segment => {
    const known = readings[next];
    if (!known || known[0] !== piece) return piece;
    next++;
    return known;
  });
  return next === readings.length ? own : undefined;
}

const sameParts = (a: readonly Segment[], b: readonly Segment[] | undefined): boolean =>
  b !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** TIG of TIG溶接 stays as it is: who cannot read Latin letters is not helped by kana over them. */
const withoutLatin = (parts: readonly Segment[]): Segment[] =>
  parts.map((part) => (typeof part === 'string' || KANJI.test(part[0]) ? part : part[0]));

function place(morphemes: readonly Morpheme[], from: number): Token[] {
  let at = from;
  return morphemes.map((morpheme) => {
    const start = at;
    at += morpheme.surface.length;
    return { ...morpheme, start, end: at };
  });
}

/** Words side by side with kanji at both ends of the seam are one compound. */
function compounds(words: readonly Word[], text: string): Word[][] {
  const groups: Word[][] = [];
  for (const word of words) {
    const joined = KANJI.test(text[word.start - 1] ?? '') && KANJI.test(text[word.start] ?? '');
    const group = groups.at(-1);
    if (joined && group) group.push(word);
    else groups.push([word]);
  }
  return groups;
}
