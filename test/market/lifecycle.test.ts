import { readSearchDocuments } from '@chishiki-ichiba/market/documents';
import { type ValueId, vocabularies } from '@chishiki-ichiba/model';
import { describe, expect, test } from 'vitest';
import type { BodyNode } from '../../plugins/market/src/body-props.js';
import type { ValleyCaseProp } from '../../plugins/market/src/case-props.js';
import { furthestOf, toCasesPage } from '../../plugins/market/src/pages/cases.js';
import { cutChecklist, renumber } from '../../plugins/market/src/pages/checklist.js';
import type { PageContext } from '../../plugins/market/src/pages/context.js';
import { toChecklistPage, toPhasePage } from '../../plugins/market/src/pages/phase.js';
import { toListPages } from '../../plugins/market/src/pages/to-list-pages.js';
import { afterFall, toValleysPage } from '../../plugins/market/src/pages/valleys.js';
import { contextOf, item, page, published, site } from './helpers.js';

const phases = vocabularies.phase.map(({ ja }) => ja);
const gates = vocabularies.gate.map(({ ja }) => ja);
const types = vocabularies.eventType.map(({ ja }) => ja);

interface Told {
  readonly type: string;
  readonly phase?: string;
  readonly gate?: string;
  readonly text: string;
  readonly recovery?: string;
}

const eventLine = ({ type, phase, gate, text, recovery }: Told): string =>
  `  - {種別: ${type}, 内容: "${text}"${phase ? `, 段階: ${phase}` : ''}${gate ? `, 関門: ${gate}` : ''}${
    recovery ? `, 立ち直り: {内容: "${recovery}", 出典: S9-1}` : ''
  }, 出典: S9-2}`;

const caseOf = (id: string, events: readonly Told[], more = '') =>
  item(
    `docs/cases/${id}.md`,
    page(
      `題名: ${id}\n結果: 成功\n連携体: 見本の会\n段階: [創成期]\nキャンバス: [パートナー]\n教訓: 試し\n経過:\n${events
        .map(eventLine)
        .join('\n')}\n${published}\n${more}`,
    ),
  );

/** As much of a page's context as lists of cases ask for. */
function context(...entries: ReturnType<typeof item>[]): PageContext {
  const items = entries.map((entry) => entry.item);
  return {
    ...contextOf(items),
    edition: { name: 'public' },
    hidden: new Set(['kakushi']),
    entries: new Map(
      entries.map((entry) => [entry.item, { ...entry, absolute: '', messages: [] }] as const),
    ),
    sources: { S9: { title: '見本の資料', sections: { '1': '一', '2': '二' } } },
    assets: { add: () => undefined, assets: new Map() },
    glossary: [],
    findTerms: () => [],
    cues: new Map(),
    messages: new Map(),
  } as unknown as PageContext;
}

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

describe('valleys of a random catalog', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('seed %d', (seed) => {
    const next = random(seed + 1);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
    const maybe = <T>(list: readonly T[]): T | undefined => (next() < 0.5 ? pick(list) : undefined);
    const told = new Map<string, Told>();
    const entries = Array.from({ length: 1 + Math.floor(next() * 6) }, (_, at) => {
      const id = `case-${at}`;
      const events = Array.from({ length: 1 + Math.floor(next() * 9) }, (__, n): Told => {
        const phase = maybe(phases);
        const gate = maybe(gates);
        const recovery = maybe(['手を借りた']);
        const event: Told = {
          type: pick(types),
          text: `できごと${at}の${n}`,
          ...(phase ? { phase } : {}),
          ...(gate ? { gate } : {}),
          ...(recovery ? { recovery } : {}),
        };
        told.set(`/docs/case/${id}/#event-${n + 1}`, event);
        return event;
      });
      return caseOf(id, events);
    });
    const made = toValleysPage(context(...entries));
    expect(made.groups.map(({ label }) => label)).toEqual([...gates, 'そのほかの谷']);

    const falls = (list: readonly ValleyCaseProp[] | typeof made.failures) =>
      list.flatMap((entry) => entry.falls);
    const inGroups = made.groups.flatMap(({ label, cases }) =>
      falls(cases).map(({ event }) => [event.url, label] as const),
    );
    const valleys = [...told].filter(([, { type }]) => type === '谷');
    // Each valley exactly once, at its gate; without a gate among the others.
    expect(inGroups.filter(([url]) => told.get(url)?.type === '谷').sort(), 'valleys').toEqual(
      valleys.map(([url, { gate }]) => [url, gate ?? 'そのほかの谷']).sort(),
    );
    // A failure stands at its gate, if it has one, and in any case among the failures.
    expect(inGroups.filter(([url]) => told.get(url)?.type === '失敗').sort()).toEqual(
      [...told]
        .filter(([, { type, gate }]) => type === '失敗' && gate)
        .map(([url, { gate }]) => [url, gate])
        .sort(),
    );
    expect(
      falls(made.failures)
        .map(({ event }) => event.url)
        .sort(),
    ).toEqual([...told].flatMap(([url, { type }]) => (type === '失敗' ? [url] : [])).sort());
    // Every other event with a gate is at that gate, once: by itself or as what followed a fall.
    for (const { label, cases } of made.groups) {
      const others = cases.flatMap(({ passed, falls: own }) => [
        ...passed.map(({ url }) => url),
        ...own.flatMap(({ after }) => after.map(({ url }) => url)),
      ]);
      for (const [url, { type, gate }] of told) {
        if (type === '谷' || type === '失敗' || gate !== label) continue;
        expect(others, `${label}: ${url}`).toContain(url);
      }
      for (const { passed } of cases)
        for (const { url } of passed) expect(told.get(url)?.gate).toBe(label);
    }
    for (const { event, after } of [...made.groups.flatMap(({ cases }) => falls(cases))]) {
      const { recovery } = told.get(event.url) as Told;
      expect(event.recovery?.map(({ text }) => text)).toEqual(recovery ? [recovery] : undefined);
      if (recovery) expect(after).toEqual([]);
    }
    // Numbers of the notes are those of the list at the end.
    const known = new Set(made.sources.map(({ number }) => number));
    for (const { event } of falls(made.failures))
      for (const number of event.sources) expect(known).toContain(number);
  });
});

describe('what is told after a fall', () => {
  type Type = ValueId<'eventType'>;
  test.each<[Type[], number[]]>([
    [['valley', 'pivot', 'result'], [1]],
    [
      ['valley', 'start', 'result', 'pivot'],
      [1, 2],
    ],
    [['valley', 'failure', 'valley', 'milestone'], [3]],
    [['valley', 'start'], []],
    [['valley', 'failure'], []],
    [['valley'], []],
  ])('%j → %j', (list, expected) =>
    expect(
      afterFall(
        list.map((type) => ({ type })),
        0,
      ),
    ).toEqual(expected),
  );
});

describe('all cases on one axis', () => {
  test('each event leads to its place on the case’s page; the furthest phase is that of an event', () => {
    const made = toCasesPage(
      context(
        caseOf('ichi', [
          { type: '始まり', phase: '創成期', text: 'a' },
          { type: '成果', phase: '製品化期', text: 'b' },
          { type: '谷', phase: '構築期', text: 'c' },
        ]),
        caseOf('ni', [{ type: '始まり', text: 'd' }]),
      ),
    );
    expect(made.cases.map(({ furthest }) => furthest)).toEqual(['seihinka', undefined]);
    expect(made.cases[0]?.events.map(({ url }) => url)).toEqual([
      '/docs/case/ichi/#event-1',
      '/docs/case/ichi/#event-2',
      '/docs/case/ichi/#event-3',
    ]);
    expect(made.compareUrl).toBe('/cases/compare/');
    expect(furthestOf([])).toBeUndefined();
  });
});

const box = (text: string, ...notes: BodyNode[]): BodyNode => [
  'li',
  { className: 'task-list-item' },
  ['input', { type: 'checkbox', disabled: true }],
  ` ${text}`,
  ...notes,
];
const wordsOf = (node: BodyNode): readonly BodyNode[] =>
  typeof node === 'string' ? [] : (node.slice(2) as BodyNode[]);
const note: BodyNode = ['SourceRef', { tag: 'S9-2', number: 7 }];

describe('the checklist of a guide', () => {
  const body: BodyNode[] = [
    ['h2', { id: 'a' }, 'この段階とは'],
    ['p', null, 'まえがき'],
    ['h2', { id: 'b' }, 'やること'],
    ['p', null, 'はじめに'],
    ['ul', null, box('話す。', note), box('見せる。')],
    ['p', null, 'あとがき'],
    ['ul', null, ['li', null, ['p', null, ...wordsOf(box('離れた行。'))]]],
    ['h2', { id: 'c' }, 'つぎ'],
    ['ul', null, box('別の章の箱')],
  ];

  test('its lines are taken out of 「やること」, the rest stays in order', () => {
    const { before, items, after } = cutChecklist(body);
    expect(before).toEqual(body.slice(0, 4));
    expect(items.map(({ text, notes }) => [text, notes.length])).toEqual([
      ['話す。', 1],
      ['見せる。', 0],
      ['離れた行。', 0],
    ]);
    expect(after).toEqual([body[5], body[7], body[8]]);
  });

  test('without such a part the text stays whole', () => {
    const other = body.slice(0, 2);
    expect(cutChecklist(other)).toEqual({ before: other, items: [], after: [] });
    expect(cutChecklist(body.slice(0, 4)).items).toEqual([]);
  });

  test('on its own sheet the notes count anew', () => {
    const [first] = renumber(cutChecklist(body).items, () => 1);
    expect(first?.notes).toEqual([['SourceRef', { tag: 'S9-2', number: 1 }]]);
  });
});

describe('the page of a phase', () => {
  const guide = item(
    'docs/guides/tebiki.md',
    page(
      `題名: 創成期の手引き\n手引き種別: 段階\n対象: 創成期\n段階: [創成期]\n版: 第2版\n${published}`,
      '## この段階とは\n\n集まる。[^S9-1]\n\n## やること\n\n- [ ] 話す。[^S9-2]\n- [ ] 見せる。\n\n## 関門と谷\n\n谷がある。\n',
    ),
  );
  const form = item(
    'docs/guides/youshiki.md',
    page(`題名: 会則の様式\n手引き種別: 様式\n段階: [創成期]\n${published}`),
  );
  const cases = [
    caseOf('ichi', [
      { type: '始まり', phase: '創成期', text: 'a' },
      { type: '谷', phase: '創成期', text: 'b', recovery: 'c' },
      { type: '成果', phase: '開発期', text: 'd' },
    ]),
    caseOf('ni', [{ type: '始まり', phase: '開発期', text: 'e' }]),
  ];
  const pageOf = (id: string, ...entries: ReturnType<typeof item>[]) => {
    const made = context(...entries);
    const list = toListPages(made).find((one) => one.axis === 'phase' && one.id === id);
    if (!list) throw new Error(id);
    return { phase: toPhasePage(list, made), sheet: toChecklistPage(list, made) };
  };

  test('begins with the guide, its list apart, its sources numbered with the rest', () => {
    const { phase, sheet } = pageOf('sosei', guide, form, ...cases);
    expect(phase.text?.toc.map(({ text }) => text)).toEqual([
      'この段階とは',
      'やること',
      '関門と谷',
    ]);
    expect(phase.text?.checklist.map(({ text }) => text)).toEqual(['話す。', '見せる。']);
    expect(phase.checklistUrl).toBe('/phase/sosei/checklist/');
    expect(phase.helps.map(({ id }) => id)).toEqual(['youshiki']);
    expect(phase.valleys.map((entry) => entry.falls.map(({ event }) => event.text))).toEqual([
      ['b'],
    ]);
    // `ni` says 創成期 in its front matter but tells nothing of it.
    expect(phase.cases.map((entry) => [entry.case.id, entry.events.length])).toEqual([
      ['ichi', 2],
      ['ni', 0],
    ]);
    expect(phase.sources.map(({ tag }) => tag)).toEqual(['S9-1', 'S9-2']);
    expect(sheet).toMatchObject({ revision: '第2版', url: '/phase/sosei/checklist/' });
    expect(sheet?.sources.map(({ tag, number }) => [tag, number])).toEqual([['S9-2', 1]]);
  });

  test('of a site without the guide has no text and no sheet', () => {
    const { phase, sheet } = pageOf('sosei', form, ...cases);
    expect(phase.text).toBeUndefined();
    expect(phase.checklistUrl).toBeUndefined();
    expect(sheet).toBeUndefined();
    expect(phase.description).not.toBe('');
  });

  test('evidence this edition does not show is not named', () => {
    const own = item(
      'docs/cases/san.md',
      page(
        `題名: san\n結果: 成功\n連携体: 見本の会\n段階: [創成期]\nキャンバス: [パートナー]\n教訓: 試し\n経過:\n  - {種別: 谷, 段階: 創成期, 内容: "a", 立ち直り: {内容: "b", 根拠: [kakushi, youshiki]}}\n${published}`,
      ),
    );
    const { phase } = pageOf('sosei', own, form);
    expect(JSON.stringify(phase)).not.toContain('kakushi');
    expect(phase.valleys[0]?.falls[0]?.event.recovery?.[0]?.evidence).toMatchObject([
      { id: 'youshiki', label: '会則の様式' },
    ]);
  });
});

test('search knows gates and what brought them back, as the page shows them', async () => {
  const siteDir = await site({
    'docs/cases/tani.md': page(
      `題名: 谷の例\n結果: 成功\n連携体: 見本の会\n段階: [創成期]\nキャンバス: [パートナー]\n教訓: 試し\n経過:\n  - {種別: 谷, 関門: 大きな商談, 内容: "受けきれない", 立ち直り: {内容: "商社と組んだ", 根拠: [shosha]}}\n${published}`,
    ),
    'docs/orgs/shosha.md': page(`題名: 見本商社\n区分: 企業\n${published}`),
  });
  const { documents } = await readSearchDocuments({
    siteDir,
    roots: ['docs'],
    edition: { name: 'public' },
  });
  const text = documents
    .find(({ id }) => id === 'tani')
    ?.sections.map((section) => section.text)
    .join('\n');
  expect(text).toContain('関門：大きな商談');
  expect(text).toContain('立ち直り：商社と組んだ\n見本商社');
});
