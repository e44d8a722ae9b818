import type { Nodes, Parents } from 'mdast';

/** What is below a node is not looked at. */
export const SKIP = 'skip';

/** Nothing: go on below the node. `[SKIP, n]`: not below, and on with child `n` of the parent. */
type Next = typeof SKIP | readonly [typeof SKIP, number] | undefined;

/**
 * Call `visitor` with every node, in page order; it may change the children of the node and of its parent.
 *
 * Ours, because unist-util-visit makes a closure and a name for each node, and a page is walked a dozen times.
 */
export function walk(
  // Nodes of extensions (components, directives) are in none of mdast's own unions.
  root: Nodes | { type: 'component' },
  // biome-ignore lint/suspicious/noConfusingVoidType: a visitor that changes nothing returns nothing.
  visitor: (node: Nodes, index: number | undefined, parent: Parents | undefined) => Next | void,
): void {
  step(root as Nodes, undefined, undefined);

  /** @returns Place of the parent's child to go on with. */
  function step(node: Nodes, index: number | undefined, parent: Parents | undefined): number {
    const next = visitor(node, index, parent);
    if (typeof next === 'object') return next[1];
    if (next !== SKIP && 'children' in node)
      for (let at = 0; at < node.children.length; ) at = step(node.children[at] as Nodes, at, node);
    return (index ?? 0) + 1;
  }
}
