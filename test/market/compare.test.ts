import { vocabularies } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../plugins/market/lib/pages/compare.js';
import type { CompareChoice, CompareEvent } from '../../plugins/market/src/compare-props.js';
import {
  addressOf,
  askedCases,
  choicesFor,
  MOST,
  SHOWN,
} from '../../plugins/market/src/ui/compare/ids.js';
import { countShares, shareText } from '../../plugins/market/src/ui/compare/shares.js';
import { BAND, layoutTrack } from '../../plugins/market/src/ui/compare/track.js';

const choices: CompareChoice[] = 'abcdef'.split('').map((id) => ({
  id,
  title: id.toUpperCase(),
  url: `/docs/case/${id}/`,
  outcome: 'success',
  ...(id === 'b' ? { aliases: ['old-b'] } : {}),
}));

describe('what the picker offers', () => {
  const many: CompareChoice[] = Array.from({ length: 1000 }, (_, n) => ({
    id: `c${n}`,
    title: `第${n}の会`,
    url: `/${n}/`,
    outcome: 'ongoing',
    place: n % 2 === 0 ? '燕市' : 'Ōta',
  }));
  const ids = (taken: string[], word: string) =>
    choicesFor(many, taken, word).shown.map(({ id }) => id);

  test('all of a few, in their order, whatever is taken', () => {
    expect(choicesFor(choices, ['d'], '')).toEqual({ shown: choices, left: 0 });
  });
  test('of many the taken ones first, and how many are left', () => {
    const { shown, left } = choicesFor(many, ['c998'], '');
    expect(shown).toHaveLength(SHOWN);
    expect(shown[0]?.id).toBe('c998');
    expect(left).toBe(1000 - SHOWN);
  });
  test('a word narrows by name and place, full-width digits too; the taken ones stay', () => {
    expect(ids(['c3'], '第９９９')).toEqual(['c3', 'c999']);
    expect(choicesFor(many, [], '燕').left).toBe(500 - SHOWN);
  });
});

describe('which cases an address asks for', () => {
  test.each<[string, string[], string[], string[]]>([
    ['', [], [], []],
    ['?ids=', [], [], []],
    ['?ids=a', ['a'], [], []],
    ['?ids=b,a', ['b', 'a'], [], []],
    ['?ids=a&ids=c', ['a', 'c'], [], []],
    ['?ids=a%2Cb', ['a', 'b'], [], []],
    ['?ids= a , b ', ['a', 'b'], [], []],
    ['?ids=a,a,b', ['a', 'b'], [], []],
    ['?ids=old-b,b,a', ['b', 'a'], [], []],
    ['?ids=a,himitsu,himitsu,<b>', ['a'], ['himitsu', '<b>'], []],
    ['?ids=constructor,__proto__', [], ['constructor', '__proto__'], []],
    ['?ids=f,e,d,c,b,a', ['f', 'e', 'd', 'c'], [], ['b', 'a']],
    ['?other=a', [], [], []],
  ])('%s', (search, ids, unknown, extra) => {
    expect(askedCases(search, choices)).toEqual({ ids, unknown, extra });
  });

  test('an address made from ids asks for those ids', () => {
    const some = fc.uniqueArray(fc.constantFrom(...choices.map(({ id }) => id)), {
      maxLength: MOST,
    });
    fc.assert(
      fc.property(some, (ids) => {
        const address = addressOf('/cases/compare/', ids);
        expect(askedCases(new URL(address, 'http://x').search, choices).ids).toEqual(ids);
      }),
    );
    expect(addressOf('/cases/compare/', [])).toBe('/cases/compare/');
  });
});

describe('how many of the cases have a value', () => {
  test('a value twice in one case counts once', () => {
    expect([...countShares([['x', 'x', 'y'], ['x']])]).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
  });
  test.each([
    [1, 2, 'この事例だけ'],
    [2, 2, '両方'],
    [1, 4, 'この事例だけ'],
    [2, 3, '3件のうち2件'],
    [3, 3, 'すべて'],
    [4, 4, 'すべて'],
  ])('%i of %i', (count, cases, words) => expect(shareText(count, cases)).toBe(words));
});

describe('where a contradiction bears', () => {
  test.each([
    ['活動の目的', 'purpose'],
    ['立ち上げた会社の数', 'facts'],
    ['工場の事業費', 'facts'],
    ['センターができた時期', 'history'],
    ['顧客セグメントの書き方', 'customer-segments'],
    ['名前の書き方', 'other'],
    ['ビアマグカップの材料', 'other'],
  ])('%s', (topic, row) => expect(rowOf(topic)).toBe(row));
});

describe('the track', () => {
  const phases = vocabularies.phase.map(({ id }) => id);
  const event = fc.record({
    type: fc.constantFrom(...vocabularies.eventType.map(({ id }) => id)),
    phase: fc.option(fc.constantFrom(...phases), { nil: undefined }),
    text: fc.string(),
  }) as fc.Arbitrary<CompareEvent>;
  test('every event with a phase is in its band, none upon another, and only valleys are low', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        const { points, path } = layoutTrack(events);
        expect(points).toHaveLength(events.filter(({ phase }) => phase).length);
        expect(new Set(points.map(({ x }) => x)).size).toBe(points.length);
        for (const { x, y, event: one } of points) {
          expect(Math.floor(x / BAND)).toBe(phases.indexOf(one.phase as (typeof phases)[number]));
          expect(y > 30).toBe(one.type === 'valley');
        }
        expect(path === '').toBe(points.length === 0);
        expect(path).not.toMatch(/NaN|undefined/);
      }),
    );
  });
});
