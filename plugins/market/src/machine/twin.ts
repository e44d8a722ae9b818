import { labelOf } from '@chishiki-ichiba/model';
import { shownMeeting } from '../emit/search-activity.js';
import { shownLearning } from '../emit/search-learning.js';
import { shownReward } from '../emit/search-reward.js';
import type { BodyNode, ConditionProp, ItemPageProp, WeldProp } from '../props.js';
import { dateText } from '../shown.js';
import {
  capabilityCells,
  capabilityColumns,
  certificatesText,
  certificationsText,
  columnNames,
  shownBoard,
} from '../shown-board.js';
import { logLines } from '../shown-log.js';
import { trialWords, whoText } from '../shown-reward.js';
import { conditionLines, weldLines } from '../shown-weld.js';
import { el, lines, link, links, p, row, section, table, ul } from './nodes.js';
import { nodesToMarkdown } from './to-markdown.js';
import { canvasNodes, claimEntry, clock, plainBody, timelineNodes } from './twin-body.js';

/** What a twin says of itself besides the page. */
export interface TwinAbout {
  /** `公開版` */
  readonly edition: string;
  /** ライセンス of the item; absent where nobody stated one. */
  readonly licence?: string;
  /** Address of the page. */
  readonly url: string;
}

/**
 * One item's page as Markdown: all a reader sees there, in the page's order, without lists of other
 * pages that point here. Steps, key points with their reason, conditions, canvas, timeline, transcript,
 * sources as footnotes.
 */
export function itemToMarkdown(
  { item, body }: { readonly item: ItemPageProp; readonly body: readonly BodyNode[] },
  about: TwinAbout,
): string {
  const has = (name: string): boolean => holds(body, name);
  return nodesToMarkdown(
    [
      el('h1', item.title),
      ...(item.summary ? [el('blockquote', p(item.summary))] : []),
      ...(item.picture ? [p(['img', { src: item.picture.url, alt: item.picture.alt }])] : []),
      ...head(item, about),
      ...section('安全と保護具', ul(item.fields.filter(isSafety).map(row))),
      ...oplNodes(item),
      ...appearanceNodes(item),
      ...(item.weld ? weldNodes(item.weld) : []),
      ...section('失敗のあらまし', ul((item.failure?.rows ?? []).map(failureRow))),
      ...section(
        'この失敗で変わった急所',
        ul(
          (item.failure?.changed ?? []).map(({ manual, step, point }) =>
            links([manual, ...(step ? [step] : []), ...(point ? [point] : [])]),
          ),
        ),
      ),
      ...(has('Timeline') ? [] : section('経過', timelineNodes(item.events ?? []))),
      ...section(item.questions?.title ?? '', lines(item.questions?.list ?? [])),
      ...section('日時・議題・決めたこと', lines(shownMeeting(item))),
      ...section('学びの内容', lines(shownLearning(item))),
      ...section('募集の内容', lines(item.board ? shownBoard(item.board) : [])),
      ...capabilityNodes(item),
      ...section('測った値', lines(item.log ? logLines(item.log) : [])),
      ...videoNodes(item),
      ...plainBody(body, item),
      ...section('使ってみた', trialNodes(item)),
      ...section('使われ方', lines(shownReward(item))),
      ...section('この不完全部につながる条件', conditionNodes(item.conditions ?? [])),
      ...section('教訓', item.lesson ? [p(item.lesson)] : []),
      ...section('つまずきの流れ', scenarioNodes(item)),
      ...section('主目的', ul((item.purpose ?? []).map(claimEntry))),
      ...(item.canvasText && !has('Canvas')
        ? section('ビジネスモデルキャンバス', canvasNodes(item.canvasText))
        : []),
      ...section(
        '成果と外部効果',
        ul([
          ...(item.outcomes ?? []).map(claimEntry),
          ...(item.externalEffects ?? []).map((effect) => [
            effect.type ? `${effect.type.label}：` : '',
            ...claimEntry(effect),
          ]),
        ]),
      ),
      ...section(
        '数字',
        ul(
          (item.facts ?? []).map(({ value, unit = '', of, year, sources }) =>
            claimEntry({
              text: `${of}${year ? `（${dateText(year)}）` : ''}：${value}${unit}`,
              sources,
            }),
          ),
        ),
      ),
      ...section(
        '出典どうしの食い違い',
        ul(
          (item.contradictions ?? []).map(({ topic, variants }) => [
            p(topic),
            ...ul(variants.map(claimEntry)),
          ]),
        ),
      ),
      ...section('くわしい項目', ul(item.fields.filter((field) => !isSafety(field)).map(row))),
      ...section(
        '改訂履歴',
        ul(
          (item.history ?? []).map(({ revision, date, text, checkedBy }) => [
            `${revision}（${dateText(date)}）：${text}`,
            ...(checkedBy.length > 0 ? ['　確認者：', ...links(checkedBy)] : []),
          ]),
        ),
      ),
      ...(item.sources.length > 0 ? [el('h2', '出典')] : []),
    ],
    item.sources,
  );
}

const isSafety = ({ label }: { readonly label: string }): boolean =>
  label === '安全' || label === '保護具' || label === '必要資格';

const holds = (nodes: readonly BodyNode[], name: string): boolean =>
  nodes.some((node) => {
    if (typeof node === 'string') return false;
    const [type, , ...children] = node;
    return type === name || holds(children, name);
  });

function head(item: ItemPageProp, about: TwinAbout): BodyNode[] {
  const people = (label: string, list: ItemPageProp['toldBy']): BodyNode[][] =>
    list.length > 0 ? [[`${label}：`, ...links(list)]] : [];
  return ul([
    ['種類：', link({ label: item.kindLabel, url: item.kindUrl })],
    ...(item.reading ? [[`よみ：${item.reading}`]] : []),
    ...people('段階', item.phases),
    ...people('キャンバス', item.canvas),
    ...(item.validFor.length > 0 ? [[`対象：${item.validFor.join('・')}`]] : []),
    ...(item.outcome ? [[`結果：${item.outcome.label}`]] : []),
    ...people('語り手', item.toldBy),
    ...people('書き手', item.writtenBy),
    ...people('確認者', item.checkedBy),
    ...(item.owner ? [['所有：', link(item.owner)]] : []),
    [`状態：${labelOf('status', item.status)}`],
    [
      `版：${item.revision ?? '記載なし'}${item.revised ? `（${dateText(item.revised)}改訂）` : ''}`,
    ],
    ...(item.reviewed ? [[`見直し日：${dateText(item.reviewed)}`]] : []),
    ...(item.reviewBy ? [[`見直し期限：${dateText(item.reviewBy)}`]] : []),
    ...(item.fictional ? [['見本：架空の組織・条件です']] : []),
    [`公開範囲：${labelOf('visibility', item.visibility)}（この写しは${about.edition}）`],
    [`ライセンス：${about.licence ?? '記載なし'}`],
    ['もとのページ：', link({ label: about.url, url: about.url })],
  ]);
}

function oplNodes({ opl }: ItemPageProp): BodyNode[] {
  if (!opl) return [];
  const example = (label: string, shown: typeof opl.ok): BodyNode[][] =>
    shown
      ? [
          [
            `${label}：${shown.text ? `${shown.text} ` : ''}`,
            ...(shown.picture
              ? [['img', { src: shown.picture.url, alt: shown.picture.alt }] satisfies BodyNode]
              : []),
          ],
        ]
      : [];
  return section('見くらべ', [
    ...(opl.point ? [p(opl.point)] : []),
    ...ul([...example('よい例', opl.ok), ...example('悪い例', opl.ng)]),
  ]);
}

function appearanceNodes({ appearance }: ItemPageProp): BodyNode[] {
  if (!appearance) return [];
  const { firms, criteria, samples } = appearance;
  return [
    ...section(
      '会社ごとの基準',
      table(
        ['項目', ...firms.map(({ label }) => label)],
        criteria.map(({ topic, cells }) => [
          topic,
          ...cells.map((cell) =>
            cell ? [cell.word, cell.text].filter(Boolean).join('：') : '記載なし',
          ),
        ]),
      ),
    ),
    ...section(
      '合格・限度・返す',
      ul(
        samples.map(({ verdict, topic, text, picture }) => [
          `${labelOf('verdict', verdict)}：${[topic, text].filter(Boolean).join(' ')} `,
          ...(picture ? [['img', { src: picture.url, alt: picture.alt }] satisfies BodyNode] : []),
        ]),
      ),
    ),
  ];
}

const weldNodes = (weld: WeldProp): BodyNode[] =>
  section('溶接条件', [
    ...lines(weldLines(weld)),
    ...table(
      ['項目', '値'],
      weld.rows.map(({ label, values }) => [label, links(values)]),
    ),
    ...(weld.defectLinks.length > 0
      ? [el('h3', '不完全部との関係'), ...conditionNodes(weld.defectLinks)]
      : []),
  ]);

const conditionNodes = (list: readonly ConditionProp[]): BodyNode[] =>
  ul(
    list.map((condition) => {
      const [said = ''] = conditionLines([condition]);
      return [said, ...(condition.manual ? ['（', link(condition.manual), '）'] : [])];
    }),
  );

const failureRow = ({ label, text }: { readonly label: string; readonly text: string }) =>
  `${label}：${text || '記載なし'}`;

const scenarioNodes = ({ scenario }: ItemPageProp): BodyNode[] =>
  scenario
    ? ul([
        [
          `原因：${scenario.causes.map(({ label, caption }) => `${label}（${caption}）`).join('、')}`,
        ],
        [`行動：${scenario.actions.join('、')}`],
        [`結果：${scenario.results.join('、')}`],
      ])
    : [];

const trialNodes = ({ trials }: ItemPageProp): BodyNode[] =>
  ul(
    (trials?.reports ?? []).map((report) => [
      p(link(report.page), `：${trialWords[report.result]}　${whoText(report)}`),
      ...ul([
        ...report.conditions.map(row),
        ...(report.learned ? [[report.learned]] : []),
        ...(report.about ? [['試したところ：', link(report.about)]] : []),
      ]),
    ]),
  );

function capabilityNodes({ capability }: ItemPageProp): BodyNode[] {
  if (!capability) return [];
  return section('できること', [
    ...table(
      columnNames.map((name) => capabilityColumns[name]),
      capability.rows.map((cells) => {
        const texts = capabilityCells(cells);
        return columnNames.map((name) => texts[name] || '記載なし');
      }),
    ),
    ...lines([
      ...capability.rows
        .filter(({ certificates }) => certificates.length > 0)
        .map((cells) => `${cells.text}：${certificatesText(cells)}`),
      certificationsText(capability.certifications),
    ]),
  ]);
}

/** What a film shows when, and every word that is said in it. */
function videoNodes({ video }: ItemPageProp): BodyNode[] {
  if (!video) return [];
  return [
    ...section('動画', [
      ...ul([
        [`長さ：${clock(video.duration)}`],
        ...(video.file ? [['ファイル：', link({ label: video.file, url: video.file })]] : []),
        ...(video.youtube ? [[`YouTube の番号：${video.youtube}`]] : []),
        ...(video.simulated ? [['計算で作った動画です']] : []),
      ]),
    ]),
    ...section(
      '章',
      ul(
        video.chapters.map(({ start, title, step }) => [
          `${clock(start)} ${title}`,
          ...(step ? ['（', link(step), '）'] : []),
        ]),
      ),
    ),
    ...section(
      '文字起こし',
      ul(
        video.cues.map(
          ({ start, text }) => `${clock(start)} ${text.replace(/(?<!\s)\s*\n\s*/g, ' ')}`,
        ),
      ),
    ),
  ];
}
