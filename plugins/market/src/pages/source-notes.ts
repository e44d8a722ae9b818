import { resolveSource, type SourceList } from '@chishiki-ichiba/model';
import type { SourceProp } from '../props.js';

/** Numbers the sources of a page in order of first use. */
export interface SourceNotes {
  /** Number of a tag, from 1; 0 for a tag that is not listed (the check reports it). */
  numberOf(tag: string): number;
  numbersOf(tags: readonly string[] | undefined): number[];
  /** All sources of the page, those of `tags` last unless they were used before. */
  listWith(tags: readonly string[] | undefined): readonly SourceProp[];
}

export function createSourceNotes(sources: SourceList): SourceNotes {
  const list: SourceProp[] = [];
  const numberOf = (tag: string): number => {
    const known = list.find((source) => source.tag === tag);
    if (known) return known.number;
    const resolved = resolveSource(tag, sources);
    if (!resolved) return 0;
    list.push({ tag, number: list.length + 1, detail: resolved.detail });
    return list.length;
  };
  const numbersOf = (tags: readonly string[] | undefined): number[] =>
    (tags ?? []).map(numberOf).filter((n) => n > 0);
  return {
    numberOf,
    numbersOf,
    listWith(tags) {
      numbersOf(tags);
      return list;
    },
  };
}
