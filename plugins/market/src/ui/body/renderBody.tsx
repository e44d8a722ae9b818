import { createElement, Fragment, type ReactNode } from 'react';
import type { BodyNode } from '../../props.js';
import { bodyComponents } from './components.js';

/** Body as data → React. HTML tags as they are, those of the map as our components. */
export function renderBody(nodes: readonly BodyNode[]): ReactNode {
  return createElement('div', { className: 'ichiba-body' }, ...nodes.map(renderNode));
}

/** Words of a body without a box of their own: for a line of another part. */
export const renderWords = (nodes: readonly BodyNode[]): ReactNode =>
  createElement(Fragment, null, ...nodes.map(renderNode));

function renderNode(node: BodyNode): ReactNode {
  if (typeof node === 'string') return node;
  const [type, props, ...children] = node;
  return createElement(bodyComponents[type] ?? type, props, ...children.map(renderNode));
}

/** Whether the author placed a component of this name in the body. */
export function hasComponent(nodes: readonly BodyNode[], name: string): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return false;
    const [type, , ...children] = node;
    return type === name || hasComponent(children, name);
  });
}
