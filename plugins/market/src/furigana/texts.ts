import type { BodyNode, TermSpan } from '../body-props.js';
import { piecesOf } from '../pieces.js';
import type { ItemPageProp } from '../props.js';

/**
 * The texts of a page, block by block: a word may run over a link's end, so the strings of one paragraph
 * are read as one text.
 */
export function textBlocks(page: {
  readonly item: ItemPageProp;
  readonly body: readonly BodyNode[];
}): string[][] {
  const blocks: string[][] = [];
  collectStrings(page.item, blocks);
  collectBody(page.body, blocks);
  return blocks;
}

/** Props and fields that are no text for readers, or a text of another page. */
const NOT_TEXT = new Set([
  ...['id', 'kind', 'url', 'kindUrl', 'file', 'href', 'src', 'srcSet', 'className', 'lang', 'tag'],
  ...['status', 'visibility', 'youtube', 'poster', 'revised', 'reviewBy', 'reading', 'readings'],
  ...[
    'sources',
    'revision',
    'easyJapanese',
    'backlinks',
    'messages',
    'toc',
    'type',
    'mark',
    'style',
    'qr',
    'papers',
    'courses',
    'workUrl',
    'mapUrl',
    'allUrl',
    'matches',
    'groups',
  ],
]);
const KANJI = /\p{Script=Han}/u;

function collectStrings(value: unknown, blocks: string[][]): void {
  if (typeof value === 'string') {
    if (KANJI.test(value)) blocks.push([value]);
  } else if (Array.isArray(value)) {
    for (const inner of value) collectStrings(inner, blocks);
  } else if (typeof value === 'object' && value !== null) {
    const { reason, reasonTerms } = value as { reason?: string; reasonTerms?: readonly TermSpan[] };
    if (reason && reasonTerms) blocks.push(piecesOf(reason, reasonTerms));
    for (const [key, inner] of Object.entries(value))
      if (!NOT_TEXT.has(key) && !(reasonTerms && key.startsWith('reason')))
        collectStrings(inner, blocks);
  }
}

/** Tags inside a line of text; all others begin and end one. */
const INLINE = new Set(['a', 'strong', 'em', 'b', 'i', 'del', 'span', 'mark', 'Term']);
/** Stays as written: code, and what has its furigana already. */
const LEFT = new Set(['code', 'pre', 'ruby', 'rt', 'EasyJapanese']);

function collectBody(nodes: readonly BodyNode[], blocks: string[][]): void {
  let line: string[] = [];
  const end = () => {
    if (line.some((text) => KANJI.test(text))) blocks.push(line);
    line = [];
  };
  const walk = (list: readonly BodyNode[]) => {
    for (const node of list) {
      if (typeof node === 'string') {
        line.push(node);
        continue;
      }
      const [type, props, ...children] = node;
      collectStrings(props, blocks);
      const inline = INLINE.has(type);
      if (!inline) end();
      if (!LEFT.has(type)) walk(children);
      if (!inline) end();
    }
  };
  walk(nodes);
  end();
}
