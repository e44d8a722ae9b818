/** Day the words of the handbook were last looked at; moves with them, not with the schema's. */
const REVISED = '2026-11-30';
const REVIEW_BY = '2027-11-30';

interface Head {
  readonly title: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  /** Lines of its own, as they are typed. */
  readonly more?: readonly string[];
}

/** Front matter of a page of the handbook, line by line. */
export const headOf = ({ title, summary, keywords, more = [] }: Head): string[] => [
  '---',
  '種類: 手引き',
  `題名: ${title}`,
  `要約: ${summary}`,
  '手引き種別: 使い方',
  ...more,
  '所有: mihon-kyodo-kunren',
  '公開範囲: 一般公開',
  '状態: 承認済み',
  `改訂日: ${REVISED}`,
  `見直し期限: ${REVIEW_BY}`,
  '版: 第1版',
  `検索語: [${keywords.join(', ')}]`,
  '---',
];
