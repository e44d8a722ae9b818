/** The words of the closed search box. Plain and polite; the cure comes first. It is on every page; what the popup and the search page say comes with them. */
export const text = {
  search: '検索',
  placeholder: 'ことばで探す',
  placeholderShort: '検索',
  submit: '検索する',
  failed: '検索の部品を読み込めませんでした。通信を確かめて、もう一度お試しください。',
} as const;
