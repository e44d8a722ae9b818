import { describe, expect, it } from 'vitest';
import {
  addRecent,
  clearRecents,
  keepsRecents,
  readRecents,
  type Store,
} from '../../plugins/search/lib/ui/recents.js';
import { rowsOf } from '../../plugins/search/lib/ui/rows.js';
import type { SearchState } from '../../plugins/search/lib/ui/useSearch.js';

const KEY = 'ichiba-recent-searches';

function store(start?: string): Store & { held: Map<string, string> } {
  const held = new Map<string, string>(start === undefined ? [] : [[KEY, start]]);
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

describe('recent searches', () => {
  it('keeps the last eight, newest first, trimmed, each once', () => {
    const kept = store();
    for (const query of ['裏波', ' tig ', 'ＴＩＧ', ...'一二三四五六七', '', '   ', '裏　波'])
      addRecent(query, kept);
    expect(readRecents(kept)).toEqual(['裏　波', '七', '六', '五', '四', '三', '二', '一']);
    addRecent('三', kept);
    expect(readRecents(kept).slice(0, 3)).toEqual(['三', '裏　波', '七']);
    expect([...kept.held.keys()]).toEqual([KEY]);
  });

  it('takes two spellings of one search for one; the newest stays', () => {
    const kept = store();
    for (const query of ['tig 裏波', 'ＴＩＧ　裏波']) addRecent(query, kept);
    expect(readRecents(kept)).toEqual(['ＴＩＧ　裏波']);
  });

  it.each(['', '{', 'null', '7', '"裏波"', '{"0":"裏波"}', '[[]]', '[null,1,{"a":2},""," "]'])(
    'is empty over rubbish: %s',
    (rubbish) => {
      const kept = store(rubbish);
      expect(readRecents(kept)).toEqual([]);
      addRecent('裏波', kept);
      expect(readRecents(kept)).toEqual(['裏波']);
    },
  );

  it('reads no more and no longer than it writes', () => {
    const kept = store(JSON.stringify([...Array(50).keys()].map((n) => `語${n}`)));
    expect(readRecents(kept)).toHaveLength(8);
    addRecent('長'.repeat(201), kept);
    expect(readRecents(kept)[0]).toBe('語0');
    expect(readRecents(store(JSON.stringify(['長'.repeat(10_000), '短い'])))).toEqual(['短い']);
  });

  it('does without a storage that is blocked, full or not there', () => {
    const refuse = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    const blocked: Store = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(() => addRecent('裏波', blocked)).not.toThrow();
    // As long as the page stays open, and the page can say so.
    expect(readRecents(blocked)).toEqual(['裏波']);
    expect(keepsRecents()).toBe(false);
    expect(() => clearRecents(blocked)).not.toThrow();
    expect(readRecents(blocked)).toEqual([]);
    addRecent('残る', store());
    const full = { ...store('["裏波"]'), setItem: refuse };
    addRecent('新しい', full);
    expect(readRecents(full)).toEqual(['新しい', '裏波']);
    expect(() => addRecent('裏波')).not.toThrow();
  });

  it('clears', () => {
    const kept = store('["裏波"]');
    clearRecents(kept);
    expect(kept.held.size).toBe(0);
  });
});

describe('rows of the popup', () => {
  const idle: SearchState = { status: 'idle', slow: false };
  const result = {
    total: 0,
    totalIsExact: true,
    hits: [],
    facets: {},
    suggestions: [],
    problems: [],
  };
  const hit = { id: 'a', url: '/a/', title: 'A', score: 1, excerpt: { text: '', ranges: [] } };
  const rows = (query: string, state: SearchState = idle, recents: string[] = []) =>
    rowsOf({ query, recents, state, searchUrl: '/search/' });

  it('has none for nothing', () => {
    expect(rows('')).toEqual([]);
  });

  it('offers recent searches and the way to clear them', () => {
    expect(rows('', idle, ['裏波', 'a&b'])).toEqual([
      { kind: 'recent', word: '裏波', href: '/search/?q=%E8%A3%8F%E6%B3%A2', remember: '裏波' },
      { kind: 'recent', word: 'a&b', href: '/search/?q=a%26b', remember: 'a&b' },
      { kind: 'forget' },
    ]);
  });

  it('offers no recent searches beside hits', () => {
    const state: SearchState = {
      status: 'done',
      slow: false,
      answered: '裏',
      result: { ...result, total: 1, hits: [hit] },
    };
    expect(rows('裏波', state, ['裏波'])).toEqual([
      { kind: 'hit', hit, href: '/a/?q=%E8%A3%8F%E6%B3%A2', remember: '裏波' },
      { kind: 'all', href: '/search/?q=%E8%A3%8F%E6%B3%A2', remember: '裏波' },
    ]);
  });

  it('offers the nearest words where nothing was found, once that is known', () => {
    const state: SearchState = {
      status: 'done',
      slow: false,
      result: { ...result, suggestions: ['裏波'] },
    };
    expect(rows('うらなに', state).map(({ kind }) => kind)).toEqual(['word', 'all']);
    expect(
      rows('うらなに', { ...state, status: 'loading', slow: true }).map(({ kind }) => kind),
    ).toEqual(['all']);
  });
});
