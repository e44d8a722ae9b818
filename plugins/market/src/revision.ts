import { say } from '@chishiki-ichiba/model/say';
/** How the revision on a printed sheet stands to the one a page shows. `different`: no order between them. */
export type RevisionOrder = 'same' | 'older' | 'newer' | 'different';

/**
 * A revision as codes carry it and as two are compared: `第４版`, `4版`, `Rev. 04` → `4`.
 * Any other text is kept, in NFKC, trimmed, with single spaces.
 */
export function revisionKey(revision: string): string {
  const text = revision.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const number = /^(?:第|rev(?:ision)?\.?|ver(?:sion)?\.?|r|v)? ?(\d+(?:\.\d+)*) ?版?$/i.exec(text);
  return number?.[1]?.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '')) ?? text;
}

/** Whether the paper is `older` or `newer` than the page, or `different` where one of them is no number. */
export function compareRevisions(paper: string, page: string): RevisionOrder {
  const [left, right] = [revisionKey(paper), revisionKey(page)];
  if (left === right) return 'same';
  if (!isNumber(left) || !isNumber(right)) return 'different';
  const [a, b] = [left.split('.').map(Number), right.split('.').map(Number)];
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index).find(
    (index) => (a[index] ?? 0) !== (b[index] ?? 0),
  );
  if (at === undefined) return 'same';
  return (a[at] ?? 0) < (b[at] ?? 0) ? 'older' : 'newer';
}

const isNumber = (key: string): boolean => /^\d+(?:\.\d+)*$/.test(key);

/** A revision in words: `4` → `第4版`, other text as it is. */
export function revisionText(revision: string): string {
  const key = revisionKey(revision);
  return /^\d+$/.test(key) ? say`第${key}版` : key;
}
