import type { BodyNode } from '../../body-props.js';

/** A part of a page that is read as one: a step, or what stands under a heading. */
export interface Block {
  /** Id of its step, without the name of the page it stands in. */
  readonly step?: string;
  readonly nodes: readonly BodyNode[];
}
export interface Pair {
  readonly copy: Block;
  /** Absent where the original has nothing of the kind. */
  readonly original?: Block;
}

const ORIGINAL = 'original-';

/** A body cut before each heading of the second depth and around each step. */
export function blocksOf(body: readonly BodyNode[]): Block[] {
  const blocks: { step?: string; nodes: BodyNode[] }[] = [];
  for (const node of body) {
    const step = stepOf(node);
    const last = blocks.at(-1);
    if (step !== undefined) blocks.push({ step, nodes: [node] });
    else if (!last || last.step !== undefined || (typeof node !== 'string' && node[0] === 'h2'))
      blocks.push({ nodes: [node] });
    else last.nodes.push(node);
  }
  return blocks;
}

function stepOf(node: BodyNode): string | undefined {
  if (typeof node === 'string' || node[0] !== 'Step') return undefined;
  const id = String(node[1]?.id);
  return id.startsWith(ORIGINAL) ? id.slice(ORIGINAL.length) : id;
}

/**
 * Step beside step by their ids, and the rest by its order before, between and after the steps. Where
 * one side has another number of parts, what is left stands beside the last one.
 */
export function pairsOf(copy: readonly BodyNode[], original: readonly BodyNode[] = []): Pair[] {
  const theirs = blocksOf(original);
  const steps = new Map(theirs.flatMap((block) => (block.step ? [[block.step, block]] : [])));
  const ours = blocksOf(copy);
  const texts = ours.filter(({ step }) => step === undefined);
  const others = theirs.filter(({ step }) => step === undefined);
  return ours.map((block): Pair => {
    if (block.step !== undefined) {
      const own = steps.get(block.step);
      return { copy: block, ...(own ? { original: own } : {}) };
    }
    const at = texts.indexOf(block);
    const isLast = at === texts.length - 1;
    const nodes = others.slice(at, isLast ? undefined : at + 1).flatMap((one) => one.nodes);
    return { copy: block, ...(nodes.length > 0 ? { original: { nodes } } : {}) };
  });
}
