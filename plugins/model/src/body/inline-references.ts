import type { Definition, Nodes, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * `[語][1]` with `[1]: 住所` below it as the link it is, pictures too: whoever looks at links and pictures
 * sees all of them. Places stay where the words are (remark-inline-links loses them). Changes the tree.
 */
export function inlineReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    // As Markdown has it: the first of two with one name counts.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  visit(root, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const children = (parent as Parents).children as Nodes[];
    if (node.type === 'definition') {
      children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined;
    const definition = definitions.get(node.identifier);
    if (!definition) return undefined;
    const { url, title } = definition;
    const shared = {
      url,
      title: title ?? null,
      ...(node.position ? { position: node.position } : {}),
    };
    children[index] =
      node.type === 'linkReference'
        ? { type: 'link', ...shared, children: node.children }
        : { type: 'image', ...shared, alt: node.alt ?? '' };
    return undefined;
  });
}
