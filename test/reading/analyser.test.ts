import { spawnSync } from 'node:child_process';
import { type Analyser, loadAnalyser } from '@chishiki-ichiba/reading/analyser';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

const glossary = new Map([
  ['裏波', 'うらなみ'],
  ['裏波形', 'うらなみがた'],
  ['角継手', 'かどつぎて'],
  ['ＴＩＧ', 'ティグ'],
  ['C++', 'シープラプラ'],
  ['', 'なし'],
]);

/** What a text may hold 100,000 characters of: a table of numbers, a key, a ruler, one long word. */
const UNITS = ['穴があく。', '裏波', '裏', 'あ', '・', 'ア', 'a', '1', 'ー', '-'];

let dictionary: Analyser;
let own: Analyser;
beforeAll(async () => {
  [dictionary, own] = await Promise.all([loadAnalyser(), loadAnalyser(glossary)]);
});

/** Own readings come as they are written, the dictionary's in katakana. */
const hiragana = (text: string) =>
  text.replace(/[ァ-ヶ]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
const words = (analyser: Analyser, text: string) =>
  analyser.morphemes(text).map(({ surface, reading }) => `${surface}/${hiragana(reading)}`);
const joined = (analyser: Analyser, text: string) =>
  analyser
    .morphemes(text)
    .map(({ surface }) => surface)
    .join('');

describe('readings', () => {
  it('come from the dictionary where the glossary has none', () => {
    expect(words(dictionary, '溶接の手順')).toEqual(['溶接/ようせつ', 'の/の', '手順/てじゅん']);
  });

  it('of the glossary win', () => {
    expect(words(own, '裏波の溶接')).toEqual(['裏波/うらなみ', 'の/の', '溶接/ようせつ']);
  });

  it('take the longest word of the glossary', () => {
    expect(words(own, '裏波形と裏波')).toEqual(['裏波形/うらなみがた', 'と/と', '裏波/うらなみ']);
  });

  it('leave words inside a word of the glossary that the dictionary reads alike', () => {
    expect(words(own, '角継手')).toEqual(['角/かど', '継手/つぎて']);
  });

  it('compare in NFKC, glossary and text alike', () => {
    expect(words(own, 'TIG')).toEqual(['TIG/てぃぐ']);
    expect(words(own, 'ＴＩＧ')).toEqual(['TIG/てぃぐ']);
    expect(words(dictionary, 'ｻｰﾊﾞｰ')).toEqual(['サーバー/さーばー']);
  });

  it('take marks in a glossary word as they are', () => {
    expect(words(own, 'C++')).toEqual(['C++/しーぷらぷら']);
    expect(own.morphemes('Cと').some(({ reading }) => hiragana(reading) === 'しーぷらぷら')).toBe(
      false,
    );
  });

  it('of unknown katakana are the katakana itself', () => {
    expect(words(dictionary, 'ベクチルン')).toEqual(['ベクチルン/べくちるん']);
  });

  it('of each part of ヴェルンケ・ファビアーニ are its own', () => {
    expect(words(dictionary, 'ヴェルンケ・ファビアーニ')).toEqual([
      'ヴェルンケ/ゔぇるんけ',
      '・/',
      'ファビアーニ/ふぁびあーに',
    ]);
  });

  it('are empty where nobody knows', () => {
    for (const { reading } of dictionary.morphemes('SUS304 〓◎🔥 xyz 3')) expect(reading).toBe('');
  });
});

describe('kinds', () => {
  it('tell nouns that join from what stands between', () => {
    const kinds = (text: string) => dictionary.morphemes(text).map(({ kind }) => kind);
    expect(kinds('溶接を磨く')).toEqual(['noun', 'other', 'word']);
    expect(kinds('再溶接')).toEqual(['prefix', 'noun']);
    expect(kinds('3')).toEqual(['other']);
  });

  it('give the dictionary form of a verb', () => {
    const verb = dictionary.morphemes('板を磨きます').find(({ kind }) => kind === 'word');
    expect(verb).toMatchObject({ surface: '磨き', reading: 'ミガキ', base: '磨く' });
  });
});

describe('any text', () => {
  it('of nothing gives nothing', () => {
    expect(dictionary.morphemes('')).toEqual([]);
    expect(own.morphemes('')).toEqual([]);
  });

  it('is cut without a loss', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              ...['裏波', '裏波形', 'TIG', 'C++', '溶接', '・', '=', 'ー', '々', '。', ' '],
              ...['\n', '🔥', '👩‍👩‍👧', '𠮷', 'か\u3099', 'ｶﾞ', '\u0000', '\u200b', 'é'],
            ),
            fc.string({ unit: 'grapheme', maxLength: 3 }),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const text = parts.join('');
          for (const analyser of [dictionary, own])
            expect(joined(analyser, text)).toBe(text.normalize('NFKC'));
        },
      ),
      { numRuns: 500, seed: 12 },
    );
  });

  it.each([
    ['a lone high surrogate', '裏\ud800波'],
    ['a lone low surrogate', '\udc00'],
    ['halves the wrong way round', '\udfff\ud800'],
    ['a high surrogate inside a word', '溶\ud800接'],
    ['NUL', '溶\u0000接'],
    ['emoji', '🔥👩‍👩‍👧🇯🇵'],
    ['control characters', '\u0000\u0007\u001b[0m'],
    ['marks alone', '\u3099\u0301\ufe0f'],
  ])('of %s does not throw', (_name, text) => {
    expect(() => own.morphemes(text)).not.toThrow();
  });

  it.each(['🔥🔥裏波', '🔥𐀀裏波', '𠮷𠮷野家の溶接', '🔥🔥🔥注意'])(
    'after signs of two units is not lost: %s',
    (text) => {
      expect(joined(dictionary, text)).toBe(text);
    },
  );

  it('of 100,000 characters is read in seconds', () => {
    // In a process of its own: what never ends cannot be stopped from inside.
    const script = `
      import { loadAnalyser } from '@chishiki-ichiba/reading/analyser';
      const analyser = await loadAnalyser();
      for (const unit of ${JSON.stringify(UNITS)}) {
        const text = unit.repeat(100_000 / unit.length);
        const read = analyser.morphemes(text).map(({ surface }) => surface).join('');
        console.log(read === text ? unit : unit + ' with a loss');
      }`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(stdout.trim().split('\n')).toEqual(UNITS);
  }, 40_000);
});
