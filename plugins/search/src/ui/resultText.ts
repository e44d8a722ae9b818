import { text as boxText } from './text.js';

/** Words of results and states, in the popup and on the search page. Plain and polite; the cure comes first. */
export const text = {
  ...boxText,
  suggestions: '検索の候補',
  all: 'すべての結果を見る',
  openPage: '検索ページで探す',
  count: (total: number, exact: boolean) =>
    `${exact ? '' : '約'}${total.toLocaleString('ja-JP')}件`,
  found: (total: number, exact: boolean) => `${text.count(total, exact)} 見つかりました`,
  loading: '探しています…',
  empty: (query: string) =>
    query ? `「${query}」を含むページはありません。` : '条件に合うページはありません。',
  relaxed: 'すべての言葉を含むページはありません。近いページを表示しています。',
  nearest: '近いことば',
  offline: 'オフラインのようです。通信がつながったら、もう一度お試しください。',
  partly: 'もう一度お試しください。検索の部品の一部を読み込めず、結果が足りないことがあります。',
  oldVersion: 'ページを読み直してください。検索の部品の版が合っていません。',
  retry: 'もう一度試す',
  untitled: '（無題）',
  from: (seconds: number) => `動画の${clock(seconds)}から`,
} as const;

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
