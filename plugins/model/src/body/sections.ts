import GithubSlugger from 'github-slugger';
import type { Nodes, Root, RootContent } from 'mdast';
import { labelOf } from '../vocabularies.js';
import { type ComponentName, type ComponentNode, isComponent } from './components.js';
import type { KeyPoint } from './key-points.js';
import { takeId } from './marks.js';
import { SKIP, walk } from './walk.js';

/** A part of a page that search can land on. Text is what a reader sees, blocks apart by `\n`. */
export interface Section {
  /** Anchor; empty for what stands before the first heading. */
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly kind?: 'step' | 'keypoint' | 'table';
  /** Anchor of the section it stands in. */
  readonly parent?: string;
}

/** What a box says it is, before its title: a reader sees it, so it is found. */
const boxWords: Partial<Record<ComponentName, string>> = {
  Note: '補足',
  Tip: 'こつ',
  Caution: '注意',
  Danger: '危険',
  EasyJapanese: 'やさしい日本語',
  Members: '会員向け',
  Inhouse: '社内向け',
};

/**
 * Give every heading its anchor (`{#id}` or a slug of its words) and take the mark off its text.
 * Changes the tree: `data.id` and `data.hProperties.id`.
 */
export function anchorHeadings(root: Root): void {
  const slugger = new GithubSlugger();
  walk(root, (node) => {
    if (node.type === 'paragraph' || node.type === 'table') return SKIP;
    if (node.type !== 'heading') return undefined;
    const last = node.children.at(-1);
    const typed = last?.type === 'text' ? takeId(last.value) : undefined;
    if (typed?.id && last?.type === 'text') last.value = typed.text;
    const id = typed?.id ? slugger.slug(typed.id) : slugger.slug(visibleText(node));
    node.data = { ...node.data, id, hProperties: { id } } as typeof node.data;
    return SKIP;
  });
}

/**
 * The one extractor: what search, previews and twins know of a page, in page order.
 *
 * @param root - Tidied body with anchors; components already chosen for the edition.
 */
export function toSections(root: Root): Section[] {
  const sections: { -readonly [K in keyof Section]: Section[K] }[] = [
    { id: '', heading: '', text: '' },
  ];
  const lines: string[][] = [[]];
  const open = (section: Section) => {
    sections.push({ ...section });
    lines.push([]);
  };
  let parent = '';
  const add = (text: string, to = lines.length - 1) => {
    if (text.trim() !== '') lines[to]?.push(text.trim());
  };
  const walk = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      if (node.type === 'yaml') continue;
      if (node.type === 'heading') {
        const id = String((node.data as { id?: string } | undefined)?.id ?? '');
        open({ id, heading: visibleText(node), text: '' });
        if (node.depth <= 2) parent = id;
        continue;
      }
      if (isComponent(node)) {
        if (node.name === 'Step') {
          const id = `step-${String(node.props.id)}`;
          open({
            id,
            heading: String(node.props.title),
            text: '',
            kind: 'step',
            ...(parent ? { parent } : {}),
          });
          walk(node.children as Nodes[]);
          open({ id: parent, heading: '', text: '' });
          continue;
        }
        if (node.name === 'KeyPoint') {
          const before = sections.at(-1);
          open({
            id: `kp-${String(node.props.id)}`,
            heading: inline(node.children as Nodes[]),
            text: keyPointText(node),
            kind: 'keypoint',
            ...(before?.id
              ? { parent: before.kind === 'keypoint' ? (before.parent ?? '') : before.id }
              : {}),
          });
          add(keyPointText(node));
          continue;
        }
        if (node.name === 'Timer') {
          // As the page shows it.
          add(`${String(node.props.label)}：${String(node.props.text)}`);
          continue;
        }
        add([boxWords[node.name], node.props.title].filter(Boolean).join('：'));
        walk(node.children as Nodes[]);
        continue;
      }
      if (node.type === 'listItem' && typeof node.checked === 'boolean') {
        const [first, ...rest] = node.children;
        if (first) add(`${node.checked ? '☑' : '☐'} ${visibleText(first)}`);
        walk(rest);
        continue;
      }
      if (node.type === 'table') {
        for (const row of node.children) for (const cell of row.children) add(visibleText(cell));
      } else if (node.type === 'code') add(oneLine(node.value));
      else if ('children' in node && node.children.some(isBlock)) walk(node.children as Nodes[]);
      else add(visibleText(node));
    }
  };
  walk(root.children as Nodes[]);
  return sections
    .map((section, index) => ({ ...section, text: (lines[index] ?? []).join('\n') }))
    .filter((section) => section.text !== '' || section.heading !== '')
    .filter(
      (section, index, all) =>
        section.heading !== '' || section.text !== '' || index === 0 || all.length === 1,
    );
}

/** Differences of firms are left out: which of them may be named is the edition's business. */
function keyPointText(node: ComponentNode): string {
  const { mark, how, reason, ng, ok, okPicture, ngPicture } = node.props as Partial<KeyPoint>;
  return [
    reason,
    okPicture?.alt,
    ok,
    ngPicture?.alt,
    ng,
    mark ? labelOf('keyPointMark', mark) : '',
    how ? labelOf('elicitation', how) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

const isBlock = (node: Nodes | RootContent): boolean =>
  ['paragraph', 'heading', 'list', 'listItem', 'blockquote', 'code', 'table'].includes(node.type) ||
  (isComponent(node) && node.name !== 'SourceRef');

/** What a reader sees of a node: text, code, alternative texts; not source marks. */
export function visibleText(node: Nodes): string {
  // A line break of the author's editor is shown as a space.
  if (node.type === 'text' || node.type === 'inlineCode') return oneLine(node.value);
  if (node.type === 'code') return node.value;
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break') return '\n';
  if (isComponent(node) && node.name === 'SourceRef') return '';
  if ('children' in node) return inline(node.children as Nodes[]);
  return '';
}

/** One block to search in: what a reader copies goes over the end of a line of code, too. */
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

const inline = (nodes: readonly Nodes[]): string => nodes.map(visibleText).join('');
