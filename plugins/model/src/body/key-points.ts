import type { ListItem, Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { plain } from '../front-matter/scalars.js';
import { nearest, type Place, type Reporter } from '../messages.js';
import { type ValueId, vocabularies } from '../vocabularies.js';
import type { ComponentNode } from './components.js';
import type { Picture } from './examples.js';
import {
  detailsOfProps,
  detailWords,
  type KeyPointDetails,
  readDetails,
} from './key-point-details.js';
import { freeName, ID, optionalId, placeOf, takeId } from './marks.js';
import type { Step } from './steps.js';

/** A key point (急所) of a step: what decides the work, and why. */
export interface KeyPoint extends KeyPointDetails {
  /** `kp-<id>` is its anchor. */
  readonly id: string;
  readonly mark?: ValueId<'keyPointMark'>;
  readonly text: string;
  readonly place: Place;
}

export interface PlacedPicture extends Picture {
  readonly place: Place;
}

/** `急所（成否）:` in any width, `Key point (safety):` in a translated copy. */
export const KEY_POINT = /^(?:急所|key point)\s*(?:[（(【[]([^）)】\]]*)[）)】\]]\s*)?[：:]\s*/iu;

export function readKeyPoint(
  item: ListItem,
  steps: readonly Step[],
  index: number,
  taken: ReadonlySet<string>,
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
    id: id ?? freeName(`${step?.id ?? 'x'}-${(step?.keyPoints.length ?? 0) + index + 1}`, taken),
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
  return {
    keyPoint,
    component: {
      type: 'component',
      name: 'KeyPoint',
      ...toComponent(keyPoint),
      children: stripMarks(paragraph.children),
      position: item.position,
    },
  };
}

export function keyPointOfComponent(
  node: ComponentNode,
  steps: readonly Step[],
  index: number,
  reporter: Reporter,
): KeyPoint {
  const place = node.position?.start ?? { line: 1, column: 1 };
  const step = steps.at(-1);
  const keyPoint: KeyPoint = {
    id: String(node.props.id ?? `${step?.id ?? 'x'}-${index + 1}`),
    text: String(
      node.props.title ?? node.children.map((child) => textOf(child as Nodes)).join(''),
    ).trim(),
    ...readMark(typeof node.props.mark === 'string' ? node.props.mark : undefined, place, reporter),
    ...detailsOfProps(node.props, place, reporter),
    place: { line: place.line, column: place.column },
  };
  const typed = Object.entries(node.props).filter(([name]) => !(name in detailWords));
  const { props, data } = toComponent(keyPoint);
  node.props = { ...Object.fromEntries(typed), ...props };
  node.data = data;
  return keyPoint;
}

/** What the body keeps of a key point; its pictures' places stay beside the props, which are data for pages. */
export function toComponent({ place, text: _, at, ...props }: KeyPoint): {
  props: ComponentNode['props'];
  data: { pictures: readonly PlacedPicture[] };
} {
  const pictures = (['okPicture', 'ngPicture'] as const).flatMap((name): PlacedPicture[] => {
    const picture = props[name];
    return picture ? [{ ...picture, place: at[name] ?? place }] : [];
  });
  return { props, data: { pictures } };
}

function readMark(
  typed: string | undefined,
  place: Place,
  reporter: Reporter,
): { mark?: KeyPoint['mark'] } {
  if (typed === undefined || typed === '') return {};
  const mark = vocabularies.keyPointMark.find(({ id, ja, en }) =>
    [ja, id, en.toLowerCase()].includes(plain(typed).toLowerCase()),
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

/** The key point's own words with their markup: without 「急所（…）:」 in front and `{#id}` behind. */
function stripMarks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const copy = structuredClone(children) as PhrasingContent[];
  const first = copy[0];
  if (first?.type === 'text') first.value = first.value.replace(KEY_POINT, '');
  const last = copy.at(-1);
  if (last?.type === 'text') last.value = last.value.replace(ID, '');
  return copy;
}

/** The place `units` further along the same line; true as long as no markup stands before it. */
const along = (place: Place, units: number): Place => ({
  line: place.line,
  column: place.column + units,
});
