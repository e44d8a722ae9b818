/** The words of the closed search box. Plain and polite; the cure comes first. It is on every page; what the popup and the search page say comes with them. */
export const text = {
  search: '検索',
  placeholder: 'ことばで探す',
  placeholderShort: '検索',
  submit: '検索する',
  failed: '検索の部品がまだ届きません。つながりしだい、自動でもう一度読み込みます。',
  still: 'いま見られるもの：',
  lists: '種類ごとの一覧',
  saved: '端末に保存したもの',
} as const;
