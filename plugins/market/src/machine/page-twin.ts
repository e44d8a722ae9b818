import { say } from '@chishiki-ichiba/model/say';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { hastToMarkdown } from './to-markdown.js';

/** What only works in a browser, or stands there twice. */
const NOT_READ = new Set(
  'script style template svg button form input select textarea dialog noscript nav video audio canvas'.split(
    ' ',
  ),
);

/**
 * A built page that is no item as Markdown: what stands in its `main`, without the parts that are there to
 * be pressed.
 *
 * @returns `undefined` for a page without a heading or text of its own: search, work mode.
 */
export function pageToMarkdown(html: string): string | undefined {
  const main = findMain(fromHtml(html));
  if (!main) return undefined;
  const root: Root = { type: 'root', children: read(main.children) };
  const text = hastToMarkdown(root);
  return /^# \S/m.test(text) ? text : undefined;
}

function findMain(node: Root | ElementContent): Element | undefined {
  if (node.type === 'element' && node.tagName === 'main') return node;
  if (node.type !== 'root' && node.type !== 'element') return undefined;
  for (const child of node.children) {
    const found = findMain(child as ElementContent);
    if (found) return found;
  }
  return undefined;
}

function read(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') return [node];
    const { tagName, properties, children } = node;
    if (NOT_READ.has(tagName) || tagName === 'rp') return [];
    // On paper it says nothing; a link to the same place by another way neither.
    if (properties.dataPrint === 'hide' || properties.ariaHidden === 'true') return [];
    const inside = read(children);
    // The sign beside a heading that links to itself.
    if (tagName === 'a' && String(properties.href).startsWith('#') && wordsOf(inside) === '#')
      return [];
    // A picture without words, a link whose sign was taken away.
    if ((tagName === 'a' || tagName === 'li') && !hasText(inside)) return [];
    if (tagName === 'rt')
      return [{ type: 'text', value: say`（` }, ...inside, { type: 'text', value: say`）` }];
    const made: ElementContent = { ...node, children: inside };
    // Parts that stand apart on the screen: name, number, sign.
    return tagName === 'span' ? [SPACE, made, SPACE] : [made];
  });
}

const SPACE: ElementContent = { type: 'text', value: ' ' };

const wordsOf = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) =>
      node.type === 'text' ? node.value : node.type === 'element' ? wordsOf(node.children) : '',
    )
    .join('')
    .trim();

const hasText = (nodes: readonly ElementContent[]): boolean =>
  nodes.some((node) =>
    node.type === 'text'
      ? node.value.trim() !== ''
      : node.type === 'element' && (node.tagName === 'img' || hasText(node.children)),
  );
