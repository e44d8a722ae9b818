/** A text as a reader compares it: width, case and spaces aside; two lines do not become one. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]|\p{Cf}|\p{Cs}/gu, '');
}
