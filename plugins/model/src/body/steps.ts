import type { Heading, List, ListItem, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseClip, plain } from '../front-matter/scalars.js';
import { nearest, type Place, type Reporter } from '../messages.js';
import type { Clip } from '../schema/field.js';
import { type Value, type ValueId, vocabularies } from '../vocabularies.js';
import { type ComponentNode, isComponent } from './components.js';

/** A key point (急所) of a step: what decides the work, and why. */
export interface KeyPoint {
  /** `kp-<id>` is its anchor. */
  readonly id: string;
  readonly mark?: ValueId<'keyPointMark'>;
  readonly text: string;
  readonly reason?: string;
  readonly how?: ValueId<'elicitation'>;
  readonly ng?: string;
  readonly ok?: string;
  /** Ids of the failures that bought it. */
  readonly failures: readonly string[];
  readonly clip?: Clip;
  readonly place: Place;
  /** Lines of the pointers, for messages about their other end. */
  readonly at: { readonly failures?: Place; readonly clip?: Place; readonly id?: Place };
}

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
  /** Author's lines in the step. */
  readonly lines: number;
}

const ID = /\s*[{｛]\s*[#＃]([A-Za-z0-9][A-Za-z0-9_-]*)\s*[}｝]\s*$/;
const NUMBER = /^(?:手順\s*)?(?:[0-9０-９]+\s*[.．)）、:：]|[①-⑳])[\s　]*/u;
const KEY_POINT = /^急所\s*(?:[（(【[]\s*([^）)】\]]*)\s*[）)】\]])?\s*[：:]\s*/u;
const DETAIL = /^([^：:]{1,12})\s*[：:]\s*/u;

/** Anchor typed at the end of a heading or line: `{#awase}`. */
export function takeId(text: string): { text: string; id?: string } {
  const match = ID.exec(text);
  return match ? { text: text.slice(0, match.index), id: match[1]?.toLowerCase() } : { text };
}

/**
 * Read `## 手順` of a manual and turn it into Step and KeyPoint components. Changes the tree.
 *
 * @returns Steps in order; empty when the page has no such section.
 */
export function readSteps(root: Root, reporter: Reporter): Step[] {
  const steps: Step[] = [];
  const children: RootContent[] = [];
  let inSteps = false;
  let open: ComponentNode | undefined;
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth <= 2) {
      inSteps = node.depth === 2 && /^(?:作業)?手順$/.test(takeId(textOf(node)).text.trim());
      open = undefined;
    } else if (inSteps && node.type === 'heading' && node.depth === 3) {
      open = openStep(node, steps.length + 1);
      children.push(open);
      steps.push(closeStep(open, node, reporter));
      continue;
    } else if (isComponent(node) && node.name === 'Step') {
      steps.push(closeStep(stepProps(node, steps.length + 1), node, reporter));
      collect(node, node.children as RootContent[], steps, reporter);
      children.push(node);
      open = undefined;
      continue;
    }
    if (open) {
      collect(open, [node], steps, reporter);
      continue;
    }
    children.push(node);
  }
  root.children = children;
  checkIds(steps, reporter);
  return steps;
}

function openStep(heading: Heading, number: number): ComponentNode {
  const { text, id } = takeId(textOf(heading));
  return {
    type: 'component',
    name: 'Step',
    props: { id: id ?? String(number), number, title: text.replace(NUMBER, '').trim() },
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
    lines: 0,
  };
}

/** Where `{#id}` stands at the end of a heading or line. */
function optionalId(node: Nodes): { idPlace?: Place } {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  const at = last?.type === 'text' ? last.value.search(/[{｛]\s*[#＃]/) : -1;
  const start = last?.position?.start;
  return at >= 0 && start ? { idPlace: { line: start.line, column: start.column + at } } : {};
}

/** The place `units` further along the same line; true as long as no markup stands before it. */
const along = (place: Place, units: number): Place => ({
  line: place.line,
  column: place.column + units,
});

/** Put nodes into a step: key-point items become components, everything else stays as written. */
function collect(
  component: ComponentNode,
  nodes: readonly RootContent[],
  steps: Step[],
  reporter: Reporter,
): void {
  const kept: ComponentNode['children'] =
    component.children === (nodes as unknown) ? [] : [...component.children];
  const keyPoints: KeyPoint[] = [];
  for (const node of nodes) {
    if (node.type === 'list') splitList(node, kept, keyPoints, steps, reporter);
    else if (isComponent(node) && node.name === 'KeyPoint') {
      keyPoints.push(keyPointOfComponent(node, steps, keyPoints.length, reporter));
      kept.push(node);
    } else kept.push(node);
  }
  component.children = kept;
  const step = steps.at(-1);
  const last = nodes.at(-1);
  if (!step) return;
  const lines =
    step.lines +
    (last?.position && nodes[0]?.position
      ? last.position.end.line - nodes[0].position.start.line + 1
      : 0);
  steps[steps.length - 1] = { ...step, keyPoints: [...step.keyPoints, ...keyPoints], lines };
}

function splitList(
  list: List,
  kept: ComponentNode['children'],
  keyPoints: KeyPoint[],
  steps: Step[],
  reporter: Reporter,
): void {
  let rest: ListItem[] = [];
  const flush = () => {
    if (rest.length > 0) kept.push({ ...list, children: rest });
    rest = [];
  };
  for (const item of list.children) {
    const first = item.children[0];
    if (first?.type !== 'paragraph' || !KEY_POINT.test(textOf(first))) {
      if (first && /^急所/.test(textOf(first))) {
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
    const { keyPoint, component } = readKeyPoint(item, steps, keyPoints.length, reporter);
    keyPoints.push(keyPoint);
    kept.push(component);
  }
  flush();
}

function readKeyPoint(
  item: ListItem,
  steps: readonly Step[],
  index: number,
  reporter: Reporter,
): { keyPoint: KeyPoint; component: ComponentNode } {
  const paragraph = item.children[0] as {
    type: 'paragraph';
    children: PhrasingContent[];
    position?: ComponentNode['position'];
  };
  const place = placeOf(paragraph as Nodes);
  const whole = textOf(paragraph as Nodes).split('\n')[0] ?? '';
  const markTyped = KEY_POINT.exec(whole)?.[1]?.trim();
  const { id } = takeId(whole);
  const details = readDetails(item, reporter);
  const step = steps.at(-1);
  const keyPoint: KeyPoint = {
    id: id ?? `${step?.id ?? 'x'}-${(step?.keyPoints.length ?? 0) + index + 1}`,
    text: takeId(whole.replace(KEY_POINT, '')).text.trim(),
    ...readMark(markTyped, along(place, Math.max(0, whole.indexOf(markTyped ?? '', 2))), reporter),
    ...details,
    at: {
      ...details.at,
      ...(optionalId(paragraph as Nodes).idPlace
        ? { id: optionalId(paragraph as Nodes).idPlace }
        : {}),
    },
    place,
  };
  if (keyPoint.text === '')
    reporter.report(
      place,
      'error',
      'key-point-text',
      '急所の中身がありません',
      '例: `- 急所（成否）: すき間をなくす`',
    );
  const { place: _, text: __, at: ___, ...props } = keyPoint;
  return {
    keyPoint,
    component: {
      type: 'component',
      name: 'KeyPoint',
      props,
      children: stripMarks(paragraph.children),
      position: item.position,
    },
  };
}

function keyPointOfComponent(
  node: ComponentNode,
  steps: readonly Step[],
  index: number,
  reporter: Reporter,
): KeyPoint {
  const place = node.position?.start ?? { line: 1, column: 1 };
  const step = steps.at(-1);
  const clip = typeof node.props.clip === 'string' ? parseClip(node.props.clip) : undefined;
  const keyPoint: KeyPoint = {
    id: String(node.props.id ?? `${step?.id ?? 'x'}-${index + 1}`),
    text: String(
      node.props.title ?? node.children.map((child) => textOf(child as Nodes)).join(''),
    ).trim(),
    ...readMark(typeof node.props.mark === 'string' ? node.props.mark : undefined, place, reporter),
    ...(typeof node.props.reason === 'string' ? { reason: node.props.reason } : {}),
    ...(typeof node.props.ng === 'string' ? { ng: node.props.ng } : {}),
    ...(clip ? { clip } : {}),
    failures: [],
    place: { line: place.line, column: place.column },
    at: {},
  };
  const { place: _, text: __, at: ___, ...props } = keyPoint;
  node.props = { ...node.props, ...props };
  return keyPoint;
}

function readMark(
  typed: string | undefined,
  place: Place,
  reporter: Reporter,
): { mark?: KeyPoint['mark'] } {
  if (typed === undefined || typed === '') return {};
  const mark = vocabularies.keyPointMark.find(
    (value) => value.ja === plain(typed) || value.id === plain(typed),
  );
  if (mark) return { mark: mark.id };
  const near = nearest(
    plain(typed),
    vocabularies.keyPointMark.map((value) => value.ja),
  );
  reporter.report(
    place,
    'error',
    'key-point-mark',
    `急所の種別に \`${typed}\` は使えません`,
    `${near ? `もしかして \`${near}\`。` : ''}使える値: 成否、安全、やりやすさ`,
  );
  return {};
}

const detailNames: Record<string, keyof KeyPoint> = {
  理由: 'reason',
  急所の理由: 'reason',
  なぜ: 'reason',
  引き出し方: 'how',
  悪い例: 'ng',
  NG: 'ng',
  よい例: 'ok',
  良い例: 'ok',
  OK: 'ok',
  失敗: 'failures',
  動画: 'clip',
};

type Details = Pick<KeyPoint, 'failures' | 'at'> &
  Partial<Pick<KeyPoint, 'reason' | 'how' | 'ng' | 'ok' | 'clip'>>;

function readDetails(item: ListItem, reporter: Reporter): Details {
  const details: { -readonly [K in keyof Details]: Details[K] } = { failures: [], at: {} };
  const lists = item.children.filter((child): child is List => child.type === 'list');
  for (const line of lists.flatMap((list) => list.children)) {
    const text = textOf(line).trim();
    const match = DETAIL.exec(text);
    const start = placeOf(line.children[0] ?? line);
    const place = along(start, match?.[0].length ?? 0);
    const name = match && detailNames[plain(match[1] ?? '')];
    const value = match ? text.slice(match[0].length).trim() : '';
    if (!name) {
      const near = match && nearest(plain(match[1] ?? ''), Object.keys(detailNames));
      reporter.report(
        start,
        'error',
        'key-point-detail',
        `急所の下の \`${text.slice(0, 20)}\` を読めません`,
        `${near ? `もしかして \`${near}:\`。` : ''}使える行: 理由、引き出し方、悪い例、よい例、失敗、動画`,
      );
      continue;
    }
    if (value === '') {
      if (name !== 'reason')
        reporter.report(
          start,
          'warning',
          'key-point-empty',
          `\`${match?.[1]}\` の中身がありません`,
          '書くか、行を消してください',
        );
      continue;
    }
    if (name === 'how') {
      const how: Value | undefined = vocabularies.elicitation.find(
        (entry) => entry.ja === plain(value),
      );
      if (how) details.how = how.id as KeyPoint['how'];
      else
        reporter.report(
          place,
          'error',
          'value',
          `\`引き出し方\` に \`${value}\` は使えません`,
          `使える値: ${vocabularies.elicitation.map((entry) => entry.ja).join('、')}`,
        );
    } else if (name === 'clip') {
      const clip = parseClip(value);
      if (!clip)
        reporter.report(
          place,
          'error',
          'clip',
          `動画の場所 \`${value}\` を読めません。「動画のid 開始〜終了」を期待`,
          '例: `- 動画: tig-corner 0:14〜0:21`',
        );
      else if (clip.end !== undefined && clip.end < clip.start)
        reporter.report(
          place,
          'error',
          'clip-order',
          `動画の終わりが始まりより前です: \`${value}\``,
          '開始と終了を入れかえてください',
        );
      else {
        details.clip = clip;
        details.at = { ...details.at, clip: place };
      }
    } else if (name === 'failures') {
      details.failures = value
        .split(/[、,\s]+/)
        .filter(Boolean)
        .map(plain);
      details.at = { ...details.at, failures: place };
    } else if (name === 'reason' || name === 'ng' || name === 'ok') details[name] = value;
  }
  return details;
}

/** The key point's own words with their markup: without 「急所（…）:」 in front and `{#id}` behind. */
function stripMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const copy = structuredClone(children) as PhrasingContent[];
  const first = copy[0];
  if (first?.type === 'text') first.value = first.value.replace(KEY_POINT, '');
  const last = copy.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(ID, '');
  return copy;
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

function placeOf(node: Nodes): Place {
  const start = node.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}
