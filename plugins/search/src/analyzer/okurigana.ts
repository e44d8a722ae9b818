/**
 * Words whose kana endings may be left out: 取り付け, 取付け, 取付. The index lists, besides the pairs that
 * stand in a text, the pair of kanji on both sides of an ending; a query asks for either.
 *
 *     *取付    取り付け stands in the page
 */
export const OKURIGANA_MARK = '*';

/** Kana that end the first half of such a word (連用形). Particles are not among them. */
const ENDINGS = 'いえきぎけげしせちつねびみめりれ';
const BETWEEN = new RegExp(`(?<=\\p{Script=Han})[${ENDINGS}](?=\\p{Script=Han})`, 'gu');
const WORD = /^\p{Script=Han}{2,6}$/u;

/** Emit the pair of kanji around every ending of a skeleton. */
export function forEachOkurigana(text: string, emit: (term: string) => void): void {
  for (const { index } of text.matchAll(BETWEEN)) {
    const before = [...text.slice(Math.max(0, index - 2), index)].at(-1) ?? '';
    const after = String.fromCodePoint(text.codePointAt(index + 1) ?? 0);
    emit(OKURIGANA_MARK + before + after);
  }
}

/**
 * The kanji of a word without its endings.
 *
 * @returns '' when the text is not one word of two to six kanji and their endings.
 * @example bare('取り付け') // '取付'
 */
export function bare(text: string): string {
  const kanji = text.replace(BETWEEN, '').replace(/[ぁ-ゖ]{1,2}$/u, '');
  return WORD.test(kanji) ? kanji : '';
}

/** Matches every spelling of such a word in a skeleton: 取付金具, 取り付け金具. Nothing when it is none. */
export function anySpelling(text: string): RegExp | undefined {
  const kanji = [...bare(text)];
  return kanji.length > 0 ? new RegExp(kanji.join(`[${ENDINGS}]?`), 'gu') : undefined;
}
