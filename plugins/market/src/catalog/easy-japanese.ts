import { createReporter, type Item, type Message } from '@chishiki-ichiba/model';

/** Katakana of the first textbooks: no glossary needs to tell them. */
const EVERYDAY = new Set(
  'エアコン エレベーター カメラ ガス ガラス キロ グラム ケーブル コード ゴム スイッチ スプーン センチ タオル テーブル テープ テレビ ドア ドアノブ ナイフ ノート バケツ ハンカチ パソコン ビデオ ビニール フィルム プラスチック ページ ペダル ペン ホース ポケット ボタン マーク マスク ミリ メートル メモ ライト ラベル リットル ロッカー'.split(
    ' ',
  ),
);

/**
 * A section in easy Japanese uses no katakana word that the reader cannot look up.
 *
 * @returns A warning per word and page, at its first sentence.
 */
export function checkEasyWords(items: readonly Item[]): Message[] {
  const known = new Set(
    items.flatMap((item) =>
      item.kind === 'term' ? [item.title, ...(item.fields.synonyms ?? [])].flatMap(katakanaIn) : [],
    ),
  );
  return items.flatMap((item) => {
    const reporter = createReporter(item.file, 'market');
    const seen = new Set<string>();
    for (const { text, place } of item.easySentences) {
      for (const word of katakanaIn(text)) {
        if (known.has(word) || EVERYDAY.has(word) || seen.has(word)) continue;
        seen.add(word);
        reporter.report(
          place,
          'warning',
          'easy-katakana',
          `やさしい日本語の部分に、用語集にないカタカナの語 \`${word}\` があります`,
          '日本語で言いかえるか、`docs/terms/` にその語のページを作ってください',
        );
      }
    }
    return reporter.messages;
  });
}

const katakanaIn = (text: string): string[] => text.match(/[ァ-ヺー]{2,}/g) ?? [];
