import { say } from '@chishiki-ichiba/model/say';
/** The words of the closed search box. Plain and polite; the cure comes first. It is on every page; what the popup and the search page say comes with them. */
export const text = {
  search: say`検索`,
  placeholder: say`ことばで探す`,
  placeholderShort: say`検索`,
  submit: say`検索する`,
  failed: say`検索の部品がまだ届きません。つながりしだい、自動でもう一度読み込みます。`,
  still: say`いま見られるもの：`,
  lists: say`種類ごとの一覧`,
  saved: say`端末に保存したもの`,
} as const;
