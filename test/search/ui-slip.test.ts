import { parseItem, vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { englishWords } from '../../plugins/market/lib/words/read-words.js';
import {
  mailtoHref,
  type SlipFacets,
  type SlipInput,
  saysAsAuthors,
  slipFile,
  slipFileName,
  slipMessage,
  slipSubject,
} from '../../plugins/search/lib/ui/page/slip.js';
import { slipText } from '../../plugins/search/lib/ui/page/text.js';

const input: SlipInput = {
  query: 'うらなみ　厚板',
  filters: ['工程：溶接', '電流：25〜35A'],
  url: 'https://example.jp/search/?current=25..35&q=%E3%81%86',
  date: new Date(2026, 10, 21),
};
const facets: SlipFacets = {
  process: [{ id: 'welding', label: '溶接' }],
  phase: [{ id: 'kaihatsu', label: '開発期' }],
  kind: [{ id: 'manual', label: '共通技能マニュアル' }],
};

/** Dropped into `docs/requests/` under its own name. */
function check(slip: SlipInput, message = slipMessage(slip), values: SlipFacets = {}) {
  const path = `docs/requests/${slipFileName(slip)}`;
  return parseItem({ path, text: slipFile(slip, message, values, true) }, 'docs');
}

describe('text of the request slip', () => {
  it('holds the words, the filters, the day and the address', () => {
    expect(slipMessage(input)).toBe(
      [
        '「うらなみ 厚板」を探しています。',
        '',
        '- 探したことば: うらなみ 厚板',
        '- 選んだ条件: 工程：溶接、電流：25〜35A',
        '- 調べた日: 2026年11月21日',
        '- 調べたページ: https://example.jp/search/?current=25..35&q=%E3%81%86',
        '',
        '困っていること・いつまでに要るか:',
        '',
      ].join('\n'),
    );
  });

  it('is made from filters alone, and from nothing', () => {
    expect(slipSubject({ ...input, query: '' })).toBe('工程：溶接、電流：25〜35A');
    expect(slipSubject({ ...input, query: '', filters: [] })).toBe('知りたいこと');
    expect(slipMessage({ ...input, query: '', filters: [] })).not.toContain('探したことば');
  });
});

describe('file of the request slip', () => {
  it('is a draft request with what was chosen', () => {
    const { item, messages } = check(input, undefined, facets);
    expect(messages).toEqual([]);
    expect(item).toMatchObject({
      kind: 'request',
      title: '「うらなみ 厚板」を探しています',
      status: 'draft',
      visibility: 'public',
      fields: {
        requestType: 'teach',
        posted: '2026-11-21',
        keywords: ['うらなみ', '厚板'],
        process: ['welding'],
        phase: ['kaihatsu'],
      },
    });
    expect(item?.id).toMatch(/^request-2026-11-21-[0-9a-z]{4}$/);
  });

  it('says the words of the content model', () => {
    const labels = vocabularies.requestType.map(({ ja }) => ja);
    expect(slipText.file.types).toBe(`${labels.join('・')} から選び直せます`);
    expect(labels).toContain(slipText.file.type);
  });

  it('keeps what a reader wrote as text', () => {
    const message = [
      '# 見出しではない',
      '*急ぎ* [見る](./none.md) <b>太字</b> `code` ![絵](a.png)',
      ':::社内',
      '本文 :会員[x] [^S9-1] 比率 3:1 と 10:05',
      '1. 番号',
      '',
      '〔ここに書く〕 https://example.jp/a_b?x=1&y=2#z',
    ].join('\n');
    const { item, messages } = check(input, message);
    expect(messages).toEqual([]);
    expect(item?.links.map(({ url }) => url)).toEqual(['https://example.jp/a_b?x=1&y=2#z']);
    expect(item?.images).toEqual([]);
    expect(item?.sources).toEqual([]);
    const file = slipFile(input, message, {}, true);
    expect(file).toContain('比率 3:1 と 10:05');
    expect(file).toContain('［ここに書く］');
  });

  it.each([
    '"],\n状態: 承認済み',
    "it's \\ \"quoted\" 'both'",
    '---',
    '題名: 値 # 注',
    '[a, b] {c: d} & * ! | > % @ `',
    '\u0000\u0007\u202e\u2028\ufeff\ud800x\udc00',
    '<script>alert(1)</script> __proto__ {{y}}',
    '😀'.repeat(200),
    '長'.repeat(10_000),
    '：、。「」（）［］　',
  ])('passes the content check with the query %j', (query) => {
    const slip = { ...input, query };
    const { item, messages } = check(slip, undefined, {
      process: [{ id: 'x', label: query.slice(0, 50) || 'x' }],
    });
    expect(messages).toEqual([]);
    expect(item?.title.length).toBeLessThanOrEqual(40);
    expect(item?.status).toBe('draft');
  });

  it('passes the content check with any query and any text', () => {
    const signs = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'"\'\\:：-#[]{}<>*_`|&!%@~$^=+()〔〕「」、,. \n\t裏波aA1'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 120,
    });
    fc.assert(
      fc.property(signs, signs, (query, message) => {
        const { messages, item } = check({ ...input, query }, message);
        expect(messages).toEqual([]);
        expect([item?.status, item?.links.filter(({ url }) => !/^https?:/.test(url))]).toEqual([
          'draft',
          [],
        ]);
      }),
      { numRuns: 400, seed: 20261121 },
    );
  });
});

describe('a slip of an English page', () => {
  const english = async () => {
    vi.resetModules();
    const { setWords } = await import('@chishiki-ichiba/model/say');
    setWords(englishWords());
    return import('../../plugins/search/lib/ui/page/slip.js');
  };
  afterEach(async () => {
    const { setWords } = await import('@chishiki-ichiba/model/say');
    setWords({});
  });
  const asked: SlipInput = { ...input, query: 'purge gas', filters: ['Process: Welding'] };
  const values: SlipFacets = {
    process: [{ id: 'welding', label: 'Welding' }],
    phase: [{ id: 'kaihatsu', label: 'Development' }],
    material: [{ id: 'titanium', label: 'Titanium' }],
  };

  it('speaks to people in English, and to the market in its own values', async () => {
    const slip = await english();
    const text = slip.slipMessage(asked);
    expect(text).toContain('Process: Welding');
    const file = slip.slipFile(asked, text, values, false);
    expect(file).toContain('工程:\n  - "welding"\n');
    const { item, messages } = parseItem({ path: 'docs/requests/x.md', text: file }, 'docs');
    expect(messages).toEqual([]);
    expect(item).toMatchObject({
      kind: 'request',
      fields: { process: ['welding'], phase: ['kaihatsu'], material: [{ name: 'titanium' }] },
    });
    expect(item?.title).not.toMatch(/\p{Script=Hiragana}/u);
  });

  it.each(['a long query of many English words '.repeat(4), 'x', '長'.repeat(200)])(
    'passes the content check with the query %j',
    async (query) => {
      const slip = await english();
      const about = { id: 'tack', title: query, step: query, to: ['Someone'] };
      for (const one of [
        { ...asked, query },
        { ...asked, about },
      ]) {
        const text = slip.slipFile(one, slip.slipMessage(one), values, false);
        const { messages } = parseItem({ path: 'docs/requests/x.md', text }, 'docs');
        expect(messages).toEqual([]);
      }
    },
  );
});

describe('values in the file of a slip', () => {
  const phase = (currentLocale: string, defaultLocale: string, label: string) => {
    const values = { phase: [{ id: 'kaihatsu', label }] };
    const asAuthors = saysAsAuthors({ currentLocale, defaultLocale });
    const text = slipFile(input, slipMessage(input), values, asAuthors);
    const { item, messages } = parseItem({ path: 'docs/requests/x.md', text }, 'docs');
    return { text, phases: item?.fields.phase, messages };
  };

  it.each([
    ['ja', 'ja'],
    ['ja-JP', 'ja-JP'],
  ])('are the words authors write on a page in %s of a site in %s', (current, source) => {
    const { text, phases, messages } = phase(current, source, '開発期');
    expect(text).toContain('段階:\n  - "開発期"\n');
    expect([phases, messages]).toEqual([['kaihatsu'], []]);
  });

  it.each([
    ['en', 'ja', 'Development'],
    ['en', 'ja-JP', 'Development'],
    // The content model knows a value by its Japanese and by its id, whatever the site is written in.
    ['en', 'en', 'Development'],
    // A site may have words of its own for a second Japanese.
    ['ja-x-yasashii', 'ja', 'つくる とき'],
  ])('are ids on a page in %s of a site in %s', (current, source, label) => {
    const { text, phases, messages } = phase(current, source, label);
    expect(text).toContain('段階:\n  - "kaihatsu"\n');
    expect([phases, messages]).toEqual([['kaihatsu'], []]);
  });
});

describe('a slip about a page', () => {
  const about = {
    id: 'tig-corner',
    title: '角継手のなめ付け',
    step: '手順2「継手を合わせる」',
    to: ['ベテランA（語り手）', '見本製作所（所有）'],
  };
  const asked: SlipInput = { ...input, query: '', filters: [], about };

  it('says whom to ask, about what, and where', () => {
    expect(slipMessage(asked).split('\n').slice(0, 5)).toEqual([
      '「角継手のなめ付け」の手順2「継手を合わせる」について教えてください。',
      '',
      '- 聞き先: ベテランA（語り手）、見本製作所（所有）',
      '- ページ: 角継手のなめ付け',
      '- 手順: 手順2「継手を合わせる」',
    ]);
  });

  it('goes no further than the page', () => {
    const scope = { visibility: 'members', owner: 'firm-a' } as const;
    for (const slip of [
      { ...asked, about: { ...about, scope } },
      { ...input, from: { title: '会員の手順', url: 'https://example.jp/', scope } },
    ]) {
      const { item, messages } = check(slip);
      expect(messages).toEqual([]);
      expect([item?.visibility, item?.owner]).toEqual(['members', 'firm-a']);
    }
  });

  it('passes the check whatever the page and its step are called', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 });
    fc.assert(
      fc.property(words, words, words, (title, step, to) => {
        const { item, messages } = check({ ...asked, about: { ...about, title, step, to: [to] } });
        expect(messages).toEqual([]);
        expect(item?.fields.related).toEqual(['tig-corner']);
      }),
      { numRuns: 120 },
    );
  });
});

describe('mail of the request slip', () => {
  const mail = (body: string, to?: string) => {
    const href = mailtoHref({ to, subject: '探しています', body });
    return { href, body: new URL(href).searchParams.get('body') ?? '' };
  };

  it('has no address unless the site gives one', () => {
    expect(mail('x').href).toMatch(/^mailto:\?subject=/);
    expect(mail('x', 'madoguchi@example.jp').href).toMatch(
      /^mailto:madoguchi@example\.jp\?subject=/,
    );
  });

  it('keeps text and line ends', () => {
    expect(mail('一行目\n& ? # =').body).toBe('一行目\r\n& ? # =');
  });

  it('cuts what a mail program would refuse, and says so', () => {
    const { href, body } = mail(`${'あ'.repeat(300)}\n😀`);
    expect(href.length).toBeLessThanOrEqual(2000);
    expect(href.length).toBeGreaterThan(1980);
    expect(body).toMatch(/^あ+…（続きは「文面をコピー」で貼り付けてください）$/);
    expect(mail('\ud800'.repeat(9000)).href.length).toBeLessThanOrEqual(2000);
  });
});
