import type { Item } from '@chishiki-ichiba/model';

/** One word of the glossary with everything it may be looked up by. */
export interface GlossaryEntry {
  /** Id of the term item. */
  readonly id: string;
  /** What may stand in a text: the title, then its other names and spellings. */
  readonly words: readonly string[];
  /** What a reader may type for it: reading, other spellings, English, firms' names. */
  readonly lookups: readonly string[];
  /** What single firms call it. */
  readonly firmNames?: readonly string[];
  /** Words and firms' names that mean other things too in a text: no reader is told there that they mean this. */
  readonly unmarked?: readonly string[];
  /** How the first of the words is read, in kana. */
  readonly reading?: string;
}

/** Glossary of one edition, for search, hover and captions alike. */
export function buildGlossary(items: readonly Item[]): GlossaryEntry[] {
  return items.flatMap((item) => {
    if (item.kind !== 'term') return [];
    const {
      reading,
      synonyms = [],
      english,
      firmNames = [],
      keywords = [],
      unmarked,
    } = item.fields;
    const words = [item.title, ...synonyms];
    const lookups = [
      ...words,
      reading,
      english,
      ...firmNames.map((firm) => firm.name),
      ...keywords,
    ];
    return [
      {
        id: item.id,
        words: unique(words),
        lookups: unique(lookups.filter((word) => word !== undefined)),
        firmNames: unique(firmNames.map((firm) => firm.name)),
        ...(unmarked ? { unmarked } : {}),
        ...(reading ? { reading } : {}),
      },
    ];
  });
}

/**
 * Words by which the terms standing in `text` can also be found: 裏波 → うらなみ, 裏ビード.
 *
 * @returns Unique, in glossary order; without words that `text` already holds.
 */
export function lookupsIn(text: string, glossary: readonly GlossaryEntry[]): string[] {
  const found: string[] = [];
  for (const entry of glossary) {
    if (!entry.words.some((word) => word.length > 1 && text.includes(word))) continue;
    found.push(...entry.lookups.filter((word) => !text.includes(word)));
  }
  return unique(found);
}

/**
 * Written word → reading in kana: every title that kana alone would not tell, and its other spellings
 * (溶込み → とけこみ, so 溶け込み too). Another name is read in another way (裏ビード is not うらなみ) and is
 * left to the analyser; so are words of one character, which stand inside others.
 *
 * @returns In no useful order. The reading of a title wins over that of another term's spelling.
 */
export function readingsOf(glossary: readonly GlossaryEntry[]): Map<string, string> {
  const titles = new Map<string, string>();
  const spellings = new Map<string, string>();
  for (const { words, reading } of glossary) {
    const [title = '', ...others] = words;
    if (!reading) continue;
    if (needsReading(title)) titles.set(title, reading);
    for (const word of others)
      if (needsReading(word) && isSpelling(word, title, reading)) spellings.set(word, reading);
  }
  return new Map([...spellings, ...titles]);
}

const needsReading = (word: string): boolean =>
  [...word].length > 1 && /[\p{Script=Han}\p{Script=Latin}]/u.test(word);

/** The same word with more or fewer okurigana, or its kana in the other script (ナメ付け). */
function isSpelling(word: string, title: string, reading: string): boolean {
  const stem = (text: string) => hiragana(text).replace(/(?<=\p{Script=Han})[ぁ-ゖ]+/gu, '');
  // の is no okurigana: 曲げ伸び is not read like 曲げの伸び.
  if (stem(word) !== stem(title) || word.includes('の') !== title.includes('の')) return false;
  const pattern = hiragana(word).replace(/[^ぁ-ゖー]+/gu, '.+');
  return new RegExp(`^${pattern}.{0,2}$`, 'u').test(hiragana(reading));
}

const hiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));

const unique = (words: readonly string[]): string[] => [...new Set(words)];
