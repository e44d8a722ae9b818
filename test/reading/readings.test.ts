import { type GlossaryEntry, readingsOf } from '@chishiki-ichiba/reading';
import { type Analyser, loadAnalyser } from '@chishiki-ichiba/reading/analyser';
import { beforeAll, describe, expect, it } from 'vitest';

const entry = (reading: string | undefined, ...words: string[]): GlossaryEntry => ({
  id: words[0] ?? '',
  words,
  lookups: [],
  ...(reading ? { reading } : {}),
});

describe('readingsOf', () => {
  const read = (...entries: GlossaryEntry[]) => Object.fromEntries(readingsOf(entries));

  it('reads a title, and not its other names', () => {
    expect(read(entry('うらなみ', '裏波', '裏ビード', 'うら波', '裏波溶接', 'ウラナミ'))).toEqual({
      裏波: 'うらなみ',
    });
    expect(read(entry('なめづけ', 'なめ付け', '共付け', 'なめ溶接', '舐め付け'))).toEqual({
      なめ付け: 'なめづけ',
    });
    expect(read(entry('てぃぐようせつ', 'TIG溶接', 'TIG', 'ティグ溶接'))).toEqual({
      TIG溶接: 'てぃぐようせつ',
    });
  });

  it('reads a title with other okurigana, or with its kana in the other script', () => {
    expect(read(entry('とけこみ', '溶込み', '溶け込み', '溶込み深さ'))).toEqual({
      溶込み: 'とけこみ',
      溶け込み: 'とけこみ',
    });
    expect(Object.keys(read(entry('かりづけ', '仮付け', '仮付', '仮付け溶接')))).toEqual(
      expect.arrayContaining(['仮付け', '仮付']),
    );
    expect(read(entry('なめづけ', 'なめ付け', 'なめ付', 'ナメ付け'))).toEqual({
      なめ付け: 'なめづけ',
      なめ付: 'なめづけ',
      ナメ付け: 'なめづけ',
    });
    expect(read(entry('まげののび', '曲げの伸び', '曲げ伸び'))).toEqual({
      曲げの伸び: 'まげののび',
    });
    expect(read(entry('あーくちょう', 'アーク長', 'アーク長さ', 'アークの長さ'))).toEqual({
      アーク長: 'あーくちょう',
    });
  });

  it('leaves out what needs no reading or has none, and single characters', () => {
    expect(read(entry('ひずみ', 'ひずみ', '歪み'), entry('びーど', 'ビード'))).toEqual({});
    expect(read(entry('かど', '角'), entry(undefined, '治具'))).toEqual({});
  });

  it("prefers a title's own reading to that of a spelling", () => {
    expect(read(entry('あらい', '荒い', '荒'), entry('さんせん', '酸洗'))).toEqual({
      荒い: 'あらい',
      酸洗: 'さんせん',
    });
    const both = [entry('さんせん', '酸洗'), entry('さんあらい', '酸洗い', '酸洗')];
    for (const order of [both, [...both].reverse()])
      expect(read(...order)).toMatchObject({ 酸洗: 'さんせん', 酸洗い: 'さんあらい' });
  });
});

describe('the analyser with readings', () => {
  let analyser: Analyser;
  beforeAll(async () => {
    analyser = await loadAnalyser(
      new Map([
        ['裏波', 'うらなみ'],
        ['角継手', 'かどつぎて'],
        ['割れ', 'われ'],
        ['TIG溶接', 'てぃぐようせつ'],
        ['仮付', 'かりづけ'],
        ['仮付け', 'かりづけ'],
        ['溶込不良', 'とけこみふりょう'],
      ]),
    );
  });
  const read = (text: string) =>
    analyser.morphemes(text).map(({ surface, reading }) => `${surface}:${toHiragana(reading)}`);

  it('reads a word in every compound', () => {
    expect(read('裏波溶接')).toEqual(['裏波:うらなみ', '溶接:ようせつ']);
    expect(read('薄板裏波')).toContain('裏波:うらなみ');
    expect(read('仮付け溶接')[0]).toBe('仮付け:かりづけ');
  });

  it('keeps the words inside that the dictionary reads alike', () => {
    expect(read('角継手')).toEqual(['角:かど', '継手:つぎて']);
    expect(read('TIG溶接')).toEqual(['TIG:てぃぐ', '溶接:ようせつ']);
    expect(read('溶込不良')).toEqual(['溶込:とけこみ', '不良:ふりょう']);
  });

  it('leaves a word that the dictionary knows to it, with its inflections', () => {
    expect(read('割れる')).toEqual(['割れる:われる']);
    expect(analyser.morphemes('割れた')[0]).toMatchObject({ surface: '割れ', base: '割れる' });
  });

  it('loses nothing of the text', () => {
    const text = '裏波の角継手、TIG溶接を仮付けしてから割れ・溶込不良を見る';
    expect(
      analyser
        .morphemes(text)
        .map(({ surface }) => surface)
        .join(''),
    ).toBe(text);
  });
});

const toHiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
