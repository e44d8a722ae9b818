/** A piece of text; with a reading in hiragana where furigana stand over it. */
export type Segment = string | readonly [text: string, reading: string];

const isKana = (text: string): boolean => /^[ぁ-ゖァ-ヺー]+$/u.test(text);

/**
 * Share a reading out over a word: kana read themselves, each run of other letters gets what lies between.
 *
 * @returns The word's parts in order, those that are no kana with their reading in hiragana; `undefined`
 *   when the kana of the word are not in the reading.
 */
export function alignReading(word: string, reading: string): readonly Segment[] | undefined {
  const parts = word.match(/[ぁ-ゖァ-ヺー]+|[^ぁ-ゖァ-ヺー]+/gu) ?? [];
  const pattern = parts.map((part) => (isKana(part) ? toHiragana(part) : '(.+?)')).join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(toHiragana(reading));
  if (!found) return undefined;
  let next = 1;
  return parts.map((part) => (isKana(part) ? part : [part, found[next++] as string]));
}

export const toHiragana = (kana: string): string =>
  kana.replace(/[ァ-ヶ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0x60));
