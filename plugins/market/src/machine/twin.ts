import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { BodyNode } from '../body-props.js';
import { shownMeeting } from '../emit/search-activity.js';
import { shownLearning } from '../emit/search-learning.js';
import { shownReward } from '../emit/search-reward.js';
import type { ItemPageProp } from '../props.js';
import { dateText, isSafety } from '../shown.js';
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
import type { ConditionProp, WeldProp } from '../weld-props.js';
import { labelOf } from '../words/label-of.js';
import { languageLines } from './language-lines.js';
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
      ...section(say`安全と保護具`, ul(item.fields.filter(isSafety).map(row))),
      ...oplNodes(item),
      ...appearanceNodes(item),
      ...(item.weld ? weldNodes(item.weld) : []),
      ...section(say`失敗のあらまし`, ul((item.failure?.rows ?? []).map(failureRow))),
      ...section(
        say`この失敗で変わった急所`,
        ul(
          (item.failure?.changed ?? []).map(({ manual, step, point }) =>
            links([manual, ...(step ? [step] : []), ...(point ? [point] : [])]),
          ),
        ),
      ),
      ...(has('Timeline') ? [] : section(say`経過`, timelineNodes(item.events ?? []))),
      ...section(item.questions?.title ?? '', lines(item.questions?.list ?? [])),
      ...section(say`日時・議題・決めたこと`, lines(shownMeeting(item))),
      ...section(say`学びの内容`, lines(shownLearning(item))),
      ...section(say`募集の内容`, lines(item.board ? shownBoard(item.board) : [])),
      ...capabilityNodes(item),
      ...section(say`測った値`, lines(item.log ? logLines(item.log) : [])),
      ...videoNodes(item),
      ...plainBody(body, item),
      ...section(say`使ってみた`, trialNodes(item)),
      ...section(say`使われ方`, lines(shownReward(item))),
      ...section(say`この不完全部につながる条件`, conditionNodes(item.conditions ?? [])),
      ...section(say`教訓`, item.lesson ? [p(item.lesson)] : []),
      ...section(say`つまずきの流れ`, scenarioNodes(item)),
      ...section(say`主目的`, ul((item.purpose ?? []).map(claimEntry))),
      ...(item.canvasText && !has('Canvas')
        ? section(say`ビジネスモデルキャンバス`, canvasNodes(item.canvasText))
        : []),
      ...section(
        say`成果と外部効果`,
        ul([
          ...(item.outcomes ?? []).map(claimEntry),
          ...(item.externalEffects ?? []).map((effect) => [
            effect.type ? say`${effect.type.label}：` : '',
            ...claimEntry(effect),
          ]),
        ]),
      ),
      ...section(
        say`数字`,
        ul(
          (item.facts ?? []).map(({ value, unit = '', of, year, sources }) =>
            claimEntry({
              text: say`${of}${year ? say`（${dateText(year)}）` : ''}：${value}${unit}`,
              sources,
            }),
          ),
        ),
      ),
      ...section(
        say`出典どうしの食い違い`,
        ul(
          (item.contradictions ?? []).map(({ topic, variants }) => [
            p(topic),
            ...ul(variants.map(claimEntry)),
          ]),
        ),
      ),
      ...section(say`くわしい項目`, ul(item.fields.filter((field) => !isSafety(field)).map(row))),
      ...section(
        say`改訂履歴`,
        ul(
          (item.history ?? []).map(({ revision, date, text, checkedBy }) => [
            say`${revision}（${dateText(date)}）：${text}`,
            ...(checkedBy.length > 0 ? [say`　確認者：`, ...links(checkedBy)] : []),
          ]),
        ),
      ),
      ...(item.sources.length > 0 ? [el('h2', say`出典`)] : []),
    ],
    item.sources,
  );
}

const holds = (nodes: readonly BodyNode[], name: string): boolean =>
  nodes.some((node) => {
    if (typeof node === 'string') return false;
    const [type, , ...children] = node;
    return type === name || holds(children, name);
  });

function head(item: ItemPageProp, about: TwinAbout): BodyNode[] {
  const people = (label: string, list: ItemPageProp['toldBy']): BodyNode[][] =>
    list.length > 0 ? [[say`${label}：`, ...links(list)]] : [];
  return ul([
    [say`種類：`, link({ label: item.kindLabel, url: item.kindUrl })],
    ...(item.reading ? [[say`よみ：${item.reading}`]] : []),
    ...people(say`段階`, item.phases),
    ...people(say`キャンバス`, item.canvas),
    ...(item.validFor.length > 0 ? [[say`対象：${item.validFor.join('・')}`]] : []),
    ...(item.outcome ? [[say`結果：${item.outcome.label}`]] : []),
    ...people(say`語り手`, item.toldBy),
    ...people(say`書き手`, item.writtenBy),
    ...people(say`確認者`, item.checkedBy),
    ...(item.owner ? [[say`所有：`, link(item.owner)]] : []),
    [say`状態：${labelOf('status', item.status)}`],
    [
      say`版：${item.revision ?? say`記載なし`}${item.revised ? say`（${dateText(item.revised)}改訂）` : ''}`,
    ],
    ...(item.reviewed ? [[say`見直し日：${dateText(item.reviewed)}`]] : []),
    ...(item.reviewBy ? [[say`見直し期限：${dateText(item.reviewBy)}`]] : []),
    ...(item.fictional ? [[say`見本：架空の組織・条件です`]] : []),
    [say`公開範囲：${labelOf('visibility', item.visibility)}（この写しは${about.edition}）`],
    [say`ライセンス：${about.licence ?? say`記載なし`}`],
    [say`もとのページ：`, link({ label: about.url, url: about.url })],
    ...languageLines(item),
  ]);
}

function oplNodes({ opl }: ItemPageProp): BodyNode[] {
  if (!opl) return [];
  const example = (label: string, shown: typeof opl.ok): BodyNode[][] =>
    shown
      ? [
          [
            say`${label}：${shown.text ? `${shown.text} ` : ''}`,
            ...(shown.picture
              ? [['img', { src: shown.picture.url, alt: shown.picture.alt }] satisfies BodyNode]
              : []),
          ],
        ]
      : [];
  return section(say`見くらべ`, [
    ...(opl.point ? [p(opl.point)] : []),
    ...ul([...example(say`よい例`, opl.ok), ...example(say`悪い例`, opl.ng)]),
  ]);
}

function appearanceNodes({ appearance }: ItemPageProp): BodyNode[] {
  if (!appearance) return [];
  const { firms, criteria, samples } = appearance;
  return [
    ...section(
      say`会社ごとの基準`,
      table(
        [say`項目`, ...firms.map(({ label }) => label)],
        criteria.map(({ topic, cells }) => [
          topic,
          ...cells.map((cell) =>
            cell ? [cell.word, cell.text].filter(Boolean).join(say`：`) : say`記載なし`,
          ),
        ]),
      ),
    ),
    ...section(
      say`合格・限度・返す`,
      ul(
        samples.map(({ verdict, topic, text, picture }) => [
          say`${labelOf('verdict', verdict)}：${[topic, text].filter(Boolean).join(' ')} `,
          ...(picture ? [['img', { src: picture.url, alt: picture.alt }] satisfies BodyNode] : []),
        ]),
      ),
    ),
  ];
}

const weldNodes = (weld: WeldProp): BodyNode[] =>
  section(say`溶接条件`, [
    ...lines(weldLines(weld)),
    ...table(
      [say`項目`, say`値`],
      weld.rows.map(({ label, values }) => [label, links(values)]),
    ),
    ...(weld.defectLinks.length > 0
      ? [el('h3', say`不完全部との関係`), ...conditionNodes(weld.defectLinks)]
      : []),
  ]);

const conditionNodes = (list: readonly ConditionProp[]): BodyNode[] =>
  ul(
    list.map((condition) => {
      const [said = ''] = conditionLines([condition]);
      return [said, ...(condition.manual ? [say`（`, link(condition.manual), say`）`] : [])];
    }),
  );

const failureRow = ({ label, text }: { readonly label: string; readonly text: string }) =>
  say`${label}：${text || say`記載なし`}`;

const scenarioNodes = ({ scenario }: ItemPageProp): BodyNode[] =>
  scenario
    ? ul([
        [
          say`原因：${scenario.causes.map(({ label, caption }) => say`${label}（${caption}）`).join(say`、`)}`,
        ],
        [say`行動：${scenario.actions.join(say`、`)}`],
        [say`結果：${scenario.results.join(say`、`)}`],
      ])
    : [];

const trialNodes = ({ trials }: ItemPageProp): BodyNode[] =>
  ul(
    (trials?.reports ?? []).map((report) => [
      p(link(report.page), say`：${sayWord(trialWords[report.result])}　${whoText(report)}`),
      ...ul([
        ...report.conditions.map(row),
        ...(report.learned ? [[report.learned]] : []),
        ...(report.about ? [[say`試したところ：`, link(report.about)]] : []),
      ]),
    ]),
  );

function capabilityNodes({ capability }: ItemPageProp): BodyNode[] {
  if (!capability) return [];
  return section(say`できること`, [
    ...table(
      columnNames.map((name) => sayWord(capabilityColumns[name])),
      capability.rows.map((cells) => {
        const texts = capabilityCells(cells);
        return columnNames.map((name) => texts[name] || say`記載なし`);
      }),
    ),
    ...lines([
      ...capability.rows
        .filter(({ certificates }) => certificates.length > 0)
        .map((cells) => say`${cells.text}：${certificatesText(cells)}`),
      certificationsText(capability.certifications),
    ]),
  ]);
}

/** What a film shows when, and every word that is said in it. */
function videoNodes({ video }: ItemPageProp): BodyNode[] {
  if (!video) return [];
  return [
    ...section(say`動画`, [
      ...ul([
        [say`長さ：${clock(video.duration)}`],
        ...(video.file ? [[say`ファイル：`, link({ label: video.file, url: video.file })]] : []),
        ...(video.youtube ? [[say`YouTube の番号：${video.youtube}`]] : []),
        ...(video.simulated ? [[say`計算で作った動画です`]] : []),
      ]),
    ]),
    ...section(
      say`章`,
      ul(
        video.chapters.map(({ start, title, step }) => [
          `${clock(start)} ${title}`,
          ...(step ? [say`（`, link(step), say`）`] : []),
        ]),
      ),
    ),
    ...section(
      say`文字起こし`,
      ul(
        video.cues.map(
          ({ start, text }) => `${clock(start)} ${text.replace(/(?<!\s)\s*\n\s*/g, ' ')}`,
        ),
      ),
    ),
  ];
}
