import type { Nodes } from 'mdast';
import type { Place } from '../messages.js';

/** `{#awase}` at the end of a line. */
export const ID = /(?<!\s)\s*[{｛]\s*[#＃]([A-Za-z0-9][A-Za-z0-9_-]*)\s*[}｝]\s*$/;

/** Anchor typed at the end of a heading or line: `{#awase}`. */
export function takeId(text: string): { text: string; id?: string } {
  const match = text.includes('#') || text.includes('＃') ? ID.exec(text) : null;
  return match ? { text: text.slice(0, match.index), id: match[1]?.toLowerCase() } : { text };
}

/** Where `{#id}` stands at the end of a heading or line. */
export function optionalId(node: Nodes): { idPlace?: Place } {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  const at = last?.type === 'text' ? last.value.search(/[{｛]\s*[#＃]/) : -1;
  const start = last?.position?.start;
  return at >= 0 && start ? { idPlace: { line: start.line, column: start.column + at } } : {};
}

/** Where a node begins. */
export function placeOf(node: Nodes): Place {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** A name by position, `2`; `2b`, `2c` … where somebody typed it for another. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (const letter of ['', ...'bcdefghijklmnopqrstuvwxyz'])
    if (!taken.has(`${name}${letter}`)) return `${name}${letter}`;
  return name;
}
