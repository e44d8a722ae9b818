import type { Heading, List, ListItem, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Place, Reporter } from '../messages.js';
import type { Clip } from '../schema/field.js';
import { type ComponentNode, isComponent } from './components.js';
import { KEY_POINT, type KeyPoint, keyPointOfComponent, readKeyPoint } from './key-points.js';
import { freeName, optionalId, placeOf, takeId } from './marks.js';
import { readTimerComponent, readTimerLine } from './timers.js';
import { walk } from './walk.js';

/** An important step (主なステップ) of a job breakdown. */
export interface Step {
  /** `step-<id>` is its anchor. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly keyPoints: readonly KeyPoint[];
  readonly clip?: Clip;
  readonly place: Place;
  /** Place of its `{#id}`, if it has one. */
  readonly idPlace?: Place;
}

/** Heading of the steps; translated copies are written in English words. */
const STEPS = /^(?:(?:作業)?手順|(?:work )?steps|procedure)$/i;
const NUMBER = /^(?:手順\s*)?(?:[0-9０-９]+\s*[.．)）、:：]|[①-⑳])[\s　]*/u;

/**
 * Read `## 手順` of a manual and turn it into Step and KeyPoint components. Changes the tree.
 *
 * @returns Steps in order; empty when the page has no such section.
 */
export function readSteps(root: Root, reporter: Reporter): Step[] {
  const steps: Step[] = [];
  const children: RootContent[] = [];
  const taken = root.children.some(mayBeStep) ? namesIn(root) : new Set<string>();
  let inSteps = false;
  let open: ComponentNode | undefined;
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth <= 2) {
      inSteps = node.depth === 2 && STEPS.test(takeId(textOf(node)).text.trim());
      open = undefined;
    } else if (inSteps && node.type === 'heading' && node.depth === 3) {
      open = openStep(node, steps.length + 1, taken);
      children.push(open);
      steps.push(closeStep(open, node, reporter));
      continue;
    } else if (isComponent(node) && node.name === 'Step') {
      steps.push(closeStep(stepProps(node, steps.length + 1), node, reporter));
      collect(node, node.children as RootContent[], steps, taken, reporter);
      children.push(node);
      open = undefined;
      continue;
    }
    if (open) {
      collect(open, [node], steps, taken, reporter);
      continue;
    }
    children.push(node);
  }
  root.children = children;
  checkIds(steps, reporter);
  return steps;
}

const mayBeStep = (node: RootContent): boolean =>
  isComponent(node) ? node.name === 'Step' : node.type === 'heading' && node.depth === 3;

/** Names typed anywhere in the body: a step put in between must not take the name of one that has it. */
function namesIn(root: Root): ReadonlySet<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return;
    const { id } = takeId(textOf(node).split('\n')[0] ?? '');
    if (id) names.add(id);
  });
  return names;
}

function openStep(heading: Heading, number: number, taken: ReadonlySet<string>): ComponentNode {
  const { text, id } = takeId(textOf(heading));
  return {
    type: 'component',
    name: 'Step',
    props: {
      id: id ?? freeName(String(number), taken),
      number,
      title: text.replace(NUMBER, '').trim(),
    },
    children: [],
    position: heading.position,
  };
}

function stepProps(node: ComponentNode, number: number): ComponentNode {
  node.props = {
    ...node.props,
    id: String(node.props.id ?? number),
    number,
    title: String(node.props.title ?? ''),
  };
  return node;
}

function closeStep(component: ComponentNode, node: Nodes, reporter: Reporter): Step {
  const place = node.position?.start ?? { line: 1, column: 1 };
  const title = String(component.props.title);
  if (title === '')
    reporter.report(
      place,
      'error',
      'step-title',
      '手順の名前がありません',
      '例: `### 1. 継手を合わせる`',
    );
  return {
    id: String(component.props.id),
    number: Number(component.props.number),
    title,
    keyPoints: [],
    place: { line: place.line, column: place.column },
    ...optionalId(node),
  };
}

/** Put nodes into a step: key-point items become components, everything else stays as written. */
function collect(
  component: ComponentNode,
  nodes: readonly RootContent[],
  steps: Step[],
  taken: ReadonlySet<string>,
  reporter: Reporter,
): void {
  const kept: ComponentNode['children'] =
    component.children === (nodes as unknown) ? [] : [...component.children];
  const keyPoints: KeyPoint[] = [];
  for (const node of nodes) {
    if (node.type === 'list') splitList(node, { kept, keyPoints, steps, taken }, reporter);
    else if (isComponent(node) && node.name === 'KeyPoint') {
      keyPoints.push(keyPointOfComponent(node, steps, keyPoints.length, reporter));
      kept.push(node);
    } else {
      if (isComponent(node) && node.name === 'Timer') readTimerComponent(node, reporter);
      kept.push(node);
    }
  }
  component.children = kept;
  const step = steps.at(-1);
  if (step) steps[steps.length - 1] = { ...step, keyPoints: [...step.keyPoints, ...keyPoints] };
}

interface OpenStep {
  readonly kept: ComponentNode['children'];
  readonly keyPoints: KeyPoint[];
  readonly steps: readonly Step[];
  readonly taken: ReadonlySet<string>;
}

function splitList(
  list: List,
  { kept, keyPoints, steps, taken }: OpenStep,
  reporter: Reporter,
): void {
  let rest: ListItem[] = [];
  const flush = () => {
    if (rest.length > 0) kept.push({ ...list, children: rest });
    rest = [];
  };
  for (const item of list.children) {
    const timer = readTimerLine(item, reporter);
    if (timer) {
      flush();
      kept.push(timer, ...item.children.slice(1));
      continue;
    }
    const first = item.children[0];
    if (first?.type !== 'paragraph' || !KEY_POINT.test(textOf(first))) {
      if (first && /^(?:急所|key point)/i.test(textOf(first))) {
        reporter.report(
          placeOf(first),
          'error',
          'key-point-colon',
          `\`${textOf(first).slice(0, 20)}\` の急所にコロンがありません`,
          '例: `- 急所（成否）: すき間をなくす`',
        );
      }
      rest.push(item);
      continue;
    }
    flush();
    const { keyPoint, component } = readKeyPoint(item, steps, keyPoints.length, taken, reporter);
    keyPoints.push(keyPoint);
    kept.push(component);
  }
  flush();
}

function checkIds(steps: readonly Step[], reporter: Reporter): void {
  const seen = new Map<string, Place>();
  for (const step of steps) {
    for (const [anchor, place] of [
      [`step-${step.id}`, step.idPlace ?? step.place],
      ...step.keyPoints.map((kp) => [`kp-${kp.id}`, kp.at.id ?? kp.place]),
    ] as [string, Place][]) {
      const before = seen.get(anchor);
      if (before) {
        reporter.report(
          place,
          'error',
          'anchor-twice',
          `名前 \`{#${anchor.replace(/^(step|kp)-/, '')}}\` が2回使われています（先は ${before.line} 行目）`,
          '後のほうに別の名前をつけてください',
          { file: reporter.file, ...before },
        );
      } else seen.set(anchor, place);
    }
  }
}
