/**
 * How the engine cuts texts. Needs its plugins `analysis-kuromoji` and `analysis-icu`; the names and
 * parameters are those both Elasticsearch and OpenSearch document.
 */

/** ァ–ヶ; hiragana lies 0x60 below. */
const KATAKANA = { from: 0x30a1, to: 0x30f6 } as const;
const TO_HIRAGANA = 0x60;

/**
 * @param readings - Written word → reading in kana, what the dictionary reads wrong. Words with white
 *   space or a comma are left out: the dictionary's lines cannot hold them.
 */
export function toAnalysis(readings: ReadonlyMap<string, string> = new Map()): object {
  const rules = toUserDictionary(readings);
  return {
    char_filter: {
      ichiba_fold: { type: 'icu_normalizer', name: 'nfkc_cf', mode: 'compose' },
      ichiba_hiragana: {
        type: 'mapping',
        mappings: kana().map(([hira, kata]) => `${kata} => ${hira}`),
      },
      ichiba_katakana: {
        type: 'mapping',
        mappings: kana().map(([hira, kata]) => `${hira} => ${kata}`),
      },
      // SUS-304 and SUS304 are one: signs and spaces part nothing.
      ichiba_letters: { type: 'pattern_replace', pattern: '[^\\p{L}\\p{N}]+', replacement: '' },
    },
    tokenizer: {
      ichiba_words: {
        type: 'kuromoji_tokenizer',
        mode: 'search',
        ...(rules.length > 0 ? { user_dictionary_rules: rules } : {}),
      },
      ichiba_bigram: { type: 'ngram', min_gram: 2, max_gram: 2 },
    },
    filter: {
      // じしゅ + けんちく + か are typed as one word.
      ichiba_compounds: {
        type: 'shingle',
        min_shingle_size: 2,
        max_shingle_size: 3,
        output_unigrams: true,
        token_separator: '',
        filler_token: '',
      },
    },
    analyzer: {
      ichiba_words: {
        type: 'custom',
        char_filter: ['ichiba_fold', 'kuromoji_iteration_mark'],
        tokenizer: 'ichiba_words',
        filter: ['kuromoji_baseform', 'kuromoji_part_of_speech', 'kuromoji_stemmer'],
      },
      ichiba_bigram: {
        type: 'custom',
        char_filter: ['ichiba_fold', 'ichiba_hiragana', 'ichiba_letters'],
        tokenizer: 'ichiba_bigram',
      },
      // Every word under its reading, in katakana as the dictionary gives it.
      ichiba_reading: {
        type: 'custom',
        char_filter: ['ichiba_fold', 'kuromoji_iteration_mark'],
        tokenizer: 'ichiba_words',
        filter: ['kuromoji_part_of_speech', 'kuromoji_readingform', 'ichiba_compounds'],
      },
      // A reading that an author wrote is one word, however the dictionary would cut it.
      ichiba_kana: {
        type: 'custom',
        char_filter: ['ichiba_fold', 'ichiba_katakana'],
        tokenizer: 'keyword',
      },
      ichiba_whole: { type: 'custom', char_filter: ['ichiba_fold'], tokenizer: 'keyword' },
    },
  };
}

/** Lines `word,word,reading,part of speech`; a word twice would be refused by the engine. */
function toUserDictionary(readings: ReadonlyMap<string, string>): string[] {
  const lines = new Map<string, string>();
  for (const [written, reading] of readings) {
    // The tokenizer sees texts after `ichiba_fold`.
    const word = written.normalize('NFKC').toLowerCase();
    const fits = [word, reading].every((part) => part !== '' && !/[\s,#"]/u.test(part));
    if (fits && !lines.has(word))
      lines.set(word, `${word},${word},${toKatakana(reading)},カスタム名詞`);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** Kana of both scripts, side by side: あ ア. */
function kana(): [hiragana: string, katakana: string][] {
  return Array.from({ length: KATAKANA.to - KATAKANA.from + 1 }, (_, at) => [
    String.fromCharCode(KATAKANA.from + at - TO_HIRAGANA),
    String.fromCharCode(KATAKANA.from + at),
  ]);
}

/** ようせつ → ヨウセツ; other characters as they are. */
export function toKatakana(text: string): string {
  return Array.from(text.normalize('NFKC'), (char) => {
    const code = char.charCodeAt(0) + TO_HIRAGANA;
    return code >= KATAKANA.from && code <= KATAKANA.to ? String.fromCharCode(code) : char;
  }).join('');
}
