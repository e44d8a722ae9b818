import type { Paragraph, Root, RootContent } from 'mdast';
import type { Place, Reporter } from '../messages.js';
import { nearest } from '../messages.js';
import { placeOf } from './marks.js';
import { SKIP, walk } from './walk.js';

/** What `::記入欄[ラベル]{行=3}` and `<FillIn title="ラベル" lines={3} />` say. */
export interface FillInProps extends Record<string, unknown> {
  /** What to write there; empty when the author gave no label. */
  title: string;
  /** Ruled lines, 1–30; 1 when nothing is said. */
  lines: number;
}

/** Most lines of one box: 30 lines of 9 mm are a whole A4 page. */
const MOST_LINES = 30;
const attributeNames: Readonly<Record<string, 'title' | 'lines'>> = {
  行: 'lines',
  lines: 'lines',
  題名: 'title',
  title: 'title',
};
/** `：：記入欄［ラベル］｛行＝３｝`: each sign full or half width, blanks between the parts. */
const wide =
  /^[ \t　]*[:：]{2}記入欄[ \t　]*(?:[[［]([^\]］]*)[\]］])?[ \t　]*(?:[{｛]([^}｝]*)[}｝])?[ \t　]*$/;
/** A line that means to be one. */
const meant = /^[ \t　]*[:：]{2}[ \t　]*記入欄/;

/**
 * Props of a box to write in. Problems are reported at `place`; what cannot be read is left at its
 * default, so that the rest of the page is still checked.
 *
 * @param label - Text between the brackets.
 */
export function readFillIn(
  label: string,
  attributes: Readonly<Record<string, string | null | undefined>>,
  place: Place,
  reporter: Reporter,
): FillInProps {
  const props: FillInProps = { title: label.trim(), lines: 1 };
  for (const [typed, value] of Object.entries(attributes)) {
    const name = Object.hasOwn(attributeNames, typed) ? attributeNames[typed] : undefined;
    if (!name) {
      const near = nearest(typed, ['行']);
      reporter.report(
        place,
        'error',
        'directive-attribute',
        `\`::記入欄\` に \`${typed}\` という指定はありません。\`行\` を期待`,
        near
          ? `もしかして \`${near}\`。例: \`::記入欄[目標]{行=3}\``
          : '例: `::記入欄[目標]{行=3}`',
      );
    } else if (name === 'title') props.title = value?.trim() ?? '';
    else {
      const lines = Number((value ?? '').normalize('NFKC').replace(/行$/, '') || Number.NaN);
      if (Number.isInteger(lines) && lines >= 1 && lines <= MOST_LINES) props.lines = lines;
      else
        reporter.report(
          place,
          'error',
          'directive-number',
          `\`::記入欄\` の \`行\` の値 \`${value ?? ''}\` を読めません。1〜${MOST_LINES}の整数を期待`,
          '例: `::記入欄[目標]{行=3}`',
        );
    }
  }
  if (props.title === '')
    reporter.report(
      place,
      'warning',
      'fill-in-label',
      '`::記入欄` に、何を書く欄かの名前がありません',
      '例: `::記入欄[目標]{行=3}`',
    );
  return props;
}

/**
 * Lines in full-width signs become the directives they stand for; places stay true. Changes the tree.
 *
 * @param reporter - Told of lines that begin as a box and cannot be read; they stay text.
 */
export function widenFillIns(root: Root, reporter?: Reporter): void {
  walk(root, (node, index, parent) => {
    if (node.type !== 'paragraph') return undefined;
    if (!parent || index === undefined) return undefined;
    const [only, ...rest] = node.children;
    const text = only?.type === 'text' ? only.value : '';
    // Paragraphs do not hold one another.
    if (!text.includes('記入欄') || !text.split('\n').some((line) => meant.test(line))) return SKIP;
    // Words with marks of their own behind the line: a box cannot stand in a sentence.
    if (rest.length > 0) {
      reportSyntax(placeOf(node), reporter);
      return undefined;
    }
    const found = splitLines(text, node, reporter);
    parent.children.splice(index, 1, ...found);
    return [SKIP, index + found.length];
  });
}

/** Lines of a paragraph: boxes, and what stands between them as paragraphs of its own. */
function splitLines(text: string, node: Paragraph, reporter?: Reporter): RootContent[] {
  const found: RootContent[] = [];
  const first = placeOf(node);
  for (const [at, line] of text.split('\n').entries()) {
    const point = { line: first.line + at, column: at === 0 ? first.column : 1 };
    const position = { start: point, end: point };
    const match = wide.exec(line);
    const last = found.at(-1);
    if (match) {
      const [, label = '', typed = ''] = match;
      const children = label ? [{ type: 'text', value: label }] : [];
      const attributes = attributesIn(typed);
      const box = { type: 'leafDirective', name: '記入欄', attributes, children, position };
      found.push(box as RootContent);
      continue;
    }
    if (meant.test(line)) reportSyntax(point, reporter);
    if (last?.type === 'paragraph' && last.children[0]?.type === 'text')
      last.children[0].value += `\n${line}`;
    else
      found.push({
        type: 'paragraph',
        children: [{ type: 'text', value: line, position }],
        position,
      });
  }
  return found;
}

function reportSyntax(place: Place, reporter: Reporter | undefined): void {
  reporter?.report(
    place,
    'error',
    'directive-syntax',
    '`::記入欄` の書き方を読めません。一行に名前と行の数だけを期待',
    '例: `::記入欄[目標]{行=3}`（前後に文を続けず、一行に一つ）',
  );
}

const attributesIn = (typed: string): Record<string, string> =>
  Object.fromEntries(
    typed
      .split(/[ \t　、，,]+/)
      .filter(Boolean)
      .map((part) => {
        const [name = '', value = ''] = part.split(/[=＝]/);
        return [name, value.replace(/^["'“”]|["'“”]$/g, '')];
      }),
  );
