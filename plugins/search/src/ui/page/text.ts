import { text as resultText } from '../resultText.js';

/** Every word of the search page. */
export const text = {
  ...resultText,
  emptyHint: '短いことば、ひらがな、別の言い方でもう一度お試しください。',
  results: '検索結果',
  title: (query: string) => (query ? `「${query}」の検索結果` : '検索'),
  filters: '絞り込み',
  filtersOpen: (count: number) => (count > 0 ? `絞り込み（${count}）` : '絞り込み'),
  chosen: '選んだ条件',
  remove: (label: string) => `${label} を外す`,
  clear: '条件をすべて外す',
  more: (count: number) => `ほか${count}件の選択肢`,
  sort: '並べ方',
  sorts: { relevance: '関連の高い順', revised: '改訂の新しい順', reviewBy: '見直し期限の近い順' },
  pages: 'ページ',
  page: (n: number) => `${n}ページ目`,
  previous: '前へ',
  next: '次へ',
  noScript: 'ことばで探すには JavaScript が必要です。一覧からもたどれます。',
} as const;
