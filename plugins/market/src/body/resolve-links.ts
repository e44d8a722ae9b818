import type { Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/**
 * Links with their final address. One whose page this edition does not have becomes its words, so that
 * not even the id is told. Changes the tree.
 *
 * @param link - Final address, or `undefined` where there is none.
 * @param note - Said behind words that lost their link; empty for nothing.
 */
export function resolveLinks(
  tree: Root,
  link: (url: string) => string | undefined,
  note: string,
): void {
  visit(tree, 'link', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const url = link(node.url);
    if (url !== undefined) node.url = url;
    else
      (parent.children as Nodes[])[index] = {
        type: 'emphasis',
        children: note ? [...node.children, { type: 'text', value: note }] : node.children,
        data: { hName: 'span' },
      };
  });
}

/** What stands behind words that lost their link, by the option `hiddenLinks`. */
export const linkNotes = { text: '', note: '（この版にはないページ）' } as const;
