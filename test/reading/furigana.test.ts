import { parseFuriganaList } from '@chishiki-ichiba/model';
import { createFurigana, type Furigana } from '@chishiki-ichiba/reading';
import { type Analyser, loadAnalyser } from '@chishiki-ichiba/reading/analyser';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await loadAnalyser();
});

/** Furigana with a list as an author writes it. */
function reader(list: string, glossary: Record<string, string> = {}): Furigana {
  const { list: reviewed, messages } = parseFuriganaList({ path: 'docs/furigana.yml', text: list });
  expect(messages).toEqual([]);
  return createFurigana({ analyser, glossary: new Map(Object.entries(glossary)), reviewed });
}
/** 溶接《ようせつ》, as printed books mark it in plain text. */
const show = (furigana: Furigana, text: string, marks?: Parameters<Furigana['read']>[1]) =>
  furigana
    .read(text, marks)
    .segments.map((part) => (typeof part === 'string' ? part : `${part[0]}《${part[1]}》`))
    .join('');
const mark = (word: string, reading: string, before = '', after = '') => ({
  word,
  reading,
  before,
  after,
});

describe('who is believed', () => {
  it('nobody: a guess of the dictionary is never shown, and listed', () => {
    const { segments, guesses } = reader('', {}).read('母材を磨いて開先を見る');
    expect(segments).toEqual(['母材を磨いて開先を見る']);
    expect(guesses.map(({ word, reading, at }) => [word, reading, at])).toContainEqual([
      '磨く',
      'みがく',
      3,
    ]);
  });

  it('the reviewed list, then the glossary, then the author', () => {
    const text = '母材の面';
    expect(show(reader('母材: ははざい'), text)).toBe('母材《ははざい》の面');
    const both = reader('母材: ははざい', { 母材: 'ぼざい' });
    expect(show(both, text)).toBe('母材《ぼざい》の面');
    expect(show(both, text, [mark('母材', 'おやざい', '', 'の面')])).toBe('母材《おやざい》の面');
  });

  it('the list only where the dictionary agrees, unless it says いつも or names the neighbours', () => {
    // The dictionary reads 市場 as しじょう: いちば may be meant elsewhere.
    expect(show(reader('市場: いちば'), '市場に出す')).toBe('市場に出す');
    expect(show(reader('市場: しじょう'), '市場に出す')).toBe('市場《しじょう》に出す');
    expect(show(reader('市場: {読み: いちば, いつも: はい}'), '市場に出す')).toBe(
      '市場《いちば》に出す',
    );
    expect(show(reader('市場: {読み: いちば, 前: の}'), '魚の市場と市場')).toBe(
      '魚の市場《いちば》と市場',
    );
  });

  it('nobody for a word that is not to be read, and it is not listed', () => {
    const { segments, guesses } = reader('方: ふらない').read('方');
    expect(segments).toEqual(['方']);
    expect(guesses).toEqual([]);
  });
});

describe('an author’s reading', () => {
  it('holds at its own place only', () => {
    const furigana = reader('一日: いちにち');
    const marks = [mark('一日', 'ついたち', '毎月', 'に点検')];
    expect(show(furigana, '毎月一日に点検し、一日で終える', marks)).toBe(
      '毎月一日《ついたち》に点検し、一日《いちにち》で終える',
    );
  });

  it('survives the marks of Markdown around it', () => {
    expect(show(reader(''), '溶接する', [mark('溶接', 'ようせつ', '1. ', 'する {#s}')])).toBe(
      '溶接《ようせつ》する',
    );
  });
});

describe('okurigana', () => {
  it('stand bare: only kanji wear a reading', () => {
    const furigana = reader(
      '磨く: みがく\n取り付ける: とりつける\n真ん中: まんなか\nすき間: すきま',
    );
    expect(show(furigana, '真ん中を磨いて取り付けます。すき間')).toBe(
      '真《ま》ん中《なか》を磨《みが》いて取《と》り付《つ》けます。すき間《ま》',
    );
  });

  it('of every form of a verb or an adjective, from its dictionary form', () => {
    const furigana = reader('開く: ひらく\n細かい: こまかい');
    expect(show(furigana, '開かない、開きます、細かくする、細かさ')).toBe(
      '開《ひら》かない、開《ひら》きます、細《こま》かくする、細《こま》かさ',
    );
  });
});

describe('homographs', () => {
  const furigana = () =>
    reader(`角:
  - {読み: かく, 前: [トーチ, 先端]}
  - {読み: かど, いつも: はい}
表:
  - {読み: おもて, 後: [から]}
  - {読み: ひょう, 前: [伸びの]}
本:
  - {読み: ぽん, 前: ["1", "6"]}
  - {読み: ほん, 前: ["2"]}
枚: {読み: まい, 前: 数字}
`);
  it.each([
    ['角を磨く。トーチ角', '角《かど》を磨く。トーチ角《かく》'],
    ['表から。伸びの表に', '表《おもて》から。伸びの表《ひょう》に'],
    // No rule fits: nothing is better than the wrong one.
    ['表は', '表は'],
    ['1本、2本、3本', '1本《ぽん》、2本《ほん》、3本'],
    ['12枚、枚数、枚', '12枚《まい》、枚数、枚'],
  ])('%s', (text, shown) => {
    expect(show(furigana(), text)).toBe(shown);
  });

  it('a counter is not read like the word without a number', () => {
    expect(show(reader('人: ひと\n日: ひ'), '人が3人、その日と6日')).toBe(
      '人《ひと》が3人、その日《ひ》と6日',
    );
  });

  it('one kanji beside another is left alone: 木 and 型 say nothing of 木型', () => {
    const words = reader('木: き\n型: かた\n機: き');
    expect(show(words, '木の型')).toBe('木《き》の型《かた》');
    expect(show(words, '木型と印刷機')).toBe('木型と印刷機');
    expect(show(reader('木: き\n木型: きがた'), '木型')).toBe('木型《きがた》');
    expect(show(reader('木: き\n型: かた\n木型: ふらない'), '木型')).toBe('木型');
  });

  it('a compound is read whole or not at all, and listed whole', () => {
    const words = reader('溶接: ようせつ');
    expect(show(words, '溶接金属を溶接する')).toBe('溶接金属を溶接《ようせつ》する');
    expect(words.read('溶接金属').guesses.map(({ word, reading }) => [word, reading])).toEqual([
      ['溶接金属', 'ようせつきんぞく'],
    ]);
  });

  it('no word ends inside a word of the dictionary', () => {
    expect(show(reader('海道: かいどう'), '北海道')).toBe('北海道');
  });
});

describe('any text', () => {
  it('comes back whole, whatever stands in it', () => {
    const furigana = reader('溶接: ようせつ\n磨く: みがく', { 裏波: 'うらなみ' });
    const pieces = [
      '溶接',
      '磨い',
      '裏波',
      'TIG',
      'ｶﾞ',
      '🔥',
      '𠮷',
      '\n',
      ' ',
      '々',
      '㎜',
      '3',
      'か\u3099',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), {
          maxLength: 9,
        }),
        (parts) => {
          const text = parts.join('');
          const { segments } = furigana.read(text, [mark('溶接', 'とけつぎ', 'TIG')]);
          expect(segments.map((part) => (typeof part === 'string' ? part : part[0])).join('')).toBe(
            text,
          );
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });
});
