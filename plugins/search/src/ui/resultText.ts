import { say } from '@chishiki-ichiba/model/say';
import { text as boxText } from './text.js';

const part = say`読めたところだけの結果です。`;

/** `12,345`. By hand: the first number a browser formats for a language takes it longer than the search. */
function grouped(count: number): string {
  let digits = String(count);
  let groups = '';
  for (; digits.length > 3; digits = digits.slice(0, -3)) groups = `,${digits.slice(-3)}${groups}`;
  return digits + groups;
}

/** Words of results and states, in the popup and on the search page. Plain and polite; the cure comes first. */
export const text = {
  ...boxText,
  suggestions: say`検索の候補`,
  recents: say`最近の検索`,
  forget: say`履歴を消す`,
  forgotten: say`検索の履歴を消しました`,
  offered: (count: number) => say`最近の検索が${count}件あります`,
  all: say`すべての結果を見る`,
  openPage: say`検索ページで探す`,
  help: say`検索ページで、聞ける人と「探しています」の用紙を見る`,
  count: (total: number, exact: boolean) =>
    exact || total === 0 ? say`${grouped(total)}件` : say`約${grouped(total)}件`,
  found: (total: number, exact: boolean, query = '') =>
    say`${query ? say`「${shorten(query)}」：` : ''}${text.count(total, exact)} 見つかりました`,
  loading: say`探しています…`,
  late: say`通信が遅いようです。届きしだい、自動で表示します。`,
  empty: (query: string, filtered: boolean) => {
    if (query === '') return say`条件に合うページはありません。`;
    if (!/[\p{L}\p{N}]/u.test(query)) return say`ことばを足してください。記号だけでは探せません。`;
    return filtered
      ? say`「${shorten(query)}」を含み、選んだ条件に合うページはありません。`
      : say`「${shorten(query)}」を含むページはありません。`;
  },
  relaxed: say`すべての言葉を含むページはありません。近いページを表示しています。`,
  nearest: say`近いことば`,
  /** The index of the site is out of reach. */
  savedOnly: say`保存した手順の中だけを探しました。つながると、自動で全部を探し直します。`,
  /** Nothing could be shown. */
  broken: {
    offline: say`つながると、自動でもう一度探します。いまは通信が切れています。開いているページは、このまま読めます。`,
    host: say`自動でもう一度試しています。サイトにつながりません。開いているページは、このまま読めます。`,
    slow: say`届きしだい、自動で表示します。通信が遅く、検索の部品がまだ届いていません。`,
    missing: say`自動でもう一度試しています。検索の部品が、サイトから消えています。サイトを入れ替えているところかもしれません。`,
    truncated: say`自動でもう一度試しています。検索の部品が、途中で欠けて届きました。`,
    failed: boxText.failed,
  },
  part,
  /** Something is shown, perhaps not all. */
  partly: {
    offline: say`${part}いまは通信が切れています。つながると、自動でもう一度探します。`,
    host: say`${part}サイトにつながりません。自動でもう一度試しています。`,
    slow: say`${part}通信が遅く、残りがまだ届いていません。届きしだい、自動で足します。`,
    missing: say`${part}検索の部品の一部が、サイトから消えています。自動でもう一度試しています。`,
    truncated: say`${part}検索の部品の一部が、途中で欠けて届きました。自動でもう一度試しています。`,
    failed: say`${part}自動でもう一度試しています。`,
  },
  /** Index and script are of two publications. */
  version: (formats: { index: string; script: string } | undefined) =>
    say`ページを読み直してください。サイトが新しくなり、${formatsText(formats)}が合いません。`,
  /** And a reload did not help. */
  mixed: (formats: { index: string; script: string } | undefined) =>
    say`しばらくお待ちください。自動でもう一度試しています。サイトを入れ替えている途中のようで、${formatsText(formats)}が合いません。続くときは、市場の管理者に知らせてください。`,
  /** Of other markets that are searched together with this one. */
  others: {
    away: (names: string) => say`${names}につながりません。答えた市場の結果だけを表示しています。`,
    slow: (names: string) =>
      say`${names}は、1.5秒待っても答えませんでした。答えた市場の結果だけを表示しています。`,
    version: (name: string, format: string) =>
      say`「${name}」の検索の索引（版 ${format}）は、この画面では読めません。続くときは、市場の管理者に知らせてください。`,
    edition: (name: string, edition: string | undefined) =>
      say`「${name}」は探しません。こことは違う版（${editionText(edition)}）の市場です。`,
  },
  askOthers: say`答えなかった市場に、もう一度聞く`,
  retry: say`もう一度試す`,
  asking: say`もう一度探しています…`,
  notKept: say`このブラウザーでは履歴を残せません。閉じると消えます。`,
  reload: say`ページを読み直す`,
  untitled: say`（無題）`,
  from: (seconds: number) => say`動画の${clock(seconds)}から`,
} as const;

/** Of an index of another market: what it says of itself. */
function editionText(edition: string | undefined): string {
  if (edition === 'public') return say`公開版`;
  if (edition === 'members') return say`会員版`;
  if (edition?.startsWith('inhouse')) return say`社内版`;
  return edition === 'working' ? say`作業中の版` : say`版の名前なし`;
}

const formatsText = (formats: { index: string; script: string } | undefined): string =>
  formats
    ? say`検索の索引（版 ${formats.index}）と、この画面（版 ${formats.script}）`
    : say`検索の部品と、この画面の版`;

/** A query in a sentence; a pasted page of text would bury the sentence. */
export function shorten(words: string, most = 60): string {
  const signs = Array.from(words);
  return signs.length > most ? `${signs.slice(0, most).join('')}…` : words;
}

/** `0:07`, `75:03`: as the player shows it. */
function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
