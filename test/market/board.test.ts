import type { Item } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardEntryProp, CapabilityProp } from '../../plugins/market/lib/board-props.js';
import { matchItems } from '../../plugins/market/lib/catalog/match.js';
import { checkBoard } from '../../plugins/market/lib/content/board.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { facetsOf, numbersOf } from '../../plugins/market/lib/emit/search-facets.js';
import { toBoardPage } from '../../plugins/market/lib/pages/board.js';
import { toCapabilitySheet } from '../../plugins/market/lib/pages/capabilities.js';
import type { PageContext } from '../../plugins/market/lib/pages/context.js';
import { toFieldRows } from '../../plugins/market/lib/pages/fields.js';
import { toBoardItem, whyText } from '../../plugins/market/lib/pages/notices.js';
import { toTeachers } from '../../plugins/market/lib/pages/teachers.js';
import { stateText } from '../../plugins/market/lib/shown-board.js';
import {
  chosenOffers,
  chosenRequests,
  chosenTeachers,
  countsOf,
  type Filter,
  facets,
  formatFilter,
  parseFilter,
  parseMillimetres,
  toShelves,
} from '../../plugins/market/lib/ui/board/filter.js';
import { fitOf, fitText, sortByFit } from '../../plugins/market/lib/ui/board/fit.js';
import { contextOf, item, page, published } from './helpers.js';

const posted = '掲載日: 2026-11-01\n聞き先: 相談窓口';
const request = (id: string, fields: string, type = '教えて') =>
  item(
    `docs/requests/${id}.md`,
    page(`題名: ${id}\n求め: ${type}\n${posted}\n${published}\n${fields}`),
  ).item;
const offer = (id: string, fields: string, type = '教えます') =>
  item(
    `docs/offers/${id}.md`,
    page(`題名: ${id}\n申し出: ${type}\n${posted}\n${published}\n${fields}`),
  ).item;
const org = (id: string, fields: string) =>
  item(`docs/orgs/${id}.md`, page(`題名: ${id}\n区分: 企業\n${published}\n${fields}`)).item;
const person = (id: string, fields: string) =>
  item(`docs/persons/${id}.md`, page(`題名: ${id}\n${published}\n${fields}`)).item;
const manual = (id: string, fields: string) =>
  item(
    `docs/manuals/${id}.md`,
    page(
      `題名: ${id}\n技能: s\n改訂日: 2026-11-01\n${published}\n${fields}`,
      '\n## 手順\n\n### 1. 合わせる\n\n- 急所（成否）: すき間\n  - 理由: 穴があく\n',
    ),
  ).item;
const contextFor = (items: readonly Item[], hidden: readonly string[] = []): PageContext =>
  ({ ...contextOf(items), hidden: new Set(hidden), entries: new Map() }) as unknown as PageContext;
const found = (asking: Item, ...candidates: Item[]) =>
  matchItems(asking, candidates, contextOf([asking, ...candidates]).catalog).map(
    (match) => `${match.item.id}: ${whyText(match.shared)}`,
  );

describe('matching', () => {
  const asking = request(
    'r',
    '工程: [溶接]\n母材: [SUS304]\n段階: [開発期]\nキャンバス: [パートナー]',
  );

  test('the work decides, phase and block break ties', () => {
    expect(
      found(
        asking,
        offer('a-polish', '工程: [研磨・仕上げ]\n母材: [SUS304]\n段階: [開発期]'),
        offer('b-weld', '工程: [溶接]'),
        offer('c-weld-here', '工程: [溶接]\n段階: [開発期]'),
        offer('d-both', '工程: [溶接]\n母材: [SUS304]'),
      ),
    ).toEqual([
      'd-both: 求めに合う申し出。工程: 溶接・母材: SUS304 が同じ',
      'c-weld-here: 求めに合う申し出。工程: 溶接・段階: 開発期 が同じ',
      'b-weld: 求めに合う申し出。工程: 溶接 が同じ',
    ]);
  });

  test('what an author named comes first, whatever it shares', () => {
    const naming = request('r', '工程: [溶接]\n関連: [z-far]');
    expect(
      found(naming, offer('a-near', '工程: [溶接]'), offer('z-far', '工程: [検査]', '貸せます')),
    ).toEqual(['z-far: ページに挙がっている', 'a-near: 求めに合う申し出。工程: 溶接 が同じ']);
    // From the other end as well.
    expect(found(asking, offer('x', '工程: [検査]\n関連: [r]'))).toEqual([
      'x: ページに挙がっている。求めに合う申し出',
    ]);
  });

  test('a material is enough where one names no process; phase and block where neither is named', () => {
    expect(found(asking, offer('steel', '母材: [SUS304]'))).toEqual([
      'steel: 求めに合う申し出。母材: SUS304 が同じ',
    ]);
    expect(found(asking, offer('zinc', '母材: [SPCC]'))).toEqual([]);
    const vague = request('v', '段階: [開発期]\nキャンバス: [パートナー]');
    expect(
      found(
        vague,
        offer('both', '段階: [開発期]\nキャンバス: [パートナー]'),
        offer('phase', '段階: [開発期]\nキャンバス: [チャネル]'),
      ),
    ).toEqual(['both: 求めに合う申し出。段階: 開発期・キャンバス: パートナー が同じ']);
  });

  test('a firm’s material counts with the process of its row', () => {
    const rows =
      'できること:\n  - {内容: 曲げ, 工程: 曲げ, 母材: [SUS304]}\n  - {内容: 溶接, 工程: 溶接, 母材: [SPCC]}';
    expect(found(asking, org('firm', rows))).toEqual(['firm: 工程: 溶接 が同じ']);
  });

  test('retired pages and the page itself never fit', () => {
    const retired = item(
      'docs/offers/old.md',
      page(`題名: old\n申し出: 教えます\n${posted}\n公開範囲: 一般公開\n状態: 廃止\n工程: [溶接]`),
    ).item;
    expect(found(asking, retired)).toEqual([]);
    expect(matchItems(asking, [asking], contextOf([asking]).catalog)).toEqual([]);
  });

  test('only open notices are matched, and nobody with what is their own', () => {
    const own = request('r', '工程: [溶接]\n所有: firm');
    const context = contextFor([
      own,
      org('firm', '工程: [溶接]'),
      org('other', '工程: [溶接]'),
      offer('closed', '工程: [溶接]\n募集状態: 終了'),
      offer('mine', '工程: [溶接]\n所有: firm'),
      offer('theirs', '工程: [溶接]\n所有: other'),
      person('colleague', '役割: 溶接工\n組織: firm\n工程: [溶接]'),
    ]);
    const { matches } = toBoardItem(own as Parameters<typeof toBoardItem>[0], context);
    expect(matches.map(({ id, items }) => [id, items.map((match) => match.id)])).toEqual([
      ['offer', ['theirs']],
      ['org', ['other']],
    ]);
    const closed = request('c', '工程: [溶接]\n募集状態: 終了');
    expect(toBoardItem(closed as Parameters<typeof toBoardItem>[0], context).matches).toEqual([]);
  });
});

/* Random boards: every number against a count over the drawn data, not over what the code made of it. */
const PROCESSES = { welding: '溶接', bending: '曲げ', polishing: '研磨・仕上げ' } as const;
const MATERIALS = { sus304: 'SUS304', spcc: 'SPCC', 鉄: '鉄' } as const;
const PHASES = { sosei: '創成期', kaihatsu: '開発期' } as const;
const BLOCKS = { 'key-partners': 'パートナー', channels: 'チャネル' } as const;
const WANTS = { teach: '教えて', make: '作って', ideas: 'アイデア募集' } as const;
const OFFERS = { teach: '教えます', lend: '貸せます', introduce: '紹介できます' } as const;
const STATES = { open: '募集中', answered: '回答あり', closed: '終了' } as const;
const some = <T extends object>(words: T) => fc.subarray(Object.keys(words) as (keyof T)[]);
const one = <T extends object>(words: T) => fc.constantFrom(...(Object.keys(words) as (keyof T)[]));
const day = fc
  .tuple(fc.constantFrom('2026', '2027'), fc.constantFrom('01', '06', '12'))
  .map(([year, month]) => `${year}-${month}-15`);
const notice = fc.record({
  want: one(WANTS),
  offer: one(OFFERS),
  isRequest: fc.boolean(),
  state: one(STATES),
  expires: fc.option(day, { nil: undefined }),
  process: some(PROCESSES),
  material: some(MATERIALS),
  phase: some(PHASES),
  canvas: some(BLOCKS),
  owner: fc.constantFrom('firm-a', 'firm-b', undefined),
});
type Notice = typeof notice extends fc.Arbitrary<infer T> ? T : never;
const wordsOf = <T extends object>(words: T, ids: readonly (keyof T)[]) =>
  `[${ids.map((id) => words[id]).join(', ')}]`;

const toItem = (drawn: Notice, index: number): Item => {
  const lines = [
    `工程: ${wordsOf(PROCESSES, drawn.process)}`,
    `母材: ${wordsOf(MATERIALS, drawn.material)}`,
    `段階: ${wordsOf(PHASES, drawn.phase)}`,
    `キャンバス: ${wordsOf(BLOCKS, drawn.canvas)}`,
    `募集状態: ${STATES[drawn.state]}`,
    ...(drawn.expires ? [`掲載日: 2025-12-01\n期限: ${drawn.expires}`] : []),
    ...(drawn.owner ? [`所有: ${drawn.owner}`] : []),
  ]
    .filter((line) => !line.endsWith('[]'))
    .join('\n');
  const id = `n${String(index).padStart(2, '0')}`;
  const text = (type: string) =>
    page(
      `題名: ${id}\n${type}\n聞き先: 相談窓口\n${published}\n${
        drawn.expires ? '' : '掲載日: 2025-12-01\n'
      }${lines}`,
    );
  return drawn.isRequest
    ? item(`docs/requests/${id}.md`, text(`求め: ${WANTS[drawn.want]}`)).item
    : item(`docs/offers/${id}.md`, text(`申し出: ${OFFERS[drawn.offer]}`)).item;
};

const filters = fc.record(
  {
    want: one(WANTS),
    offer: one(OFFERS),
    phase: one(PHASES),
    process: one(PROCESSES),
    material: one(MATERIALS),
  },
  { requiredKeys: [] },
);
const both = <T>(a: readonly T[], b: readonly T[]) => a.filter((id) => b.includes(id));
const keeps = (drawn: Notice, filter: Filter): boolean =>
  (!filter.phase || drawn.phase.some((id) => id === filter.phase)) &&
  (!filter.process || drawn.process.some((id) => id === filter.process)) &&
  (!filter.material || drawn.material.some((id) => id === filter.material)) &&
  (drawn.isRequest
    ? !filter.want || drawn.want === filter.want
    : !filter.offer || drawn.offer === filter.offer);
const fits = (a: Notice, b: Notice): boolean => {
  if (a.process.length > 0 && b.process.length > 0) return both(a.process, b.process).length > 0;
  if (a.material.length > 0 && b.material.length > 0)
    return both(a.material, b.material).length > 0;
  return both(a.phase, b.phase).length > 0 && both(a.canvas, b.canvas).length > 0;
};

test('every number on the board is a count of what was written', () => {
  fc.assert(
    fc.property(
      fc.array(notice, { maxLength: 14 }),
      filters,
      fc.option(day, { nil: undefined }),
      (list, filter, today) => {
        const items = list.map(toItem);
        const board = toBoardPage(contextFor(items));
        const drawnOf = (entry: { id: string }) => list[Number(entry.id.slice(1))] as Notice;
        const count = (test: (drawn: Notice) => boolean) => list.filter(test).length;

        expect(board.requests.length).toBe(count(({ isRequest }) => isRequest));
        expect(board.offers.length).toBe(count(({ isRequest }) => !isRequest));
        const requests = chosenRequests(board, filter);
        const offers = chosenOffers(board, filter);
        expect(requests.length).toBe(count((own) => own.isRequest && keeps(own, filter)));
        expect(offers.length).toBe(count((own) => !own.isRequest && keeps(own, filter)));

        for (const [kind, entries] of [
          [true, requests],
          [false, offers],
        ] as const) {
          const shelves = toShelves(entries, today);
          const isOver = ({ expires }: Notice) =>
            today !== undefined && expires !== undefined && expires < today;
          const shelf = (test: (drawn: Notice) => boolean) =>
            count((own) => own.isRequest === kind && keeps(own, filter) && test(own));
          expect({
            open: shelves.open.length,
            expired: shelves.expired.length,
            answered: shelves.answered.length,
            closed: shelves.closed.length,
          }).toEqual({
            open: shelf((own) => own.state === 'open' && !isOver(own)),
            expired: shelf((own) => own.state === 'open' && isOver(own)),
            answered: shelf(({ state }) => state === 'answered'),
            closed: shelf(({ state }) => state === 'closed'),
          });
        }

        for (const facet of facets)
          for (const { id, count: shown } of countsOf(board, filter, facet)) {
            const asked = { ...filter, [facet]: id };
            expect([facet, id, shown]).toEqual([
              facet,
              id,
              count(
                (own) =>
                  (facet === 'want' ? own.isRequest : facet === 'offer' ? !own.isRequest : true) &&
                  keeps(own, asked),
              ),
            ]);
          }

        for (const entry of [...board.requests, ...board.offers]) {
          const own = drawnOf(entry);
          const wanted = list.filter(
            (other) =>
              own.state === 'open' &&
              other.state === 'open' &&
              other.isRequest !== own.isRequest &&
              !(own.owner !== undefined && own.owner === other.owner) &&
              fits(own, other),
          );
          const shown = entry.matches.reduce((sum, group) => sum + group.count, 0);
          expect([entry.id, shown]).toEqual([entry.id, wanted.length]);
        }
        expect(chosenTeachers(board, {}).length).toBe(
          count((own) => !own.isRequest && own.offer === 'teach' && own.state === 'open'),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('a request lists an offer just when the offer lists the request', () => {
  fc.assert(
    fc.property(fc.array(notice, { minLength: 2, maxLength: 8 }), (list) => {
      const items = list.map(toItem);
      const context = contextFor(items);
      const pairs = (kind: 'request' | 'offer') =>
        items
          .filter((own) => own.kind === kind)
          .flatMap((own) =>
            toBoardItem(own as Parameters<typeof toBoardItem>[0], context, 99)
              .matches.flatMap((group) => group.items)
              .map(({ id }) => (kind === 'request' ? `${own.id} ${id}` : `${id} ${own.id}`)),
          )
          .sort();
      expect(pairs('request')).toEqual(pairs('offer'));
    }),
    { numRuns: 60 },
  );
});

describe('the filter in the address', () => {
  const board = toBoardPage(
    contextFor([
      request('r', '工程: [溶接]\n段階: [開発期]\n母材: [SUS304, 鉄]'),
      offer('o', '工程: [曲げ]'),
    ]),
  );
  test('is read back as it was written, keys sorted', () => {
    const filter = { want: 'teach', process: 'bending', material: '鉄', mm: 1.2 };
    expect(formatFilter(filter)).toBe('?material=%E9%89%84&mm=1.2&process=bending&want=teach');
    expect(parseFilter(formatFilter(filter), board.choices)).toEqual(filter);
    expect(formatFilter({})).toBe('');
  });
  test('passes over what the board does not have', () => {
    expect(parseFilter('?process=plating&phase=__proto__&mm=thick&x=1', board.choices)).toEqual({});
  });
  test.each([
    ['', undefined],
    ['1.2', 1.2],
    ['１．２ｍｍ', 1.2],
    ['3ミリ', 3],
    ['0', null],
    ['-1', null],
    ['1e3', null],
    ['1001', null],
    ['薄い', null],
  ])('thickness %s', (typed, expected) => {
    expect(parseMillimetres(typed)).toBe(expected);
  });
});

describe('capability sheets', () => {
  const firm = org(
    'firm',
    'できること:\n  - {内容: 箱, 工程: 溶接, 母材: [SUS304], 板厚: 0.8〜3.0mm, 数量: 1個から}\n  - {内容: 板, 板厚: 2mm未満}\n  - 相談\n認証: [ISO 9001]',
  );
  const sheet = toCapabilitySheet(firm as never);
  const [box, plate, talk] = (sheet?.rows ?? []) as unknown as [
    CapabilityProp,
    CapabilityProp,
    CapabilityProp,
  ];
  test.each([
    [{ mm: 0.8 }, 'fits', 'fits', 'silent'],
    [{ mm: 3 }, 'fits', 'unfit', 'silent'],
    [{ mm: 2 }, 'fits', 'unfit', 'silent'],
    [{ mm: 3.1 }, 'unfit', 'unfit', 'silent'],
    [{ process: 'welding' }, 'fits', 'silent', 'silent'],
    [{ process: 'bending' }, 'unfit', 'silent', 'silent'],
    [{ material: 'sus304', mm: 1 }, 'fits', 'silent', 'silent'],
    [{ material: 'spcc', mm: 1 }, 'unfit', 'silent', 'silent'],
  ] as const)('%o', (wish, ...verdicts) => {
    expect([box, plate, talk].map((row) => fitOf(row, wish).verdict)).toEqual(verdicts);
  });
  test('a row says why', () => {
    expect(fitText(fitOf(plate, { material: 'sus304', mm: 5 }))).toBe(
      '板厚が合わない、母材は記載なし',
    );
    expect(fitText(fitOf(box, { mm: 1 }))).toBe('合う');
  });
  test('every row is counted once', () => {
    const { makers } = toBoardPage(contextFor([firm]));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (tenth) => {
        const { fits: yes, silent, unfit } = sortByFit(makers, { mm: tenth / 10 });
        expect(yes.length + silent.length + unfit.length).toBe(3);
        const wanted = [tenth >= 8 && tenth <= 30, tenth < 20].filter(Boolean).length;
        expect([yes.length, silent.length]).toEqual([wanted, 1]);
      }),
    );
  });
  test('search knows the sheet: facets, thickness, every cell', () => {
    const context = contextFor([firm]);
    const shown = { videos: [], clip: false };
    expect(facetsOf(firm, shown, context)).toMatchObject({
      process: ['welding'],
      material: ['sus304'],
    });
    expect(numbersOf(firm).thickness).toEqual([
      [0.8, 3],
      [0, 2],
    ]);
    const document = toSearchDocument(
      firm,
      {
        title: 'firm',
        kindLabel: '組織',
        phases: [],
        canvas: [],
        toldBy: [],
        writtenBy: [],
        checkedBy: [],
        validFor: [],
        fields: [],
        sources: [],
        capability: toCapabilitySheet(firm as never),
      } as never,
      { ...context, glossary: [] } as never,
    );
    const text = document.sections.find(({ id }) => id === 'sec-capability')?.text.split('\n');
    expect(text).toEqual([
      '箱',
      '溶接',
      '0.8〜3 mm',
      '1個から',
      '板',
      '2 mm未満',
      '相談',
      '会社の認証：ISO 9001',
      'SUS304',
    ]);
  });
  test('the facts table does not repeat it', () => {
    const rows = toFieldRows(firm, contextFor([firm])).map(({ label }) => label);
    expect(rows).not.toContain('できること');
    expect(rows).not.toContain('認証');
  });
});

describe('who can teach a manual', () => {
  const weld = manual('weld', '工程: [溶接]\n語り手: [veteran, quiet]\n書き手: [書いた人]');
  const people = [
    person('veteran', '役割: 熟練者\n同意: true\n教えられること: [裏波]'),
    person('quiet', '役割: 溶接工\n教えられること: [秘密の技]'),
  ];
  test('names those who agreed, and lessons that fit', () => {
    const context = contextFor([
      weld,
      ...people,
      offer('lesson', '工程: [溶接]'),
      offer('other', '工程: [研磨・仕上げ]'),
      offer('lend', '工程: [溶接]', '貸せます'),
    ]);
    const teachers = toTeachers(weld as never, context);
    expect(teachers?.people.map(({ label }) => label)).toEqual(['veteran']);
    expect(teachers?.groups.map(({ id, items }) => [id, items.map((own) => own.id)])).toEqual([
      ['offer', ['lesson']],
    ]);
  });
  test('nobody: no section', () => {
    expect(toTeachers(weld as never, contextFor([weld]))).toBeUndefined();
  });
  test('on the board a person without consent is a role, and a hidden page no name at all', () => {
    const told = manual('m', '工程: [溶接]\n語り手: [溶接の係, hidden-person]\n書き手: [係]');
    const { teachers } = toBoardPage(contextFor([told, ...people], ['hidden-person']));
    expect(teachers.map(({ who }) => who.label)).toEqual(['veteran', '溶接工', '溶接の係']);
    expect(JSON.stringify(teachers)).not.toContain('hidden-person');
  });
});

describe('the calendar', () => {
  const messages = (today: string | undefined, ...items: Item[]) =>
    checkBoard(contextOf(items).catalog, today).map(
      ({ severity, ruleId, line }) => `${line} ${severity} ${ruleId}`,
    );
  test('open though expired is said, on the day after', () => {
    const own = request('r', '期限: 2026-12-31');
    expect(messages('2026-12-31', own)).toEqual([]);
    expect(messages('2027-01-01', own)).toEqual(['8 warning market:expired-open']);
    expect(messages(undefined, own)).toEqual([]);
    expect(messages('2027-01-01', request('c', '期限: 2026-12-31\n募集状態: 終了'))).toEqual([]);
  });
  test('a notice posted months ahead is a slip', () => {
    expect(messages('2026-08-01', request('r', ''))).toEqual([]);
    expect(messages('2026-07-31', request('r', ''))).toEqual(['4 warning market:posted-ahead']);
  });
  test('the state is true on any day', () => {
    expect(stateText({ state: 'open', expires: '2026-12-31' })).toBe('期限の日まで募集');
    expect(stateText({ state: 'open' })).toBe('募集中');
    const entry = { state: 'open', expires: '2026-12-31' } as BoardEntryProp;
    expect(toShelves([entry]).expired).toEqual([]);
    expect(toShelves([entry], '2026-12-31').expired).toEqual([]);
    expect(toShelves([entry], '2027-01-01').expired).toEqual([entry]);
  });
});
