import type { BodyNode } from '../body-props.js';
import type { CheckItemProp } from '../phase-props.js';

/** Heading of the part of a phase's guide that is its checklist. */
const HEADING = 'やること';

/** A guide's text, cut at its list of things to do. */
export interface CutBody {
  /** Up to the first box, the heading with it. */
  readonly before: readonly BodyNode[];
  /** Empty if there is no such part or it has no boxes; then `before` is the whole text. */
  readonly items: readonly CheckItemProp[];
  readonly after: readonly BodyNode[];
}

/** Take the boxes (`- [ ]`) of 「やること」 out of a text. */
export function cutChecklist(body: readonly BodyNode[]): CutBody {
  const start = body.findIndex((node) => tagOf(node) === 'h2' && textOf(node) === HEADING);
  const length = body.slice(start + 1).findIndex((node) => tagOf(node) === 'h2');
  const end = length < 0 ? body.length : start + 1 + length;
  const part = start < 0 ? [] : body.slice(start + 1, end);
  const first = part.findIndex(hasBoxes);
  if (first < 0) return { before: body, items: [], after: [] };
  const boxes = part.filter(hasBoxes);
  return {
    before: body.slice(0, start + 1 + first),
    items: boxes.flatMap((list) => childrenOf(list).flatMap(toItem)),
    after: [...part.slice(first).filter((node) => !boxes.includes(node)), ...body.slice(end)],
  };
}

/** Sources of the lines by a new count, from 1 in order of use: they stand on a sheet of their own. */
export function renumber(
  items: readonly CheckItemProp[],
  numberOf: (tag: string) => number,
): CheckItemProp[] {
  return items.map((item) => ({
    ...item,
    notes: item.notes.map((note) =>
      typeof note === 'string' || note[0] !== 'SourceRef'
        ? note
        : ['SourceRef', { ...note[1], number: numberOf(String(note[1]?.tag)) }],
    ),
  }));
}

function toItem(line: BodyNode): CheckItemProp[] {
  if (tagOf(line) !== 'li') return [];
  // Lines that are apart from each other have their words in a paragraph.
  const words = childrenOf(line).flatMap((node) =>
    tagOf(node) === 'p' ? childrenOf(node) : [node],
  );
  const [box, ...rest] = words;
  if (box === undefined || tagOf(box) !== 'input') return [];
  const isNote = (node: BodyNode) => tagOf(node) === 'SourceRef';
  const text = rest
    .filter((node) => !isNote(node))
    .map(textOf)
    .join('')
    .trim();
  return [{ text, words: rest.filter((node) => !isNote(node)), notes: rest.filter(isNote) }];
}

const hasBoxes = (node: BodyNode): boolean =>
  tagOf(node) === 'ul' && childrenOf(node).some((line) => toItem(line).length > 0);
const tagOf = (node: BodyNode): string | undefined =>
  typeof node === 'string' ? undefined : node[0];
const childrenOf = (node: BodyNode): readonly BodyNode[] =>
  typeof node === 'string' ? [] : (node.slice(2) as BodyNode[]);
const textOf = (node: BodyNode): string =>
  typeof node === 'string' ? node : childrenOf(node).map(textOf).join('');
