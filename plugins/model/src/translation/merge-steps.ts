import type { Root, RootContent } from 'mdast';
import { type ComponentNode, isComponent } from '../body/components.js';
import type { KeyPoint } from '../body/key-points.js';
import type { Step } from '../body/steps.js';
import { walk } from '../body/walk.js';
import type { Item } from '../item.js';
import type { Reporter } from '../messages.js';

interface Page {
  readonly item: Pick<Item, 'steps' | 'file' | 'fields'>;
  readonly body: Root;
}
export interface MergedSteps {
  readonly body: Root;
  readonly steps: readonly Step[];
  /** Steps that only the original has. */
  readonly untranslated: readonly string[];
}
type Point = KeyPoint & { readonly lang?: string };

/** Language of pages that name none. */
const SOURCE_LANGUAGE = 'ja';

/**
 * The steps of an original in the words of its translation: in the original's order, with its marks,
 * pictures, videos and failures. A step or key point that the translation lacks stands there as it is,
 * marked with its language; one that only the translation has is left out, so that nobody works by a
 * step the original has given up.
 *
 * @param translated - Body and steps of the translation; changed.
 * @param isSame - Whether a step still says what was translated; of another one nothing is said twice.
 */
export function mergeSteps(
  original: Page,
  translated: { readonly steps: readonly Step[]; readonly body: Root },
  isSame: (step: string) => boolean,
  reporter: Reporter,
): MergedSteps {
  const { steps, body } = translated;
  const own = original.item.steps;
  const lang = original.item.fields.lang ?? SOURCE_LANGUAGE;
  reportExtras(original, steps, reporter);
  const theirs = new Map(steps.map((step) => [step.id, step]));
  const nodes = stepNodes(body);
  const merged: { node: ComponentNode; step: Step }[] = [];
  for (const [id, node] of stepNodes(original.body)) {
    const step = own.find((candidate) => candidate.id === id);
    if (!step) continue;
    const other = nodes.get(id);
    const words = theirs.get(id);
    if (other && words)
      merged.push(
        mergeStep(
          { node, step },
          { node: other, step: words },
          lang,
          isSame(id) ? reporter : undefined,
        ),
      );
    else merged.push({ node: { ...node, props: { ...node.props, lang } }, step });
  }
  const untranslated = own.filter(({ id }) => !theirs.has(id)).map(({ id }) => id);
  if (untranslated.length > 0) reportMissing(original, untranslated, steps, reporter);
  return {
    body: placeSteps(
      body,
      merged.map(({ node }) => node),
    ),
    steps: merged.map(({ step }) => step),
    untranslated,
  };
}

const stepNodes = (root: Root): Map<string, ComponentNode> =>
  new Map(
    root.children.flatMap((node): [string, ComponentNode][] =>
      isComponent(node) && node.name === 'Step' ? [[String(node.props.id), node]] : [],
    ),
  );

/** All steps together where the first one stood, at the end where there was none. */
function placeSteps(body: Root, nodes: readonly ComponentNode[]): Root {
  const isStep = (node: RootContent): boolean => isComponent(node) && node.name === 'Step';
  const first = body.children.findIndex(isStep);
  const at = first < 0 ? body.children.length : first;
  const others = (list: readonly RootContent[]) => list.filter((node) => !isStep(node));
  return {
    ...body,
    children: [...others(body.children.slice(0, at)), ...nodes, ...others(body.children.slice(at))],
  };
}

interface Half {
  readonly node: ComponentNode;
  readonly step: Step;
}

function mergeStep(
  original: Half,
  translated: Half,
  lang: string,
  reporter: Reporter | undefined,
): Half {
  const words = new Map(translated.step.keyPoints.map((point) => [point.id, point]));
  const points = original.step.keyPoints.map((point): Point => {
    const own = words.get(point.id);
    return own ? mergePoint(point, own) : { ...point, lang };
  });
  const byId = new Map(points.map((point) => [point.id, point]));
  const kept = (translated.node.children as RootContent[]).flatMap((node): RootContent[] => {
    if (!isComponent(node) || node.name !== 'KeyPoint') return [node];
    const point = byId.get(String(node.props.id));
    return point ? [{ ...node, ...partsOf(point, node) }] : [];
  });
  const left = (original.node.children as RootContent[]).flatMap((node): RootContent[] => {
    if (!isComponent(node) || node.name !== 'KeyPoint' || words.has(String(node.props.id)))
      return [];
    return [{ ...node, props: { ...node.props, lang } }];
  });
  const children = keepTimers(original.node, [...kept, ...left], translated, reporter);
  const { title } = translated.step;
  return {
    node: { ...original.node, props: { ...original.node.props, title }, children },
    step: { ...original.step, title, keyPoints: points },
  };
}

/** The original's point in other words: a reason it does not give is not given here either. */
function mergePoint(original: KeyPoint, words: KeyPoint): KeyPoint {
  const said = (name: 'reason' | 'ok' | 'ng') =>
    original[name] === undefined ? {} : { [name]: words[name] ?? original[name] };
  const picture = (name: 'okPicture' | 'ngPicture') => {
    const shown = original[name];
    return shown ? { [name]: { url: shown.url, alt: words[name]?.alt || shown.alt } } : {};
  };
  return {
    ...original,
    text: words.text,
    ...said('reason'),
    ...said('ok'),
    ...said('ng'),
    ...picture('okPicture'),
    ...picture('ngPicture'),
    differences: original.differences.map((difference) => ({
      ...difference,
      text: words.differences.find(({ org }) => org === difference.org)?.text ?? difference.text,
    })),
  };
}

/** Props and data of a key point's node, as `toComponent` makes them of a point. */
function partsOf(point: Point, node: ComponentNode): Pick<ComponentNode, 'props' | 'data'> {
  const { place, text: _, at, lang: __, ...props } = point;
  const pictures = (['okPicture', 'ngPicture'] as const).flatMap((name) => {
    const picture = point[name];
    return picture ? [{ ...picture, place: at[name] ?? place }] : [];
  });
  return { props, data: { ...node.data, pictures } as ComponentNode['data'] };
}

/** A time to wait is counted down: the original's seconds hold, whatever a translation says. */
function keepTimers(
  original: ComponentNode,
  nodes: readonly RootContent[],
  translated: Half,
  reporter: Reporter | undefined,
): RootContent[] {
  const isTimer = (node: RootContent): node is ComponentNode =>
    isComponent(node) && node.name === 'Timer';
  const timers = (original.children as RootContent[]).filter(isTimer);
  const own = nodes.filter(isTimer);
  const same =
    own.length === timers.length &&
    own.every(({ props }, index) => props.seconds === timers[index]?.props.seconds);
  if (same) return [...nodes];
  const { step } = translated;
  reporter?.report(
    step.idPlace ?? step.place,
    'warning',
    'translation-timer',
    `手順 \`${step.title}\` の時間が原文と違います。\`${timers.map(({ props }) => props.text).join('、') || 'なし'}\` を期待`,
    '例: `- Wait: 10 min`。それまでは原文の時間が出ます',
  );
  return [...nodes.filter((node) => !isTimer(node)), ...timers];
}

function reportExtras({ item }: Page, steps: readonly Step[], reporter: Reporter): void {
  const own = new Map(item.steps.map((step) => [step.id, step]));
  const ids = (list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => `{#${id}}`).join(' ') || 'なし';
  for (const step of steps) {
    const original = own.get(step.id);
    if (!original) {
      reporter.report(
        step.idPlace ?? step.place,
        'warning',
        'translation-step',
        `手順 \`{#${step.id}}\`（${step.title}）は原文にありません。原文の手順 ${ids(item.steps)} のどれかを期待`,
        '原文と同じ `{#…}` を見出しに付けるか、消してください。ページには出しません',
        { file: item.file, ...(item.steps[0]?.place ?? { line: 1, column: 1 }) },
      );
      continue;
    }
    const points = new Set(original.keyPoints.map(({ id }) => id));
    for (const point of step.keyPoints)
      if (!points.has(point.id))
        reporter.report(
          point.at.id ?? point.place,
          'warning',
          'translation-key-point',
          `急所 \`{#${point.id}}\` は原文のこの手順にありません。${ids(original.keyPoints)} のどれかを期待`,
          '原文と同じ `{#…}` を付けるか、消してください。ページには出しません',
          { file: item.file, ...original.place },
        );
    const said = new Set(step.keyPoints.map(({ id }) => id));
    const missing = original.keyPoints.filter(({ id }) => !said.has(id));
    if (missing.length > 0)
      reporter.report(
        step.idPlace ?? step.place,
        'warning',
        'translation-key-point',
        `手順 \`{#${step.id}}\` に原文の急所 ${ids(missing)} がありません`,
        '訳して足してください。それまでは原文のまま出ます',
        { file: item.file, ...(missing[0]?.place ?? original.place) },
      );
  }
}

function reportMissing(
  { item }: Page,
  missing: readonly string[],
  steps: readonly Step[],
  reporter: Reporter,
): void {
  const first = item.steps.find(({ id }) => id === missing[0]);
  const number = (first?.number ?? 1) - 1;
  // Where it belongs: behind the step that stands before it in the original.
  const before = item.steps[number - 1]?.id;
  const at = steps.find(({ id }) => id === before)?.place ?? { line: 1, column: 1 };
  reporter.report(
    at,
    'warning',
    'translation-step',
    `原文の手順 ${missing.map((id) => `\`{#${id}}\``).join(' ')} が翻訳にありません（原文は ${item.steps.length}、翻訳は ${steps.length}）`,
    '訳して足してください。それまでは原文のまま出ます',
    first && { file: item.file, ...first.place },
  );
}

/** Boxes for a higher edition in a tree, by their name. */
export function countBoxes(nodes: readonly RootContent[]): Record<'Members' | 'Inhouse', number> {
  const counts = { Members: 0, Inhouse: 0 };
  walk({ type: 'root', children: [...nodes] }, (node) => {
    if (isComponent(node) && (node.name === 'Members' || node.name === 'Inhouse'))
      counts[node.name]++;
  });
  return counts;
}
