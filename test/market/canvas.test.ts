import path from 'node:path';
import { type Item, vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import { toCanvas } from '../../plugins/market/lib/pages/canvas.js';
import {
  toBlankCanvas,
  toBlockPage,
  toCanvasSheets,
} from '../../plugins/market/lib/pages/canvas-sheet.js';
import { toCompareFiles, toComparePage } from '../../plugins/market/lib/pages/compare.js';
import type { PageContext } from '../../plugins/market/lib/pages/context.js';
import { fitSheet, sheetHeight } from '../../plugins/market/lib/pages/fit-sheet.js';
import { createSourceNotes } from '../../plugins/market/lib/pages/source-notes.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { contextOf, item, page, published, site } from './helpers.js';

const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
const blocks = vocabularies.canvas.map(({ id, ja }) => ({ id, ja }));
const sources: PageContext['sources'] = {
  S1: { title: '資料1', sections: {} },
  S2: { title: '資料2', sections: {} },
};

/** What canvases are made from, without a site around it. */
const contextFor = (items: readonly Item[]): PageContext =>
  ({ ...contextOf(items), hidden: new Set<string>(), sources }) as unknown as PageContext;
const compose = (subject: Item, context: PageContext) =>
  toCanvas(subject, createSourceNotes(context.sources), context);

const caseFields =
  '段階: [創成期]\n結果: 成功\n経過:\n  - {種別: 始まり, 内容: 始めた}\n教訓: 学んだ';

describe('composition', () => {
  /** A page of a random market: its kind, the blocks its author named and what it points at. */
  interface Spec {
    readonly kind: 'case' | 'alliance' | 'org' | 'term' | 'guide';
    readonly named: readonly number[];
    readonly points: readonly number[];
    /** Index of an alliance (of a case) or of a case (of an alliance). */
    readonly joined: number;
    readonly writes: boolean;
    readonly sourced: boolean;
    /** Page that its words name as evidence. */
    readonly cites: number;
  }
  const specs = fc.array(
    fc.record({
      kind: fc.constantFrom('case', 'alliance', 'org', 'term', 'guide') as fc.Arbitrary<
        Spec['kind']
      >,
      named: fc.uniqueArray(fc.nat(8), { maxLength: 4 }),
      points: fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
      joined: fc.nat(11),
      writes: fc.boolean(),
      sourced: fc.boolean(),
      cites: fc.nat(23),
    }),
    { minLength: 2, maxLength: 12 },
  );
  const folders = {
    case: 'cases',
    alliance: 'alliances',
    org: 'orgs',
    term: 'terms',
    guide: 'guides',
  };
  const idOf = (index: number) => `p${index}`;
  const hasCanvas = ({ kind }: Pick<Spec, 'kind'>) => kind === 'case' || kind === 'alliance';
  // A case must name a block.
  const namedBy = (spec: Spec) => (hasCanvas(spec) && spec.named.length === 0 ? [0] : spec.named);
  /** Index of the org or term that a page's words cite. */
  const citedBy = (list: readonly Spec[], index: number): number | undefined => {
    const { writes, cites = -1 } = list[index] ?? {};
    const kind = list[cites]?.kind;
    return writes && (kind === 'org' || kind === 'term') ? cites : undefined;
  };
  const joins = (list: readonly Spec[], from: number, to: number): boolean => {
    const [one, other] = [list[from], list[to]];
    return (
      one?.joined === to &&
      ((one.kind === 'case' && other?.kind === 'alliance') ||
        (one.kind === 'alliance' && other?.kind === 'case'))
    );
  };

  function write(list: readonly Spec[]): Item[] {
    return list.map((spec, index) => {
      const named = namedBy(spec).map((at) => blocks[at]?.ja);
      const points = spec.points.filter((at) => at !== index && at < list.length).map(idOf);
      const joined = joins(list, index, spec.joined) ? idOf(spec.joined) : undefined;
      const cited = citedBy(list, index);
      const source = spec.sourced ? ', 出典: S1' : '';
      const evidence = cited === undefined ? '' : `, 根拠: [${idOf(cited)}]`;
      return item(
        `docs/${folders[spec.kind]}/${idOf(index)}.md`,
        page(
          [
            `題名: ページ${index}`,
            published,
            ...(named.length > 0 ? [`キャンバス: [${named.join(', ')}]`] : []),
            ...(points.length > 0 ? [`関連: [${points.join(', ')}]`] : []),
            ...(spec.kind === 'case' ? [caseFields, `連携体: ${joined ?? '名前だけの会'}`] : []),
            ...(spec.kind === 'alliance' ? ['段階: [創成期]'] : []),
            ...(spec.kind === 'alliance' && joined ? [`事例: [${joined}]`] : []),
            ...(spec.kind === 'org' ? ['区分: 企業'] : []),
            ...(spec.kind === 'term' ? ['意味: 試し'] : []),
            ...(spec.kind === 'guide' ? ['手引き種別: 実践'] : []),
            ...(spec.writes && hasCanvas(spec)
              ? [`キャンバス記入:\n  価値提案: {内容: 約束${index}${source}${evidence}}`]
              : []),
          ].join('\n'),
        ),
      ).item;
    });
  }

  test('every related page stands once in each block its author named, and nowhere else', () => {
    fc.assert(
      fc.property(specs, (list) => {
        const items = write(list);
        const context = contextFor(items);
        list.forEach((spec, at) => {
          if (!hasCanvas(spec)) return;
          const { pages, text } = compose(items[at] as Item, context);
          // The same question asked of what was generated, with no catalog in between.
          const subject = list.flatMap((_, other) =>
            other === at || joins(list, at, other) || joins(list, other, at) ? [other] : [],
          );
          const points = (from: number, to: number): boolean =>
            from !== to &&
            (list[from]?.points.includes(to) ||
              joins(list, from, to) ||
              (hasCanvas(list[from] as Spec) && citedBy(list, from) === to));
          const related = list.flatMap((other, index) =>
            other.kind !== 'guide' &&
            !hasCanvas(other) &&
            subject.some((member) => points(member, index) || points(index, member))
              ? [index]
              : [],
          );
          const wanted: Record<string, string[]> = {};
          for (const index of related)
            for (const block of new Set(namedBy(list[index] as Spec))) {
              const id = blocks[block]?.id as string;
              wanted[id] = [...(wanted[id] ?? []), idOf(index)];
            }
          const claims = text['value-propositions'] ?? [];
          const tellers = subject.filter((member) => list[member]?.writes);
          const cited = tellers.flatMap((member) => citedBy(list, member) ?? []).map(idOf);
          if (cited.length > 0)
            wanted['value-propositions'] = [
              ...new Set([...(wanted['value-propositions'] ?? []), ...cited]),
            ];
          const shown = Object.fromEntries(
            blocks.flatMap(({ id }) => {
              const evidence = new Set(
                (text[id] ?? []).flatMap((claim) => claim.evidence?.map((one) => one.id) ?? []),
              );
              // Pages of the subject are named where their words are borrowed.
              for (const member of subject) evidence.delete(idOf(member));
              const names = [...evidence, ...(pages[id] ?? []).map((one) => one.id)].sort();
              return names.length > 0 ? [[id, names]] : [];
            }),
          );
          for (const ids of Object.values(wanted)) ids.sort();
          expect(shown).toEqual(wanted);
          // Words of the whole subject, each once; borrowed ones that rest on nothing name their page.
          expect(claims.map((claim) => claim.text).sort()).toEqual(
            tellers.map((member) => `約束${member}`).sort(),
          );
          for (const { text: words, evidence = [] } of claims) {
            const teller = Number(words.slice('約束'.length));
            const borrowed = teller === at || list[teller]?.sourced ? [] : [idOf(teller)];
            const own = citedBy(list, teller);
            expect(evidence.map(({ id }) => id)).toEqual(
              own === undefined ? borrowed : [idOf(own)],
            );
          }
        });
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  test('a claim carries its sources and its evidence; the evidence knows the case', () => {
    const org = item('docs/orgs/o.md', page(`題名: 会社\n区分: 企業\n${published}`)).item;
    const told = item(
      'docs/cases/c.md',
      page(
        `題名: 事例\n${caseFields}\n連携体: 会\nキャンバス: [パートナー]\n${published}\nキャンバス記入:\n  パートナー: {内容: 会社, 出典: [S1, S2], 根拠: [o]}`,
      ),
    ).item;
    const context = contextFor([told, org]);
    expect(compose(told, context).text).toEqual({
      'key-partners': [
        {
          text: '会社',
          sources: [1, 2],
          evidence: [{ id: 'o', label: '会社', url: '/docs/org/o/' }],
        },
      ],
    });
    expect(context.catalog.to(org).map(({ from, ref }) => [from.id, ref.field])).toEqual([
      ['c', 'canvasText'],
    ]);
  });
});

describe('paper', () => {
  const content = (chars: number) => ({
    page: { id: 'x', kind: 'case' as const, label: '題', url: '/' },
    purpose: [],
    text: { 'key-activities': [{ text: 'あ'.repeat(chars), sources: [1] }] },
    pages: {},
    effects: [],
    sources: [],
    documents: [],
  });
  test('letters shrink as words grow, then the paper grows', () => {
    const papers = [10, 300, 600, 1200, 2400].map((chars) => fitSheet(content(chars)));
    expect(papers[0]).toEqual({ size: 'A4', points: 12 });
    expect(papers.at(-1)?.size).toBe('A3');
    const a4 = papers.filter(({ size }) => size === 'A4').map(({ points }) => points);
    expect(a4).toEqual([...a4].sort((a, b) => b - a));
    expect(new Set(a4).size).toBeGreaterThan(1);
  });
  test('more words or larger letters never need less room', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)];
        expect(sheetHeight(content(few), 'A4', 8)).toBeLessThanOrEqual(
          sheetHeight(content(many), 'A4', 8),
        );
        expect(sheetHeight(content(many), 'A4', 7)).toBeLessThanOrEqual(
          sheetHeight(content(many), 'A4', 9),
        );
      }),
    );
  });
});

describe('this market', () => {
  let market: Market;
  beforeAll(async () => {
    market = await loadMarket({
      siteDir: path.resolve(import.meta.dirname, '../..'),
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: { name: 'public' },
    });
  }, 60_000);

  test('each case has a small file for the comparison, in which every number of a note is a known tag', () => {
    const files = toCompareFiles(market.context);
    const cases = market.context.catalog.items.filter(({ kind }) => kind === 'case');
    expect([...files.keys()]).toEqual(cases.map(({ id }) => `cases/${id}.json`));
    expect(
      toComparePage(market.context)
        .choices.map(({ id }) => id)
        .sort(),
    ).toEqual(cases.map(({ id }) => id).sort());
    for (const [file, data] of files) {
      const json = JSON.stringify(data);
      expect(Buffer.byteLength(json), file).toBeLessThanOrEqual(30_000);
      const known = data.sources.map(({ tag }) => tag);
      expect(new Set(known).size, file).toBe(known.length);
      for (const [, list = ''] of json.matchAll(/"sources":\[("[^\]]*")\]/g))
        for (const tag of JSON.parse(`[${list}]`)) expect(known, file).toContain(tag);
    }
  });

  test('the files say what the cases say', () => {
    const kyoto = toCompareFiles(market.context).get('cases/kyoto-shisaku-net.json');
    expect(kyoto?.outcome.label).toBe('成功');
    expect(kyoto?.levers.map(({ label }) => label)).toContain('信条');
    expect(kyoto?.canvas.channels?.map(({ text }) => text).join()).toContain('京都試作センター');
    expect(kyoto?.canvas.channels?.[0]?.sources).toContain('S3-4.3');
    const rows = Object.fromEntries(
      kyoto?.contradictions.map(({ topic, row }) => [topic, row]) ?? [],
    );
    expect(rows).toMatchObject({ 活動の目的: 'purpose', 立ち上げた会社の数: 'facts' });
  });

  test('every block has its questions, on the blank sheet and on its page', () => {
    const blank = toBlankCanvas(market.context);
    expect(blank.blocks.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id));
    for (const { id, questions } of blank.blocks) {
      expect(questions.length, id).toBeGreaterThanOrEqual(3);
      expect(toBlockPage(id, market.context).questions).toEqual(questions);
    }
  });

  test('a block’s page lists what the cases wrote, and names those that wrote nothing here', () => {
    for (const { id: block } of blocks) {
      const { written, silent } = toBlockPage(block, market.context);
      const files = [...toCompareFiles(market.context).values()];
      expect(written.map(({ id }) => id)).toEqual(
        files.filter(({ canvas }) => canvas[block]).map(({ id }) => id),
      );
      expect(silent.map(({ id }) => id)).toEqual(
        files
          .filter(({ canvas }) => !canvas[block] && Object.keys(canvas).length > 0)
          .map(({ id }) => id),
      );
    }
    const relations = toBlockPage('customer-relationships', market.context);
    expect(relations.silent.map(({ id }) => id)).toContain('mni-itabashi');
    expect(relations.written.map(({ id }) => id)).toContain('kyoto-shisaku-net');
  });

  test('there is a sheet for the case and for its alliance, and they say the same', () => {
    const sheets = new Map(toCanvasSheets(market.context).map((sheet) => [sheet.page.id, sheet]));
    const texts = (id: string) =>
      Object.values(sheets.get(id)?.text ?? {}).flatMap((list) => list?.map(({ text }) => text));
    expect(texts('kyoto-shisaku-net').length).toBeGreaterThanOrEqual(9);
    expect(texts('kyoto-shisaku-net-alliance')).toEqual(texts('kyoto-shisaku-net'));
    expect(sheets.get('kyoto-shisaku-net')?.url).toBe('/docs/case/kyoto-shisaku-net/canvas/');
    // An org that names 「パートナー」 stands in it, one that the words cite stands under them.
    const partners = sheets.get('kyoto-shisaku-net');
    expect(partners?.pages['key-partners']?.map(({ id }) => id)).toContain('kiseiren');
    expect(
      partners?.text['key-partners']?.flatMap(({ evidence = [] }) => evidence.map(({ id }) => id)),
    ).toContain('kyoto-fu');
  });
});

test('what an edition may not show is in no canvas and in no file of the comparison', async () => {
  const dir = await site({
    'docs/cases/c.md': page(
      `題名: 事例\n${caseFields}\n連携体: 会\nキャンバス: [パートナー]\n関連: [himitsu]\n${published}\nキャンバス記入:\n  パートナー: {内容: 会社, 出典: S1, 根拠: [himitsu]}`,
    ),
    'docs/orgs/himitsu.md': page(
      '題名: 隠し工業\n区分: 企業\nキャンバス: [パートナー]\n所有: himitsu\n公開範囲: 会員\n状態: 承認済み',
    ),
    'docs/sources.yml': 'S1: {題名: 資料1}\n',
  });
  const shown = async (name: 'public' | 'members') => {
    const { context } = await loadMarket({
      siteDir: dir,
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: { name },
    });
    return JSON.stringify([[...toCompareFiles(context)], toCanvasSheets(context)]);
  };
  expect(await shown('members')).toContain('隠し工業');
  expect(await shown('public')).not.toMatch(/隠し工業|himitsu/);
});
