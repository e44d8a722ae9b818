import { say } from '@chishiki-ichiba/model/say';
import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cjkFriendlyToMarkdown } from 'mdast-util-to-markdown-cjk-friendly';
import type { BodyNode } from '../body-props.js';
import type { SourceProp } from '../props.js';

/** Stands in the tree for a mark of a source; becomes a footnote. */
export const SOURCE_REF = 'source-ref';

/**
 * A tree of plain elements (`[type, props, ...children]`) as Markdown (CommonMark and GFM).
 *
 * @param sources - Become footnotes; a mark of a source that is not among them is left out.
 * @returns Text with a newline at its end; parsing and writing it again gives the same text.
 */
export function nodesToMarkdown(
  nodes: readonly BodyNode[],
  sources: readonly Pick<SourceProp, 'number' | 'detail' | 'tag'>[] = [],
): string {
  const known = new Set(sources.map(({ number }) => number));
  const hast: HastRoot = { type: 'root', children: nodes.flatMap((node) => toHast(node, known)) };
  return hastToMarkdown(hast, sources);
}

/** The same of a tree that is hast already: a page as it was built. */
export function hastToMarkdown(
  hast: HastRoot,
  sources: readonly Pick<SourceProp, 'number' | 'detail' | 'tag'>[] = [],
): string {
  const mdast = toMdast(hast, {
    handlers: {
      [SOURCE_REF]: (_, node): FootnoteReference => {
        const number = String((node as Element).properties.number);
        return { type: 'footnoteReference', identifier: number, label: number };
      },
    },
  }) as Root;
  mdast.children.push(...sources.map(toDefinition));
  return toMarkdown(mdast, {
    bullet: '-',
    bulletOther: '*',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false }), cjkFriendlyToMarkdown()],
  });
}

function toDefinition({
  number,
  detail,
  tag,
}: Pick<SourceProp, 'number' | 'detail' | 'tag'>): FootnoteDefinition {
  const hast: HastRoot = {
    type: 'root',
    children: toHast(['p', null, say`${detail}（${tag}）`], new Set()),
  };
  return {
    type: 'footnoteDefinition',
    identifier: String(number),
    label: String(number),
    children: (toMdast(hast) as Root).children as FootnoteDefinition['children'],
  };
}

/** Attributes that say something in Markdown. */
const KEPT = new Set(['href', 'src', 'alt', 'title', 'start', 'checked', 'type', 'number']);

function toHast(node: BodyNode, known: ReadonlySet<number>, inLink = false): ElementContent[] {
  if (typeof node === 'string') return inLink ? [{ type: 'text', value: node }] : linkified(node);
  const [tagName, props, ...children] = node;
  if (tagName === SOURCE_REF && !known.has(Number(props?.number))) return [];
  const properties: Element['properties'] = {};
  for (const [name, value] of Object.entries(props ?? {})) {
    if (KEPT.has(name)) properties[name] = value as string;
    if (name === 'className') properties.className = String(value).split(' ');
    if (name === 'style' && (value as { textAlign?: string }).textAlign)
      properties.align = (value as { textAlign: string }).textAlign;
  }
  const inside = inLink || tagName === 'a' || tagName === 'code';
  return [
    {
      type: 'element',
      tagName,
      properties,
      children: children.flatMap((child) => toHast(child, known, inside)),
    },
  ];
}

const ADDRESS = /https?:\/\/[\w\-./~%?&=#:+,;@]*[\w/]/g;

/** A bare address is a link: as text it would have to be escaped. */
function linkified(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > at) parts.push({ type: 'text', value: text.slice(at, match.index) });
    parts.push({
      type: 'element',
      tagName: 'a',
      properties: { href: match[0] },
      children: [{ type: 'text', value: match[0] }],
    });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ type: 'text', value: text.slice(at) });
  return parts;
}
