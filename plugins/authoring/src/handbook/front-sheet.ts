import type { KindId } from '@chishiki-ichiba/model';
import { headOf } from './head.js';
import { labelOfKind, sheetId } from './sheet-of-kind.js';
import { kindWords } from './words.js';

/** Guides that go further than one sheet. */
const MORE = [
  ['writing-form', '書き込む画面の使い方', '保存、写真、見直し済み'],
  ['writing-manual', '手順と急所の書き方', 'ふつうの文字と「-」だけで書く'],
  ['writing-video', '動画の載せ方', '場面、字幕、測った値'],
  ['writing-editions', 'だれに見せるか', '公開・会員・社内、名前を伏せる'],
  ['interview-kit', '聞き取りから下書きを作る', '話したことを、そのまま手順に'],
  ['moving-in', '引っ越し', 'kintone・Word・Excel・写真から'],
] as const;

/** The first page of the handbook: which sheet to take. */
export function frontSheet(): string {
  const kinds = Object.keys(kindWords) as KindId[];
  return `${[
    ...headOf({
      title: 'はじめて書く人の手びき',
      summary:
        'ページの種類ごとに、一枚の紙で書き方が分かります。刷って机に置けます。記号を覚える必要はありません。',
      more: ['よみ: はじめてかくひとのてびき'],
      keywords: [
        ...['手びき', 'ハンドブック', 'はじめて書く', '書き方', '使い方', '入力のしかた'],
        ...['一枚', 'マニュアル', 'Markdown'],
      ],
    }),
    '',
    '## はじめの三つ',
    '',
    '1. 市場のフォルダで `npm run edit` を動かします。書き込む画面が開きます。',
    '2. 下の表から、書きたいことに合う一枚を開いて、刷ります。',
    '3. 紙の番号の順に、欄を埋めて「保存」を押します。',
    '',
    '間違えても、こわれません。',
    'どこをどう直すかが、日本語で出ます。',
    '',
    '## 種類ごとの一枚',
    '',
    '| 書きたいこと | 一枚 |',
    '| --- | --- |',
    ...kinds.map(
      (kind) =>
        `| ${kindWords[kind].purpose} | [${labelOfKind(kind)}](/docs/guide/${sheetId(kind)}/) |`,
    ),
    '',
    '## もっと知りたいとき',
    '',
    '| 手引き | 分かること |',
    '| --- | --- |',
    ...MORE.map(([id, words, about]) => `| [${words}](/docs/guide/${id}/) | ${about} |`),
    '| [書ける欄の一覧](/reference/) | 種類ごとの、すべての欄 |',
    '',
  ].join('\n')}`;
}
