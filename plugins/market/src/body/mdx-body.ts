import { say } from '@chishiki-ichiba/model/say';
import type { Element, ElementContent } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { BodyNode } from '../body-props.js';
import type { KeyPointProp } from '../manual-props.js';

/** Nodes of MDX as far as they are read here. */
interface MdxNode {
  readonly name?: string | null;
  readonly value?: string;
  readonly children?: readonly unknown[];
}

/**
 * Plain elements that say the same as data: their text with their tag. Attributes are left out; what
 * lives by them (`<img>`, `<video>`, `<details>`) is not in the list.
 */
const PLAIN = new Set(
  'b strong i em u s small sub sup mark kbd br hr p div span section ul ol li dl dt dd table thead tbody tr th td blockquote h4 h5 h6'.split(
    ' ',
  ),
);

/** Stands in the tree for what only the compiled page can show. */
const ELSEWHERE = 'Elsewhere';

type Handler = (
  state: State,
  node: MdxNode,
  parent?: { readonly type: string; readonly children?: readonly unknown[] },
) => ElementContent | ElementContent[] | undefined;

/** MDX takes what stands on a line of its own for a paragraph's text; the compiled page does not. */
const standsAlone: (...args: Parameters<Handler>) => boolean = (_, node, parent) =>
  parent?.type === 'paragraph' &&
  (parent.children ?? []).every(
    (child) => child === node || ((child as MdxNode).value ?? 'x').trim() === '',
  );

/**
 * The text of an `.mdx` page as data: ours and plain elements as in `.md`; a part of the author's own or
 * a calculation leaves a mark, because running it here would not give what the page shows.
 *
 * @param component - How a component of the given name and props is written into the tree.
 */
export function mdxHandlers(
  component: (name: string, props: Readonly<Record<string, unknown>>) => Element,
): Readonly<Record<string, Handler>> {
  const element =
    (isBlock: boolean): Handler =>
    (state, node, parent) => {
      const name = node.name ?? '';
      const children = () => state.all(node as never) as ElementContent[];
      // `<>…</>` groups and says nothing.
      if (name === '') return children();
      if (PLAIN.has(name))
        return { type: 'element', tagName: name, properties: {}, children: children() };
      return component(ELSEWHERE, {
        what: `<${name}>`,
        isBlock: isBlock || standsAlone(state, node, parent),
      });
    };
  const expression =
    (isBlock: boolean): Handler =>
    (state, node, parent) => {
      const code = (node.value ?? '').replace(/\/\*[\s\S]*?\*\//g, '').trim();
      if (code === '') return undefined;
      const literal = /^(?:(['"`])([^'"`\\$]*)\1|(\d+(?:\.\d+)?))$/.exec(code);
      if (literal) return { type: 'text', value: literal[2] ?? literal[3] ?? '' };
      return component(ELSEWHERE, {
        what: `{${code}}`,
        isBlock: isBlock || standsAlone(state, node, parent),
      });
    };
  return {
    mdxjsEsm: () => undefined,
    mdxJsxFlowElement: element(true),
    mdxJsxTextElement: element(false),
    mdxFlowExpression: expression(true),
    mdxTextExpression: expression(false),
  };
}

/** What a mark says: its name, and the way to the place on the page that shows it. */
export function tellElsewhere(
  nodes: readonly BodyNode[],
  page: string,
  step?: string,
): readonly BodyNode[] {
  return nodes.flatMap((node): readonly BodyNode[] => {
    if (typeof node === 'string') return [node];
    const [type, props, ...children] = node;
    if (type === ELSEWHERE) return [told(props ?? {}, page, step)];
    const inside = type === 'Step' ? String(props?.id) : step;
    const rest = tellElsewhere(children, page, inside);
    return type === 'p' && children.some(isBlockMark) ? rest : [[type, props, ...rest]];
  });
}

const isBlockMark = (node: BodyNode): boolean =>
  typeof node !== 'string' && node[0] === ELSEWHERE && node[1]?.isBlock === true;

function told(props: Readonly<Record<string, unknown>>, page: string, step?: string): BodyNode {
  const href = step === undefined ? page : `${page}#step-${step}`;
  const what = String(props.what);
  if (!props.isBlock)
    return ['a', { href, title: say`${what} の値はページに出ます` }, say`（ページで見る）`];
  return [
    'Caution',
    { title: say`ここはページで見てください` },
    [
      'p',
      null,
      ['code', null, what],
      what.startsWith('{')
        ? say` という式は、作業モードでは出せません。`
        : say` という部品は、作業モードでは出せません。`,
    ],
    [
      'p',
      null,
      ['a', { href }, step === undefined ? say`ページを開く` : say`ページのこの手順を開く`],
    ],
  ];
}

/** Whether the text as data has the page's steps, so that work mode can show them. */
export const hasSteps = (body: readonly BodyNode[]): boolean =>
  body.some((node) => typeof node !== 'string' && node[0] === 'Step');

/** Key points as the text draws them, by id: with the terms of their reason and pictures that come at once. */
export function keyPointsIn(nodes: readonly BodyNode[]): ReadonlyMap<string, KeyPointProp> {
  const found = new Map<string, KeyPointProp>();
  const walk = (node: BodyNode): void => {
    if (typeof node === 'string') return;
    const [type, props, ...children] = node;
    if (type === 'KeyPoint' && props?.id !== undefined) {
      const { title: _, ...point } = props;
      found.set(String(props.id), point as unknown as KeyPointProp);
    }
    for (const child of children) walk(child);
  };
  for (const node of nodes) walk(node);
  return found;
}
