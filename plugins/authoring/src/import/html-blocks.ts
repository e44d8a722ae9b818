import { oneLine, textLine } from '../draft-text.js';
import { elementsOf, textOf, type Xml } from './xml.js';

/** What a document is made of, in order. */
export type Block =
  | { readonly type: 'heading'; readonly depth: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | {
      readonly type: 'item';
      readonly ordered: boolean;
      readonly level: number;
      readonly text: string;
    }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'picture'; readonly src: string; readonly alt: string };

/** Blocks of well-formed HTML, as mammoth writes it. Pictures inside a text come after it. */
export function blocksOf(body: Xml): Block[] {
  const blocks: Block[] = [];
  for (const child of body.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') blocks.push({ type: 'paragraph', text: oneLine(child) });
      continue;
    }
    const heading = /^h([1-6])$/.exec(child.name);
    if (heading) withText(child, (text) => ({ type: 'heading', depth: Number(heading[1]), text }));
    else if (child.name === 'ul' || child.name === 'ol') items(child, 0);
    else if (child.name === 'table') table(child);
    else if (['div', 'section', 'blockquote'].includes(child.name)) blocks.push(...blocksOf(child));
    else withText(child, (text) => ({ type: 'paragraph', text }));
  }
  return blocks;

  function withText(element: Xml, make: (text: string) => Block): void {
    const text = oneLine(textOf(element));
    if (text !== '') blocks.push(make(text));
    pictures(element);
  }
  function items(list: Xml, level: number): void {
    for (const item of elementsOf(list, 'li')) {
      const own = item.children.filter(
        (child) => typeof child === 'string' || !['ul', 'ol'].includes(child.name),
      );
      const wrap: Xml = { name: 'li', attributes: {}, children: own };
      withText(wrap, (text) => ({ type: 'item', ordered: list.name === 'ol', level, text }));
      for (const inner of elementsOf(item))
        if (['ul', 'ol'].includes(inner.name)) items(inner, level + 1);
    }
  }
  function table(element: Xml): void {
    const rows: string[][] = [];
    const walk = (node: Xml): void => {
      for (const child of elementsOf(node)) {
        if (child.name === 'tr')
          rows.push(
            elementsOf(child)
              .filter(({ name }) => name === 'td' || name === 'th')
              .map((cell) =>
                oneLine(
                  cell.children.map((c) => (typeof c === 'string' ? c : textOf(c))).join(' '),
                ),
              ),
          );
        else walk(child);
      }
    };
    walk(element);
    if (rows.some((row) => row.some((cell) => cell !== ''))) blocks.push({ type: 'table', rows });
    pictures(element);
  }
  function pictures(element: Xml): void {
    for (const child of elementsOf(element)) {
      if (child.name === 'img')
        blocks.push({
          type: 'picture',
          src: child.attributes.src ?? '',
          alt: oneLine(child.attributes.alt ?? ''),
        });
      else pictures(child);
    }
  }
}

/** Rows as a Markdown table, the first as its head. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => textLine(row[index] ?? '')).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...rest.map(line)];
}
