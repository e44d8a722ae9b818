import { toSections } from '../body/sections.js';
import type { SourceFile } from '../front-matter/source.js';
import type { FolderDefaults, Item, ParseResult } from '../item.js';
import { parseItem } from '../item.js';
import { fixAnchors } from './fix-anchors.js';
import { fixFences } from './fix-fences.js';
import { fixRepairs } from './fix-repairs.js';
import { fixValues } from './fix-values.js';

/** One line as it was and as it is now; lines from 1. */
export interface LineFix {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface FixedPage {
  readonly text: string;
  /** In order of lines; empty when nothing was to be done. */
  readonly fixes: readonly LineFix[];
}

/**
 * A page with everything cured that has one cure only: full-width signs and digits where YAML wants
 * others, missing quotes, forms of dates, blanks before units, names of steps and key points that are
 * not written down yet. Lines are neither added nor removed; all others stay as they are, unit for unit.
 *
 * What a readable page means never changes: a cure that would is left out.
 *
 * @param source - Of a `.md` page; text with `\n` line ends.
 */
export function fixPage(
  source: SourceFile,
  root: string,
  defaults: FolderDefaults = { values: {} },
): FixedPage {
  const typed = source.text.split('\n');
  let lines = typed;
  for (const fix of [fixFences, fixRepairs, fixValues, fixAnchors]) {
    const before: SourceFile = { path: source.path, text: lines.join('\n') };
    const after = fix(before, root, defaults);
    if (after.length !== lines.length || isOther(before, after.join('\n'), root, defaults))
      continue;
    lines = after;
  }
  return {
    text: lines.join('\n'),
    fixes: lines.flatMap((after, index): LineFix[] => {
      const before = typed[index] ?? '';
      return before === after ? [] : [{ line: index + 1, before, after }];
    }),
  };
}

/** Whether a page that could be read reads otherwise now. */
function isOther(
  source: SourceFile,
  text: string,
  root: string,
  defaults: FolderDefaults,
): boolean {
  if (text === source.text) return false;
  const before = parseItem(source, root, defaults);
  if (!before.item) return false;
  const after = parseItem({ ...source, text }, root, defaults);
  return meaningOf(before) !== meaningOf(after);
}

/** Everything a reader gets of a page, without places and spellings. */
function meaningOf({ item, body }: ParseResult): string {
  if (!item || !body) return '';
  const { places: _, links, images, sources, easySentences, ...rest } = item as Item;
  return JSON.stringify(
    {
      ...rest,
      links: links.map(({ url }) => url),
      images: images.map(({ url, alt }) => [url, alt]),
      sources: sources.map(({ tag }) => tag),
      easy: easySentences.map((sentence) => sentence.text),
      sections: toSections(body),
    },
    // How a range or a date was typed, and where, is no part of it.
    (key, value) =>
      ['typed', 'place', 'idPlace', 'at', 'line', 'column'].includes(key) ? undefined : value,
  );
}
