import type { List, ListItem, Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseClip, plain } from '../front-matter/scalars.js';
import { nearest, type Place, type Reporter } from '../messages.js';
import type { Clip } from '../schema/field.js';
import { type Value, type ValueId, vocabularies } from '../vocabularies.js';
import type { ComponentNode } from './components.js';
import { ID, optionalId, placeOf, takeId } from './marks.js';
import type { Step } from './steps.js';

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

/** `急所（成否）:` in any width. */
export const KEY_POINT = /^急所\s*(?:[（(【[]\s*([^）)】\]]*)\s*[）)】\]])?\s*[：:]\s*/u;
const DETAIL = /^([^：:]{1,12})\s*[：:]\s*/u;

export function readKeyPoint(
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

export function keyPointOfComponent(
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
      // One line with many, or a line for each.
      const ids = value
        .split(/[、,\s]+/)
        .filter(Boolean)
        .map(plain);
      details.failures = [...details.failures, ...ids];
      details.at = { failures: place, ...details.at };
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

/** The place `units` further along the same line; true as long as no markup stands before it. */
const along = (place: Place, units: number): Place => ({
  line: place.line,
  column: place.column + units,
});
