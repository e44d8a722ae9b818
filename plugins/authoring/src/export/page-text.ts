import type { Entry } from '@chishiki-ichiba/market/content';
import { type Edition, type Item, type PageNames, standInsFor } from '@chishiki-ichiba/model';
import { toBodyText } from './body-text.js';
import { type Known, toFrontMatter } from './front-matter.js';

export interface PageSource {
  /** As its author wrote it. */
  readonly whole: Entry;
  /** As the edition has it. */
  readonly chosen: Entry;
  /** The author's file. */
  readonly text: string;
}

/** A page of an edition as a file that an author could have written. */
export function toPageText(
  page: PageSource,
  edition: Edition,
  known: Known & { readonly names: PageNames },
): string {
  const { whole, chosen, text } = page;
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line));
  const body = withStandIns(toBodyText(page, end + 2, known), whole.item, edition, known.names);
  return `---\n${toFrontMatter(whole.item, chosen.item, known)}---\n${body}`;
}

/** Other words for the names that readers of the edition may not know; the longest name first. */
function withStandIns(text: string, item: Item, edition: Edition, names: PageNames): string {
  const pairs = standInsFor(item, names, edition)
    .flatMap((standIn) => standIn.names.map((name) => [name, standIn.instead] as const))
    .sort(([a], [b]) => b.length - a.length);
  const replace = (part: string) =>
    pairs.reduce((left, [name, instead]) => left.replaceAll(name, instead), part);
  // What an address or an id holds stays: its author is told of it.
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : replace(part)))
    .join('');
}
const ADDRESS = /(\{#[^{}\n]*\}|\]\([^)\]\n]*\))/;

/**
 * Readings that stood in a field, `{溶接|ようせつ}`, at the same words again: fields hold plain text.
 *
 * @param page - Made by {@link toPageText}; its body has the author's own marks.
 */
export function withReadings(page: string, missing: Item['readings']): string {
  return missing.reduce((text, { word, reading, before, after }) => {
    // Quotes and keys around a value may be others now: what stands nearest decides.
    for (let near = Math.max(before.length, after.length); near >= 0; near--) {
      const left = before.slice(Math.max(0, before.length - near));
      const at = text.indexOf(left + word + after.slice(0, near));
      if (at < 0) continue;
      const from = at + left.length;
      return `${text.slice(0, from)}{${word}|${reading}}${text.slice(from + word.length)}`;
    }
    return text;
  }, page);
}
