import { ID } from '../body/marks.js';
import type { SourceFile } from '../front-matter/source.js';
import { type FolderDefaults, parseItem } from '../item.js';

const HEADING = /^ {0,3}#{3}(?!#).*[^#\s]/;
const KEY_POINT = /^\s*[-*+]\s+急所/;

/**
 * The names that steps and key points go by, written down where they are not yet: from then on a step
 * that is put in between changes no link and no code on a wall.
 */
export function fixAnchors(source: SourceFile, root: string, defaults: FolderDefaults): string[] {
  const lines = source.text.split('\n');
  const { item } = parseItem(source, root, defaults);
  if (item?.format !== 'md') return lines;
  for (const step of item.steps) {
    name(lines, step.place.line, HEADING, step.id);
    for (const point of step.keyPoints) name(lines, point.place.line, KEY_POINT, point.id);
  }
  return lines;
}

function name(lines: string[], line: number, form: RegExp, id: string): void {
  const typed = lines[line - 1] ?? '';
  if (!form.test(typed) || ID.test(typed) || /#\s*$/.test(typed)) return;
  const end = typed.trimEnd();
  lines[line - 1] = `${end} {#${id}}${typed.slice(end.length)}`;
}
