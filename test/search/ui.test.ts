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
import {
  formatPageState,
  parsePageState,
  toggleFacet,
} from '../../plugins/search/lib/ui/page/urlState.js';

const COUNT = 4; // three hits and "all results"

/** Play keys: a plain string is typed text, `<Key>` a key; returns the state and what was chosen. */
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
    const meaning = keyMeaning(press, state, COUNT);
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
    [{ ...hit, cue: { url: '/v/?t=3', start: 3, end: 4 } }, 'b', '/v/?t=3'],
    [{ ...hit, url: 'https://other/a/' }, 'b', 'https://other/a/'],
  ])('%#', (given, query, expected) => {
    expect(hitHref(given, query)).toBe(expected);
  });
});
