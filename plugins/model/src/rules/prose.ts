import type { Nodes, Root } from 'mdast';
import { type ComponentNode, isComponent } from '../body/components.js';
import type { KeyPoint } from '../body/key-points.js';
import { visibleText } from '../body/sections.js';
import { createReporter, type Message, type Place } from '../messages.js';
import { DOUBLE_NEGATIVE, TWO_ACTIONS } from './easy.js';

/** How easy a page is to read: from easy (やさしい) to hard (むずかしい). */
export type ProseLevel = 'やさしい' | 'ふつう' | 'むずかしい';

export interface ProseResult {
  /** Hints, `info` all of them: they never stop anything. */
  readonly messages: readonly Message[];
  readonly level: ProseLevel;
  /** Sentences that were looked at. */
  readonly sentences: number;
}

interface Sentence {
  readonly text: string;
  readonly place: Place;
  /** Tells what to do: stands in a step. */
  readonly inStep: boolean;
}

/** Characters of a sentence that is still read in one go. */
const LONGEST = 50;

/** Words for an amount that everybody takes otherwise; the shop's own 「軽く」 of a blow among them. */
const VAGUE =
  /(?:もう)?少し(?!ず)|ちょっと|だいたい|大体(?!系)|(?<=[\d０-９A-Za-zァ-ヶ一-龠ぁ-ん])(?:くらい|ぐらい)|適量|適宜|適当に|しっかり|十分に|充分に|かるく|軽く|しばらく|なるべく|できるだけ|ほどよ[いく]|ほどほどに|やや|強めに|弱めに|早めに|遅めに|多めに|少なめに|長めに|短めに|きつめに|ゆるめに/u;

/** 「です・ます」 and 「だ・である」 at the end of a sentence. */
const POLITE = /(?:です|ます|ました|でした|ません|ください|ましょう)[。！？]?$/u;
const PLAIN = /(?:である|であった|のだ|だった|[一-龠ァ-ヶー]だ)[。！？]?$/u;

/** Words of everyday that no glossary needs to explain. */
const EVERYDAY = new Set(
  'アルミ エアコン エラー カメラ ガラス キーワード クリック ケーブル コード サイズ シリーズ スイッチ ステンレス スピード セット センチ タイトル タイマー タオル チェック テーブル テープ デジカメ ノート パソコン バケツ ビデオ ビニール ファイル フィルム フォルダ フォルダー プラスチック ブラシ プリント ページ ペンチ ポイント ボタン ボルト マスク メートル メモリ メモリー メンバー メーカー ミリメートル モーター ライト ラベル ランプ リットル リンク ルール レベル レンチ ロッカー ワイヤー'.split(
    ' ',
  ),
);
const KATAKANA = /[ァ-ヺー]{4,}/gu;

/**
 * What makes a page's sentences hard to follow: hints with a way out, and how easy the page is as a whole.
 *
 * @param body - Tidied body of the page.
 * @param known - Katakana words that the glossary explains; without it they are not looked at.
 */
export function checkProse(file: string, body: Root, known?: ReadonlySet<string>): ProseResult {
  const reporter = createReporter(file, 'prose');
  const sentences = sentencesOf(body);
  const seen = new Set<string>();
  for (const { text, place, inStep } of sentences) {
    const hint = (rule: string, message: string, cure: string) =>
      reporter.report(place, 'info', rule, message, cure);
    const head = `\`${text.length > 24 ? `${text.slice(0, 24)}…` : text}\``;
    // Words that are talked about are not used.
    const vague = VAGUE.exec(text.replace(/[「『][^「『」』]*[」』]/g, '「」'));
    if (vague)
      hint(
        'vague',
        `${head} の \`${vague[0]}\` は、人によって量が違います`,
        '数と単位にできないか、教えてくれた人に聞いてください。例: 「少し上げる」→「2〜3A上げる」',
      );
    const length = [...text].length;
    if (length > LONGEST)
      hint(
        'long',
        `${head} の文が ${length} 字あります。${LONGEST} 字までが読みやすい長さです`,
        '二つの文に分けてください',
      );
    if (inStep && TWO_ACTIONS.test(text))
      hint(
        'two-actions',
        `${head} に、することが二つあります`,
        '「て、」の所で文を分けてください。例: 「拭いて、乾かします」→「拭きます。乾かします」',
      );
    const negative = DOUBLE_NEGATIVE.exec(text);
    if (negative)
      hint(
        'double-negative',
        `${head} に、打ち消しを重ねた言い方 \`${negative[0]}\` があります`,
        '言い切ってください。例: 「拭かないといけない」→「拭く」',
      );
    for (const word of known ? (text.match(KATAKANA) ?? []) : []) {
      if (known?.has(word) || EVERYDAY.has(word) || seen.has(word)) continue;
      seen.add(word);
      hint(
        'katakana',
        `用語集にないカタカナの語 \`${word}\` があります`,
        '日本語で言いかえるか、`docs/terms/` にその語のページを作ってください',
      );
    }
  }
  checkStyle(sentences, reporter.report);
  return {
    messages: reporter.messages,
    level: levelOf(sentences, reporter.messages.length),
    sentences: sentences.length,
  };
}

/** One page, one style: told once, at the first sentence of the rarer one. */
function checkStyle(
  sentences: readonly Sentence[],
  report: ReturnType<typeof createReporter>['report'],
): void {
  const polite = sentences.filter(({ text }) => POLITE.test(text));
  const plain = sentences.filter(({ text }) => PLAIN.test(text) && !POLITE.test(text));
  const [first] = plain.length <= polite.length ? plain : polite;
  if (!first || polite.length === 0 || plain.length === 0) return;
  const [rare, usual] =
    plain.length <= polite.length ? ['である', 'です・ます'] : ['です・ます', 'である'];
  report(
    first.place,
    'info',
    'mixed-style',
    `「${usual}」のページに「${rare}」の文が混じっています: \`${first.text.slice(0, 24)}\``,
    `「${usual}」にそろえてください`,
  );
}

/** From the length of sentences, the share of kanji, and how often a hint was due. */
function levelOf(sentences: readonly Sentence[], hints: number): ProseLevel {
  if (sentences.length === 0) return 'やさしい';
  const text = sentences.map((sentence) => sentence.text).join('');
  const letters = [...text];
  const average = letters.length / sentences.length;
  const kanji = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length / letters.length;
  const perSentence = hints / sentences.length;
  if (average <= 25 && kanji <= 0.3 && perSentence <= 0.1) return 'やさしい';
  return average > 45 || kanji > 0.45 || perSentence > 0.4 ? 'むずかしい' : 'ふつう';
}

/** What a reader reads as words: a command or a name in code counts as one sign. */
const spokenText = (node: Nodes): string =>
  node.type === 'inlineCode'
    ? '◯'
    : 'children' in node && node.type !== 'link'
      ? (node.children as Nodes[]).map(spokenText).join('')
      : visibleText(node);

/** Sentences of running text in page order: code, tables and sections in easy Japanese (they have rules of their own) left out. */
function sentencesOf(body: Root): Sentence[] {
  const sentences: Sentence[] = [];
  const add = (text: string, place: Place, inStep: boolean) => {
    for (const part of text.split(/(?<=[。！？])|\n/))
      if (part.trim() !== '') sentences.push({ text: part.trim(), place, inStep });
  };
  const walk = (nodes: readonly Nodes[], inStep: boolean): void => {
    for (const node of nodes) {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      const place = { line, column };
      if (node.type === 'yaml' || node.type === 'code' || node.type === 'table') continue;
      if (node.type === 'paragraph') add(spokenText(node), place, inStep);
      else if (isComponent(node)) {
        if (node.name === 'EasyJapanese') continue;
        if (node.name === 'KeyPoint') {
          add(
            (node as ComponentNode).children.map((c) => visibleText(c as Nodes)).join(''),
            place,
            true,
          );
          const { reason, ok, ng } = node.props as Partial<KeyPoint>;
          for (const words of [reason, ok, ng]) if (words) add(words, place, false);
          continue;
        }
        walk(node.children as Nodes[], inStep || node.name === 'Step');
      } else if ('children' in node) walk(node.children as Nodes[], inStep);
    }
  };
  walk(body.children as Nodes[], false);
  return sentences;
}
