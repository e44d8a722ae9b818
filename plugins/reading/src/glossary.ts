import type { Item } from '@chishiki-ichiba/model';

/** One word of the glossary with everything it may be looked up by. */
export interface GlossaryEntry {
  /** Id of the term item. */
  readonly id: string;
  /** Title and other spellings that may stand in a text. */
  readonly words: readonly string[];
  /** What a reader may type for it: reading, other spellings, English, firms' names. */
  readonly lookups: readonly string[];
}

/** Glossary of one edition, for search, hover and captions alike. */
export function buildGlossary(items: readonly Item[]): GlossaryEntry[] {
  return items.flatMap((item) => {
    if (item.kind !== 'term') return [];
    const { reading, synonyms = [], english, firmNames = [], keywords = [] } = item.fields;
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

const unique = (words: readonly string[]): string[] => [...new Set(words)];
