import type { Blockquote, Nodes, Parents, Root, Text } from 'mdast';
import { SKIP, walk } from './walk.js';

/**
 * Signs of the shop floor that Markdown takes for marks, as they were typed: `10*20*30mm` has no word in
 * italics, and `>=20A` and `>3mm` at the head of a line quote nobody. Changes the tree.
 *
 * @param source - The text the tree was parsed from.
 */
export function keepEverydaySigns(root: Root, source: string): void {
  walk(root, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return undefined;
    if (node.type === 'emphasis' && isProduct(source, start, end)) {
      const star = (): Text => ({ type: 'text', value: '*' });
      parent.children.splice(index, 1, star(), ...(node.children as never[]), star());
      joinTexts(parent);
      return [SKIP, index];
    }
    if (node.type === 'blockquote' && /^>[=\d]/.test(source.slice(start, start + 2))) {
      restoreSigns(node, source);
      parent.children.splice(index, 1, ...(node.children as never[]));
      return [SKIP, index];
    }
    return undefined;
  });
}

/** `*` between digits on both ends: a size, not a word that is stressed. */
const isProduct = (source: string, start: number, end: number): boolean =>
  source[start] === '*' &&
  /[\d.]/.test(source[start - 1] ?? '') &&
  /\d/.test(source[start + 1] ?? '') &&
  /\d/.test(source[end - 2] ?? '') &&
  /\d/.test(source[end] ?? '');

/** Give every line that began with `>` its sign back. */
function restoreSigns(quote: Blockquote, source: string): void {
  const [paragraph] = quote.children;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (first?.type !== 'text') return;
  const begin = quote.position?.start.offset ?? 0;
  const typed = source.slice(begin, quote.position?.end.offset).split('\n');
  first.value = first.value
    .split('\n')
    .map((line, at) => (/^\s*>/.test(typed[at] ?? '') ? `>${line}` : line))
    .join('\n');
}

/** One text node for words that stand together: rules look at the last of a line. */
function joinTexts(parent: Parents): void {
  const joined: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') {
      last.value += child.value;
      if (last.position && child.position) last.position.end = child.position.end;
    } else joined.push(child);
  }
  parent.children = joined as never[];
}
