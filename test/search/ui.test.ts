import { describe, expect, it } from 'vitest';
import {
  COMBO_START,
  type ComboState,
  comboReducer,
  isOurs,
  type KeyPress,
  keyMeaning,
} from '../../plugins/search/lib/ui/combo.js';
import { hitHref } from '../../plugins/search/lib/ui/hit.js';
import { searchHref } from '../../plugins/search/lib/ui/href.js';
import {
  formatPageState,
  parsePageState,
  setRange,
  toggleFacet,
  withoutFilters,
} from '../../plugins/search/lib/ui/page/urlState.js';

const COUNT = 4; // three hits and "all results"; or three recent searches and the way to clear them

/**
 * Play keys: a plain string is typed text, `<Key>` a key; returns the state and what was chosen.
 * An empty box has options only when there are recent searches.
 */
function play(
  keys: (string | KeyPress)[],
  start: ComboState = COMBO_START,
): { state: ComboState; chosen?: number } {
  let state = start;
  let chosen: number | undefined;
  for (const key of keys) {
    if (typeof key === 'string' && !key.startsWith('<')) {
      state = comboReducer(state, { type: 'input', value: state.value + key });
      continue;
    }
    const press: KeyPress = typeof key === 'string' ? { key: key.slice(1, -1) } : key;
    const count = state.value.trim() === '' && state.recents === 0 ? 0 : COUNT;
    const meaning = keyMeaning(press, state, count);
    if (meaning?.type === 'choose') chosen = state.active;
    else if (meaning) state = comboReducer(state, meaning);
  }
  return { state, chosen };
}

describe('combobox keys', () => {
  it.each<[string, (string | KeyPress)[], Partial<ComboState>, number?]>([
    ['typing opens', ['裏'], { open: true, active: -1 }],
    ['spaces do not open', [' '], { open: false }],
    ['down enters the list', ['裏', '<ArrowDown>'], { active: 0 }],
    ['down twice', ['裏', '<ArrowDown>', '<ArrowDown>'], { active: 1 }],
    ['down goes round over the text', ['裏', ...Array(5).fill('<ArrowDown>')], { active: -1 }],
    ['up enters from below', ['裏', '<ArrowUp>'], { active: COUNT - 1 }],
    ['up from the first is the text', ['裏', '<ArrowDown>', '<ArrowUp>'], { active: -1 }],
    ['typing leaves the option', ['裏', '<ArrowDown>', '波'], { active: -1, value: '裏波' }],
    ['home goes to the text', ['裏', '<ArrowDown>', '<Home>'], { active: -1, open: true }],
    ['end goes to the text', ['裏', '<ArrowDown>', '<End>'], { active: -1, open: true }],
    ['left goes to the text', ['裏', '<ArrowDown>', '<ArrowLeft>'], { active: -1 }],
    ['escape closes first', ['裏', '<Escape>'], { open: false, value: '裏' }],
    ['escape then clears', ['裏', '<Escape>', '<Escape>'], { open: false, value: '' }],
    ['escape on nothing stays', ['<Escape>'], { open: false, value: '' }],
    ['down reopens at the first', ['裏', '<Escape>', '<ArrowDown>'], { open: true, active: 0 }],
    ['up reopens at the last', ['裏', '<Escape>', '<ArrowUp>'], { open: true, active: COUNT - 1 }],
    [
      'alt+down opens without choosing',
      ['裏', '<Escape>', { key: 'ArrowDown', altKey: true }],
      { open: true, active: -1 },
    ],
    ['alt+up closes', ['裏', { key: 'ArrowUp', altKey: true }], { open: false }],
    ['tab closes', ['裏', '<Tab>'], { open: false }],
    ['down on empty does nothing', ['<ArrowDown>'], { open: false, active: -1 }],
    ['alt+down on empty does nothing', [{ key: 'ArrowDown', altKey: true }], { open: false }],
    ['right goes to the text', ['裏', '<ArrowDown>', '<ArrowRight>'], { active: -1, open: true }],
    ['home in the text changes nothing', ['裏', '<Home>'], { active: -1, open: true }],
    ['page down is left alone', ['裏', '<ArrowDown>', '<PageDown>'], { active: 0, open: true }],
    ['page up is left alone', ['裏', '<ArrowDown>', '<PageUp>'], { active: 0, open: true }],
    ['space belongs to the text', ['裏', '<ArrowDown>', '< >'], { active: 0 }, undefined],
    ['backspace belongs to the text', ['裏', '<ArrowDown>', '<Backspace>'], { active: 0 }],
    [
      'home with ctrl is left alone',
      ['裏', '<ArrowDown>', { key: 'Home', ctrlKey: true }],
      { active: 0 },
    ],
    ['shift+tab closes', ['裏', '<ArrowDown>', '<Tab>'], { open: false, active: -1 }],
    ['enter on nothing opens the search page', ['<Enter>'], { open: false }, -1],
    ['enter in the text', ['裏', '<Enter>'], { open: true }, -1],
    ['enter on an option', ['裏', '<ArrowDown>', '<ArrowDown>', '<Enter>'], { active: 1 }, 1],
    ['enter on the last option', ['裏', '<ArrowUp>', '<Enter>'], {}, COUNT - 1],
    [
      'composing enter is not ours',
      ['うら', { key: 'Enter', isComposing: true }],
      { open: true, value: 'うら' },
      undefined,
    ],
    ['keyCode 229 is not ours', ['うら', { key: 'Enter', keyCode: 229 }], {}, undefined],
    [
      'composing arrows are not ours',
      ['うら', { key: 'ArrowDown', isComposing: true }],
      { active: -1 },
    ],
    [
      'composing escape is not ours',
      ['うら', { key: 'Escape', isComposing: true }],
      { open: true, value: 'うら' },
    ],
    ['ctrl+enter is left alone', ['裏', { key: 'Enter', ctrlKey: true }], {}, undefined],
    ['letters are left alone', ['裏', '<a>'], { active: -1, value: '裏' }],
  ])('%s', (_name, keys, expected, chosen) => {
    const result = play(keys);
    expect(result.state).toMatchObject(expected);
    expect(result.chosen).toBe(chosen);
  });

  const RECENT: ComboState = { ...COMBO_START, recents: 3 };
  const composing = (key: string): KeyPress => ({ key, isComposing: true });
  it.each<[string, (string | KeyPress)[], Partial<ComboState>, number?]>([
    ['down enters', ['<ArrowDown>'], { open: true, active: 0 }],
    ['up enters at the way to clear', ['<ArrowUp>'], { open: true, active: COUNT - 1 }],
    [
      'alt+down opens without choosing',
      [{ key: 'ArrowDown', altKey: true }],
      { open: true, active: -1 },
    ],
    [
      'alt+up closes',
      ['<ArrowDown>', { key: 'ArrowUp', altKey: true }],
      { open: false, active: -1 },
    ],
    ['down goes round over the text', Array(6).fill('<ArrowDown>'), { active: 0 }],
    ['enter on one', ['<ArrowDown>', '<ArrowDown>', '<Enter>'], { active: 1 }, 1],
    ['enter on the way to clear', ['<ArrowUp>', '<Enter>'], { active: COUNT - 1 }, COUNT - 1],
    ['enter in the text', [{ key: 'ArrowDown', altKey: true }, '<Enter>'], {}, -1],
    ['escape closes', ['<ArrowDown>', '<Escape>'], { open: false, active: -1, recents: 3 }],
    [
      'escape twice keeps them on offer',
      ['<ArrowDown>', '<Escape>', '<Escape>', '<ArrowDown>'],
      { open: true, active: 0 },
    ],
    ['home goes to the text', ['<ArrowDown>', '<Home>'], { open: true, active: -1 }],
    ['end goes to the text', ['<ArrowUp>', '<End>'], { open: true, active: -1 }],
    [
      'page keys are left alone',
      ['<ArrowDown>', '<PageDown>', '<PageUp>'],
      { open: true, active: 0 },
    ],
    ['tab closes', ['<ArrowDown>', '<Tab>'], { open: false, active: -1 }],
    ['typing leaves them', ['<ArrowDown>', '裏'], { open: true, active: -1, value: '裏' }],
    ['composing down is not ours', [composing('ArrowDown')], { open: false, active: -1 }],
    [
      'composing enter is not ours',
      ['<ArrowDown>', composing('Enter')],
      { open: true, active: 0 },
      undefined,
    ],
    [
      'keyCode 229 is not ours',
      ['<ArrowDown>', { key: 'Enter', keyCode: 229 }],
      { active: 0 },
      undefined,
    ],
    [
      'composing escape is not ours',
      ['<ArrowDown>', composing('Escape')],
      { open: true, active: 0 },
    ],
  ])('with recent searches: %s', (_name, keys, expected, chosen) => {
    const result = play(keys, RECENT);
    expect(result.state).toMatchObject(expected);
    expect(result.chosen).toBe(chosen);
  });

  it('offers recent searches again when the text is deleted', () => {
    const typed = comboReducer(RECENT, { type: 'input', value: '裏' });
    expect(comboReducer(typed, { type: 'input', value: '' })).toMatchObject({ open: true });
    expect(comboReducer({ ...typed, recents: 0 }, { type: 'input', value: '' })).toMatchObject({
      open: false,
    });
  });

  it('opens on focus only with something to offer', () => {
    expect(comboReducer(COMBO_START, { type: 'open' })).toBe(COMBO_START);
    expect(comboReducer(RECENT, { type: 'open' })).toMatchObject({ open: true, active: -1 });
  });

  it('closes when the history is cleared, but not over typed text', () => {
    const open: ComboState = { ...RECENT, open: true, active: 3 };
    const cleared = { type: 'recents', count: 0 } as const;
    expect(comboReducer(open, cleared)).toMatchObject({ open: false, active: -1, recents: 0 });
    expect(comboReducer({ ...open, value: '裏' }, cleared)).toMatchObject({ open: true });
    expect(comboReducer(open, { type: 'recents', count: 3 })).toBe(open);
  });

  it('leaves the caret keys and Tab to the browser', () => {
    for (const key of ['Home', 'End', 'ArrowLeft', 'Tab'])
      expect(isOurs(keyMeaning({ key }, COMBO_START, 1), { key })).toBe(false);
    expect(isOurs(keyMeaning({ key: 'ArrowDown' }, COMBO_START, 1), { key: 'ArrowDown' })).toBe(
      true,
    );
  });
});

describe('URL of the search page', () => {
  it('round-trips with sorted keys and values', () => {
    const url =
      '?canvas=channels,key-partners&current=25..35&kind=manual&page=3&phase=kaihatsu,sosei&q=%E8%A3%8F%E6%B3%A2&sort=revised';
    expect(formatPageState(parsePageState(url))).toBe(url);
    expect(
      formatPageState(parsePageState('?phase=sosei,kaihatsu,sosei&sort=relevance&page=1&q=')),
    ).toBe('?phase=kaihatsu,sosei');
  });

  it.each(['?page=-4', '?page=x', '?sort=evil', '?__proto__=a', '?current=..', '?kind=', '?q=%20'])(
    'drops nonsense: %s',
    (url) => {
      expect(['', '?current=..']).toContain(formatPageState(parsePageState(url)));
    },
  );

  it.each([
    ['?current=35..25', ''],
    ['?current=1e3..', '?current=1e3..'],
    [`?current=${'9'.repeat(400)}..`, ''],
    ['?current=..-', ''],
    ['?current=-5..025', '?current=-5..25'],
  ])('range %s → %s', (url, expected) => {
    expect(formatPageState(parsePageState(url))).toBe(expected);
  });

  it('holds any query, but no more than is searched', () => {
    expect(formatPageState({ ...parsePageState(''), query: '\ud800裏\udc00' })).toBe(
      '?q=%E8%A3%8F',
    );
    const long = formatPageState({ ...parsePageState(''), query: 'あ'.repeat(10_000) });
    expect(parsePageState(long).query).toHaveLength(400);
    expect(searchHref('/search/', '\udfff')).toBe('/search/');
    expect(searchHref('/search/', ' 裏 波 ')).toBe('/search/?q=%E8%A3%8F%20%E6%B3%A2');
  });

  it('sets and drops a range at page 1', () => {
    const state = setRange(parsePageState('?q=a&page=4'), 'current', [25, null]);
    expect(formatPageState(state)).toBe('?current=25..&q=a');
    expect(formatPageState(setRange(state, 'current', [null, null]))).toBe('?q=a');
    expect(formatPageState(withoutFilters(state))).toBe('?q=a');
  });

  it('reads open ranges', () => {
    expect(parsePageState('?current=25..&thickness=..1.5').ranges).toEqual({
      current: [25, null],
      thickness: [null, 1.5],
    });
  });

  it('ticking starts over at page 1 and unticks cleanly', () => {
    const state = parsePageState('?q=a&page=4');
    const ticked = toggleFacet(state, 'kind', 'case');
    expect(formatPageState(ticked)).toBe('?kind=case&q=a');
    expect(formatPageState(toggleFacet(ticked, 'kind', 'case'))).toBe('?q=a');
  });
});

describe('where a hit leads', () => {
  const hit = { id: 'a', url: '/a/', title: 'A', score: 1, excerpt: { text: '', ranges: [] } };
  it.each([
    [hit, '', '/a/'],
    [hit, '裏 波', '/a/?q=%E8%A3%8F%20%E6%B3%A2'],
    [{ ...hit, section: { id: 'step-1', heading: '', path: [] } }, 'b', '/a/?q=b#step-1'],
    [{ ...hit, cue: { url: '/v/?t=3', start: 3, end: 4 } }, 'b', '/v/?t=3&q=b'],
    [{ ...hit, cue: { url: '/v/?t=3#video-v', start: 3, end: 4 } }, '', '/v/?t=3#video-v'],
    [{ ...hit, cue: { url: '/v/?t=3#video-v', start: 3, end: 4 } }, 'b', '/v/?t=3&q=b#video-v'],
    // An index that gives the bare page: the second is added.
    [{ ...hit, cue: { url: '/v/#video-v', start: 74.9, end: 80 } }, 'b', '/v/?t=74&q=b#video-v'],
    [
      {
        ...hit,
        url: 'https://other/a/',
        cue: { url: 'https://video.example/v?t=9', start: 9, end: 9 },
      },
      'b',
      'https://video.example/v?t=9',
    ],
    [hit, '\ud800', '/a/'],
    [{ ...hit, url: 'https://other/a/' }, 'b', 'https://other/a/'],
  ])('%#', (given, query, expected) => {
    expect(hitHref(given, query)).toBe(expected);
  });
});
