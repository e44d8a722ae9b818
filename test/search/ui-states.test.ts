import { createElement, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OTHERS_MS } from '../../plugins/search/lib/client/several/index.js';
import type { SearchOptions, SearchProblem, SearchResult } from '../../plugins/search/lib/types.js';
import { RangeField } from '../../plugins/search/lib/ui/page/RangeField.js';
import { RequestSlip } from '../../plugins/search/lib/ui/page/RequestSlip.js';
import { findHelp } from '../../plugins/search/lib/ui/page/useHelp.js';
import { text } from '../../plugins/search/lib/ui/resultText.js';
import {
  announcementOf,
  messageOf,
  OthersMessage,
} from '../../plugins/search/lib/ui/SearchMessage.js';
import { rowsOf, SearchPopup } from '../../plugins/search/lib/ui/SearchPopup.js';
import { standing } from '../../plugins/search/lib/ui/standing.js';
import { isBroken, isFailure, type SearchState } from '../../plugins/search/lib/ui/useSearch.js';

// Its types are no dependency of this site; one function is needed.
const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(node: ReactNode): string;
};

const none: SearchResult = {
  hits: [],
  total: 0,
  totalIsExact: true,
  facets: {},
  suggestions: [],
  problems: [],
};
const hit = {
  id: 'v',
  url: '/docs/video/v/',
  title: '角継手',
  score: 1,
  kind: 'video',
  cue: { url: '/docs/video/v/?t=74#video-v', start: 74.6, end: 80 },
  excerpt: { text: '池が沈む', ranges: [[0, 1]] as [number, number][] },
};
const some: SearchResult = { ...none, hits: [hit], total: 12 };
const problem = (kind: SearchProblem['kind']): SearchProblem => ({
  source: '',
  kind,
  url: '/ichiba/search/x/s/1.bin',
});
const done = (result: SearchResult, answered = '裏波'): SearchState => ({
  status: 'done',
  slow: false,
  result,
  answered,
});
const failed = (result?: SearchResult): SearchState => ({ status: 'failed', slow: false, result });
const broken = (from: SearchResult, kind: SearchProblem['kind']) => ({
  ...from,
  problems: [problem(kind)],
});

afterEach(() => vi.unstubAllGlobals());
const offline = () => vi.stubGlobal('navigator', { onLine: false });

describe('states of a search', () => {
  it('says nothing while it is quick or the results speak for themselves', () => {
    expect(messageOf({ status: 'idle', slow: false })).toBe('');
    expect(messageOf({ status: 'loading', slow: false })).toBe('');
    expect(messageOf(done(some))).toBe('');
  });

  it('tells every state by a sentence of its own', () => {
    const said = [
      messageOf({ status: 'loading', slow: true }),
      messageOf(done(none)),
      messageOf(done(none), true),
      messageOf(done(none, '')),
      messageOf(done(none, '！？')),
      messageOf(done({ ...some, relaxed: true })),
      messageOf(failed()),
      messageOf(failed(broken(none, 'version'))),
      messageOf(failed(broken(none, 'slow'))),
      messageOf(done(broken(some, 'missing'))),
      messageOf(done(broken(some, 'version'))),
      messageOf(done(broken(some, 'slow'))),
    ];
    offline();
    said.push(messageOf(failed(broken(none, 'offline'))), messageOf(done(broken(some, 'offline'))));
    expect(said.filter((sentence) => sentence === '')).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it('does not take missing files for "no results"', () => {
    expect(messageOf(failed(broken(none, 'truncated')))).toBe(text.broken.truncated);
    expect(messageOf(done(broken(some, 'offline')))).toBe(text.partly.host);
    offline();
    expect(messageOf(failed(broken(none, 'offline')))).toBe(text.broken.offline);
  });

  it('lets the last answer stand for 300 ms, then says what it does', () => {
    const loading = { ...done(none), status: 'loading' as const };
    expect(standing(loading).status).toBe('done');
    expect(standing({ ...failed(broken(none, 'missing')), status: 'loading' }).status).toBe(
      'failed',
    );
    expect(standing({ ...loading, slow: true }).status).toBe('loading');
    expect(standing({ status: 'loading', slow: false }).status).toBe('loading');
  });

  it('cuts a page of text in a sentence', () => {
    expect(messageOf(done(none, '長'.repeat(10_000))).length).toBeLessThan(100);
  });

  it('announces counts with the query, the chosen filters, and what is wrong', () => {
    expect(announcementOf(done(some))).toBe('「裏波」：12件 見つかりました。');
    expect(announcementOf(done(some, ''))).toBe('12件 見つかりました。');
    expect(announcementOf(done(some), true, '選んだ条件：工程：溶接 12件')).toBe(
      '「裏波」：12件 見つかりました。選んだ条件：工程：溶接 12件。',
    );
    expect(announcementOf(done({ ...some, relaxed: true, totalIsExact: false }))).toBe(
      `「裏波」：約12件 見つかりました。${text.relaxed}`,
    );
    expect(announcementOf(done(none))).toBe('「裏波」を含むページはありません。');
    expect(announcementOf({ status: 'loading', slow: false, result: some, answered: '裏' })).toBe(
      '',
    );
  });

  const others = (...problems: (Partial<SearchProblem> & Pick<SearchProblem, 'kind'>)[]) => ({
    ...some,
    totalIsExact: false,
    problems: problems.map((one) => ({ url: 'https://b.jp/x', source: '東の市場', ...one })),
  });

  it('tells which other market did not answer, and that the rest stands', () => {
    const state = done(others({ kind: 'slow' }, { kind: 'offline', source: '西の市場' }));
    expect(messageOf(state)).toBe('');
    expect(isBroken(state)).toBe(false);
    expect(announcementOf(state)).toBe(
      '「裏波」：約12件 見つかりました。「西の市場」につながりません。答えた市場の結果だけを表示しています。「東の市場」は、1.5秒待っても答えませんでした。答えた市場の結果だけを表示しています。',
    );
    expect(OTHERS_MS).toBe(1500);
  });

  it('explains why another market cannot be searched, and offers no other try', () => {
    const draw = (result: SearchResult) =>
      renderToStaticMarkup(
        createElement(OthersMessage, { state: done(result), onRetry: () => undefined }),
      );
    expect(draw(some)).toBe('');
    expect(draw(others({ kind: 'missing' }))).toContain(text.askOthers);
    const version = draw(others({ kind: 'version', format: '9.9.9' }));
    expect(version).toContain('「東の市場」の検索の索引（版 9.9.9）は、この画面では読めません');
    const edition = draw(others({ kind: 'edition', edition: 'members' }));
    expect(edition).toContain('こことは違う版（会員版）の市場です');
    expect(draw(others({ kind: 'edition' }))).toContain('（版の名前なし）');
    for (const said of [version, edition]) expect(said).not.toContain('<button');
  });

  it('takes nothing found here for an answer, whatever other markets do', () => {
    const nothing = { ...others({ kind: 'offline' }), hits: [], total: 0 };
    expect(isFailure(nothing)).toBe(false);
    expect(messageOf(done(nothing))).toBe('「裏波」を含むページはありません。');
  });

  it('never says "about none"', () => {
    expect(text.count(0, false)).toBe('0件');
    expect(text.count(1200, false)).toBe('約1,200件');
    expect([0, 999, 1000, 12_045, 1_234_567].map((n) => text.count(n, true))).toEqual([
      '0件',
      '999件',
      '1,000件',
      '12,045件',
      '1,234,567件',
    ]);
  });
});

describe('popup', () => {
  const popup = (query: string, state: SearchState, recents: string[] = [], active = -1) =>
    renderToStaticMarkup(
      createElement(SearchPopup, {
        id: 'list',
        state,
        rows: rowsOf({ query, recents, state, searchUrl: '/search/' }),
        active,
        optionId: (at) => `o-${at}`,
        onHover: () => undefined,
        onChoose: () => undefined,
        onRetry: () => undefined,
        onMessage: () => undefined,
        ways: (reachable) => createElement('i', null, reachable ? '一覧へ' : '端末へ'),
      }),
    );

  it('groups recent searches inside the listbox', () => {
    const html = popup('', { status: 'idle', slow: false }, ['裏波', 'tig'], 1);
    expect(html).toMatch(/role="listbox"[^>]*><div role="group" aria-label="最近の検索">/);
    expect(html.match(/role="option"/g)).toHaveLength(3);
    expect(html).toMatch(/id="o-1"[^>]*aria-selected="true"/);
    expect(html).toContain('履歴を消す');
  });

  it('tells the moment of a cue as the player shows it', () => {
    const html = popup('池', done(some, '池'));
    expect(html).toContain('動画の1:14から');
    expect(html).toContain('<mark>池</mark>');
    expect(html).toContain('12件');
  });

  it('shows the way on when nothing is found', () => {
    const html = popup('うらなに', done({ ...none, suggestions: ['裏波'] }, 'うらなに'));
    expect(html).toContain('「うらなに」を含むページはありません。');
    expect(html).toContain('role="group" aria-label="近いことば"');
    expect(html).toContain(text.help);
  });

  it('offers another try, or a new page when the versions differ', () => {
    expect(popup('裏', failed(broken(none, 'missing')))).toContain('もう一度試す');
    expect(popup('裏', failed(broken(none, 'version')))).toContain('ページを読み直す</button>');
  });
});

describe('range fields', () => {
  const html = renderToStaticMarkup(
    createElement(RangeField, {
      label: '電流',
      unit: 'A',
      range: [25, null],
      onApply: () => undefined,
      onProblem: () => undefined,
    }),
  );
  it('are text fields with names, in a named group', () => {
    expect(html).toMatch(/<fieldset role="group" aria-label="電流"/);
    expect(html.match(/type="text" inputMode="decimal"/g)).toHaveLength(2);
    expect(html).toMatch(
      /aria-label="電流（A）から"[^>]*value="25"|value="25"[^>]*aria-label="電流（A）から"/,
    );
    expect(html).toContain('aria-label="電流（A）まで"');
  });
});

describe('request slip', () => {
  const slip = (draft?: string, mail?: string) =>
    renderToStaticMarkup(
      createElement(RequestSlip, {
        input: {
          query: '真珠',
          filters: [],
          url: 'https://x/search/?q=a',
          date: new Date(2026, 10, 21),
        },
        facets: {},
        asAuthors: true,
        draft,
        onDraft: () => undefined,
        mail,
        onSay: () => undefined,
      }),
    );

  it('is filled in, and has four ways to hand it on', () => {
    const html = slip();
    expect(html).toContain('「真珠」を探しています。');
    for (const button of ['文面をコピー', 'メールで送る', '印刷する', 'ファイルに保存'])
      expect(html).toContain(button);
    expect(html).toContain('href="mailto:?subject=');
    expect(html).not.toContain('書き直す');
  });

  it('keeps what the reader wrote, and offers the new words', () => {
    const html = slip('自分の文面', 'a@example.jp');
    expect(html).toContain('>自分の文面</textarea>');
    expect(html).toContain('いまの検索のことばで書き直す');
    expect(html).toContain('href="mailto:a@example.jp?subject=');
  });
});

describe('who to ask', () => {
  /** Answers by words and facets; counts what was asked. */
  const client = (answers: Record<string, SearchResult>) => {
    const asked: string[] = [];
    return {
      asked,
      search: async (query: string, { facets = {} }: SearchOptions = {}) => {
        const key = `${query} ${JSON.stringify(facets)}`;
        asked.push(key);
        return answers[key] ?? { ...none, facets: { kind: { offer: 2 } } };
      },
    };
  };
  const kind = ['offer', 'person'];

  it('prefers people for the words, then for the filters, then anyone', async () => {
    const byWords = client({ [`裏波 ${JSON.stringify({ kind })}`]: some });
    expect(await findHelp(byWords, '裏波', { process: ['welding'] })).toEqual({
      people: [hit],
      facets: { kind: { offer: 2 } },
    });
    expect(byWords.asked).toHaveLength(2);

    const byFilter = client({ [` ${JSON.stringify({ process: ['welding'], kind })}`]: some });
    expect(
      (await findHelp(byFilter, '真珠', { process: ['welding'], kind: ['manual'] })).people,
    ).toEqual([hit]);
    const anyone = client({ [` ${JSON.stringify({ kind })}`]: some });
    expect((await findHelp(anyone, '真珠', {})).people).toEqual([hit]);
    expect((await findHelp(client({}), '', {})).people).toEqual([]);
  });
});
