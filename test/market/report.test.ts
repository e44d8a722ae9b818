import { kpiDefinitions, measureOf, vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawBars } from '../../plugins/market/lib/charts/bars.js';
import { drawLines } from '../../plugins/market/lib/charts/lines.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { toReport } from '../../plugins/market/lib/pages/report.js';
import { REPORT_LIST_MAX } from '../../plugins/market/lib/pages/report-gaps.js';
import { readReport } from '../../plugins/market/lib/report.js';
import {
  changeText,
  compareFigures,
  datedFigures,
  datedNames,
  pastCount,
  soonCount,
  toTodos,
} from '../../plugins/market/lib/shown-report.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { contextOf, item, page, published, site } from './helpers.js';

/* Random markets as their authors would write them, and the same numbers counted from what was drawn,
   not from what was read. */

const phaseIds = ['sosei', 'kochiku', 'kaihatsu', 'seihinka', 'jigyoka'] as const;
const blockIds = vocabularies.canvas.map(({ id }) => id as string);
const kinds = [
  'manual',
  'failure',
  'case',
  'skill',
  'video',
  'request',
  'alliance',
  'org',
  'term',
  'guide',
] as const;
type Kind = (typeof kinds)[number];
const kindLabel = Object.fromEntries(vocabularies.kind.map(({ id, ja }) => [id, ja]));
const stages = ['アイデア', 'PoC', '開発', '終了'] as const;
const processes = ['溶接', '曲げ', '研磨・仕上げ', '手もみ'];
const materials = ['SUS304', 'チタン', '謎の板'];
const defects = ['割れ', '焼け', 'ひずみ'];
/** Two that have pages of their own, one that is only a word. */
const orgNames = ['org-a', 'org-b', 'ただの会'];

const day = fc
  .integer({ min: 0, max: 1200 })
  .map((days) => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const drawn = fc.record({
  kind: fc.constantFrom<Kind>(...kinds),
  status: fc.constantFrom('承認済み', '下書き', '廃止'),
  phases: some(phaseIds),
  blocks: some(blockIds),
  orgs: some(orgNames),
  owner: maybe(fc.constantFrom('org-a', 'org-b')),
  revised: maybe(day),
  reviewAfter: maybe(fc.integer({ min: 1, max: 500 })),
  related: fc.array(fc.nat(40), { maxLength: 2 }),
  process: some(processes),
  material: some(materials),
  defect: some(defects),
  points: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
  picture: fc.boolean(),
  target: maybe(fc.nat(40)),
  taught: maybe(fc.nat(40)),
  happened: maybe(day),
  effects: fc.boolean(),
  captions: fc.boolean(),
  state: fc.constantFrom(undefined, '募集中', '回答あり', '終了'),
  answered: maybe(fc.nat(40)),
  expires: maybe(day),
  projects: fc.array(
    fc.record({
      stage: fc.constantFrom(...stages),
      since: maybe(day),
      stopped: fc.boolean(),
      case: maybe(fc.nat(40)),
    }),
    { maxLength: 6 },
  ),
  kpi: fc.array(
    fc.record({
      year: fc.integer({ min: 2020, max: 2025 }),
      indicator: fc.constantFrom('ROI', '外部連携案件数', '笑顔の数'),
      value: fc.constantFrom('3件', '1,200件', '良くなった', '0.8', '20%'),
      own: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;
interface Page extends Drawn {
  readonly id: string;
}

const folder: Record<Kind, string> = {
  manual: 'manuals',
  failure: 'failures',
  case: 'cases',
  skill: 'skills',
  video: 'videos',
  request: 'requests',
  alliance: 'alliances',
  org: 'orgs',
  term: 'terms',
  guide: 'guides',
};
const blockLabel = Object.fromEntries(vocabularies.canvas.map(({ id, ja }) => [id, ja]));
const phaseLabel = Object.fromEntries(vocabularies.phase.map(({ id, ja }) => [id, ja]));

/** Alliances and cases must name a phase, cases a block. */
const phasesOf = ({ kind, phases }: Drawn): readonly string[] =>
  phases.length === 0 && (kind === 'alliance' || kind === 'case') ? ['sosei'] : phases;
const statedBlocks = ({ kind, blocks }: Drawn): readonly string[] =>
  blocks.length === 0 && kind === 'case' ? ['channels'] : blocks;
const defaultBlock: Partial<Record<Kind, string>> = {
  manual: 'key-resources',
  video: 'key-resources',
  skill: 'key-resources',
  term: 'key-activities',
};
/** Is there a reason? An approved manual without one is an error. */
const pointsOf = ({ status, points }: Drawn): readonly boolean[] =>
  points.map((reason) => reason || status === '承認済み');
const reviewOf = ({ revised, reviewAfter }: Drawn): string | undefined =>
  reviewAfter === undefined ? undefined : plus(revised ?? '2025-06-01', reviewAfter);
const plus = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

/** A page of the wanted kind that a number points at; not always there. */
const pick = (pages: readonly Page[], kind: Kind, at: number | undefined): Page | undefined => {
  const own = pages.filter((candidate) => candidate.kind === kind);
  return at === undefined ? undefined : own[at % Math.max(1, own.length)];
};

function write(own: Page, pages: readonly Page[]) {
  const list = (values: readonly string[]) => `[${values.join(', ')}]`;
  const related = relatedOf(own, pages);
  const target = pick(pages, 'manual', own.target);
  const lines = [
    `題名: ${own.id}の題`,
    `状態: ${own.status}`,
    '公開範囲: 一般公開',
    '架空: true',
    phasesOf(own).length > 0 && `段階: ${list(phasesOf(own).map((id) => phaseLabel[id] ?? ''))}`,
    statedBlocks(own).length > 0 &&
      `キャンバス: ${list(statedBlocks(own).map((id) => blockLabel[id] ?? ''))}`,
    own.orgs.length > 0 && `参加組織: ${list(own.orgs)}`,
    own.owner && `所有: ${own.owner}`,
    `改訂日: ${own.revised ?? '2025-06-01'}`,
    reviewOf(own) && `見直し期限: ${reviewOf(own)}`,
    related.length > 0 && `関連: ${list(related.map(({ id }) => id))}`,
    ...more(),
  ];
  function more(): (string | false | undefined)[] {
    const about = [
      own.process.length > 0 && `工程: ${list(own.process)}`,
      own.material.length > 0 && `母材: ${list(own.material)}`,
      own.defect.length > 0 && `不完全部: ${list(own.defect)}`,
    ];
    switch (own.kind) {
      case 'manual': {
        const skill = pick(pages, 'skill', own.taught);
        return ['語り手: [甲]', '書き手: [乙]', skill && `技能: ${skill.id}`, ...about];
      }
      case 'failure':
        return [
          '事象: a',
          '原因: b',
          '知識化: c',
          '主シナリオ: {原因: [未知], 行動: [計画・設計], 結果: [破損]}',
          own.happened && `発生日: ${own.happened}`,
          target && `反映先: [${target.id}]`,
          ...about,
        ];
      case 'case':
        return [
          '結果: 成功',
          '連携体: どこかの会',
          '経過: [{種別: 始まり, 内容: はじめた}]',
          '教訓: d',
          own.effects && '外部効果: [人が育った]',
        ];
      case 'video':
        return [
          '動画元: {YouTube: abcdefghijk}',
          '長さ: "0:30"',
          own.captions && '字幕: [{言語: ja, ファイル: ./a.vtt}]',
        ];
      case 'request': {
        const answer = pick(pages, 'manual', own.answered);
        return [
          '求め: 教えて',
          '掲載日: 2025-01-01',
          '聞き先: 窓口',
          own.state && `募集状態: ${own.state}`,
          own.expires && `期限: ${own.expires}`,
          answer && `回答: [${answer.id}]`,
        ];
      }
      case 'alliance':
        return [
          own.projects.length > 0 && '案件:',
          ...own.projects.map(({ stage, since, stopped, case: at }, index) => {
            const told = pick(pages, 'case', at);
            return `  - {名称: ${own.id}-${index}, 段: ${stage}${since ? `, 日付: ${since}` : ''}${stopped ? ', 見送り: true' : ''}${told ? `, 事例: ${told.id}` : ''}}`;
          }),
          ...kpiLines(own),
        ];
      case 'org':
        return ['区分: 企業', ...kpiLines(own)];
      case 'term':
        return ['意味: e'];
      case 'guide':
        return ['手引き種別: 実践'];
      default:
        return [];
    }
  }
  const told = pick(pages, 'failure', own.taught);
  const body =
    own.kind === 'manual'
      ? `\n## 手順\n### 1. 合わせる\n${pointsOf(own)
          .map(
            (reason, index) =>
              `- 急所（成否）: 点${index}\n${reason ? '  - 理由: わけ\n' : ''}${index === 0 && told ? `  - 失敗: ${told.id}\n` : ''}`,
          )
          .join('')}${own.picture ? '\n![絵](./a.svg)\n' : ''}`
      : '';
  return item(
    `docs/${folder[own.kind]}/${own.id}.md`,
    page(lines.filter(Boolean).join('\n'), body),
  );
}

const kpiLines = ({ kpi }: Drawn) => [
  kpi.length > 0 && 'KPI:',
  ...kpi.map(
    ({ year, indicator, value, own }) =>
      `  - {年度: ${year}, 指標: ${indicator}, 値: "${value}"${own ? ', 定義: こう数える' : ''}}`,
  ),
];
const relatedOf = ({ related }: Drawn, pages: readonly Page[]): Page[] =>
  related.flatMap((at) => pages[at] ?? []);

/** Two organisations are always there, without anything that counts. */
const fixedOrgs = ['org-a', 'org-b'];

const market = fc.array(drawn, { maxLength: 24 }).map((list) => {
  const pages = list.map((own, index): Page => ({ ...own, id: `${own.kind}-${index}` }));
  const entries = [
    ...fixedOrgs.map((id) =>
      item(`docs/orgs/${id}.md`, page(`題名: ${id}社\n区分: 企業\n${published}`)),
    ),
    ...pages.map((own) => write(own, pages)),
  ];
  return { pages, entries };
});

const contextFor = (entries: readonly ReturnType<typeof item>[]) => ({
  ...contextOf(entries.map((entry) => entry.item)),
  edition: { name: 'working' } as const,
  entries: new Map(
    entries.map((entry) => [entry.item, { ...entry, absolute: '/', messages: [] }] as const),
  ),
  hidden: new Set<string>(),
  sources: {},
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('every number of the report is the one counted by hand', () => {
  test('over random markets', () => {
    fc.assert(
      fc.property(market, day, ({ pages, entries }, today) => {
        const report = toReport(contextFor(entries));
        const current = pages.filter(({ status }) => status !== '廃止');
        const of = (kind: Kind) => current.filter((own) => own.kind === kind);
        const names = (list: readonly Page[]) => list.map(({ id }) => id).sort();
        const listed = (name: keyof typeof report.gaps) =>
          report.gaps[name].pages.map(({ id }) => id).sort();
        const figure = (name: string) =>
          report.figures.find((candidate) => candidate.name === name)?.value;

        expect(report.total).toBe(pages.length + fixedOrgs.length);
        expect(figure('ページ')).toBe(report.total);

        // Phase × block × kind.
        const blocksOf = (own: Page): readonly string[] => {
          const stated = statedBlocks(own);
          const usual = defaultBlock[own.kind];
          return stated.length === 0 && usual ? [usual] : stated;
        };
        let empty = 0;
        let assumed = 0;
        for (const [x, phase] of phaseIds.entries()) {
          expect(report.matrix.phases[x]?.count).toBe(
            pages.filter((own) => phasesOf(own).includes(phase)).length,
          );
          expect(figure(`段階：${phaseLabel[phase]}`)).toBe(report.matrix.phases[x]?.count);
          for (const [y, block] of blockIds.entries()) {
            const here = pages.filter(
              (own) => phasesOf(own).includes(phase) && blocksOf(own).includes(block),
            );
            const stated = here.filter((own) => statedBlocks(own).includes(block));
            if (here.length === 0) empty++;
            else if (stated.length === 0) assumed++;
            const cell = report.matrix.rows[y]?.[x] ?? [];
            expect(sum(cell.map(([, a, b]) => a + b))).toBe(here.length);
            expect(sum(cell.map(([, a]) => a))).toBe(stated.length);
            for (const [kind, a, b] of cell)
              expect(a + b).toBe(here.filter((own) => own.kind === kind).length);
          }
        }
        for (const [y, block] of blockIds.entries()) {
          const count = pages.filter((own) => blocksOf(own).includes(block)).length;
          expect(report.matrix.blocks[y]?.count).toBe(count);
          expect(figure(`欄：${blockLabel[block]}`)).toBe(count);
        }
        expect([report.emptyCells.length, report.assumedCells.length]).toEqual([empty, assumed]);
        expect(figure('ページのない段階と欄の組')).toBe(empty);
        expect(figure('既定のページしかない段階と欄の組')).toBe(assumed);
        for (const kind of kinds) {
          const count =
            pages.filter((own) => own.kind === kind).length +
            (kind === 'org' ? fixedOrgs.length : 0);
          expect(figure(`種類：${kindLabel[kind]}`)).toBe(count === 0 ? undefined : count);
        }

        // By organisation.
        const orgsOf = (own: Page) => new Set([...(own.owner ? [own.owner] : []), ...own.orgs]);
        for (const name of orgNames) {
          const here = pages.filter((own) => orgsOf(own).has(name));
          const row = report.orgs.find(
            ({ label }) => label === (name === 'ただの会' ? name : `${name}社`),
          );
          expect(row?.count ?? 0).toBe(here.length);
          if (!row) continue;
          expect(Object.fromEntries(row.kinds)).toEqual(
            Object.fromEntries(
              kinds
                .map((kind) => [kindLabel[kind], here.filter((own) => own.kind === kind).length])
                .filter(([, count]) => count !== 0),
            ),
          );
          expect(row.revised).toBe(
            here
              .map(({ revised }) => revised ?? '2025-06-01')
              .sort()
              .at(-1),
          );
        }
        expect(report.orgs.length).toBe(new Set(pages.flatMap((own) => [...orgsOf(own)])).size);
        expect(report.withoutOrg).toBe(
          pages.filter((own) => orgsOf(own).size === 0).length + fixedOrgs.length,
        );

        // What is missing.
        const about = {
          process: (own: Page) => own.process,
          material: (own: Page) => own.material,
          defect: (own: Page) => own.defect,
        };
        for (const axis of ['process', 'material', 'defect'] as const) {
          const covered = new Set(of('manual').flatMap(about[axis]));
          const told = new Set(of('failure').flatMap(about[axis]));
          const holes = [...told].filter((name) => !covered.has(name)).sort();
          expect(report.holes[axis].map(({ label }) => label).sort()).toEqual(holes);
          for (const { label, failures } of report.holes[axis])
            expect(failures).toBe(
              of('failure').filter((own) => about[axis](own).includes(label)).length,
            );
        }
        expect(figure('失敗だけがあって手順のない工程')).toBe(report.holes.process.length);
        expect(figure('失敗だけがあって手順のない母材')).toBe(report.holes.material.length);
        expect(figure('失敗だけがあって手順のない不具合')).toBe(report.holes.defect.length);
        const taught = of('manual').map((own) => pick(pages, 'skill', own.taught)?.id);
        expect(listed('skills')).toEqual(
          names(of('skill').filter(({ id }) => !taught.includes(id))),
        );
        const open = of('request').filter(
          (own) => (own.state ?? '募集中') === '募集中' && !pick(pages, 'manual', own.answered),
        );
        expect(listed('requests')).toEqual(names(open));
        expect(listed('effects')).toEqual(names(of('case').filter(({ effects }) => !effects)));
        expect(report.gaps.reasons.count).toBe(
          sum(of('manual').map((own) => pointsOf(own).filter((reason) => !reason).length)),
        );
        expect(listed('pictures')).toEqual(names(of('manual').filter(({ picture }) => !picture)));
        expect(listed('captions')).toEqual(names(of('video').filter(({ captions }) => !captions)));
        const pointed = new Set(
          pages.flatMap((own) =>
            [
              ...relatedOf(own, pages),
              own.kind === 'manual' && pick(pages, 'skill', own.taught),
              own.kind === 'manual' && pick(pages, 'failure', own.taught),
              own.kind === 'failure' && pick(pages, 'manual', own.target),
              own.kind === 'request' && pick(pages, 'manual', own.answered),
              ...(own.kind === 'alliance'
                ? own.projects.map((project) => pick(pages, 'case', project.case))
                : []),
            ].flatMap((to) => (to && to.id !== own.id ? [to.id] : [])),
          ),
        );
        expect(listed('orphans')).toEqual(
          names(
            (['manual', 'failure', 'case', 'skill', 'video'] as const)
              .flatMap(of)
              .filter(({ id }) => !pointed.has(id)),
          ),
        );
        for (const [name, words] of [
          ['skills', '手順のない技能'],
          ['requests', '答えのない募集'],
          ['effects', '外部効果の記載がない事例'],
          ['reasons', '理由のない急所'],
          ['pictures', '写真も動画もない手順'],
          ['captions', '字幕のない動画'],
          ['orphans', 'ほかのページから指されていないページ'],
        ] as const)
          expect(figure(words)).toBe(report.gaps[name].count);

        // Days.
        const reviews = current.flatMap((own) => reviewOf(own) ?? []);
        const soon = plus(today, 90);
        expect(pastCount(report.reviews, today)).toBe(reviews.filter((on) => on < today).length);
        expect(soonCount(report.reviews, today)).toBe(
          reviews.filter((on) => on >= today && on <= soon).length,
        );
        expect(sum(report.reviews.days.map(([, count]) => count))).toBe(reviews.length);
        const late = of('failure').filter(
          (own) =>
            !pick(pages, 'manual', own.target) &&
            !pages.some(
              (manual) =>
                manual.kind === 'manual' && pick(pages, 'failure', manual.taught)?.id === own.id,
            ) &&
            plus(own.happened ?? own.revised ?? '2025-06-01', 90) < today,
        );
        expect(pastCount(report.waiting, today)).toBe(late.length);
        expect(pastCount(report.expiring, today)).toBe(
          open.filter(({ expires }) => expires !== undefined && expires < today).length,
        );
        expect(datedFigures(report, today).map(({ value }) => value)).toEqual([
          pastCount(report.reviews, today),
          soonCount(report.reviews, today),
          pastCount(report.waiting, today),
          pastCount(report.expiring, today),
        ]);

        // Projects.
        const projects = of('alliance').flatMap((own) => own.projects);
        const going = (stage: string) =>
          projects.filter((project) => project.stage === stage && !project.stopped).length;
        expect(report.pipeline.stages.map(({ count }) => count)).toEqual(stages.map(going));
        expect(report.pipeline.stopped).toBe(projects.filter(({ stopped }) => stopped).length);
        expect(report.pipeline.total).toBe(projects.length);
        expect(report.pipeline.projects).toHaveLength(projects.length);
        expect(stages.map((stage) => figure(`案件：${stage}`))).toEqual(stages.map(going));
        expect(figure('案件：見送り')).toBe(report.pipeline.stopped);
        expect(report.pipeline.jams.map(({ label }) => label)).toEqual(
          stages
            .slice(0, -1)
            .filter(
              (stage, index) =>
                going(stage) >= 3 && going(stage) > 2 * going(stages[index + 1] ?? ''),
            ),
        );
        for (const { label, count, next, nextCount, oldest } of report.pipeline.jams) {
          expect([count, nextCount]).toEqual([going(label), going(next)]);
          const days = projects
            .filter((project) => project.stage === label && !project.stopped)
            .flatMap(({ since }) => since ?? [])
            .sort();
          expect(oldest?.since).toBe(days[0]);
        }

        // Indicators.
        const kpi = [...of('alliance'), ...of('org')].flatMap((own) => own.kpi);
        for (const label of ['ROI', '外部連携案件数', '笑顔の数']) {
          const own = kpi.filter(({ indicator }) => indicator === label);
          const shown = report.kpi.find((indicator) => indicator.label === label);
          expect(shown?.entries.map(({ year, value }) => `${year} ${value}`).sort() ?? []).toEqual(
            own.map(({ year, value }) => `${year} ${value}`).sort(),
          );
        }
        const told = new Set(kpi.map(({ indicator }) => indicator));
        expect(report.kpi).toHaveLength(told.size);
      }),
      { numRuns: 60 },
    );
  });
});

const context = (entries: readonly ReturnType<typeof item>[]) => contextFor(entries);
const term = (index: number) =>
  item(
    `docs/terms/t${index}.md`,
    page(`題名: t${index}\n意味: x\n見直し期限: 2026-${index % 2 ? '01' : '02'}-01\n${published}`),
  );

test('a long list is counted as a whole and named up to a limit', () => {
  const report = toReport(context(Array.from({ length: REPORT_LIST_MAX + 5 }, (_, i) => term(i))));
  expect(report.reviews.pages).toHaveLength(REPORT_LIST_MAX);
  expect(sum(report.reviews.days.map(([, count]) => count))).toBe(REPORT_LIST_MAX + 5);
  expect(report.reviews.pages[0]?.day).toBe('2026-01-01');
});

test.each([
  [2, 0, false],
  [3, 1, true],
  [4, 2, false],
  [5, 2, true],
])('%i projects before %i of the next stage: jam %s', (here, next, jam) => {
  const rows = [
    ...Array.from({ length: here }, (_, index) => `{名称: a${index}, 段: PoC}`),
    ...Array.from({ length: next }, (_, index) => `{名称: b${index}, 段: 開発}`),
    '{名称: c, 段: 終了}',
    '{名称: d, 段: PoC, 見送り: true}',
  ];
  const club = item(
    'docs/alliances/club.md',
    page(`題名: 会\n段階: [構築期]\n架空: true\n${published}\n案件: [${rows.join(', ')}]`),
  );
  const { jams } = toReport(contextFor([club])).pipeline;
  expect(jams).toEqual(jam ? [{ label: 'PoC', count: here, next: '開発', nextCount: next }] : []);
});

test('today is not past, and the ninetieth day is still soon', () => {
  const days = ['2026-11-28', '2026-11-29', '2027-02-27', '2027-02-28'];
  const list = { days: days.map((on) => [on, 1] as const), pages: [] };
  expect(plus('2026-11-29', 90)).toBe('2027-02-27');
  expect(pastCount(list, '2026-11-29')).toBe(1);
  expect(soonCount(list, '2026-11-29')).toBe(2);
});

describe('editions', () => {
  const inhouse = (org: string) => `公開範囲: 社内\n状態: 承認済み\n所有: ${org}`;
  const review = (date: string, count: number, who: string, of = '一般公開') =>
    page(
      `題名: 数えた日${date}\n活動: 定期レビュー\n日付: ${date}\n集計した版: ${of}\n集計: [{項目: ページ, 数: ${count}}, {項目: 昔の数, 数: 4}]\n${who}`,
    );
  const files = {
    'docs/orgs/firm-a.md': page(`題名: 甲社\n区分: 企業\n${published}`),
    'docs/orgs/firm-b.md': page(`題名: オツシャ\n区分: 企業\n${inhouse('firm-b')}`),
    'docs/terms/open.md': page(
      `題名: 開いた語\n意味: x\n参加組織: [firm-a, firm-b, オツシャ]\n${published}`,
    ),
    'docs/terms/own.md': page(
      `題名: シャナイゴ\n意味: x\n見直し期限: 2026-01-01\n${inhouse('firm-a')}`,
    ),
    'docs/alliances/club.md': page(
      `題名: カイインノカイ\n段階: [構築期]\n架空: true\n公開範囲: 会員\n所有: firm-a\n状態: 承認済み\n案件: [{名称: ヒミツノアンケン, 段: PoC}]\nKPI: [{年度: 2025, 指標: ROI, 値: "1.5"}]`,
    ),
    'docs/activities/old.md': review('2026-01-31', 1, published),
    'docs/activities/new.md': review('2026-04-30', 2, published),
    'docs/activities/members.md': review(
      '2026-05-31',
      77,
      '公開範囲: 会員\n状態: 承認済み\n所有: firm-a',
      '会員',
    ),
    'docs/activities/own-a.md': review('2026-06-30', 88, inhouse('firm-a'), '社内'),
    'docs/activities/own-b.md': review('2026-07-31', 99, inhouse('firm-b'), '社内'),
  };
  const reportOf = async (edition: Parameters<typeof loadMarket>[0]['edition']) => {
    const { context: own } = await loadMarket({
      siteDir: await site(files),
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition,
    });
    return toReport(own);
  };

  test('the public report counts public pages alone and names nothing else', async () => {
    const report = await reportOf({ name: 'public' });
    // firm-a, open, old, new.
    expect(report.total).toBe(4);
    expect(report.pipeline.total).toBe(0);
    expect(report.kpi).toEqual([]);
    expect(report.reviews.days).toEqual([]);
    expect(report.orgs.map(({ label }) => label)).toEqual(['甲社']);
    const text = JSON.stringify(report);
    for (const secret of [
      'firm-b',
      'オツシャ',
      'シャナイゴ',
      'カイインノカイ',
      'ヒミツノアンケン',
      '1.5',
      '77',
      '88',
      '99',
    ])
      expect(text).not.toContain(secret);
    expect(report.previous?.date).toBe('2026-04-30');
  });

  test('each edition is compared with its own newest review', async () => {
    const members = await reportOf({ name: 'members' });
    expect(members.pipeline.total).toBe(1);
    expect(members.kpi).toHaveLength(1);
    expect(members.previous?.figures[0]).toEqual(['ページ', 77]);
    const a = await reportOf({ name: 'inhouse', org: 'firm-a' });
    expect(a.previous?.figures[0]).toEqual(['ページ', 88]);
    expect(JSON.stringify(a)).not.toContain('オツシャ');
    const b = await reportOf({ name: 'inhouse', org: 'firm-b' });
    expect(b.previous?.figures[0]).toEqual(['ページ', 99]);
    expect(b.orgs.map(({ label }) => label).sort()).toEqual(['オツシャ', '甲社'].sort());
    // The working one counts drafts and has no reviews of its own.
    const working = await reportOf({ name: 'working' });
    expect([working.working, working.previous?.edition]).toEqual([true, 'public']);
  });

  test('the alliance’s own page says its indicators and projects as sentences', async () => {
    const { pages } = await loadMarket({
      siteDir: await site(files),
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'members' },
    });
    const club = [...pages].find(([own]) => own.id === 'club')?.[1].item;
    const row = (label: string) =>
      club?.fields.find((field) => field.label === label)?.values.map((value) => value.label);
    expect(row('KPI')).toEqual([
      `2025年度　ROI：1.5（数え方：${kpiDefinitions.roi.text.replace(/。$/, '')}）`,
    ]);
    expect(row('案件')).toEqual(['ヒミツノアンケン　PoC']);
    // A review shows its numbers in its text, not a second time as a field.
    const review = [...pages].find(([own]) => own.id === 'new')?.[1].item;
    expect(review?.fields.map(({ label }) => label)).not.toContain('集計');
  });

  test('more lines than can be told apart are in the table alone', () => {
    const series = Array.from({ length: 6 }, (_, index) => ({
      label: `会${index}`,
      points: [
        { year: 2024, number: index },
        { year: 2025, number: index + 1 },
      ],
    }));
    const chart = drawLines(series, '件', '数');
    expect([chart.series.length, chart.more]).toEqual([4, 2]);
  });

  test('the command counts as the page does, and looks for last time on earlier days', async () => {
    const siteDir = await site(files);
    const read = (today: string) =>
      readReport({ siteDir, roots: ['docs'], edition: { name: 'public' }, today });
    const { report, figures } = await read('2026-04-30');
    expect(report.previous?.date).toBe('2026-01-31');
    const page = await reportOf({ name: 'public' });
    const { previous: _, ...own } = report;
    const { previous: __, ...shown } = page;
    expect(own).toEqual(shown);
    expect(figures).toEqual([...page.figures, ...datedFigures(page, '2026-04-30')]);
    expect((await read('2026-01-31')).report.previous).toBeUndefined();
  });

  test('rows that are new, the same, gone', async () => {
    const report = await reportOf({ name: 'public' });
    const rows = compareFigures(report.figures, report.previous, datedNames);
    const row = (name: string) => rows.find((candidate) => candidate.name === name);
    expect(row('ページ')).toEqual({ group: 'all', name: 'ページ', now: 4, before: 2 });
    expect(row('昔の数')).toEqual({ group: 'gone', name: '昔の数', before: 4 });
    expect(row('種類：組織')).toMatchObject({ now: 1 });
    expect(row('種類：組織')).not.toHaveProperty('before');
    expect(row('見直し期限を過ぎたページ')).toEqual({
      group: 'date',
      name: '見直し期限を過ぎたページ',
    });
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });
});

test.each([
  [{ now: 5, before: 2 }, '+3'],
  [{ now: 2, before: 5 }, '−3'],
  [{ now: 2, before: 2 }, '±0'],
  [{ now: 2 }, '前回なし'],
  [{ before: 2 }, '今回なし'],
  [{}, ''],
])('%j: %s', (pair, text) => expect(changeText(pair)).toBe(text));

test('every number that should be smaller has a next step', () => {
  const report = toReport(context([]));
  const figures = [...report.figures, ...datedFigures(report, '2026-01-01')];
  const wanted = figures.filter(({ group }) => group === 'gap' || group === 'date');
  // Blocks that only a default fills are told in the table: no fault by itself.
  const known = wanted.filter(({ name }) => name !== '既定のページしかない段階と欄の組');
  const { todos } = toTodos(wanted.map((figure) => ({ ...figure, value: 1 })));
  expect(todos.map(({ name }) => name).sort()).toEqual(known.map(({ name }) => name).sort());
  for (const { cure } of todos) expect(cure).not.toBe('');
});

describe('charts', () => {
  test('a bar is as long as its number, and the longest as the room', () => {
    const chart = drawBars(
      [
        { label: 'ア', value: 2 },
        { label: 'イ', value: 8, text: '8件' },
        { label: 'ウ', value: 0, apart: true },
      ],
      '数',
    );
    const [two, eight, none] = chart.bars;
    expect((eight?.width ?? 0) / (two?.width ?? 1)).toBeCloseTo(4, 1);
    expect(none).toMatchObject({ width: 0, apart: true });
    expect(two?.text).toBe('2');
    const ends = chart.bars.map(({ y, height }) => [y, y + height]);
    for (const [index, [top = 0]] of ends.entries())
      if (index > 0) expect(top).toBeGreaterThan(ends[index - 1]?.[1] ?? 0);
  });

  test('lines rise with their numbers, are told apart, and say all numbers in words', () => {
    const chart = drawLines(
      [
        {
          label: '甲',
          points: [
            { year: 2024, number: 1000 },
            { year: 2025, number: 1500 },
          ],
        },
        {
          label: '乙',
          points: [
            { year: 2024, number: 500 },
            { year: 2025, number: 1500 },
          ],
        },
      ],
      '万円',
      '売上',
    );
    const [a, b] = chart.series;
    expect(a?.points[1]?.y).toBeLessThan(a?.points[0]?.y ?? 0);
    expect(a?.points[1]?.y).toBe(b?.points[1]?.y);
    expect([a?.points[1]?.below, b?.points[1]?.below]).toEqual([false, true]);
    expect(a?.dash).not.toBe(b?.dash);
    expect(a?.points[0]?.mark).not.toBe(b?.points[0]?.mark);
    expect(chart.ticks[0]?.label).toBe('0');
    expect(chart.label).toBe(
      '売上。甲は2024年度1,000万円、2025年度1,500万円。乙は2024年度500万円、2025年度1,500万円',
    );
    expect(a?.path).toMatch(/^M[\d.,L]+$/);
  });

  test.each([
    ['12件', 12, '件'],
    ['１，５００万円', 1500, '万円'],
    ['0.8', 0.8, ''],
    ['約20%', 20, '%'],
    ['-3％', -3, '%'],
    ['18件・4件', undefined, ''],
    ['3〜5件', undefined, ''],
    ['良くなった', undefined, ''],
    ['2025年の12件', undefined, ''],
  ])('%s is %s %s', (value, number, unit) => {
    expect(measureOf(value)).toEqual(number === undefined ? undefined : { number, unit });
  });

  test('only figures of one unit and two years are drawn; each of the six indicators is defined', () => {
    const firm = (kpi: string) =>
      item(
        'docs/orgs/firm.md',
        page(`題名: 甲社\n区分: 企業\n架空: true\n${published}\nKPI: [${kpi}]`),
      );
    const charts = (kpi: string) =>
      toReport(context([firm(kpi)])).kpi.flatMap((indicator) => indicator.charts);
    const entry = (year: number, value: string) => `{年度: ${year}, 指標: ROI, 値: "${value}"}`;
    expect(charts(`${entry(2024, '3件')}, ${entry(2025, '5件')}`)).toHaveLength(1);
    expect(charts(`${entry(2024, '3件')}, ${entry(2025, '5万円')}`)).toEqual([]);
    expect(charts(`${entry(2024, '3件')}, ${entry(2025, '良い')}`)).toEqual([]);
    expect(Object.keys(kpiDefinitions).sort()).toEqual(vocabularies.kpi.map(({ id }) => id).sort());
  });
});
