import { buildCatalog, checkCatalog } from '@chishiki-ichiba/market/catalog';
import {
  type Item,
  labelOf,
  parseItem,
  selectForEdition,
  vocabularies,
} from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCatalogFiles } from '../../plugins/market/lib/emit/catalog-files.js';
import { toSearchDocument } from '../../plugins/market/lib/emit/search-documents.js';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import type { PageContext } from '../../plugins/market/lib/pages/context.js';
import { letterLimits, toLetters } from '../../plugins/market/lib/pages/letters.js';
import { toReward } from '../../plugins/market/lib/pages/rewards.js';
import { toTrial, toTrialCount, toTrials } from '../../plugins/market/lib/pages/trials.js';
import { trialWords } from '../../plugins/market/lib/shown-reward.js';
import {
  type TrialSlipInput,
  trialFileName,
  trialText,
  trialTitle,
} from '../../plugins/market/lib/ui/trial/trial-slip.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { contactIn } from '../../plugins/model/lib/rules/trial.js';
import { contextOf, item, page, published, site } from './helpers.js';

/* Random markets: what the pages say is counted again, from what was drawn and not from the catalog. */

interface Firm {
  readonly shown: boolean;
  readonly reading: string;
}
interface Person {
  readonly consent: boolean;
}
interface Manual {
  readonly shown: boolean;
  readonly retired: boolean;
  readonly told: readonly number[];
  readonly wrote: readonly number[];
  readonly owner: number;
  readonly used: readonly number[];
  /** Failures of each of its two key points. */
  readonly points: readonly (readonly number[])[];
}
interface Trial {
  readonly shown: boolean;
  readonly retired: boolean;
  readonly manual: number;
  readonly place: '' | '#step-s' | '#kp-k0' | '#kp-k1';
  readonly worked: boolean;
  /** A firm by id or by title, a firm without a page, nobody. */
  readonly org: { readonly by: 'id' | 'title' | 'word' | 'none'; readonly firm: number };
  readonly day: number | undefined;
  readonly prevented: readonly number[];
  readonly thanks: boolean;
}
interface Drawn {
  readonly firms: readonly Firm[];
  readonly persons: readonly Person[];
  readonly failures: readonly { readonly shown: boolean }[];
  readonly manuals: readonly Manual[];
  readonly trials: readonly Trial[];
}

const FIRMS = 4;
const PERSONS = 3;
const FAILURES = 4;
const MANUALS = 3;
const some = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: most - 1 }), { maxLength: most });
const shown = fc.boolean();
const exactly = <T>(one: fc.Arbitrary<T>, count: number) =>
  fc.array(one, { minLength: count, maxLength: count });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  firms: exactly(fc.record({ shown, reading: fc.constantFrom('', 'あ', 'い', 'か') }), FIRMS),
  persons: exactly(fc.record({ consent: fc.boolean() }), PERSONS),
  failures: exactly(fc.record({ shown }), FAILURES),
  manuals: exactly(
    fc.record({
      shown,
      retired: fc.boolean(),
      told: some(PERSONS),
      wrote: some(PERSONS),
      owner: fc.integer({ min: 0, max: FIRMS - 1 }),
      used: some(FIRMS),
      points: exactly(some(FAILURES), 2),
    }),
    MANUALS,
  ),
  trials: fc.array(
    fc.record({
      shown,
      retired: fc.boolean(),
      manual: fc.integer({ min: 0, max: MANUALS - 1 }),
      place: fc.constantFrom('' as const, '#step-s' as const, '#kp-k0' as const, '#kp-k1' as const),
      worked: fc.boolean(),
      org: fc.record({
        by: fc.constantFrom('id' as const, 'title' as const, 'word' as const, 'none' as const),
        firm: fc.integer({ min: 0, max: FIRMS - 1 }),
      }),
      day: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      prevented: some(FAILURES),
      thanks: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
});

const scope = (own: { readonly shown: boolean; readonly retired?: boolean }) =>
  `公開範囲: ${own.shown ? '一般公開' : '会員\n所有: firm-0'}\n状態: ${own.retired ? '廃止' : '承認済み'}`;
const ids = (prefix: string, list: readonly number[]) =>
  `[${list.map((n) => `${prefix}-${n}`).join(', ')}]`;
const titleOfFirm = (n: number, own: Firm) => (own.shown ? `会社${n}` : `ヒミツ会社${n}`);
const titleOfFailure = (n: number, own: { readonly shown: boolean }) =>
  own.shown ? `失敗${n}` : `ヒミツ失敗${n}`;
const dayOf = (day: number) => `2026-0${day}-11`;

function toEntries({ firms, persons, failures, manuals, trials }: Drawn) {
  return [
    ...firms.map((own, n) =>
      item(
        `docs/orgs/firm-${n}.md`,
        page(
          `題名: ${titleOfFirm(n, own)}\n区分: 企業\n${own.reading ? `よみ: ${own.reading}\n` : ''}${scope(own)}`,
        ),
      ),
    ),
    ...persons.map(({ consent }, n) =>
      item(
        `docs/persons/person-${n}.md`,
        page(
          `題名: ${consent ? '' : 'ナマエ'}山田${n}\n役割: 役割${n}\n${consent ? '同意: true\n' : ''}${published}`,
        ),
      ),
    ),
    ...failures.map((own, n) =>
      item(
        `docs/failures/fail-${n}.md`,
        page(
          `題名: ${titleOfFailure(n, own)}\n事象: a\n原因: b\n知識化: c\n主シナリオ: {原因: [無知], 行動: [準備・段取り], 結果: [不良・手直し]}\n${scope(own)}`,
        ),
      ),
    ),
    ...manuals.map((own, n) =>
      item(
        `docs/manuals/manual-${n}.md`,
        page(
          `題名: ${own.shown ? '' : 'ヒミツ'}手順${n}\n改訂日: 2026-01-01\n技能: s\n所有: firm-${own.owner}\n語り手: ${ids('person', own.told)}\n書き手: ${ids('person', own.wrote)}\n使う会社: ${ids('firm', own.used)}\n${scope(own).replace(/\n所有: firm-0/, '')}`
            // An author who has nobody to name leaves the field out; a manual that is approved may not.
            .replace('語り手: []', '語り手: [だれか]')
            .replace('書き手: []', '書き手: [だれか]')
            .replace('使う会社: []\n', ''),
          `## 手順\n\n### 1. 板を合わせる {#s}\n\n${own.points
            .map(
              (list, k) =>
                `- 急所（成否）: 急所${k} {#k${k}}\n  - 理由: わけ\n${list.map((f) => `  - 失敗: fail-${f}\n`).join('')}`,
            )
            .join('')}`,
        ),
      ),
    ),
    ...trials.map((own, n) => {
      const { by, firm } = own.org;
      const org =
        by === 'id'
          ? `firm-${firm}`
          : by === 'title'
            ? titleOfFirm(firm, firms[firm] as Firm)
            : `町工場${firm}`;
      return item(
        `docs/trials/trial-${n}.md`,
        page(
          [
            `題名: ${own.shown ? '' : 'ヒミツ'}報告${n}`,
            `試したもの: manual-${own.manual}${own.place}`,
            `やってみた結果: ${own.worked ? 'うまくいった' : 'うまくいかなかった'}`,
            '条件: 板',
            ...(by === 'none' ? [] : [`組織: ${org}`]),
            ...(own.day ? [`日付: ${dayOf(own.day)}`] : []),
            ...(own.prevented.length > 0 ? [`防げた失敗: ${ids('fail', own.prevented)}`] : []),
            ...(own.thanks ? [`お礼: ${own.shown ? '' : 'ヒミツ'}お礼${n}`] : []),
            scope(own),
          ].join('\n'),
        ),
      );
    }),
  ];
}

/** The edition as the build makes it: chosen first, then joined. */
function publicMarket(own: Drawn) {
  const all = toEntries(own);
  const visible = selectForEdition(all, { name: 'public' });
  const names = (list: readonly { readonly item: Item }[]) =>
    list.flatMap(({ item: { id, title } }) => [id, title]);
  const seen = new Set(names(visible));
  const context = {
    ...contextOf(visible.map((entry) => entry.item)),
    hidden: new Set(names(all).filter((name) => !seen.has(name))),
  } as unknown as PageContext;
  return { context, find: (id: string) => context.catalog.byId.get(id) as Item };
}

const noNotes = { numbersOf: () => [] };

describe('every number is what a count by hand gives', () => {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  /** Trials of a manual that count, newest first. */
  const counting = (own: Drawn, of: (manual: number) => boolean) =>
    own.trials
      .map((trial, n) => ({ ...trial, id: `trial-${n}`, n }))
      .filter((trial) => trial.shown && !trial.retired && of(trial.manual))
      .sort((a, b) => (b.day ?? 0) - (a.day ?? 0) || compare(a.id, b.id));

  test('使ってみた of a manual, its step and its key points', () => {
    fc.assert(
      fc.property(drawn, (own) => {
        const { context, find } = publicMarket(own);
        own.manuals.forEach((manual, m) => {
          if (!manual.shown) return;
          const trials = counting(own, (n) => n === m);
          const found = toTrials(find(`manual-${m}`), context);
          expect(found.reports.map(({ page: { id } }) => id)).toEqual(trials.map(({ id }) => id));
          expect(found.worked).toBe(trials.filter(({ worked }) => worked).length);
          expect(found.failed).toBe(trials.filter(({ worked }) => !worked).length);
          for (const place of ['step-s', 'kp-k0', 'kp-k1']) {
            const there = trials.filter((trial) => trial.place === `#${place}`);
            expect(toTrialCount(find(`manual-${m}`), place, context)).toEqual(
              there[0] && {
                count: there.length,
                url: `/docs/manual/manual-${m}/#trial-${there[0].id}`,
              },
            );
          }
          expect(JSON.stringify(found)).not.toContain('ヒミツ');
        });
      }),
      { numRuns: 60 },
    );
  });

  test('firms, failures and thanks of persons and organisations', () => {
    fc.assert(
      fc.property(drawn, (own) => {
        const { context, find } = publicMarket(own);
        const pages = [
          ...own.persons.map((_, n) => ({
            id: `person-${n}`,
            has: ({ told, wrote }: Manual) => told.includes(n) || wrote.includes(n),
          })),
          ...own.firms.flatMap((firm, n) =>
            firm.shown ? [{ id: `firm-${n}`, has: ({ owner }: Manual) => owner === n }] : [],
          ),
        ];
        for (const { id, has } of pages) {
          const mine = own.manuals.flatMap((manual, m) =>
            manual.shown && !manual.retired && has(manual) ? [m] : [],
          );
          const trials = counting(own, (m) => mine.includes(m));
          const firmName = ({ org }: Trial): string | undefined => {
            if (org.by === 'none') return undefined;
            if (org.by === 'word') return `町工場${org.firm}`;
            return own.firms[org.firm]?.shown ? `会社${org.firm}` : undefined;
          };
          const firms = new Set(
            [
              ...mine.flatMap((m) =>
                (own.manuals[m] as Manual).used.flatMap((n) =>
                  own.firms[n]?.shown ? [`会社${n}`] : [],
                ),
              ),
              ...trials.flatMap((trial) => firmName(trial) ?? []),
            ].filter((name) => name !== `会社${id.replace('firm-', '')}`),
          );
          const readingOf = (name: string) =>
            own.firms.find((firm, n) => name === `会社${n}` && firm.shown)?.reading || name;
          const visible = (list: readonly number[]) =>
            [...new Set(list)].filter((f) => own.failures[f]?.shown).map((f) => `fail-${f}`);
          const reported = visible(trials.flatMap(({ prevented }) => prevented));
          const behind = visible(
            mine.flatMap((m) => (own.manuals[m] as Manual).points.flat()),
          ).filter((failure) => !reported.includes(failure));
          const thanks = trials.filter((trial) => trial.thanks);

          const reward = toReward(find(id), noNotes, context);
          if (firms.size + reported.length + behind.length + thanks.length === 0) {
            expect(reward).toBeUndefined();
            continue;
          }
          expect(reward?.firms.map(({ label }) => label)).toEqual(
            [...firms].sort(
              (a, b) => compare(readingOf(a), readingOf(b)) || compare(idOf(a), idOf(b)),
            ),
          );
          expect(reward?.prevented.map((failure) => [failure.id, failure.reported])).toEqual([
            ...reported.sort(compare).map((failure) => [failure, true]),
            ...behind.sort(compare).map((failure) => [failure, false]),
          ]);
          expect(reward?.thanks.map(({ text, firm }) => [text, firm?.label])).toEqual(
            thanks.map((trial) => [`お礼${trial.n}`, firmName(trial)]),
          );
          const letters = reward && toLetters(find(id), reward, '/');
          expect(JSON.stringify([reward, letters])).not.toMatch(/ヒミツ|ナマエ/);
          if (letters && id.startsWith('person'))
            expect(letters.to).toBe(
              own.persons[Number(id.slice(-1))]?.consent
                ? `山田${id.slice(-1)} 様`
                : `役割${id.slice(-1)} 様`,
            );
        }
      }),
      { numRuns: 60 },
    );
  });
  const idOf = (name: string) => name.replace('会社', 'firm-');

  test('a report thanks who told and wrote the manual, each once, without consent by role', () => {
    fc.assert(
      fc.property(drawn, (own) => {
        const { context, find } = publicMarket(own);
        own.trials.forEach((trial, n) => {
          if (!trial.shown) return;
          const own1 = find(`trial-${n}`);
          if (own1.kind !== 'trial') throw new Error('no trial');
          const found = toTrial(own1, context);
          const manual = own.manuals[trial.manual] as Manual;
          const people = new Set(manual.shown ? [...manual.told, ...manual.wrote] : []);
          const named = (found.thanks?.to ?? []).filter(({ label }) => label !== 'だれか');
          expect(named.map(({ label }) => label)).toEqual(
            trial.thanks
              ? [...people].map((p) => (own.persons[p]?.consent ? `山田${p}` : `役割${p}`))
              : [],
          );
          expect(found.prevented.map(({ id }) => id)).toEqual(
            trial.prevented.filter((f) => own.failures[f]?.shown).map((f) => `fail-${f}`),
          );
          expect(JSON.stringify(found)).not.toMatch(/ヒミツ(?!報告|お礼)|ナマエ/);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('letters', () => {
  const thanks = (text: string, firm?: string) => ({
    text,
    page: { id: text, label: text },
    ...(firm ? { firm: { id: firm, label: firm } } : {}),
  });
  const labelled = (word: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `${word}${n}`, label: `${word}${n}` }));
  const { item: org } = item('docs/orgs/o.md', page(`題名: 甲社\n区分: 企業\n${published}`));
  const lettersOf = (more: Partial<Parameters<typeof toLetters>[1]>) =>
    toLetters(
      org,
      { techniques: [], firms: [], prevented: [], thanks: [], awards: [], ...more },
      '/docs/org/o/',
    );

  test('what has no room is counted, never lost', () => {
    const { thanks: letter } = lettersOf({
      techniques: labelled('技', letterLimits.techniques + 2),
      firms: labelled('あ'.repeat(19), 8),
      prevented: labelled('失敗', letterLimits.prevented).map((one) => ({
        ...one,
        reported: true,
      })),
      thanks: ['あ'.repeat(200), 'い'.repeat(70), 'う'].map((text) => thanks(text)),
    });
    expect([letter?.techniques.shown.length, letter?.techniques.more]).toEqual([
      letterLimits.techniques,
      2,
    ]);
    expect([letter?.firms.shown.length, letter?.firms.more]).toEqual([5, 3]);
    expect(letter?.prevented.more).toBe(0);
    expect([letter?.quotes.shown.length, letter?.quotes.more]).toEqual([1, 2]);
  });

  test('where little is told, there is room for more quotes, and never for more than a few', () => {
    const quotesOf = (texts: readonly string[]) => {
      const letter = lettersOf({ thanks: texts.map((text) => thanks(text)) }).thanks;
      return [letter?.quotes.shown.length, letter?.quotes.more];
    };
    expect(quotesOf(['あ', 'い', 'う'].map((sign) => sign.repeat(200)))).toEqual([2, 1]);
    expect(quotesOf(['あ', 'い', 'う', 'え', 'お'])).toEqual([4, 1]);
  });

  test('the sender is known only when all thanks come from one firm', () => {
    expect(lettersOf({ thanks: [thanks('a', '乙社'), thanks('b', '乙社')] }).thanks?.from).toBe(
      '乙社',
    );
    expect(lettersOf({ thanks: [thanks('a', '乙社'), thanks('b', '丙社')] }).thanks?.from).toBe(
      undefined,
    );
    expect(lettersOf({ thanks: [thanks('a', '乙社'), thanks('b')] }).thanks?.from).toBe(undefined);
    expect(lettersOf({}).thanks).toBeUndefined();
    expect(lettersOf({}).to).toBe('甲社 御中');
  });
});

const load = async (
  files: Record<string, string>,
  edition: Parameters<typeof loadMarket>[0]['edition'] = { name: 'public' },
): Promise<Market> =>
  loadMarket({
    siteDir: await site(files),
    roots: ['docs'],
    baseUrl: '/',
    urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
    edition,
  });
/** Everything of an edition that leaves the build: pages, machine files, search. */
const everything = ({ pages, context }: Market): string =>
  JSON.stringify([
    [...pages.values()],
    [...toCatalogFiles(pages, context, 'ja').values()].map((bytes) =>
      new TextDecoder().decode(bytes),
    ),
    [...pages].map(([own, { item: prop }]) => toSearchDocument(own, prop, context)),
    [...pages].flatMap(([own, { item: prop }]) =>
      prop.reward ? [toLetters(own, prop.reward, '/')] : [],
    ),
  ]);

describe('editions', () => {
  const firm = (title: string, more = published) => page(`題名: ${title}\n区分: 企業\n${more}`);
  const manual = (more: string) =>
    page(
      `題名: 付ける\n改訂日: 2026-01-01\n技能: s\n書き手: [指導員]\n所有: firm-a\n${more}\n${published}`,
      '## 手順\n\n### 1. 板を合わせる {#s}\n\n- 急所（成否）: すき間をなくす {#k}\n  - 理由: 穴があく\n',
    );
  const trial = (title: string, more: string) =>
    page(`題名: ${title}\n試したもの: weld\nやってみた結果: うまくいった\n${more}`);
  const skill = page(`題名: 技\n${published}`);

  test('a report for members neither shows nor counts in public, and does in the edition of members', async () => {
    const files = {
      'docs/skills/s.md': skill,
      'docs/orgs/firm-a.md': firm('甲社'),
      'docs/orgs/firm-b.md': firm('乙社'),
      'docs/orgs/firm-c.md': firm('カイインシャ', '公開範囲: 会員\n状態: 承認済み\n所有: firm-a'),
      'docs/persons/p.md': page(`題名: ナマエ\n役割: 熟練者\n${published}`),
      'docs/manuals/weld.md': manual('語り手: [p]'),
      'docs/trials/open.md': trial(
        'みんなの報告',
        `組織: firm-b\nお礼: 助かりました\n${published}`,
      ),
      'docs/trials/closed.md': trial(
        'カイインノホウコク',
        '組織: firm-c\nお礼: カイインノオレイ\n公開範囲: 会員\n状態: 承認済み\n所有: firm-a',
      ),
    };
    const pageOf = ({ pages }: Market, id: string) =>
      [...pages].find(([own]) => own.id === id)?.[1].item;
    const open = await load(files);
    expect(open.messages).toEqual([]);
    expect(pageOf(open, 'weld')?.trials).toMatchObject({ worked: 1, failed: 0 });
    expect(pageOf(open, 'p')?.reward?.firms.map(({ label }) => label)).toEqual(['乙社']);
    expect(pageOf(open, 'p')?.title).toBe('熟練者');
    expect(pageOf(open, 'open')?.trial?.thanks?.to.map(({ label }) => label)).toEqual([
      '熟練者',
      '指導員',
    ]);
    expect(everything(open)).not.toMatch(/カイイン|ナマエ/);

    const members = await load(files, { name: 'members' });
    expect(pageOf(members, 'weld')?.trials).toMatchObject({ worked: 2, failed: 0 });
    expect(pageOf(members, 'p')?.reward?.thanks).toHaveLength(2);
    expect(everything(members)).toContain('カイインノオレイ');
    expect(everything(members)).not.toContain('ナマエ');
  });

  test.each(['public', 'inhouse'])(
    'who was taken back appears nowhere, and the author is told at the line (%s)',
    async (visibility) => {
      const gone = (id: string, kind: string) =>
        `- id: ${id}\n  種類: ${kind}\n  日付: 2026-10-01\n  理由: 退会\n  公開範囲: ${visibility}\n  所有: firm-a\n`;
      const market = await load({
        'docs/skills/s.md': skill,
        'docs/orgs/firm-a.md': firm(
          '甲社',
          `表彰: [{名称: 賞, 贈った人: gone-firm, 日付: 2026-10}]\n架空: true\n${published}`,
        ),
        'docs/withdrawn.yml': gone('gone-firm', 'org') + gone('gone-person', 'person'),
        'docs/manuals/weld.md': manual('語り手: [gone-person]'),
        'docs/trials/t.md': trial('報告', `組織: gone-firm\nお礼: 助かりました\n${published}`),
      });
      const shownPages = JSON.stringify([
        [...market.pages.values()],
        [...market.pages].map(([own, { item: prop }]) =>
          toSearchDocument(own, prop, market.context),
        ),
      ]);
      expect(shownPages).toContain('助かりました');
      expect(shownPages).not.toContain('gone-');
      expect(
        market.messages
          .filter(({ severity }) => severity === 'error')
          .map(({ file, line, ruleId }) => [file, line, ruleId]),
      ).toEqual([
        ['docs/manuals/weld.md', 7, 'market:withdrawn-ref'],
        ['docs/orgs/firm-a.md', 4, 'market:withdrawn-ref'],
        ['docs/trials/t.md', 5, 'market:withdrawn-ref'],
      ]);
    },
  );

  test('a report about a manual or a place that is not there is an error at its line', () => {
    const report = (target: string) =>
      item(
        'docs/trials/t.md',
        page(`題名: 報告\n試したもの: ${target}\nやってみた結果: うまくいった\n${published}`),
      ).item;
    const weld = item('docs/manuals/weld.md', manual('語り手: [熟練者]')).item;
    const told = (target: string) =>
      checkCatalog(buildCatalog([weld, report(target)]), {}, [])
        .filter(({ file }) => file === 'docs/trials/t.md')
        .map(({ line, column, severity, ruleId }) => [line, column, severity, ruleId]);
    expect(told('nothing')).toEqual([[3, 8, 'error', 'market:unknown-ref']]);
    expect(told('weld#kp-nothing')).toEqual([[3, 8, 'error', 'market:unknown-anchor']]);
    expect(told('weld#kp-k')).toEqual([]);
  });
});

describe('a draft from the page', () => {
  const draft = (input: TrialSlipInput) => {
    const text = trialText(input);
    return parseItem({ path: `docs/trials/${trialFileName(input, text)}`, text }, 'docs');
  };
  const date = new Date(2026, 10, 29, 8);

  test('passes the check as it is, whatever the manual is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        fc.constantFrom('worked' as const, 'failed' as const),
        fc.option(fc.constant('step-awase'), { nil: undefined }),
        (title, result, anchor) => {
          const input = { id: 'tig', title, result, date, ...(anchor ? { anchor } : {}) };
          const { item: own, messages } = draft(input);
          expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(own?.kind === 'trial' && [own.fields.result, own.fields.manual]).toEqual([
            result,
            anchor ? `tig#${anchor}` : 'tig',
          ]);
          expect(own?.status).toBe('draft');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('says nothing that nobody wrote, and asks for the conditions of a failure', () => {
    const worked = draft({ id: 'tig', title: 'なめ付け', result: 'worked', date });
    expect(worked.messages).toEqual([]);
    expect(Object.keys(worked.item?.fields ?? {}).sort()).toEqual(
      ['title', 'kind', 'manual', 'result', 'date', 'visibility', 'status'].sort(),
    );
    expect(worked.item?.id).toMatch(/^trial-tig-2026-11-29-[0-9a-z]{4}$/);
    const failed = draft({ id: 'tig', title: 'なめ付け', result: 'failed', date });
    expect(failed.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['model:trial-conditions-missing', 'warning'],
    ]);
  });

  test('its title is one a page may have', () => {
    expect(trialTitle('なめ付け')).toBe('「なめ付け」を試した');
    expect(trialTitle('あ'.repeat(40))).toHaveLength(40);
    expect(trialTitle(`${'あ'.repeat(32)}🔧工具`)).not.toMatch(/\p{Surrogate}/u);
  });
});

test('the browser says the same words as the model', () => {
  expect(vocabularies.trialResult.map(({ id }) => trialWords[id])).toEqual(
    vocabularies.trialResult.map(({ id }) => labelOf('trialResult', id)),
  );
});

describe('an address in words of thanks', () => {
  test.each([
    ['返事は taro@example.jp へ', 'taro@example.jp'],
    ['taro＠example．co．jp', 'taro@example.co.jp'],
    ['電話は03-1234-5678です', '03-1234-5678'],
    ['０９０－１２３４－５６７８', '090-1234-5678'],
    ['0256(92)1234 まで', '0256(92)1234'],
    ['+81 90 1234 5678', '+81 90 1234 5678'],
    ['09012345678', '09012345678'],
  ])('%s', (text, found) => {
    expect(contactIn(text)).toBe(found);
  });
  test.each([
    '2026-10-08に40個作りました',
    '0.8mm、25A、100mm',
    '0.05-0.10mmのすき間',
    '品番 10-2030-4050 の箱',
    'JIS Z 3001-4 の言葉',
    '30秒@弱火',
  ])('not in %s', (text) => {
    expect(contactIn(text)).toBeUndefined();
  });
});
