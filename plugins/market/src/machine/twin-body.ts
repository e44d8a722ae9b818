import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import type { CanvasTextProp } from '../canvas-props.js';
import type { KeyPointProp } from '../manual-props.js';
import type { ClaimProp, EventProp, ItemPageProp } from '../props.js';
import { dateText } from '../shown.js';
import type { VideoProp } from '../video-props.js';
import { labelOf } from '../words/label-of.js';
import { el, link, links, p, refs, ul } from './nodes.js';
import { SOURCE_REF } from './to-markdown.js';

const boxWords: Readonly<Record<string, string>> = {
  Note: say`補足`,
  Tip: say`こつ`,
  Caution: say`注意`,
  Danger: say`危険`,
  Members: say`会員向け`,
  Inhouse: say`社内向け`,
  EasyJapanese: say`やさしい日本語`,
};

/** The author's text without our components: what each says, as plain elements. */
export function plainBody(nodes: readonly BodyNode[], item: ItemPageProp): BodyNode[] {
  const made: BodyNode[] = [];
  let points: BodyNode[][] = [];
  // Key points that follow each other are one list.
  const flush = () => {
    made.push(...ul(points));
    points = [];
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && node[0] === 'KeyPoint') {
      points.push(keyPoint(node, item));
      continue;
    }
    if (typeof node === 'string' && node.trim() === '' && points.length > 0) continue;
    flush();
    made.push(...plainNode(node, item));
  }
  flush();
  return made;
}

function plainNode(node: BodyNode, item: ItemPageProp): BodyNode[] {
  if (typeof node === 'string') return [node];
  const [type, props, ...children] = node;
  const inside = () => plainBody(children, item);
  const title = props?.title ? say`：${props.title}` : '';
  switch (type) {
    case 'Step': {
      const id = String(props?.id).replace(/^step-/, '');
      const step = item.steps.find((candidate) => candidate.id === id);
      return [el('h3', `${props?.number ?? step?.number ?? ''}. ${props?.title}`), ...inside()];
    }
    case 'Video': {
      const video = props?.video;
      const found = typeof video === 'object' ? (video as VideoProp) : undefined;
      return found ? [p(say`動画：`, found.title, say`（${clock(found.duration)}）`)] : [];
    }
    case 'Canvas':
      return canvasNodes((props?.blocks as CanvasTextProp | undefined) ?? item.canvasText ?? {});
    case 'Timeline':
      return timelineNodes(
        (props?.events as readonly EventProp[] | undefined) ?? item.events ?? [],
      );
    case 'FillIn':
      return [p(...(props?.title ? [String(props.title)] : inside()), say`（記入欄）`)];
    case 'Timer':
      return [
        p(say`${props?.label ?? say`時間`}：`, ...(props?.text ? [String(props.text)] : inside())),
      ];
    case 'SourceRef':
      return [[SOURCE_REF, { number: props?.number }]];
    case 'Term':
      return inside();
    case 'rt':
      return [say`（${children.filter((child) => typeof child === 'string').join('')}）`];
    case 'rp':
      return [];
    case 'ruby':
      return inside();
  }
  const word = boxWords[type];
  if (word !== undefined) return [el('blockquote', p(sayWord(word) + title), ...inside())];
  return [[type, props, ...inside()]];
}

/** What decides the work, and why: one entry of a list with its own list. */
function keyPoint(
  [, props, ...children]: Exclude<BodyNode, string>,
  item: ItemPageProp,
): BodyNode[] {
  const id = String(props?.id ?? '').replace(/^kp-/, '');
  const point = (item.keyPoints?.[id] ?? props ?? {}) as unknown as KeyPointProp;
  const said = children.length > 0 ? plainBody(children, item) : [String(props?.title ?? '')];
  const mark = point.mark ? say`（${labelOf('keyPointMark', point.mark)}）` : '';
  const examples = [
    [say`よい例`, point.ok, point.okPicture],
    [say`悪い例`, point.ng, point.ngPicture],
  ] as const;
  return [
    // The text of a point is one or several paragraphs; its mark stands before the first.
    ...marked(say`急所${mark}: `, said),
    ...ul([
      [say`理由: ${point.reason ?? say`記載なし`}`],
      ...examples.flatMap(([label, text, picture]): BodyNode[][] =>
        text || picture
          ? [
              [
                `${label}: ${text ? `${text} ` : ''}`,
                ...(picture
                  ? [['img', { src: picture.url, alt: picture.alt }] satisfies BodyNode]
                  : []),
              ],
            ]
          : [],
      ),
      ...(point.how ? [[say`引き出し方: ${labelOf('elicitation', point.how)}`]] : []),
      ...listed(point.differences).map(({ org, text }) => [
        say`社ごとの違い: `,
        link(org),
        ` ${text}`,
      ]),
      ...(typeof point.clip === 'object' ? [[link(point.clip)]] : []),
      ...listed(point.failures).map((failure) => [say`この急所を教えた失敗: `, link(failure)]),
    ]),
  ];
}

/** In an `.mdx` body a value that the build did not resolve is a text. */
const listed = <T>(value: readonly T[] | string | undefined): readonly T[] =>
  typeof value === 'object' ? value : [];

function marked(mark: string, nodes: readonly BodyNode[]): BodyNode[] {
  const [first, ...rest] = nodes;
  if (first !== undefined && typeof first !== 'string' && first[0] === 'p') {
    const [, props, ...children] = first;
    return [['p', props, mark, ...children], ...rest];
  }
  return [p(mark, ...nodes)];
}

/** Statements with their sources and the pages that show them. */
export const claimEntry = ({ text, sources, evidence = [] }: ClaimProp): BodyNode[] => [
  text,
  ...refs(sources),
  ...(evidence.length > 0 ? [say`（`, ...links(evidence), say`）`] : []),
];

/** The nine blocks; a block nobody wrote into says so. */
export const canvasNodes = (blocks: CanvasTextProp): BodyNode[] =>
  (
    [
      'key-partners',
      'key-activities',
      'key-resources',
      'value-propositions',
      'customer-relationships',
      'channels',
      'customer-segments',
      'cost-structure',
      'revenue-streams',
    ] as const
  ).flatMap((id) => {
    const claims = blocks[id] ?? [];
    return [
      el('h3', labelOf('canvas', id)),
      ...(claims.length > 0 ? ul(claims.map(claimEntry)) : [p(say`記載なし`)]),
    ];
  });

export const timelineNodes = (events: readonly EventProp[]): BodyNode[] =>
  ul(
    events.map((event) => [
      p(
        [
          event.date ? dateText(event.date) : say`時期の記載なし`,
          event.phase && labelOf('phase', event.phase),
          labelOf('eventType', event.type),
          event.gate && say`関門：${labelOf('gate', event.gate)}`,
        ]
          .filter(Boolean)
          .join('・'),
        ` — ${event.text}`,
        ...refs(event.sources),
      ),
      ...ul((event.recovery ?? []).map((claim) => [say`立ち直り：`, ...claimEntry(claim)])),
    ]),
  );

/** `0:14`, `1:02:05`. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
