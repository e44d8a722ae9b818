import {
  lengthened,
  looseSound,
  openBeginning,
  SLIP_MIN,
  slipHalves,
  slipLikeness,
  soundKey,
  soundOf,
  splitSound,
} from '@chishiki-ichiba/search/analyzer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// Where words are filed is the index build's own business, hence no public name.
import { halves } from '../../plugins/search/lib/analyzer/sound.js';

const RUNS = { numRuns: 1000, seed: 11 };
const HIRAGANA = [
  ...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわんがぎぐげござじずぜぞだでどばびぶべぼぱぴぷぺぽ',
];
const hiragana = fc.constantFrom(...HIRAGANA);
const kana = fc.constantFrom(...HIRAGANA, ...'アカサァィゥェォッャュョヵヶヂヅヴーーー');
const sound = fc.array(hiragana, { minLength: 1, maxLength: 12 }).map((list) => list.join(''));
const word = (letter: fc.Arbitrary<string>) =>
  fc.array(letter, { minLength: SLIP_MIN, maxLength: 12 }).map((list) => list.join(''));

describe('soundOf', () => {
  it.each([
    ['サーバー', 'さあばあ'],
    ['ヨウセツ', 'ようせつ'],
    ['キャップ', 'きやつぷ'],
    ['かりづけ', 'かりずけ'],
    ['ヴァイオリン', 'ばいおりん'],
    ['ヴ', 'ぶ'],
    ['ーア', 'あ'],
    ['ンー', 'ん'],
    ['裏なみ', ''],
    ['tig', ''],
    ['', ''],
  ])('%s → %s', (written, expected) => {
    expect(soundOf(written)).toBe(expected);
  });

  it('knows nothing but large hiragana, and is its own sound', () => {
    fc.assert(
      fc.property(fc.array(kana, { maxLength: 12 }), (list) => {
        const found = soundOf(list.join(''));
        expect(found).toMatch(/^[ぁ-ん]*$/u);
        expect(found).not.toMatch(/[ぁぃぅぇぉっゃゅょゎぢづ]/u);
        expect(soundOf(found)).toBe(found);
      }),
      RUNS,
    );
  });

  it('is alike in hiragana and katakana', () => {
    fc.assert(
      fc.property(sound, (text) => {
        const katakana = text.replace(/[ぁ-ん]/gu, (c) =>
          String.fromCharCode(c.charCodeAt(0) + 0x60),
        );
        expect(soundOf(katakana)).toBe(soundOf(text));
      }),
      RUNS,
    );
  });
});

describe('looseSound', () => {
  it.each([
    ['ようせつ', 'よせつ'],
    ['よおせつ', 'よせつ'],
    ['さあばあ', 'さば'],
    ['けいさん', 'けさん'],
    ['おおお', 'お'],
    ['おう', 'お'],
    ['しよう', 'しよ'],
  ])('%s → %s', (long, short) => {
    expect(looseSound(long)).toBe(short);
  });

  it('has nothing left to take away, and keeps the first kana', () => {
    fc.assert(
      fc.property(sound, (text) => {
        const loose = looseSound(text);
        expect(looseSound(loose)).toBe(loose);
        expect(loose[0]).toBe(text[0]);
      }),
      RUNS,
    );
  });

  it('meets every longer spelling of the same word', () => {
    fc.assert(
      fc.property(sound, (text) => {
        for (const long of lengthened(text)) {
          expect(long).toHaveLength(text.length + 1);
          expect(looseSound(long), long).toBe(looseSound(text));
        }
      }),
      RUNS,
    );
  });
});

describe('soundKey', () => {
  it('is the same for every spelling of the long vowels, three kana at most', () => {
    fc.assert(
      fc.property(sound, (text) => {
        const key = soundKey(text);
        expect(key.length).toBeGreaterThan(0);
        expect(key.length).toBeLessThanOrEqual(3);
        if (looseSound(text).length < 2) return; // よう, よお: filed as they are spelled
        for (const long of lengthened(text)) expect(soundKey(long), long).toEqual(key);
      }),
      RUNS,
    );
  });

  it('of a beginning leads to the word, or it is listed as an open beginning', () => {
    fc.assert(
      fc.property(sound, fc.nat(12), (text, at) => {
        const begun = text.slice(0, 2 + (at % Math.max(1, text.length - 1)));
        if (looseSound(text).length < 2) return;
        if (looseSound(begun).length >= 2) {
          // Of two kana the index lists the commonest words, or the words lie there themselves.
          const own = soundKey(text);
          expect([own, own.slice(0, 2)]).toContain(soundKey(begun));
        }
        // Only two kana are worth a list of their own; longer ones (ようう) are no word's beginning.
        else if (begun.length === 2) expect(soundKey(begun)).toEqual(openBeginning(text));
      }),
      RUNS,
    );
  });
});

type Slip = 'substitution' | 'deletion' | 'insertion' | 'transposition';
const slips: readonly Slip[] = ['substitution', 'deletion', 'insertion', 'transposition'];

/** One slip of a word; `undefined` when it changes nothing or cannot be made there. */
function slip(text: string, how: Slip, at: number, letter: string): string | undefined {
  const i = at % text.length;
  const [before, after] = [text.slice(0, i), text.slice(i + 1)];
  const swapped = () => before + (text[i + 1] ?? '') + text[i] + text.slice(i + 2);
  const made = {
    substitution: () => before + letter + after,
    deletion: () => before + after,
    insertion: () =>
      text.slice(0, at % (text.length + 1)) + letter + text.slice(at % (text.length + 1)),
    transposition: () => (i + 1 < text.length ? swapped() : text),
  }[how]();
  return made === text ? undefined : made;
}

describe.each([
  ['kana', hiragana],
  ['Latin letters', fc.constantFrom(...'abcdeinostu0123')],
])('a slip in a word of %s', (_name, letter) => {
  const slipped = fc
    .tuple(word(letter), fc.constantFrom(...slips), fc.nat(), letter)
    .map(([text, how, at, other]) => ({ text, how, at, made: slip(text, how, at, other) }))
    .filter((one): one is typeof one & { made: string } => one.made !== undefined);

  it('is one slip, in both directions', () => {
    fc.assert(
      fc.property(slipped, ({ text, made }) => {
        expect(slipLikeness(text, made)).toBeGreaterThan(0);
        expect(slipLikeness(made, text)).toBeGreaterThan(0);
      }),
      { ...RUNS, numRuns: 3000 },
    );
  });

  it('leaves one half of the word whole, where the word is filed', () => {
    fc.assert(
      fc.property(slipped, ({ text, how, at, made }) => {
        // Two characters swapped over the middle touch both halves; see the next test.
        if (how === 'transposition' && (at % text.length) + 1 === text.length >> 1) return;
        const filed = halves(text);
        expect(
          slipHalves(made).some((key) => filed.includes(key)),
          `${text} / ${made}`,
        ).toBe(true);
      }),
      { ...RUNS, numRuns: 3000 },
    );
  });

  it('asks for few places', () => {
    fc.assert(
      fc.property(word(letter), (text) => {
        expect(slipHalves(text).length).toBeLessThanOrEqual(6);
        expect(new Set(slipHalves(text)).size).toBe(slipHalves(text).length);
        for (const half of halves(text)) expect(slipHalves(text)).toContain(half);
      }),
      RUNS,
    );
  });
});

describe('slipLikeness', () => {
  it.each([
    ['べくちる', 'べくとる', 1],
    ['べくとる', 'べくとる', 0],
    ['べくとる', 'べとくる', 1],
    ['べくとる', 'べくと', 0.8],
    ['べくと', 'べくとる', 1],
    ['べくとる', 'べく', 0],
    ['abcd', 'badc', 0],
    ['abca', 'acba', 1],
    ['', 'あ', 1],
  ])('%s / %s: %j', (a, b, expected) => {
    expect(slipLikeness(a, b)).toBe(expected);
  });

  it('is never true of words two slips apart in length, and never of itself', () => {
    fc.assert(
      fc.property(word(hiragana), hiragana, (text, letter) => {
        expect(slipLikeness(text, text)).toBe(0);
        expect(slipLikeness(text, text + letter + letter)).toBe(0);
      }),
      RUNS,
    );
  });
});

describe('splitSound', () => {
  it.each([
    ['~ようせつ\t溶接', { kana: 'ようせつ', sound: 'ようせつ', written: '溶接' }],
    ['^よう\tようせつ\t溶接', { kana: 'ようせつ', sound: 'ようせつ', written: '溶接' }],
    ['~さーばー', { kana: 'さーばー', sound: 'さあばあ', written: 'さーばー' }],
    ['>ようせつ\t溶接', { kana: 'ようせつ', sound: 'ようせつ', written: '溶接' }],
    ['<sus304', { kana: 'sus304', sound: 'sus304', written: 'sus304' }],
  ])('%j', (term, parts) => {
    expect(splitSound(term)).toEqual(parts);
  });
});
