import { say } from '@chishiki-ichiba/model/say';

type Values = Readonly<Record<string, string>>;

/** What is said of translated pages, in the language of the site around them. */
const words = {
  original: () => say`この文は、ほかの言語でも読めます。`,
  missingTitle: () => say`この言語には、まだ訳されていません`,
  missing: () => say`原文のまま出しています。`,
  current: ({ from }) => say`翻訳です（原文の版 ${from}）。`,
  behindTitle: () => say`原文が改訂されています`,
  behind: ({ from, now }) =>
    say`この翻訳は、版 ${from} を訳したものです。原文は、版 ${now} になりました。`,
  holds: () => say`食い違うところは、原文が正しいものです。`,
  unknownTitle: () => say`どの版の翻訳か、分かりません`,
  unknown: ({ now }) => say`使う前に、原文（版 ${now}）と見くらべてください。`,
  by: ({ who }) => say`翻訳：${who}`,
  since: () => say`それから変わったこと`,
  steps: () => say`変わった手順`,
  stepChanged: () => say`この手順は、訳したあとに原文が変わりました。`,
  stepMissing: () => say`この手順は、まだ訳されていません。`,
  beside: () => say`原文と並べる`,
  alone: () => say`原文をしまう`,
  loading: () => say`原文を読み込んでいます`,
  failed: () => say`原文を読み込めませんでした。`,
  again: () => say`もう一度`,
  readOriginal: () => say`（原文）`,
  copyBehind: () => say`（前の版の翻訳）`,
  noRevision: () => say`記載なし`,
} satisfies Record<string, (values: Values) => string>;

export type Say = (key: keyof typeof words, values?: Values) => string;

export const sayOf: Say = (key, values = {}) => (words[key] as (values: Values) => string)(values);
