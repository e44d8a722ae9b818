import {
  findRanges,
  normalize,
  parseQuery,
  romajiToKana,
  skeleton,
  terms,
} from '@chishiki-ichiba/search/analyzer';
import { describe, expect, it } from 'vitest';

describe('normalize', () => {
  it.each([
    ['ＳＵＳ－３０４', 'sus304'],
    ['SUS304', 'sus304'],
    ['sus 304', 'sus304'],
    ['Ａ―１２３４', 'a1234'],
    ['アーク', 'あーく'],
    ['ア－ク', 'あーく'],
    ['ｱｰｸ', 'あーく'],
    ['あ〜く', 'あーく'],
    ['30〜35A', '3035a'],
    ['30ー35', '3035'],
    ['ﾊﾞﾌ', 'ばふ'],
    ['か\u3099す', 'がす'],
    ['ガス', 'がす'],
    ['1ヶ月', '1け月'],
    ['１ケ月', '1け月'],
    ['佐々木', '佐佐木'],
    ['こゝろ', 'こころ'],
    ['いすゞ', 'いすず'],
    ['々木', '々木'],
    ['t1.0', 't1.0'],
    ['2,000個', '2000個'],
    ['終わり.', '終わり'],
    ['㎜℃Ⅲ①', 'mmciii1'],
    ['φ6 Ø6 ⌀6', 'φ6φ6φ6'],
    ['café', 'cafe'],
    ['𠮷野', '𠮷野'],
    ['「」！？\u0000\ud800', ''],
    ['キャップ', 'きやつぷ'],
  ])('%s → %s', (input, expected) => {
    expect(skeleton(input)).toBe(expected);
  });

  it('maps every unit back to a range of the original', () => {
    const input = '𠮷野 ﾊﾞﾌ㎜';
    const n = normalize(input);
    expect(n.text).toBe('𠮷野ばふmm');
    expect(n.starts).toHaveLength(n.text.length);
    expect(n.starts.map((start, i) => input.slice(start, n.ends[i]))).toEqual([
      '𠮷',
      '𠮷',
      '野',
      'ﾊﾞ',
      'ﾌ',
      '㎜',
      '㎜',
    ]);
  });
});

describe('terms', () => {
  it('cuts CJK into pairs and characters and keeps Latin words', () => {
    expect(terms('裏波 TIG')).toEqual([
      '裏',
      '波',
      '裏波',
      't',
      '波t',
      'i',
      'ti',
      'g',
      'ig',
      '=tig',
    ]);
  });

  it('does not take a kanji run for a word (1949年の総選挙)', () => {
    const found = terms('1949年の総選挙');
    expect(found).toContain('総選');
    expect(found).toContain('=1949');
    expect(found.some((term) => term.includes('年の'.concat('総')))).toBe(false);
  });

  it('joins a part number over its hyphen', () => {
    expect(terms('SUS-304')).toEqual(expect.arrayContaining(['=sus', '=304', '=sus304', 's3']));
  });
});

describe('parseQuery', () => {
  it('parts at spaces and at punctuation, not inside a part number', () => {
    expect(parseQuery('溶接、裏波　A-1234').keywords.map((k) => k.text)).toEqual([
      '溶接',
      '裏波',
      'a1234',
    ]);
  });

  it('reads romaji as kana besides', () => {
    const forms = parseQuery('uranami').keywords[0]?.forms.map((f) => f.text);
    expect(forms).toEqual(['uranami', 'うらなみ']);
  });

  it('leaves out the tail of an unfinished conversion while typing', () => {
    expect(parseQuery('ようせt', { prefixLast: true }).keywords[0]?.text).toBe('ようせ');
    expect(parseQuery('ようせt').keywords[0]?.text).toBe('ようせt');
  });

  it('bounds its work', () => {
    const { keywords } = parseQuery('溶接'.repeat(5000));
    expect(keywords.flatMap((k) => k.forms.flatMap((f) => f.required)).length).toBeLessThanOrEqual(
      64,
    );
  });
});

describe('romajiToKana', () => {
  it.each([
    ['uranami', ['うらなみ']],
    ['yousetsu', ['ようせつ']],
    ['yousetu', ['ようせつ']],
    ['yōsetu', ['ようせつ', 'よおせつ', 'よーせつ']],
    ['shinkansen', ['しんかんせん']],
    ["ken'ma", ['けんま']],
    ['kenma', ['けんま']],
    ['mekki', ['めつき']],
    ['kyuujin', ['きゆうじん']],
    ['matcha', ['まつちや']],
    ['TIG', []],
    ['sus', []],
    ['a', []],
  ])('%s → %j', (word, expected) => {
    expect(romajiToKana(word)).toEqual(expected);
  });

  it('ignores consonants that wait for their vowel while typing', () => {
    expect(romajiToKana('uranam', true)).toEqual(['うらな']);
    expect(romajiToKana('yousets', true)).toEqual(['ようせ']);
  });
});

describe('findRanges', () => {
  it.each([
    ['ＳＵＳ－３０４の板', 'sus304', ['ＳＵＳ－３０４']],
    ['様々な穴', '々な', ['々な']],
    ['ﾊﾞﾌ研磨', 'ばふ', ['ﾊﾞﾌ']],
    ['𠮷野𠮷野', '𠮷', ['𠮷', '𠮷']],
  ])('%s / %s', (text, needle, expected) => {
    expect(findRanges(text, [needle]).map(([from, to]) => text.slice(from, to))).toEqual(expected);
  });
});
