import {
  anySpelling,
  bare,
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
    ['國鐵の鎔接', '国鉄の溶接'],
    ['髙﨑', '高崎'],
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
      '波t',
      'ti',
      'ig',
      '=tig',
      '<tig',
      '>tig',
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
    expect(parseQuery('uranami').keywords[0]).toMatchObject({
      text: 'uranami',
      sounds: ['うらなみ', 'うらんあみ'], // n before a vowel may be either, the usual one first
      romaji: 'word',
      katakana: false,
    });
  });

  it.each([
    ['uranami', 'word'],
    ['Uranami', 'word'],
    ['TIG', 'capitals'],
    ['ＴＩＧ', 'capitals'],
    ['うらなみ', false],
    ['t1', false],
  ])('%s: Latin letters as %j', (query, romaji) => {
    expect(parseQuery(query).keywords[0]?.romaji).toBe(romaji);
  });

  it.each([
    ['うらなみ', ['うらなみ'], false],
    ['ウラナミ', ['うらなみ'], true],
    ['サーバー', ['さあばあ'], true],
    ['yōsetu', ['よおせつ'], false], // one spelling of each loose sound
    ['裏波', [], false],
    ['裏なみ', [], false],
    ['TIG', [], false],
  ])('%s sounds like %j', (query, sounds, katakana) => {
    expect(parseQuery(query).keywords[0]).toMatchObject({ sounds, katakana });
  });

  it('keeps the whole words of Latin letters and digits as a bonus, never as a demand', () => {
    const keyword = parseQuery('SUS-304').keywords[0];
    expect(keyword?.bonus).toEqual(['=sus', '=304', '=sus304']);
    expect(keyword?.required.some((term) => term.startsWith('='))).toBe(false);
  });

  it('demands the fewest pairs that hold every character of a word', () => {
    expect(parseQuery('施工管理').keywords[0]?.required).toEqual(['施工', '管理']);
    expect(parseQuery('薄板溶接機').keywords[0]?.required).toEqual(['薄板', '溶接', '接機']);
    expect(parseQuery('tig').keywords[0]?.required).toEqual(['ti', 'ig']);
  });

  it('looks for a sentence by what carries its meaning, not by the hiragana between', () => {
    const keyword = parseQuery('裏波が出なくて困っている新人です').keywords[0];
    expect(keyword?.sentence).toBe(true);
    expect(keyword?.required).toEqual(expect.arrayContaining(['裏波', '波が', 'が出', '新人']));
    expect(keyword?.required).not.toContain('なく');
    expect(parseQuery('ステンレスパイプ').keywords[0]?.sentence).toBe(false);
    expect(parseQuery('施工管理').keywords[0]?.sentence).toBe(false);
  });

  it('fills up what tells a sentence from others with word endings first, and not with all', () => {
    const keyword = parseQuery('溶接の前に板を曲げるとき割れることがある').keywords[0];
    expect(keyword?.required).toEqual(
      expect.arrayContaining(['溶接', '接の', '前に', '板を', '曲げ', '割れ']),
    );
    expect(keyword?.required).toHaveLength(8);
    expect(keyword?.required).not.toContain('を曲');
  });

  it('knows which word is still being typed', () => {
    const typing = (query: string) =>
      parseQuery(query, { prefixLast: true }).keywords.map((keyword) => keyword.typing);
    expect(typing('溶接 よう')).toEqual([false, true]);
    expect(typing('溶接 よう ')).toEqual([false, false]);
    expect(parseQuery('溶接 よう').keywords.map((keyword) => keyword.typing)).toEqual([
      false,
      false,
    ]);
  });

  it('leaves out the tail of an unfinished conversion while typing', () => {
    expect(parseQuery('ようせt', { prefixLast: true }).keywords[0]?.text).toBe('ようせ');
    expect(parseQuery('ようせt').keywords[0]?.text).toBe('ようせt');
  });

  it('bounds its work', () => {
    const { keywords } = parseQuery('溶接'.repeat(5000));
    expect(keywords.flatMap((k) => k.required).length).toBeLessThanOrEqual(64);
  });
});

describe('romajiToKana', () => {
  it.each([
    ['uranami', ['うらなみ', 'うらんあみ']],
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

  it('gives consonants the vowel they wait for while typing', () => {
    expect(romajiToKana('uranam', true)).toContain('うらなみ');
    expect(romajiToKana('uran', true)).toEqual(expect.arrayContaining(['うらん', 'うらな']));
    expect(romajiToKana('yousets', true)).toContain('ようせつ');
    expect(romajiToKana('uranami', true)[0]).toBe('うらなみ');
    expect(romajiToKana('uranam')).toEqual([]);
  });
});

describe('okurigana', () => {
  it.each([
    ['取り付け', '取付'],
    ['取付け', '取付'],
    ['取付', '取付'],
    ['溶接の裏', ''],
    ['取', ''],
    ['うらなみ', ''],
  ])('%s without its endings: %j', (word, expected) => {
    expect(bare(word)).toEqual(expected);
  });

  it('lists the pair of kanji on both sides of an ending', () => {
    expect(terms('取り付け')).toContain('*取付');
    expect(terms('取付')).not.toContain('*取付');
  });

  it('respells a word with and without them', () => {
    const spelling = anySpelling('取付金具') ?? /$^/gu;
    for (const text of ['取付金具', '取り付け金具', '取付け金具']) {
      expect(text.match(spelling)).toEqual([text]);
    }
    expect('取の付金具'.match(spelling)).toBeNull();
    expect(anySpelling('裏なみ')).toBeUndefined();
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
