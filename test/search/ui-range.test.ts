import { describe, expect, it } from 'vitest';
import type { SearchManifest } from '../../plugins/search/lib/types.js';
import {
  chosenFilters,
  chosenText,
  filterGroups,
  knownWords,
  rangeText,
} from '../../plugins/search/lib/ui/page/labels.js';
import { readNumber, readRange } from '../../plugins/search/lib/ui/page/range.js';
import { formatPageState, parsePageState } from '../../plugins/search/lib/ui/page/urlState.js';

const manifest = {
  numbers: ['current', 'thickness', 'odd'],
  labels: {
    kind: { label: '種類', values: { manual: 'マニュアル', video: '動画' } },
    current: { label: '電流', values: {}, unit: 'A' },
    process: { label: '工程', values: { welding: '溶接', bending: '曲げ' } },
    thickness: { label: '板厚', values: {}, unit: 'mm' },
  },
} as unknown as SearchManifest;

describe('a number as people type it', () => {
  it.each<[string, string, number | null | undefined]>([
    ['', 'A', null],
    [' 　', 'A', null],
    ['25', 'A', 25],
    ['２５', 'A', 25],
    ['１．５', 'mm', 1.5],
    ['１。５', 'mm', 1.5],
    ['.5', 'mm', 0.5],
    ['5.', 'mm', 5],
    ['025', 'A', 25],
    ['25A', 'A', 25],
    ['２５Ａ', 'A', 25],
    ['1.5㎜', 'mm', 1.5],
    ['150 mm/min', 'mm/min', 150],
    ['1,200', 'A', 1200],
    ['１，２００', 'A', 1200],
    ['-5', '℃', -5],
    ['ー５', '', -5],
    ['−0', '', 0],
    ['A', 'A', undefined],
    ['abc', 'A', undefined],
    ['1e3', 'A', undefined],
    ['2 5 x', 'A', undefined],
    ['1,20', 'A', undefined],
    ['1.5.2', 'A', undefined],
    ['二十五', 'A', undefined],
    ['9'.repeat(400), 'A', undefined],
    ['0.0000001', 'A', undefined],
    ['Infinity', '', undefined],
    ['25V', 'A', undefined],
  ])('%j (%s) → %s', (typed, unit, expected) => {
    expect(readNumber(typed, unit)).toBe(expected);
  });

  it('is written to the URL as it is read back', () => {
    for (const typed of ['999999999999', '0.000001', '１．５', '-3.25']) {
      const value = readNumber(typed) ?? null;
      const state = {
        ...parsePageState(''),
        ranges: { x: [value, null] as [number | null, null] },
      };
      expect(parsePageState(formatPageState(state)).ranges.x).toEqual([value, null]);
    }
  });
});

describe('a range', () => {
  it.each<[string, string, ReturnType<typeof readRange>]>([
    ['25', '35', { range: [25, 35] }],
    ['25', '25', { range: [25, 25] }],
    ['', '３５Ａ', { range: [null, 35] }],
    ['25', '', { range: [25, null] }],
    ['', '', { range: [null, null] }],
    ['35', '25', { problem: 'order' }],
    ['x', '25', { problem: 'number' }],
    ['35', 'x', { problem: 'number' }],
  ])('%j から %j まで', (from, to, expected) => {
    expect(readRange(from, to, 'A')).toEqual(expected);
  });

  it.each<[[number | null, number | null], string]>([
    [[25, 35], '25〜35A'],
    [[25, null], '25A から'],
    [[null, 35], '35A まで'],
  ])('%j is told as %s', (range, expected) => {
    expect(rangeText(range, 'A')).toBe(expected);
  });
});

describe('filters in words', () => {
  const state = parsePageState('?kind=manual,odd&current=25..35&other=1..');

  it('names chosen facets and ranges, ids where the index has no word', () => {
    expect(chosenFilters(state, manifest).map(({ label }) => label)).toEqual([
      '種類：マニュアル',
      '種類：odd',
      '電流：25〜35A',
      'other：1 から',
    ]);
    expect(chosenFilters(state, undefined).map(({ label }) => label)[0]).toBe('kind：manual');
  });

  it('tells their counts', () => {
    expect(chosenText(state, manifest, { kind: { manual: 3, odd: 0 } })).toBe(
      '選んだ条件：種類：マニュアル 3件、種類：odd 0件、電流：25〜35A、other：1 から',
    );
    expect(chosenText(parsePageState(''), manifest, {})).toBe('');
  });

  it('shows facets and numbers in the order of the labels, the unlabelled last', () => {
    const groups = filterGroups(manifest, { process: { bending: 2, welding: 1 }, kind: {} });
    expect(groups).toEqual([
      { name: 'current', numbers: true },
      {
        name: 'process',
        numbers: false,
        values: [
          { value: 'welding', count: 1 },
          { value: 'bending', count: 2 },
        ],
      },
      { name: 'thickness', numbers: true },
      { name: 'odd', numbers: true },
    ]);
    expect(filterGroups(undefined, { b: { x: 1 }, a: { y: 1 } }).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
  });

  it('knows what the market is about, the most used first', () => {
    const counts = { kind: { manual: 9 }, process: { welding: 1, bending: 2 } };
    expect(knownWords(manifest, counts)).toEqual([
      { facet: 'process', value: 'bending', count: 2 },
      { facet: 'process', value: 'welding', count: 1 },
    ]);
  });
});
