import { type Item, type KindId, kinds, vocabularies } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { CountProp, FrontPageProp, ListPageProp } from '../list-props.js';
import { feedOf } from '../machine/feed-items.js';
import { labelOf } from '../words/label-of.js';
import { meetingsOf } from './activities.js';
import { toBlockPage } from './canvas-sheet.js';
import { byNewest, type ListContext, type PageContext, toCard } from './context.js';
import { cutGroups } from './cut-groups.js';
import { isOpen } from './notices.js';
import { toSheet } from './sheet.js';

const phaseSummaries: Record<string, string> = {
  sosei: say`一人の声かけに仲間が集まる`,
  kochiku: say`何を作るか、どう進めるかを決める`,
  kaihatsu: say`決めたものを力を合わせて作る`,
  seihinka: say`使える品物に仕上げ、届け方を整える`,
  jigyoka: say`お客さまに続けて届ける`,
};
/** Kinds in the order readers look for them. */
export const kindOrder: readonly KindId[] = [
  'manual',
  'opl',
  'video',
  'failure',
  'case',
  'guide',
  'term',
  'appearance',
  'skill',
  'course',
  'skillmap',
  'trial',
  'request',
  'offer',
  'activity',
  'alliance',
  'org',
  'person',
];

/** Retired pages stay readable but last. */
const inOrder = (items: readonly Item[]): Item[] =>
  [...items].sort(
    (a, b) => Number(a.status === 'retired') - Number(b.status === 'retired') || byNewest(a, b),
  );

export function phaseCounts({ catalog, urls }: ListContext): CountProp[] {
  return vocabularies.phase.map(({ id, ja }) => ({
    id,
    label: sayWord(ja),
    url: urls.phase(id),
    count: catalog.items.filter((item) => item.phases.some((p) => p.id === id)).length,
  }));
}
export function canvasCounts({ catalog, urls }: ListContext): CountProp[] {
  return vocabularies.canvas.map(({ id, ja }) => ({
    id,
    label: sayWord(ja),
    url: urls.canvas(id),
    count: catalog.items.filter((item) => item.canvas.some((b) => b.id === id)).length,
  }));
}
export function kindCounts({ catalog, urls }: ListContext): CountProp[] {
  return kindOrder.map((id) => ({
    id,
    label: labelOf('kind', id),
    url: urls.kind(id),
    count: catalog.items.filter((item) => item.kind === id).length,
  }));
}

export function toFrontPage(context: PageContext, hasRegion = false): FrontPageProp {
  const { catalog, urls } = context;
  const cards = (items: readonly Item[], most: number) =>
    items.slice(0, most).map((item) => toCard(item, context));
  const open = (kind: KindId) =>
    inOrder(catalog.items.filter((item) => item.kind === kind && isOpen(item)));
  const readable = catalog.items.filter(
    (item) =>
      !['org', 'person', 'term', 'request', 'offer', 'alliance', 'skill', 'skillmap'].includes(
        item.kind,
      ),
  );
  const due = catalog.items
    .filter((item) => item.fields.reviewBy && item.status === 'approved')
    .sort((a, b) => ((a.fields.reviewBy ?? '') < (b.fields.reviewBy ?? '') ? -1 : 1));
  const examples = ['ティグ うらなみ', '穴があく', '2000個の注文'];
  return {
    phases: phaseCounts(context).map((phase) => ({
      ...phase,
      summary: sayWord(phaseSummaries[phase.id] ?? ''),
    })),
    canvas: canvasCounts(context),
    canvasWays: [
      { id: 'matrix', label: say`段階と欄の表で見る`, url: urls.matrix },
      { id: 'blank', label: say`書き込み用の白紙（A3横）`, url: urls.blankCanvas },
      { id: 'compare', label: say`事例を並べて比べる`, url: urls.compare() },
    ],
    kinds: kindCounts(context).filter((kind) => kind.count > 0),
    ...feedOf('all', context),
    newest: cards(inOrder(readable), 6),
    reviewDue: cards(due, 4),
    requests: cards(open('request'), 3),
    offers: cards(open('offer'), 3),
    boardUrl: urls.board,
    examples: examples.map((query) => ({ query, url: urls.searchFor({ q: query }) })),
    starts: [
      {
        who: say`はじめての方`,
        text: say`手順を探して、写真と動画で見る`,
        url: urls.kind('manual'),
      },
      { who: say`教える方`, text: say`書き方の一覧を見て、見本を写して書く`, url: urls.reference },
      {
        who: say`連携をまとめる方`,
        text: say`五つの段階から、よその事例を読む`,
        url: urls.kind('case'),
      },
    ],
    ways: [
      ...(hasRegion
        ? [
            {
              label: say`地域の市場`,
              text: say`ほかの連携体の市場を、まとめて見る`,
              url: urls.region,
            },
          ]
        : []),
      ...(catalog.items.some((item) => item.kind === 'course')
        ? [
            {
              label: say`学びの道筋`,
              text: say`新しく入った方は、順番のついたページから始める`,
              url: urls.kind('course'),
            },
          ]
        : []),
      ...(catalog.items.some((item) => item.kind === 'activity')
        ? [
            {
              label: say`集まり`,
              text: say`これからの勉強会や見学と、決めたこと`,
              url: urls.activities,
            },
          ]
        : []),
      ...(catalog.items.some((item) => item.kind === 'case')
        ? [
            {
              label: say`谷と立ち直り`,
              text: say`最初の谷で何が起き、何で立ち直ったか`,
              url: urls.valleys,
            },
            {
              label: say`事例の歩み`,
              text: say`すべての事例を五つの段階に並べて見る`,
              url: urls.cases,
            },
          ]
        : []),
      ...(catalog.items.some((item) => item.kind === 'failure')
        ? [
            {
              label: say`失敗に学ぶ`,
              text: say`何がそろっていなかったかから、失敗の例を探す`,
              url: urls.failures,
            },
          ]
        : []),
    ],
    total: catalog.items.length,
  };
}

/** Pages of the three axes. */
export function toListPages(context: PageContext): ListPageProp[] {
  const { catalog, urls } = context;
  const guideFor = (type: string, label: string) => {
    const guide = catalog.items.find(
      (item) =>
        item.kind === 'guide' && item.fields.guideType === type && item.fields.about === label,
    );
    return guide ? { guide: toCard(guide, context) } : {};
  };
  const grouped = (items: readonly Item[]) =>
    kindOrder.flatMap((kind) => {
      const own = inOrder(items.filter((item) => item.kind === kind));
      return own.length > 0
        ? [{ label: labelOf('kind', kind), items: own.map((item) => toCard(item, context)) }]
        : [];
    });
  const phases = vocabularies.phase.map(({ id, ja }, index): ListPageProp => {
    const items = catalog.items.filter((item) => item.phases.some((p) => p.id === id));
    return {
      axis: 'phase',
      id,
      label: sayWord(ja),
      number: index + 1,
      description: sayWord(phaseSummaries[id] ?? ''),
      ...guideFor('phase', ja),
      groups: grouped(items),
      total: items.length,
      siblings: phaseCounts(context),
      searchUrl: urls.searchFor({ phase: id }),
    };
  });
  const blocks = vocabularies.canvas.map(({ id, ja }): ListPageProp => {
    const items = catalog.items.filter((item) => item.canvas.some((b) => b.id === id));
    return {
      axis: 'canvas',
      id,
      label: sayWord(ja),
      description: say`ビジネスモデルキャンバスの「${sayWord(ja)}」に関わるページです。`,
      ...guideFor('canvas', ja),
      block: toBlockPage(id, context),
      groups: grouped(items),
      total: items.length,
      siblings: canvasCounts(context),
      searchUrl: urls.searchFor({ canvas: id }),
    };
  });
  const byKind = kinds.map(({ id, ja }): ListPageProp => {
    const items = inOrder(catalog.items.filter((item) => item.kind === id));
    return {
      axis: 'kind',
      id,
      label: sayWord(ja),
      description: '',
      groups: kindGroups(id, items, context),
      total: items.length,
      siblings: kindCounts(context).filter((kind) => kind.count > 0 || kind.id === id),
      searchUrl: urls.searchFor({ kind: id }),
      ...kindWays(id, context),
    };
  });
  return [...phases, ...blocks, ...byKind].map((list) => ({
    ...list,
    groups: cutGroups(list.groups),
    ...feedOf(`${list.axis}/${list.id}`, context),
  }));
}

/** From a kind to the pages over all of it and to what it goes with. */
function kindWays(kind: KindId, { urls }: ListContext): Pick<ListPageProp, 'ways'> {
  const map = { id: 'skills', label: say`力量表（だれが、どこまで）`, url: urls.skills };
  const skills = { id: 'skill', label: say`技能の一覧`, url: urls.kind('skill') };
  const courses = { id: 'course', label: say`学びの道筋`, url: urls.kind('course') };
  const board = [{ id: 'board', label: say`掲示板で見る`, url: urls.board }];
  const ways: Partial<Record<KindId, ListPageProp['ways']>> = {
    request: board,
    offer: board,
    org: [
      { id: 'makers', label: say`作れる会社を工程・母材・板厚で探す`, url: `${urls.board}#makers` },
    ],
    person: [{ id: 'teachers', label: say`教えられる人・会社`, url: `${urls.board}#teachers` }],
    failure: [{ id: 'failures', label: say`原因から見る`, url: urls.failures }],
    appearance: [
      { id: 'appearance', label: say`面の区分と価格帯で並べて見る`, url: urls.appearance },
    ],
    skill: [map, courses],
    course: [skills, map],
    skillmap: [map, skills],
    activity: [
      {
        id: 'activities',
        label: say`これからの集まりと、まだ終わっていないこと`,
        url: urls.activities,
      },
    ],
  };
  return ways[kind] ? { ways: ways[kind] } : {};
}

/** Guides that are paper to write on, whatever they are about. */
const SHEETS = say`印刷して書き込む紙`;
const guideGroups = () => [...vocabularies.guideType.map(({ ja }) => sayWord(ja)), sayWord(SHEETS)];

/** A kind's page, in the parts its readers think in. */
function kindGroups(
  kind: KindId,
  items: readonly Item[],
  context: PageContext,
): ListPageProp['groups'] {
  const groups = new Map<string, Item[]>();
  for (const item of kind === 'activity' ? meetingsOf(context) : items) {
    const label = groupLabel(item);
    groups.set(label, [...(groups.get(label) ?? []), item]);
  }
  const sorted =
    kind === 'term' || kind === 'org'
      ? [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
      : kind === 'guide'
        ? [...groups].sort(([a], [b]) => guideGroups().indexOf(a) - guideGroups().indexOf(b))
        : [...groups];
  return sorted.map(([label, own]) => ({
    label,
    items: (kind === 'term'
      ? [...own].sort((a, b) => ((a.fields.reading ?? '') < (b.fields.reading ?? '') ? -1 : 1))
      : own
    ).map((item) => toCard(item, context)),
  }));
}

const kanaRows = [
  'あいうえおぁぃぅぇぉゔ',
  'かきくけこがぎぐげご',
  'さしすせそざじずぜぞ',
  'たちつてとだぢづでどっ',
  'なにぬねの',
  'はひふへほばびぶべぼぱぴぷぺぽ',
  'まみむめも',
  'やゆよゃゅょ',
  'らりるれろ',
  'わをん',
];

function groupLabel(item: Item): string {
  switch (item.kind) {
    case 'term': {
      const row = kanaRows.find((kana) => kana.includes(item.fields.reading?.[0] ?? ' '));
      return row ? say`${row[0]}行` : say`その他`;
    }
    case 'manual':
    case 'failure':
    case 'trial':
      return labelOf('process', item.fields.process?.[0] ?? 'other');
    case 'guide':
      return toSheet(item)?.paper && !toSheet(item)?.toRead
        ? sayWord(SHEETS)
        : labelOf('guideType', item.fields.guideType);
    case 'org':
      return item.fields.fictional ? say`見本（架空）` : labelOf('orgType', item.fields.orgType);
    case 'activity':
      return say`${item.fields.date.slice(0, 4)}年`;
    case 'case':
      return say`結果：${labelOf('outcome', item.fields.outcome)}`;
    default:
      return labelOf('kind', item.kind);
  }
}
