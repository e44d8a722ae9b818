import { createRequire } from 'node:module';
import path from 'node:path';

/** A word of a text as the analyser cuts it. */
export interface Morpheme {
  /** As it stands in the text (NFKC). */
  readonly surface: string;
  /** Katakana or hiragana; empty when nobody knows. */
  readonly reading: string;
  /** Dictionary form (磨く for 磨き); the surface when there is none. */
  readonly base: string;
  /**
   * `noun` and `prefix` join with the nouns after them to a compound; `word` is a verb, an adjective or
   * an adverb; `other` is a particle, a number, a sign.
   */
  readonly kind: 'noun' | 'prefix' | 'word' | 'other';
}

export interface Analyser {
  /** Words of a text, in order; nothing is left out. */
  morphemes(text: string): Morpheme[];
}

/** What is used of `@sglkc/kuromoji`; its own declarations need a package it does not bring along. */
interface Token {
  surface_form: string;
  pos: string;
  pos_detail_1: string;
  basic_form?: string;
  reading?: string;
}
interface Tokenizer {
  tokenize(text: string): Token[];
}
interface Kuromoji {
  builder(options: { dicPath: string }): {
    build(done: (error: Error | null, tokenizer: Tokenizer) => void): void;
  };
}

/** What the dictionary is not shown; among it kanji beyond the BMP, which it miscounts. */
const OTHER =
  /((?:[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[\u{10000}-\u{10ffff}])+)/u;
const RUNS = /.{1,200}/gu;

const load = createRequire(import.meta.url);
let tokenizer: Promise<Tokenizer> | undefined;

/**
 * Readings of Japanese text: the given words first, then the dictionary (IPADIC).
 *
 * @param known - Written word → reading in kana, from a glossary; the same map again is the same analyser. Longer
 *   words win over shorter ones.
 * @throws When the dictionary cannot be read.
 */
export function loadAnalyser(known: ReadonlyMap<string, string> = NOTHING): Promise<Analyser> {
  let loaded = analysers.get(known);
  if (!loaded) {
    loaded = makeAnalyser(known);
    analysers.set(known, loaded);
    // A dictionary that could not be read is tried again.
    loaded.catch(() => analysers.delete(known));
  }
  return loaded;
}

/** Reading the words of a glossary takes its time, and each page's own index asks for the same. */
const analysers = new WeakMap<ReadonlyMap<string, string>, Promise<Analyser>>();
const NOTHING: ReadonlyMap<string, string> = new Map();

async function makeAnalyser(known: ReadonlyMap<string, string>): Promise<Analyser> {
  tokenizer ??= openDictionary();
  const dictionary = await tokenizer;
  const own = new Map(
    [...known].flatMap(([written, reading]): [string, Morpheme[]][] => {
      const word = written.normalize('NFKC');
      const tokens = tokenize(dictionary, word);
      // A word of the dictionary with this very reading is read right everywhere, and inflected (割れる).
      if (tokens.length === 1 && kana(tokens[0]?.reading ?? '') === kana(reading)) return [];
      return [[word, readAs(word, reading, tokens)]];
    }),
  );
  const words = [...own.keys()]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const split = words.length > 0 ? new RegExp(`(${words.map(literal).join('|')})`, 'u') : undefined;
  return {
    morphemes(text) {
      const plain = text.normalize('NFKC');
      const parts = split ? plain.split(split) : [plain];
      return parts.flatMap((part, i): Morpheme[] => {
        return (i % 2 === 1 ? own.get(part) : undefined) ?? tokenize(dictionary, part);
      });
    },
  };
}

/**
 * A word read as the glossary says. Words inside it that the dictionary reads the same way stay words:
 * 角継手 (かどつぎて) is 角 (かど) and 継手, so that つぎて finds it. Single kanji are no words: 裏波 is one.
 */
function readAs(word: string, reading: string, tokens: readonly Morpheme[]): Morpheme[] {
  const whole = kana(reading);
  const agrees = (token: Morpheme, at: (part: string) => boolean) =>
    token.surface.length > 1 &&
    token.reading !== '' &&
    token.kind !== 'other' &&
    at(kana(token.reading));
  let head = 0;
  let tail = tokens.length;
  let from = 0;
  let to = whole.length;
  for (; tail > 0; tail--) {
    const token = tokens[tail - 1] as Morpheme;
    if (!agrees(token, (part) => whole.slice(0, to).endsWith(part))) break;
    to -= token.reading.length;
  }
  for (; head < tail; head++) {
    const token = tokens[head] as Morpheme;
    if (!agrees(token, (part) => whole.slice(from, to).startsWith(part))) break;
    from += token.reading.length;
  }
  const surface = tokens
    .slice(head, tail)
    .map((token) => token.surface)
    .join('');
  const rest = whole.slice(from, to);
  const noun = (text: string, sound: string): Morpheme => ({
    surface: text,
    reading: sound,
    base: text,
    kind: 'noun',
  });
  // Nothing is left to read what is written, or to write what is read.
  if ((surface === '') !== (rest === '')) return [noun(word, reading)];
  const asNoun = (token: Morpheme) => noun(token.surface, token.reading);
  return [
    ...tokens.slice(0, head).map(asNoun),
    ...(surface === '' ? [] : [noun(surface, rest)]),
    ...tokens.slice(tail).map(asNoun),
  ];
}

const kana = (text: string): string =>
  text.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));

/**
 * The dictionary sees runs of Japanese letters alone: it takes a whole ブルーノ・ファビアーニ for one unknown
 * word, and loses its way at control characters. Its time grows with the square of a run, so a run is
 * cut at a length no word has.
 */
function tokenize(dictionary: Tokenizer, text: string): Morpheme[] {
  return text.split(OTHER).flatMap((part, i): Morpheme[] => {
    if (i % 2 === 1) return [{ surface: part, reading: '', base: part, kind: 'other' }];
    return (part.match(RUNS) ?? []).flatMap((run) => dictionary.tokenize(run).map(toMorpheme));
  });
}

function openDictionary(): Promise<Tokenizer> {
  // IPADIC inside the package, no native code; half the size of `kuromoji`, the same tokens.
  const kuromoji = load('@sglkc/kuromoji') as Kuromoji;
  const dicPath = path.join(path.dirname(load.resolve('@sglkc/kuromoji')), '../dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, built) => {
      if (error) {
        tokenizer = undefined;
        reject(
          new Error(`the dictionary of readings in ${dicPath} cannot be read`, { cause: error }),
        );
      } else resolve(built);
    });
  });
}

function toMorpheme(token: Token): Morpheme {
  const { surface_form: surface, pos, pos_detail_1: detail } = token;
  const reading = token.reading ?? (/^[ぁ-ゖァ-ヺー]+$/u.test(surface) ? surface : '');
  const base = token.basic_form && token.basic_form !== '*' ? token.basic_form : surface;
  return { surface, reading: reading === '*' ? '' : reading, base, kind: kindOf(pos, detail) };
}

function kindOf(pos: string, detail: string): Morpheme['kind'] {
  if (pos === '接頭詞') return 'prefix';
  if (pos === '名詞') return detail === '数' || detail === '非自立' ? 'other' : 'noun';
  return ['動詞', '形容詞', '副詞'].includes(pos) && detail !== '非自立' && detail !== '接尾'
    ? 'word'
    : 'other';
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
