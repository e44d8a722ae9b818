import type { Definition, Nodes, Parents, Root } from 'mdast';
import { findComponent } from './components.js';
import { SKIP, walk } from './walk.js';

/**
 * `[語][1]` with `[1]: 住所` below it as the link it is, pictures too: whoever looks at links and pictures
 * sees all of them. Places stay where the words are (remark-inline-links loses them). A definition inside
 * 会員 or 社内 holds in that section only: its address is not for those who do not see the section.
 * Changes the tree.
 *
 * @param outer - Definitions that hold around `root`.
 */
export function inlineReferences(
  root: Root,
  outer: ReadonlyMap<string, Definition> = new Map(),
): void {
  // Few pages have any, and without one nothing refers to anything.
  if (outer.size === 0 && !holdsDefinition(root)) return;
  const definitions = new Map(outer);
  walk(root, (node: Nodes) => {
    if (node !== root && isScope(node)) return SKIP;
    // As Markdown has it: the first of two with one name counts.
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    return undefined;
  });
  walk(root, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isScope(node)) {
      inlineReferences(node as unknown as Root, definitions);
      return SKIP;
    }
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

/** Words of a line hold none, so that most of a page need not be looked at. */
const holdsDefinition = (node: Nodes): boolean =>
  node.type === 'definition' ||
  ('children' in node &&
    node.type !== 'paragraph' &&
    node.type !== 'heading' &&
    node.type !== 'table' &&
    (node.children as Nodes[]).some(holdsDefinition));

function isScope(node: Nodes): boolean {
  const name =
    'name' in node && typeof node.name === 'string' ? findComponent(node.name) : undefined;
  return name === 'Members' || name === 'Inhouse';
}
