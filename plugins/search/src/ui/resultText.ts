import { text as boxText } from './text.js';

/** Words of results and states, in the popup and on the search page. Plain and polite; the cure comes first. */
export const text = {
  ...boxText,
  suggestions: '検索の候補',
  recents: '最近の検索',
  forget: '履歴を消す',
  forgotten: '検索の履歴を消しました',
  offered: (count: number) => `最近の検索が${count}件あります`,
  all: 'すべての結果を見る',
  openPage: '検索ページで探す',
  help: '検索ページで、聞ける人と「探しています」の用紙を見る',
  count: (total: number, exact: boolean) =>
    `${exact || total === 0 ? '' : '約'}${total.toLocaleString('ja-JP')}件`,
  found: (total: number, exact: boolean, query = '') =>
    `${query ? `「${shorten(query)}」：` : ''}${text.count(total, exact)} 見つかりました`,
  loading: '探しています…',
  empty: (query: string, filtered: boolean) => {
    if (query === '') return '条件に合うページはありません。';
    if (!/[\p{L}\p{N}]/u.test(query)) return 'ことばを足してください。記号だけでは探せません。';
    return filtered
      ? `「${shorten(query)}」を含み、選んだ条件に合うページはありません。`
      : `「${shorten(query)}」を含むページはありません。`;
  },
  relaxed: 'すべての言葉を含むページはありません。近いページを表示しています。',
  nearest: '近いことば',
  /** The index of the site is out of reach. */
  savedOnly: '保存した手順の中だけを探しました。',
  /** Nothing could be shown. */
  broken: {
    offline: '通信がつながると、自動でもう一度探します。いまはオフラインのようです。',
    version: 'ページを読み直してください。検索の部品の版が合っていません。',
    slow: 'もう一度お試しください。通信が遅く、検索の部品が届きませんでした。',
    failed: boxText.failed,
  },
  /** Something is shown, perhaps not all. */
  partly: {
    offline:
      '通信がつながると、自動でもう一度探します。いまはオフラインで、結果が足りないことがあります。',
    version: 'ページを読み直してください。検索の部品の版が合わず、結果が足りないことがあります。',
    slow: 'もう一度お試しください。通信が遅く、結果が足りないことがあります。',
    failed: 'もう一度お試しください。検索の部品の一部を読み込めず、結果が足りないことがあります。',
  },
  retry: 'もう一度試す',
  reload: 'ページを読み直す',
  untitled: '（無題）',
  from: (seconds: number) => `動画の${clock(seconds)}から`,
} as const;

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
