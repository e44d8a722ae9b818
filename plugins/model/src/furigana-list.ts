import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { SourceFile } from './front-matter/source.js';
import { createReporter, type Message, nearest, type Place } from './messages.js';

/** A reading a person has looked at, and where it holds. */
export interface FuriganaRule {
  /** Hiragana or katakana, of the whole word; empty where it is not to be read. */
  readonly reading: string;
  /** The text before the word ends with one of these; `数字` stands for a number, `区切り` for its end or a sign. */
  readonly before?: readonly string[];
  /** The text after the word begins with one of these, or `区切り`. */
  readonly after?: readonly string[];
  /** Holds also where the dictionary proposes another reading. Always so for a rule with a neighbour. */
  readonly always?: boolean;
}

/** Word → its rules, the first that holds wins; a word without rules is never read. */
export type FuriganaList = ReadonlyMap<string, readonly FuriganaRule[]>;

export const FURIGANA_FILE = 'furigana.yml';
/** In place of a reading: no furigana on this word. */
const NEVER = 'ふらない';
const KEYS = ['読み', '前', '後', 'いつも'];
const KANJI = /\p{Script=Han}/u;
export const isKana = (text: string): boolean => /^[ぁ-ゖァ-ヺー]+$/u.test(text);

/**
 * Read `furigana.yml`: `溶接: ようせつ`, `方: ふらない`, or `角: [{読み: かど, 後: [を]}, …]`. Verbs and
 * adjectives stand in their dictionary form (磨く).
 *
 * @returns The good entries; every bad one has a message at its line.
 */
export function parseFuriganaList(source: SourceFile): {
  list: FuriganaList;
  messages: readonly Message[];
} {
  const reporter = createReporter(source.path);
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    merge: false,
    logLevel: 'silent',
    lineCounter: lines,
    prettyErrors: false,
  });
  const at = (offset: number | undefined): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const list = new Map<string, readonly FuriganaRule[]>();
  for (const { code, pos } of document.errors)
    reporter.report(
      at(pos[0]),
      'error',
      'furigana-yaml',
      code === 'DUPLICATE_KEY' ? '同じ語が二回あります' : 'ふりがなの一覧を読めません',
      code === 'DUPLICATE_KEY'
        ? '一つにまとめてください。読みが二つある語は `角: [{読み: かど, 後: [を]}, {読み: かく}]` のように書きます'
        : 'この行の字下げ・引用符・コロンを見てください。例: `溶接: ようせつ`',
    );
  if (document.errors.length > 0 || !isMap(document.contents))
    return { list, messages: reporter.messages };
  for (const { key, value } of document.contents.items) {
    const word = isScalar(key) ? String(key.value) : '';
    const place = at((key as Node | null)?.range?.[0]);
    if (!KANJI.test(word)) {
      reporter.report(
        place,
        'error',
        'furigana-word',
        `\`${word}\` に漢字がありません。漢字のある語を期待`,
        '例: `溶接: ようせつ`',
      );
      continue;
    }
    const rules = readRules(word, value as Node | null, place);
    if (rules) list.set(word, rules);
  }
  return { list, messages: reporter.messages };

  function readRules(
    word: string,
    value: Node | null,
    place: Place,
  ): readonly FuriganaRule[] | undefined {
    if (isScalar(value) && value.value === NEVER) return [];
    const nodes = isSeq(value) ? (value.items as Node[]) : [value];
    const rules = nodes.map((node) =>
      readRule(word, node, node?.range ? at(node.range[0]) : place),
    );
    return rules.every((rule) => rule !== undefined) ? rules : undefined;
  }

  function readRule(word: string, node: Node | null, place: Place): FuriganaRule | undefined {
    const fields = isMap(node)
      ? new Map(
          node.items.filter(isPair).map((pair) => [String(pair.key), pair.value as Node | null]),
        )
      : new Map([['読み', node]]);
    const unknown = [...fields.keys()].find((key) => !KEYS.includes(key));
    if (unknown !== undefined) {
      const meant = nearest(unknown, KEYS);
      reporter.report(
        place,
        'error',
        'furigana-key',
        `\`${word}\` の \`${unknown}\` という欄はありません`,
        `${meant ? `もしかして \`${meant}\`。` : ''}使える欄: ${KEYS.join('、')}`,
      );
      return undefined;
    }
    const given = fields.get('読み');
    const reading = isScalar(given) ? String(given.value) : '';
    if (reading !== NEVER && !isKana(reading)) {
      reporter.report(
        place,
        'error',
        'furigana-kana',
        `\`${word}\` の読み \`${reading}\` は、かなではありません`,
        `例: \`${word}: よみ\`。ふりがなをふらない語は \`${word}: ${NEVER}\``,
      );
      return undefined;
    }
    if (reading !== NEVER && !fits(word, reading)) {
      reporter.report(
        place,
        'error',
        'furigana-okurigana',
        `\`${word}\` の読み \`${reading}\` が、送りがなと合いません`,
        '語の中のかなは、読みにもそのまま書きます。例: `磨く: みがく`',
      );
      return undefined;
    }
    const words = (key: string): readonly string[] | undefined => {
      const value = fields.get(key);
      if (!value) return undefined;
      return isSeq(value) ? value.items.map(String) : [String(value)];
    };
    const before = words('前');
    const after = words('後');
    return {
      reading: reading === NEVER ? '' : reading,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      ...(fields.has('いつも') ? { always: true } : {}),
    };
  }
}

/** Whether the kana of a word stand in its reading, in order: 磨く and みがく. */
function fits(word: string, reading: string): boolean {
  const pattern = toHiragana(word).replace(/[^ぁ-ゖー]+/gu, '.+');
  return new RegExp(`^${pattern}$`, 'u').test(toHiragana(reading));
}

const toHiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
