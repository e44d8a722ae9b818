import { checkCatalog } from '@chishiki-ichiba/market/catalog';
import { causeGroups, causes, type Item, labelOf, vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessonsOf } from '../../plugins/market/lib/catalog/lessons.js';
import { reflectBy } from '../../plugins/market/lib/catalog/reflected.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import {
  toChangedPoints,
  toFailuresPage,
  toSameCause,
  toScenario,
} from '../../plugins/market/lib/pages/failures.js';
import { toListPages } from '../../plugins/market/lib/pages/to-list-pages.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { catalogOf, contextOf, item, page, published, site } from './helpers.js';

const causeWords = vocabularies.failureCause.map(({ ja }) => ja);
const scenario = (words: readonly string[]) =>
  `主シナリオ: {原因: [${words}], 行動: [加工・製作], 結果: [不良・手直し]}`;
const told = '事象: a\n原因: b\n知識化: c';
const failure = (id: string, more: string, words: readonly string[] = ['無知']) =>
  item(`docs/failures/${id}.md`, page(`題名: ${id}\n${told}\n${scenario(words)}\n${more}`));
const manual = (id: string, points: readonly (readonly string[])[]) =>
  item(
    `docs/manuals/${id}.md`,
    page(
      `題名: ${id}\n改訂日: 2026-11-01\n語り手: [A]\n書き手: [B]\n技能: s\n${published}`,
      `## 手順\n### 1. 合わせる {#awase}\n${points
        .map(
          (failures, n) =>
            `- 急所（成否）: 要点${n} {#k${n}}\n  - 理由: 穴\n${failures
              .map((name) => `  - 失敗: ${name}\n`)
              .join('')}`,
        )
        .join('')}`,
    ),
  );

const names = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'];
const targets = ['m0#kp-k0', 'm0#kp-k1', 'm1#kp-k0', 'm1#step-awase', 'm1', 'm2#kp-k0'];
const words = fc.uniqueArray(fc.constantFrom(...causeWords), { minLength: 1, maxLength: 3 });
const failureSpec = fc.record({
  words,
  retired: fc.boolean(),
  processes: fc.uniqueArray(fc.constantFrom('溶接', '曲げ', '別の工程'), { maxLength: 2 }),
  materials: fc.uniqueArray(fc.constantFrom('SUS304', 'SPCC', '真ちゅう'), { maxLength: 2 }),
  defects: fc.uniqueArray(fc.constantFrom('穴あき', '割れ'), { maxLength: 2 }),
  revised: fc.constantFrom('', '2026-01-01', '2026-05-05'),
  ledTo: fc.uniqueArray(fc.constantFrom(...targets), { maxLength: 3 }),
});
const spec = fc.record({
  failures: fc.array(failureSpec, { maxLength: names.length }),
  cases: fc.array(fc.option(words), { maxLength: 4 }),
  points: fc.array(
    fc.array(fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 2,
    }),
    { maxLength: 3 },
  ),
});
type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

function itemsOf({ failures, cases, points }: Spec): Item[] {
  const list = (label: string, values: readonly string[]) =>
    values.length > 0 ? `${label}: [${values}]\n` : '';
  return [
    ...failures.map((one, n) => {
      const more = `${list('工程', one.processes)}${list('母材', one.materials)}${list('不完全部', one.defects)}${list(
        '反映先',
        one.ledTo,
      )}${one.revised ? `改訂日: ${one.revised}\n` : ''}公開範囲: 一般公開\n状態: ${one.retired ? '廃止' : '承認済み'}`;
      return failure(`f${n}`, more, one.words).item;
    }),
    ...cases.map(
      (own, n) =>
        item(
          `docs/cases/c${n}.md`,
          page(
            `題名: c${n}\n結果: 失敗\n連携体: 会\n段階: [創成期]\nキャンバス: [チャネル]\n教訓: 早く決める\n${published}\n経過:\n  - {種別: 谷, 内容: 止まった}\n${own ? scenario(own) : ''}`,
          ),
        ).item,
    ),
    ...points.map((own, n) => manual(`m${n}`, own).item),
  ];
}

/** The words an author typed, by page: what everything else is counted from. */
const wordsBy = ({ failures, cases }: Spec): [id: string, words: readonly string[]][] => [
  ...failures.map((one, n): [string, string[]] => [`f${n}`, one.words]),
  ...cases.flatMap((own, n): [string, string[]][] => (own ? [[`c${n}`, own]] : [])),
];

describe('the page of failures', () => {
  test('every count is what counting by hand gives', () => {
    fc.assert(
      fc.property(spec, (made) => {
        const shown = toFailuresPage(contextOf(itemsOf(made)));
        const typed = wordsBy(made);
        expect(shown.entries.map(({ id }) => id).sort()).toEqual(typed.map(([id]) => id).sort());
        for (const group of shown.groups) {
          const members = causes.filter((cause) => cause.group === group.id);
          expect(group.causes.map(({ id }) => id)).toEqual(members.map(({ id }) => id));
          for (const { id, label, entries } of group.causes) {
            expect(label).toBe(labelOf('failureCause', id));
            expect(entries.map((index) => shown.entries[index]?.id).sort()).toEqual(
              typed
                .filter(([, own]) => own.includes(label))
                .map(([name]) => name)
                .sort(),
            );
          }
          const labels = group.causes.map(({ label }) => label);
          expect(group.count).toBe(
            typed.filter(([, own]) => own.some((word) => labels.includes(word))).length,
          );
        }
        const [processes, materials, defects] = shown.ways;
        for (const [way, key] of [
          [processes, 'processes'],
          [materials, 'materials'],
          [defects, 'defects'],
        ] as const) {
          const counts = new Map<string, number>();
          for (const one of made.failures)
            for (const word of one[key]) counts.set(word, (counts.get(word) ?? 0) + 1);
          expect(new Map(way?.values.map(({ label, count }) => [label, count]))).toEqual(counts);
        }
        expect(shown.failures.count).toBe(made.failures.length);
        expect(shown.cases).toBe(made.cases.filter(Boolean).length);
      }),
      { seed: 4, numRuns: 80 },
    );
  });

  test('has the three groups and the ten words, even when nothing is told', () => {
    const shown = toFailuresPage(contextOf([]));
    expect(shown.groups.map(({ id }) => id)).toEqual(causeGroups.map(({ id }) => id));
    expect(shown.groups.flatMap((group) => group.causes)).toHaveLength(10);
    expect(shown.groups[0]?.causes[0]).toEqual({
      id: 'ignorance',
      label: '無知',
      caption: '知識が届いていなかった',
      entries: [],
    });
    expect(shown.ways.map(({ values }) => values)).toEqual([[], [], []]);
  });

  test('puts the newest first, the retired last, and leads into the search', () => {
    const dated = (id: string, date: string, status = '承認済み') =>
      failure(id, `改訂日: ${date}\n工程: [溶接]\n公開範囲: 一般公開\n状態: ${status}`).item;
    const shown = toFailuresPage(
      contextOf([
        dated('a', '2026-01-01'),
        dated('b', '2026-09-01', '廃止'),
        dated('c', '2026-05-01'),
      ]),
    );
    expect(shown.entries.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(shown.ways[0]?.values[0]?.url).toBe('/search/?kind=failure&process=welding');
  });
});

describe('failures and key points', () => {
  test('are joined from both ends, each pair once', () => {
    fc.assert(
      fc.property(spec, (made) => {
        const items = itemsOf(made);
        const { catalog } = contextOf(items);
        const lessons = lessonsOf(catalog);
        const told = new Set<string>();
        for (const [n, one] of made.failures.entries())
          for (const target of one.ledTo) {
            const [id = '', anchor = ''] = target.split('#');
            const point = /^kp-k(\d)$/.exec(anchor)?.[1];
            if (point && made.points[Number(id.slice(1))]?.[Number(point)])
              told.add(`f${n} ${id}#k${point}`);
          }
        for (const [m, own] of made.points.entries())
          for (const [k, failures] of own.entries())
            for (const name of failures)
              if (made.failures[Number(name.slice(1))]) told.add(`${name} m${m}#k${k}`);
        const fromFailures: string[] = [];
        const fromPoints: string[] = [];
        for (const one of items) {
          for (const { manual: to, point } of lessons.of(one))
            if (point) fromFailures.push(`${one.id} ${to.id}#${point.id}`);
          for (const point of one.steps.flatMap((step) => step.keyPoints))
            for (const lesson of lessons.at(one, point.id))
              fromPoints.push(`${lesson.failure.id} ${one.id}#${point.id}`);
        }
        expect(fromFailures.sort()).toEqual([...told].sort());
        expect(fromPoints.sort()).toEqual([...told].sort());
      }),
      { seed: 5, numRuns: 120 },
    );
  });

  test('a whole step or page stands where no key point of it is told', () => {
    const m = manual('m', [['f']]);
    const f = failure('f', `反映先: [m]\n${published}`).item;
    expect(toChangedPoints(f, contextOf([m.item, f]))).toEqual([
      {
        manual: { id: 'm', label: 'm', url: '/docs/manual/m/' },
        step: { id: 'awase', label: '1. 合わせる', url: '/docs/manual/m/#step-awase' },
        point: { id: 'k0', label: '要点0', url: '/docs/manual/m/#kp-k0' },
      },
    ]);
    const alone = manual('m', [[]]).item;
    expect(toChangedPoints(f, contextOf([alone, f]))).toEqual([
      { manual: { id: 'm', label: 'm', url: '/docs/manual/m/' } },
    ]);
  });

  test('a key point shows the failure that bought it when only the failure says so', async () => {
    const body = (extra: string) =>
      page(
        `題名: m\n改訂日: 2026-11-01\n語り手: [A]\n書き手: [B]\n技能: s\n${published}`,
        `\n## 手順\n\n${extra}\n`,
      );
    const dir = await site({
      'docs/skills/s.md': page(`題名: 技能\n${published}`),
      'docs/manuals/m.md': body(
        '### 1. 合わせる {#awase}\n- 急所（成否）: すき間 {#k0}\n  - 理由: 穴\n- 急所（成否）: 角 {#k1}\n  - 理由: 穴',
      ),
      'docs/manuals/x.mdx': body(
        '<Step id="awase" title="合わせる">\n\n<KeyPoint id="k0" reason="穴">すき間</KeyPoint>\n\n</Step>',
      ),
      'docs/failures/f.md': page(
        `題名: 穴があいた\n${told}\n${scenario(['無知'])}\n反映先: [m#kp-k0, x#kp-k0]\n${published}`,
      ),
      'docs/failures/hidden.md': page(
        `題名: 秘密\n${told}\n${scenario(['無知'])}\n反映先: [m#kp-k1]\n公開範囲: 会員\n所有: org\n状態: 承認済み`,
      ),
      'docs/orgs/org.md': page(`題名: 会社\n区分: 企業\n${published}`),
    });
    const market = await loadMarket({
      siteDir: dir,
      roots: ['docs'],
      baseUrl: '/',
      urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
      edition: { name: 'public' },
    });
    const pageOf = (id: string) =>
      [...market.pages].find(([one]) => one.id === id)?.[1] as NonNullable<
        ReturnType<typeof market.pages.get>
      >;
    const f = [{ id: 'f', label: '穴があいた', url: '/docs/failure/f/' }];
    const text = JSON.stringify(pageOf('m').body);
    expect(text).toContain(`"failures":${JSON.stringify(f)}`);
    // A failure that this edition does not have taught nothing here.
    expect(text.match(/"failures"/g)).toHaveLength(1);
    expect(JSON.stringify([...market.pages])).not.toContain('秘密');
    expect(pageOf('x').item.keyPoints?.k0?.failures).toEqual(f);
    expect(pageOf('f').item.failure?.changed.map(({ point }) => point?.url)).toEqual([
      '/docs/manual/m/#kp-k0',
      '/docs/manual/x/#kp-k0',
    ]);
  });
});

describe('同じ原因の例', () => {
  test('are others that share a cause word, at most six, most shared first', () => {
    fc.assert(
      fc.property(spec, (made) => {
        const items = itemsOf(made);
        const typed = new Map(wordsBy(made));
        for (const one of items) {
          const own = typed.get(one.id) ?? [];
          const shown = toSameCause(one, contextOf(items));
          const sharing = [...typed].filter(
            ([id, other]) => id !== one.id && other.some((word) => own.includes(word)),
          );
          expect(shown).toHaveLength(Math.min(6, sharing.length));
          expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
          for (const { id, shared } of shown)
            expect([...shared].sort()).toEqual(
              own.filter((word) => typed.get(id)?.includes(word)).sort(),
            );
          const counts = shown.map(({ shared }) => shared.length);
          expect(counts).toEqual([...counts].sort((a, b) => b - a));
        }
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  test('a chain says its causes gently and leads to them', () => {
    const f = failure('f', published, ['誤判断']).item;
    expect(toScenario(f, contextOf([f]))).toEqual({
      causes: [
        {
          id: 'misjudgement',
          label: '誤判断',
          caption: '判断の材料が足りなかった',
          url: '/failures/#cause-misjudgement',
        },
      ],
      actions: ['加工・製作'],
      results: ['不良・手直し'],
    });
  });
});

describe('market:failure-not-reflected', () => {
  const m = manual('m', [[], ['named']]);
  const s = item('docs/skills/s.md', page(`題名: 技能\n${published}`));
  test.each([
    ['発生日: 2026-01-01', '2026-04-01'],
    ['発生日: 2026-01', '2026-05-01'],
    ['発生日: 2025', '2026-03-31'],
    ['発生日: 2024-02', '2024-05-29'],
    ['改訂日: 2026-01-01', '2026-04-01'],
    ['発生日: 2026-01-01\n改訂日: 2026-06-01', '2026-04-01'],
    ['', undefined],
    ['発生日: 2026-01-01\n反映先: [m#kp-k0]', undefined],
  ])('%j: by %s', (lines, day) => {
    const f = failure('f', `${lines}\n${published}`);
    expect(reflectBy(f.item as never, catalogOf(m, s, f))).toBe(day);
  });

  const rules = (f: ReturnType<typeof failure>, today?: string) =>
    checkCatalog(catalogOf(m, s, f), {}, [], today)
      .filter(({ ruleId }) => ruleId === 'market:failure-not-reflected')
      .map(({ line, column, severity }) => [line, column, severity]);
  test('is said from the 91st day on, and only when somebody says what day it is', () => {
    const f = failure('f', `発生日: 2026-01-01\n${published}`);
    expect(rules(f, '2026-04-01')).toEqual([]);
    expect(rules(f, '2026-04-02')).toEqual([[7, 6, 'warning']]);
    expect(rules(f)).toEqual([]);
  });
  test('is not said of a failure that a key point names, nor of a retired one', () => {
    expect(rules(failure('named', `発生日: 2020\n${published}`), '2026-04-02')).toEqual([]);
    expect(
      rules(failure('f', '発生日: 2020\n公開範囲: 一般公開\n状態: 廃止'), '2026-04-02'),
    ).toEqual([]);
  });
});

test('sheets to write on stand together at the end of the guides', () => {
  const guide = (id: string, more: string) =>
    item(`docs/guides/${id}.md`, page(`題名: ${id}\n${more}\n${published}`)).item;
  const lists = toListPages({
    ...contextOf([
      guide('a', '手引き種別: 様式\n用紙: {大きさ: A4, 向き: 縦, 枚数: 1}'),
      guide('b', '手引き種別: 様式'),
      guide('c', '手引き種別: 段階'),
      guide('d', '手引き種別: 点検表\n用紙: {大きさ: A3, 向き: 横, 枚数: 2}'),
      guide('e', '手引き種別: 使い方\n用紙: {大きさ: A4, 向き: 縦, 枚数: 1}'),
    ]),
  } as never);
  const guides = lists.find(({ axis, id }) => axis === 'kind' && id === 'guide');
  expect(guides?.groups.map(({ label, items }) => [label, items.map(({ id }) => id)])).toEqual([
    ['段階', ['c']],
    ['様式', ['b']],
    // A sheet that is read, not written on.
    ['使い方', ['e']],
    ['印刷して書き込む紙', ['a', 'd']],
  ]);
});
