/**
 * A stand-in for the analyzers that `index.json` defines. Char filters and n-grams are done as
 * documented; of kuromoji there is no dictionary here: words are runs of one script and the lines of the
 * user dictionary, and only those have a reading.
 */

export interface Token {
  readonly term: string;
  readonly position: number;
  /** Half-open, UTF-16, in the original text. */
  readonly start: number;
  readonly end: number;
}

interface Char {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

interface Analysis {
  readonly analyzer: Readonly<
    Record<string, { char_filter?: string[]; tokenizer: string; filter?: string[] }>
  >;
  readonly char_filter: Readonly<
    Record<string, { type: string; mappings?: string[]; pattern?: string; name?: string }>
  >;
  readonly tokenizer: Readonly<
    Record<
      string,
      { type: string; min_gram?: number; max_gram?: number; user_dictionary_rules?: string[] }
    >
  >;
  readonly filter: Readonly<Record<string, { type: string; [option: string]: unknown }>>;
}

/** Parts that the plugins `analysis-kuromoji` and `analysis-icu`, or the engine itself, bring along. */
const BUILT_IN = {
  char_filter: ['kuromoji_iteration_mark'],
  tokenizer: ['keyword'],
  filter: [
    'kuromoji_baseform',
    'kuromoji_part_of_speech',
    'kuromoji_stemmer',
    'kuromoji_readingform',
  ],
  types: {
    char_filter: ['icu_normalizer', 'mapping', 'pattern_replace'],
    tokenizer: ['kuromoji_tokenizer', 'ngram'],
    filter: ['shingle'],
  },
} as const;

export type Analyze = (text: string) => Token[];

/** @throws {Error} For a part that neither the settings nor the engine know. */
export function createAnalyzers(analysis: Analysis): (name: string) => Analyze {
  for (const group of ['char_filter', 'tokenizer', 'filter'] as const)
    for (const [name, { type }] of Object.entries(analysis[group]))
      if (!(BUILT_IN.types[group] as readonly string[]).includes(type))
        throw new Error(`unknown ${group} type [${type}] for [${name}]`);
  const analyzers = new Map<string, Analyze>();
  for (const [name, parts] of Object.entries(analysis.analyzer)) {
    for (const group of ['char_filter', 'filter'] as const)
      for (const part of parts[group] ?? [])
        if (!(part in analysis[group]) && !(BUILT_IN[group] as readonly string[]).includes(part))
          throw new Error(`analyzer [${name}]: unknown ${group} [${part}]`);
    const { tokenizer, filter = [], char_filter = [] } = parts;
    if (!(tokenizer in analysis.tokenizer) && tokenizer !== 'keyword')
      throw new Error(`analyzer [${name}]: unknown tokenizer [${tokenizer}]`);
    analyzers.set(name, (text) => {
      let chars = charsOf(text);
      for (const part of char_filter) chars = filterChars(chars, analysis.char_filter[part]);
      const {
        type,
        min_gram = 2,
        user_dictionary_rules = [],
      } = analysis.tokenizer[tokenizer] ?? {
        type: tokenizer,
      };
      if (type === 'keyword') return chars.length > 0 ? [tokenOf(chars, 0)] : [];
      if (type === 'ngram') return gramsOf(chars, min_gram);
      const rules = new Map(user_dictionary_rules.map(ruleOf));
      const words = wordsOf(chars, rules);
      return filter.includes('kuromoji_readingform') ? readingsOf(words, rules) : words;
    });
  }
  return (name) => {
    const analyzer = analyzers.get(name);
    if (!analyzer) throw new Error(`analyzer [${name}] has not been configured in mappings`);
    return analyzer;
  };
}

function charsOf(text: string): Char[] {
  let at = 0;
  return Array.from(text, (char) => {
    const start = at;
    at += char.length;
    return { char, start, end: at };
  });
}

function filterChars(
  chars: readonly Char[],
  filter: Analysis['char_filter'][string] | undefined,
): Char[] {
  const each = (to: (char: string) => string) =>
    chars.flatMap(({ char, start, end }) =>
      Array.from(to(char), (part) => ({ char: part, start, end })),
    );
  switch (filter?.type) {
    case 'icu_normalizer':
      return each((char) => char.normalize('NFKC').toLowerCase());
    case 'mapping': {
      const map = new Map(
        (filter.mappings ?? []).map((line) => line.split(' => ') as [string, string]),
      );
      return each((char) => map.get(char) ?? char);
    }
    case 'pattern_replace':
      return chars.filter(({ char }) => !new RegExp(`^${filter.pattern}$`, 'u').test(char));
    default:
      return [...chars];
  }
}

const tokenOf = (chars: readonly Char[], position: number): Token => ({
  term: chars.map(({ char }) => char).join(''),
  position,
  start: chars[0]?.start ?? 0,
  end: chars.at(-1)?.end ?? 0,
});

const gramsOf = (chars: readonly Char[], size: number): Token[] =>
  chars.flatMap((_, at) =>
    at + size <= chars.length ? [tokenOf(chars.slice(at, at + size), at)] : [],
  );

function ruleOf(line: string): [word: string, reading: string] {
  const parts = line.split(',');
  if (parts.length !== 4) throw new Error(`Malformed user dictionary line [${line}]`);
  return [parts[0] as string, parts[2] as string];
}

const SCRIPTS = [/\p{Script=Han}/u, /[ァ-ヶー]/u, /\p{Script=Hiragana}/u, /[\p{L}\p{N}]/u];
const scriptOf = (char: string): number => SCRIPTS.findIndex((script) => script.test(char));

function wordsOf(chars: readonly Char[], rules: ReadonlyMap<string, string>): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; ) {
    const rest = chars
      .slice(at)
      .map(({ char }) => char)
      .join('');
    const known = [...rules.keys()].find((word) => rest.startsWith(word));
    let length = known ? Array.from(known).length : 1;
    const script = scriptOf(chars[at]?.char ?? '');
    const beginsKnown = (from: number) => {
      const text = chars
        .slice(from)
        .map(({ char }) => char)
        .join('');
      return [...rules.keys()].some((word) => text.startsWith(word));
    };
    if (!known)
      while (
        at + length < chars.length &&
        scriptOf(chars[at + length]?.char ?? '') === script &&
        !beginsKnown(at + length)
      )
        length++;
    // Particles are taken out, and here with them all that is written in hiragana alone.
    if (known || (script >= 0 && script !== 2))
      tokens.push(tokenOf(chars.slice(at, at + length), tokens.length));
    at += length;
  }
  return tokens;
}

const readingsOf = (words: readonly Token[], rules: ReadonlyMap<string, string>): Token[] =>
  words.flatMap((token) => {
    const reading = rules.get(token.term) ?? (/^[ァ-ヶー]+$/u.test(token.term) ? token.term : '');
    return reading ? [{ ...token, term: reading }] : [];
  });
