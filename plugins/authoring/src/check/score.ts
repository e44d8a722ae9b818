import type { Catalog } from '@chishiki-ichiba/market/catalog';
import type { Item, ItemOf, Message } from '@chishiki-ichiba/model';

/** How complete a page is, and what would help its readers most. */
export interface Score {
  readonly file: string;
  readonly title: string;
  /** 0 to 100; 100 when nothing is left to wish for. */
  readonly score: number;
  /** The most useful things to add, at most three, best first. */
  readonly next: readonly Wish[];
}

export interface Wish {
  /** Line to go to, from 1. */
  readonly line: number;
  readonly text: string;
}

/** One thing that helps readers: what it is worth, how much of it is there, and what to do for the rest. */
interface Part extends Wish {
  readonly points: number;
  /** 0 to 1. */
  readonly done: number;
}

interface Context {
  readonly catalog: Catalog;
  /** Of this page. */
  readonly messages: readonly Message[];
  /** ISO date: what is overdue by then counts as missing. */
  readonly today: string;
}

/** Score a page that could be read. */
export function scorePage(item: Item, context: Context): Score {
  const parts = [...commonParts(item, context), ...ownParts(item)];
  const all = parts.reduce((sum, { points }) => sum + points, 0);
  const got = parts.reduce((sum, { points, done }) => sum + points * done, 0);
  const next = parts
    .filter(({ done }) => done < 1)
    .sort((a, b) => b.points * (1 - b.done) - a.points * (1 - a.done))
    .slice(0, 3)
    .map(({ line, text }) => ({ line, text }));
  // Rounded down: a page with something left to do never shows 100.
  return { file: item.file, title: item.title, score: Math.floor((100 * got) / all), next };
}

function commonParts(item: Item, { catalog, messages, today }: Context): Part[] {
  const { fields } = item;
  const unfilled = messages.filter(({ ruleId }) => ruleId === 'model:placeholder');
  const warnings = messages.filter(
    ({ severity, ruleId }) => severity === 'warning' && ruleId !== 'model:placeholder',
  );
  const [firstBlank] = unfilled;
  const [firstWarning] = warnings;
  const words = fields.keywords ?? [];
  const due = fields.reviewBy;
  return [
    part(16, unfilled.length === 0, firstBlank?.line, `〔 〕を書く（あと${unfilled.length}か所）`),
    part(
      10,
      warnings.length === 0,
      firstWarning?.line,
      `注意を直す（${warnings.length}件）: ${firstWarning?.message ?? ''}`,
    ),
    part(8, fields.summary !== undefined, 2, '`要約`（何がうまくいくページか、120字まで）を書く'),
    {
      points: 8,
      done: item.kind === 'term' ? 1 : Math.min(1, words.length / 3),
      line: lineOf(item, 'keywords'),
      text: `\`検索語\` に現場の言い方を足す（いま${words.length}。困ったときに口から出る言葉を3つ）`,
    },
    part(
      8,
      due !== undefined && due >= today,
      lineOf(item, 'reviewBy'),
      due === undefined
        ? '`見直し期限`（一年後くらい）を書く'
        : `見直し期限 ${due} を過ぎています。読み直して、\`見直し期限\` と \`改訂日\` を直す`,
    ),
    part(6, fields.checkedBy !== undefined, 2, 'ほかの人に読んでもらい、`確認者` を書く'),
    part(
      6,
      catalog.to(item).length > 0,
      1,
      'どのページからも指されていません。前後に読むページの `関連` か本文から、ここへつなぐ',
    ),
  ];
}

function ownParts(item: Item): Part[] {
  if (item.kind === 'manual') return manualParts(item);
  const { images } = item;
  const picture = part(8, images.length > 0, 1, '写真か図を一枚入れる');
  const related = part(
    5,
    item.fields.related !== undefined,
    2,
    '`関連`（合わせて読むページ）を書く',
  );
  if (item.kind === 'failure')
    return [
      part(12, !!item.fields.measure, 2, '`対策`（二度と起こさないためにしたこと）を書く'),
      part(10, !!item.fields.ledTo, 2, '`反映先`（この失敗で変わった急所）を書く'),
      part(4, !!item.fields.background, 2, '`背景`（起きる前からあった事情）を書く'),
      picture,
    ];
  if (item.kind === 'video')
    return [
      part(10, !!item.fields.chapters, 2, '`チャプター`（場面の区切り）を書く'),
      part(10, !!item.fields.captions, 2, '`字幕` を付ける'),
      part(6, !!item.fields.poster, 2, '`表紙画像` を置く'),
      part(6, !!item.fields.skill, 2, '`技能`（見て学べる技能）を書く'),
    ];
  if (item.kind === 'term')
    return [
      part(8, !!item.fields.synonyms, 2, '`別名`（現場の言い方）を書く'),
      part(6, !!item.fields.reading, 2, '`よみ` を書く'),
      part(4, !!item.fields.picture || images.length > 0, 2, '`図` を置く'),
    ];
  if (item.kind === 'case')
    return [
      part(8, !!item.fields.facts, 2, '`数値`（出典のある数）を書く'),
      part(
        10,
        item.fields.events.some(({ recovery }) => recovery !== undefined),
        lineOf(item, 'events'),
        '谷をどう越えたか（経過の `立ち直り`）を書く',
      ),
      part(6, !!item.fields.canvasText, 2, '`キャンバス記入` を書く'),
      related,
    ];
  return [picture, related];
}

function manualParts({ fields, steps, images, ...item }: ItemOf<'manual'>): Part[] {
  const points = steps.flatMap((step) => step.keyPoints);
  const bare = steps.find(({ keyPoints }) => keyPoints.length === 0);
  const unreasoned = points.find(({ reason }) => !reason);
  const withoutExample = points.find(
    ({ ng, ok, ngPicture, okPicture }) => !(ng || ok || ngPicture || okPicture),
  );
  const share = (some: number, all: number) => (all === 0 ? 0 : some / all);
  const shown = steps.filter(
    (step, index) =>
      step.clip ||
      step.keyPoints.some(({ clip, okPicture, ngPicture }) => clip ?? okPicture ?? ngPicture) ||
      images.some(
        ({ place }) =>
          place.line >= step.place.line &&
          place.line < (steps[index + 1]?.place.line ?? Number.POSITIVE_INFINITY),
      ),
  );
  const unshown = steps.find((step) => !shown.includes(step));
  const name = (title = '') => `「${title.slice(0, 20)}」`;
  const top = steps[0]?.place.line ?? 1;
  return [
    {
      points: 12,
      done: Math.min(1, steps.length / 3),
      line: top,
      text: `手順を書く（いま${steps.length}。\`### 1. 何を＋どうする\`）`,
    },
    {
      points: 14,
      done: share(points.filter(({ reason }) => reason).length, points.length),
      line: unreasoned?.place.line ?? top,
      text: `急所${name(unreasoned?.text)}の理由（なぜか。しないとどうなるか）を書く`,
    },
    {
      points: 10,
      done: share(
        steps.length - steps.filter((s) => s.keyPoints.length === 0).length,
        steps.length,
      ),
      line: bare?.place.line ?? top,
      text: `手順${name(bare?.title)}の急所（成否・安全・やりやすさを分ける一言）を書く`,
    },
    part(12, !!fields.safety, lineOf(item, 'safety'), '`安全`（起こりうる危険と備え）を書く'),
    {
      points: 12,
      // A picture for every second step is plenty.
      done: Math.min(1, share(shown.length, steps.length) * 2),
      line: unshown?.place.line ?? top,
      text: `手順${name(unshown?.title)}に、写真か動画の場面を付ける`,
    },
    {
      points: 8,
      done: share(
        points.length - points.filter((p) => !(p.ng || p.ok || p.ngPicture || p.okPicture)).length,
        points.length,
      ),
      line: withoutExample?.place.line ?? top,
      text: `急所${name(withoutExample?.text)}に、よい例か悪い例を書く`,
    },
    part(
      6,
      points.some(({ failures }) => failures.length > 0),
      top,
      '急所を教えた失敗を、急所の下の `- 失敗: 失敗のid` でつなぐ',
    ),
    part(4, !!fields.ppe, 2, '`保護具` を書く'),
    part(4, !!fields.tools, 2, '`工具` を書く'),
    part(4, !!fields.skill, 2, '`技能` を書く（技能マップに載る）'),
  ];
}

const part = (points: number, done: boolean, line: number | undefined, text: string): Part => ({
  points,
  done: done ? 1 : 0,
  line: line ?? 1,
  text,
});

const lineOf = ({ places }: Pick<Item, 'places'>, path: string): number =>
  places.get(path)?.line ?? 2;
