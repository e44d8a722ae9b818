import { translate } from '@docusaurus/Translate';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

/** What is said of translated pages; `{…}` is filled in. A site's `code.json` says it in further languages. */
const ja = {
  original: 'この文は、ほかの言語でも読めます。',
  missingTitle: 'この言語には、まだ訳されていません',
  missing: '原文のまま出しています。',
  current: '翻訳です（原文の版 {from}）。',
  behindTitle: '原文が改訂されています',
  behind: 'この翻訳は、版 {from} を訳したものです。原文は、版 {now} になりました。',
  holds: '食い違うところは、原文が正しいものです。',
  unknownTitle: 'どの版の翻訳か、分かりません',
  unknown: '使う前に、原文（版 {now}）と見くらべてください。',
  by: '翻訳：{who}',
  since: 'それから変わったこと',
  steps: '変わった手順',
  stepChanged: 'この手順は、訳したあとに原文が変わりました。',
  stepMissing: 'この手順は、まだ訳されていません。',
  beside: '原文と並べる',
  alone: '原文をしまう',
  loading: '原文を読み込んでいます',
  failed: '原文を読み込めませんでした。',
  again: 'もう一度',
  readOriginal: '原文',
  copyBehind: '（前の版の翻訳）',
  noRevision: '記載なし',
} as const;

const en: Words = {
  original: 'This page can also be read in another language.',
  missingTitle: 'Not translated yet',
  missing: 'The page is shown as it was written.',
  current: 'This is a translation (of revision {from}).',
  behindTitle: 'The original has been revised since this translation',
  behind: 'This translation is of revision {from}. The original is now revision {now}.',
  holds: 'Where they differ, the original holds.',
  unknownTitle: 'It is not known which revision this translates',
  unknown: 'Compare it with the original (revision {now}) before you use it.',
  by: 'Translated by: {who}',
  since: 'What has changed since',
  steps: 'Steps that changed',
  stepChanged: 'The original of this step has changed since it was translated.',
  stepMissing: 'This step is not translated yet.',
  beside: 'Show beside the original',
  alone: 'Hide the original',
  loading: 'Loading the original',
  failed: 'The original could not be loaded.',
  again: 'Try again',
  readOriginal: 'Original',
  copyBehind: ' (of an older revision)',
  noRevision: 'not stated',
};

type Words = Readonly<Record<keyof typeof ja, string>>;
export type Say = (key: keyof Words, values?: Readonly<Record<string, string>>) => string;

/** Words in the language of the site around the page: Japanese, and English for every other unless the site says more. */
export function useWords(): Say {
  const { currentLocale } = useDocusaurusContext().i18n;
  const words: Words = currentLocale.startsWith('ja') ? ja : en;
  return (key, values) =>
    translate({ id: `chishiki-ichiba.translation.${key}`, message: words[key] }, values);
}
