import { createTermFinder, type GlossaryEntry } from '@chishiki-ichiba/reading';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const entry = (words: string, more: Partial<GlossaryEntry> = {}): GlossaryEntry => ({
  id: words.split(' ')[0] ?? '',
  words: words.split(' '),
  lookups: [],
  ...more,
});
const glossary = [
  entry('アーク', { firmNames: ['火', 'ひばな'] }),
  entry('アーク溶接'),
  entry('アーク長'),
  entry('裏波 裏波溶接 うら波'),
  entry('だれ ダレ 角だれ'),
  entry('バリ'),
  entry('すみ'),
  entry('ひずみ 歪 反り'),
  entry('ひずみ取り'),
  entry('割れ ひび'),
  entry('焼け'),
  entry('曲げ 折り曲げ'),
  entry('曲げ代'),
  entry('母材'),
  entry('溶接'),
  entry('仮付け 仮付'),
  entry('面取り'),
  entry('MAG溶接 MAG'),
  entry('NDA'),
  entry('TIG溶接 TIG アルゴン', { unmarked: ['アルゴン'], firmNames: ['アルゴン', 'ティグ機'] }),
  entry('ガス 送り'),
  entry('速度 送り'),
  entry('PoC'),
  entry('4段階法'),
  entry('K値'),
  entry('#800鏡面'),
];
const find = createTermFinder(glossary);
const shown = (text: string): string[] =>
  find(text).map(({ id, start, end }) => {
    const word = text.slice(start, end);
    return word === id ? word : `${word}→${id}`;
  });

describe('words that are terms', () => {
  test.each<[text: string, ...terms: string[]]>([
    ['アーク溶接をする', 'アーク溶接'],
    ['アークを出す', 'アーク'],
    ['アーク長が長い', 'アーク長'],
    ['裏波溶接の裏波', '裏波溶接→裏波', '裏波'],
    ['うら波が出る', 'うら波→裏波'],
    ['端のバリを取る', 'バリ'],
    ['バリ・かえり', 'バリ'],
    ['「バリ」', 'バリ'],
    ['板のひずみを測る', 'ひずみ'],
    ['このひずみは', 'ひずみ'],
    ['ひずみ取りをする', 'ひずみ取り'],
    ['反りとひずみ', '反り→ひずみ', 'ひずみ'],
    ['割れがある', '割れ'],
    ['割れなどがない', '割れ'],
    ['割れか穴', '割れ'],
    ['割れ、穴、焼け', '割れ', '焼け'],
    ['割れだけを見る', '割れ'],
    ['細い割れほど', '割れ'],
    ['曲げの外側', '曲げ'],
    ['曲げ後に測る', '曲げ'],
    ['折り曲げの線', '折り曲げ→曲げ'],
    ['曲げ代を足す', '曲げ代'],
    ['仮付けする', '仮付け'],
    ['板を仮付けします', '仮付け'],
    ['仮付の間', '仮付→仮付け'],
    ['面取りした角', '面取り'],
    ['母材側を見る', '母材'],
    ['母材SUS304', '母材'],
    ['MAGで付ける', 'MAG→MAG溶接'],
    ['MAG溶接機', 'MAG溶接'],
    ['MIG/MAG', 'MAG→MAG溶接'],
    ['ＭＡＧ溶接です', 'ＭＡＧ溶接→MAG溶接'],
    ['NDA（秘密保持契約）', 'NDA'],
    ['NDAを結ぶ', 'NDA'],
    ['TIGとMAG', 'TIG→TIG溶接', 'MAG→MAG溶接'],
    ['ティグ機を使う', 'ティグ機→TIG溶接'],
    ['PoCの数', 'PoC'],
    ['ガスが抜ける', 'ガス'],
    ['角だれがある', '角だれ→だれ'],
    ['K値を引く', 'K値'],
    ['4段階法で教える', '4段階法'],
    ['#800鏡面に磨く', '#800鏡面'],
    ['だれを測る', 'だれ'],
  ])('%s', (text, ...terms) => {
    expect(shown(text)).toEqual(terms);
  });
});

describe('words that only hold the letters of one', () => {
  test.each([
    'バリエーション',
    'バリア',
    'アバリ',
    'バリバリ',
    'アークタイム',
    'マルチアーク',
    'だれでもできる',
    'それはだれですか',
    'みだれが出る',
    '乱だれの',
    'ひずみます',
    'すみません',
    'すみやかに',
    'とのすみか',
    '割れる',
    '割れて',
    '割れた',
    '割れない',
    '割れやすい',
    '割れにくい',
    '割れます',
    '割れば',
    '割れ目',
    '焼けた板',
    '焼けかける',
    '曲げます',
    '曲げはじめ',
    '曲げもどす',
    '板を曲げ、',
    '積み曲げ',
    '試し曲げ',
    '曲げ伸ばし',
    'ひびく',
    '面がひずみ、',
    '共母材',
    '母材質',
    '裏波形',
    '溶接部品',
    'アーク溶接棒',
    'IMAGE',
    'MAGNET',
    'MAG2',
    'xMAG',
    'MAG-200',
    'a.MAG',
    'TIG_1',
    'PANDA',
    'NDAs',
    'nda',
    '2.4段階法',
    'MK値',
    '天然ガス',
    '排ガス',
    'メガガス',
    '火を消す',
    '歪が残る',
    'アルゴンを流す',
    '送りが遅い',
  ])('%s', (text) => {
    expect(shown(text)).toEqual([]);
  });
});

test('a title is its own term’s, though another has the name too', () => {
  const both = createTermFinder([entry('裏波 なみ'), entry('なみ')]);
  expect(both('なみを見る').map(({ id }) => id)).toEqual(['なみ']);
});

test('nothing is found without terms, and what was hidden is not in the way', () => {
  expect(createTermFinder([])('アーク溶接')).toEqual([]);
  const without = createTermFinder(glossary.filter(({ id }) => id !== 'アーク長'));
  expect(without('アーク長が').map(({ id }) => id)).toEqual(['アーク']);
});

test('matches are in order, apart from each other, and words of the glossary', () => {
  const words = glossary.flatMap(({ words: own, firmNames = [] }) => [...own, ...firmNames]);
  const piece = fc.oneof(
    fc.constantFrom(...words, 'の', 'を', '、', 'ー', 'る', '𠮟', '🔧'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let at = 0;
      for (const { id, start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        const word = text.slice(start, end).normalize('NFKC');
        expect(
          glossary.find((term) => term.id === id)?.words.concat('ティグ機', 'ひばな'),
        ).toContain(word);
        at = end;
      }
    }),
  );
});
