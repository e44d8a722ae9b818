import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Reporter } from '../messages.js';
import { allowedDirectives, type ComponentNode, findComponent, isComponent } from './components.js';
import { readFillIn, widenFillIns } from './fill-in.js';
import { inlineReferences } from './inline-references.js';
import { detailWords } from './key-point-details.js';
import { SKIP, walk } from './walk.js';

/** Characters between which a line break is no blank: kana, kanji, full-width forms, CJK punctuation. */
const CJK = '\\u3000-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}';
const innerBreak = new RegExp(`(?<=[${CJK}])[ \\t]*\\n[ \\t]*(?=[${CJK}])`, 'gu');
const endsCjk = new RegExp(`[${CJK}]$`, 'u');
const startsCjk = new RegExp(`^[${CJK}]`, 'u');
/** `S3-1.2` and the like: a source tag, wherever footnotes may stand. */
const sourceMark = /\[\^(S\d+(?:-[\d.]+)?)\]/g;

/**
 * mdast as the author meant it: references as links and pictures, no blank from Japanese line breaks, raw HTML as text, source marks
 * and directives as components. Changes the tree.
 */
export function tidyBody(root: Root, reporter: Reporter): void {
  inlineReferences(root);
  widenFillIns(root, reporter);
  let isMdx = false;
  walk(root, (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (node.type === 'html') {
      parent.children[index] = htmlAsText(node.value, node.position) as never;
      return undefined;
    }
    if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      const component = directiveAsComponent(node, reporter);
      if (component) parent.children[index] = component;
      else parent.children.splice(index, 1);
      return component ? undefined : [SKIP, index];
    }
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      isMdx = true;
      const name = findComponent(node.name ?? '');
      if (name) parent.children[index] = jsxAsComponent(name, node, reporter);
      return undefined;
    }
    return undefined;
  });
  if (isMdx) takeOutOfParagraphs(root);
  walk(root, (node, index, parent) => {
    if (node.type !== 'text') return undefined;
    if (!parent || index === undefined) return undefined;
    if (node.value.includes('\n'))
      tidyBreaks(node, parent.children[index - 1], parent.children[index + 1]);
    const parts = splitSources(node);
    if (!parts) return undefined;
    (parent as Parents).children.splice(index, 1, ...(parts as never[]));
    return [SKIP, index + parts.length];
  });
}

/** MDX puts `<KeyPoint>…</KeyPoint>` on a line of its own into a paragraph; it is a block of its own. */
function takeOutOfParagraphs(root: Root): void {
  walk(root, (node, index, parent) => {
    if (node.type !== 'paragraph') return undefined;
    if (!parent || index === undefined) return undefined;
    const inner = node.children.filter(
      (child) => child.type !== 'text' || child.value.trim() !== '',
    );
    if (
      inner.length === 0 ||
      !inner.every((child) => isComponent(child) && child.name !== 'SourceRef')
    )
      return undefined;
    parent.children.splice(index, 1, ...(inner as never[]));
    return [SKIP, index];
  });
}

/** No blank from a line break between Japanese characters, also where a neighbour brings one of them. */
function tidyBreaks(text: Text, previous: Nodes | undefined, next: Nodes | undefined): void {
  text.value = text.value.replace(innerBreak, '');
  if (
    text.value.slice(text.value.trimEnd().length).includes('\n') &&
    next &&
    endsCjk.test(text.value.trimEnd()) &&
    startsCjk.test(textOf(next))
  )
    text.value = text.value.trimEnd();
  if (
    /^\s*\n/.test(text.value) &&
    previous &&
    startsCjk.test(text.value.trimStart()) &&
    endsCjk.test(textOf(previous))
  )
    text.value = text.value.trimStart();
}

function splitSources(node: Text): PhrasingContent[] | undefined {
  if (!node.value.includes('[^S')) return undefined;
  const parts: PhrasingContent[] = [];
  let from = 0;
  let line = node.position?.start.line ?? 1;
  let lineStart = 1 - (node.position?.start.column ?? 1);
  for (const match of node.value.matchAll(sourceMark)) {
    if (match.index > from)
      parts.push({ type: 'text', value: node.value.slice(from, match.index) });
    // A text node may span lines: the mark's own line is found by counting on from the last mark.
    for (
      let at = node.value.indexOf('\n', from);
      at !== -1 && at < match.index;
      at = node.value.indexOf('\n', at + 1)
    ) {
      line += 1;
      lineStart = at + 1;
    }
    const point = { line, column: match.index - lineStart + 1 };
    parts.push({
      type: 'component',
      name: 'SourceRef',
      props: { tag: match[1] },
      children: [],
      position: { start: point, end: point },
    } as ComponentNode);
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return undefined;
  if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) });
  return parts;
}

function htmlAsText(html: string, position: ComponentNode['position']): PhrasingContent {
  if (/^<!--[\s\S]*-->$/.test(html)) return { type: 'text', value: '', position };
  if (/^<br\s*\/?>$/i.test(html)) return { type: 'break', position };
  return { type: 'text', value: html, position };
}

interface Directive {
  type: string;
  name: string;
  attributes?: Record<string, string | null | undefined> | null;
  children: unknown[];
  position?: ComponentNode['position'];
}

function directiveAsComponent(node: Directive, reporter: Reporter): ComponentNode | undefined {
  const name = findComponent(node.name);
  const place = node.position?.start ?? { line: 1, column: 1 };
  if (!name || name === 'SourceRef') {
    reporter.report(
      place,
      'error',
      'directive',
      `\`:::${node.name}\` という囲みはありません`,
      `使える囲み: ${allowedDirectives()
        .map((word) => `:::${word}`)
        .join('、')}`,
    );
    return undefined;
  }
  if (name === 'FillIn') {
    if (node.type === 'containerDirective') {
      reporter.report(
        place,
        'error',
        'directive',
        '`:::記入欄` は囲みではありません。コロン二つの一行を期待',
        '例: `::記入欄[目標]{行=3}`（下の `:::` の行は消します）',
      );
      return undefined;
    }
    const label = node.children.map((child) => textOf(child as Nodes)).join('');
    const props = readFillIn(label, node.attributes ?? {}, place, reporter);
    return { type: 'component', name, props, children: [], position: node.position };
  }
  // The same array, not a copy: the walk goes on below the directive and must change what stays.
  const children = node.children as ComponentNode['children'];
  const props: Record<string, unknown> = {};
  const first = children[0];
  if (
    first?.type === 'paragraph' &&
    (first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel
  ) {
    props.title = textOf(first);
    children.shift();
  } else if (name === 'Video' && children.length > 0) {
    props.title = children.map((child) => textOf(child as Nodes)).join('');
    children.length = 0;
  }
  for (const [key, value] of Object.entries(node.attributes ?? {}))
    if (!/^on/i.test(key)) props[attributeName(key)] = value ?? '';
  return { type: 'component', name, props, children, position: node.position };
}

/** Attributes of directives in Japanese → names of props. */
export const attributeNames: Readonly<Record<string, string>> = {
  開始: 'start',
  終了: 'end',
  種別: 'mark',
  参照: 'video',
  題名: 'title',
  ...Object.fromEntries(
    Object.entries(detailWords).flatMap(([name, words]) => words.map((word) => [word, name])),
  ),
};

/** Prop that an author's attribute means; only words of the list itself, not what every object inherits. */
export const attributeName = (typed: string): string =>
  Object.hasOwn(attributeNames, typed) ? (attributeNames[typed] as string) : typed;

function jsxAsComponent(
  name: ComponentNode['name'],
  node: {
    attributes: { type: string; name?: string; value?: unknown }[];
    children: unknown[];
    position?: ComponentNode['position'];
  },
  reporter: Reporter,
): ComponentNode {
  const props: Record<string, unknown> = {};
  for (const attribute of node.attributes) {
    if (
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name &&
      typeof attribute.value === 'string'
    )
      props[attribute.name] = attribute.value;
  }
  if (name === 'FillIn') {
    const typed = Object.fromEntries(
      node.attributes.map(({ name: key = '', value }) => [key, literalOf(value)]),
    );
    const inside = node.children.map((child) => textOf(child as Nodes)).join('');
    const place = node.position?.start ?? { line: 1, column: 1 };
    Object.assign(props, readFillIn(inside, typed, place, reporter));
    return { type: 'component', name, props, children: [], position: node.position };
  }
  return {
    type: 'component',
    name,
    props,
    children: node.children as ComponentNode['children'],
    position: node.position,
  };
}

/** `lines="3"` and `lines={3}` alike. */
const literalOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : (value as { value?: string } | null | undefined)?.value;
