import { type ComponentNode, isComponent } from '@chishiki-ichiba/model';
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Nodes, Root } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import type { BodyNode } from '../body-props.js';
import type { TocEntry } from '../props.js';
import { markTerms, type PageTerms } from './mark-terms.js';
import { mdxHandlers } from './mdx-body.js';
import { resolveLinks } from './resolve-links.js';

/** What the body of one page needs from outside. */
export interface RenderContext {
  /** Final address of a link, or `undefined` when its page is not in this edition (then it is plain text). */
  link(url: string): string | undefined;
  /** Said behind words that lost their link; nothing by default. */
  readonly linkNote?: string;
  image(url: string): { url: string; bytes?: number; width?: number; height?: number } | undefined;
  /** Final props of a component of ours; `undefined` leaves it out. */
  component(
    name: string,
    props: Readonly<Record<string, unknown>>,
  ): Record<string, unknown> | undefined;
  /** Terms to mark in the text; none without it. */
  terms?: PageTerms;
}

/**
 * Browsers ask for a lazy picture only after the page's scripts: on 400 kbit/s four seconds later. As many
 * bytes of pictures as a first visit can bear beside HTML and CSS (90 kB in all) come at once.
 */
export const EAGER_BYTES = 40_000;

const COMPONENT = 'ichiba-component';
/** Stands for our elements while the runtime walks: only for a non-string type it hands over the node. */
const marker = (): null => null;

/** mdast (tidied, of one edition) → serialisable tree for React, and the table of contents. */
export function renderBody(
  root: Root,
  context: RenderContext,
): { body: BodyNode[]; toc: TocEntry[] } {
  const tree = structuredClone(root);
  resolveUrls(tree, context);
  if (context.terms) markTerms(tree, context.terms, toTermNode);
  const hast = toHast(tree, {
    clobberPrefix: '',
    footnoteLabel: '注',
    footnoteBackLabel: (index: number) => `本文の注${index + 1}へ戻る`,
    handlers: {
      component: (state: State, node: ComponentNode) => toComponent(state, node, context),
      ...(mdxHandlers((name, props) => componentElement(name, props, [])) as object),
    },
  }) as HastRoot;
  const toc: TocEntry[] = [];
  visit(hast, 'element', (node) => {
    if ((node.tagName !== 'h2' && node.tagName !== 'h3') || typeof node.properties.id !== 'string')
      return;
    toc.push({ id: node.properties.id, text: textOf(node), depth: node.tagName === 'h2' ? 2 : 3 });
  });
  return { body: toTree(hast), toc };
}

function resolveUrls(tree: Root, context: RenderContext): void {
  resolveLinks(tree, context.link, context.linkNote ?? '');
  let room = EAGER_BYTES;
  const fits = ({ bytes = Number.NaN }: { readonly bytes?: number } = {}): boolean => {
    if (!(bytes <= room)) return false;
    room -= bytes;
    return true;
  };
  visit(tree, (node: Nodes, index, parent) => {
    if (!parent || index === undefined) return;
    // Its pictures stand in its props, in the page between those before and after it.
    if (isComponent(node) && node.name === 'KeyPoint')
      for (const name of ['okPicture', 'ngPicture']) {
        const picture = node.props[name] as { readonly url: string } | undefined;
        if (picture && fits(context.image(picture.url)))
          node.props = { ...node.props, [name]: { ...picture, eager: true } };
      }
    if (node.type === 'image') {
      const image = context.image(node.url);
      if (!image) {
        (parent.children as Nodes[])[index] = { type: 'text', value: node.alt ?? '' };
        return;
      }
      node.url = image.url;
      node.data = {
        ...node.data,
        hProperties: {
          width: image.width,
          height: image.height,
          loading: fits(image) ? 'eager' : 'lazy',
          decoding: 'async',
        },
      };
    }
  });
}

const toTermNode = (props: Readonly<Record<string, unknown>>, text: string): ComponentNode =>
  ({ type: 'component', name: 'Term', props, children: [{ type: 'text', value: text }] }) as never;

function toComponent(
  state: State,
  node: ComponentNode,
  context: RenderContext,
): ElementContent | undefined {
  const props = context.component(node.name, node.props);
  if (!props) return undefined;
  return componentElement(node.name, props, state.all(node as never) as ElementContent[]);
}

const componentElement = (
  name: string,
  props: Readonly<Record<string, unknown>>,
  children: ElementContent[],
): Element => ({
  type: 'element',
  tagName: COMPONENT,
  properties: {},
  children,
  data: { ichiba: { name, props } } as unknown as Element['data'],
});

/** A node while the runtime walks: it must not be an array, or one child would look like a list of them. */
interface Made {
  readonly type: string | symbol;
  readonly props: Readonly<Record<string, unknown>> | null;
  readonly children: readonly (Made | string | null)[];
}

/** hast → `[type, props, ...children]`; property names become React's own at build, not in the browser. */
function toTree(hast: HastRoot): BodyNode[] {
  const Fragment = Symbol('fragment');
  const create = (type: unknown, props: Record<string, unknown>): Made => {
    const { children, node, ...rest } = props as {
      children?: Made | string | Made[];
      node?: Element;
    };
    const list = children === undefined ? [] : Array.isArray(children) ? children : [children];
    const own = (
      node?.data as { ichiba?: { name: string; props: Record<string, unknown> } } | undefined
    )?.ichiba;
    if (own) return { type: own.name, props: own.props, children: list };
    return {
      type: type as string,
      props: Object.keys(rest).length > 0 ? rest : null,
      children: list,
    };
  };
  const root = toJsxRuntime(hast, {
    Fragment: Fragment as never,
    jsx: create as never,
    jsxs: create as never,
    passNode: true,
    passKeys: false,
    components: { [COMPONENT]: marker } as never,
  }) as unknown as Made;
  return toNodes(root.children);
}

function toNodes(list: Made['children']): BodyNode[] {
  return list.flatMap((made): BodyNode[] => {
    if (made === null || made === '\n') return [];
    if (typeof made === 'string') return [made];
    return [[made.type as string, made.props, ...toNodes(made.children)]];
  });
}

function textOf(node: Element): string {
  return node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '',
    )
    .join('');
}
