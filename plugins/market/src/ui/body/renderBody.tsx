import { element } from '@chishiki-ichiba/search/ui/element.js';
import { Fragment, type ReactNode } from 'react';
import type { BodyNode, FuriganaSpan } from '../../body-props.js';
import { useFurigana } from '../furigana/context.js';
import { writeFurigana } from '../furigana/Furigana.js';
import { bodyComponents } from './components.js';

/** Body as data → React. HTML tags as they are, those of the map as our components. */
export const renderBody = (nodes: readonly BodyNode[]): ReactNode => (
  <div className="ichiba-body">
    <Nodes nodes={nodes} />
  </div>
);

/** Words of a body without a box of their own: for a line of another part. */
export const renderWords = (nodes: readonly BodyNode[]): ReactNode => <Nodes nodes={nodes} />;

type Find = (text: string) => readonly FuriganaSpan[] | undefined;

function Nodes({ nodes }: { readonly nodes: readonly BodyNode[] }): ReactNode {
  const { find } = useFurigana();
  return element(
    Fragment,
    null,
    nodes.map((node) => renderNode(node, find)),
  );
}

/** Has its furigana in the body already. */
const READ: ReadonlySet<string> = new Set(['EasyJapanese', 'ruby']);
const findNothing: Find = () => undefined;

function renderNode(node: BodyNode, find: Find): ReactNode {
  if (typeof node === 'string') return writeFurigana(node, find(node));
  const [type, props, ...children] = node;
  const inner = READ.has(type) ? findNothing : find;
  return element(
    bodyComponents[type] ?? type,
    props,
    children.map((child) => renderNode(child, inner)),
  );
}

/** Whether the author placed a component of this name in the body. */
export function hasComponent(nodes: readonly BodyNode[], name: string): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return false;
    const [type, , ...children] = node;
    return type === name || hasComponent(children, name);
  });
}
