import { describe, expect, test } from 'vitest';
import { compareRevisions, revisionKey } from '../../plugins/market/src/revision.js';

describe('revisionKey', () => {
  test.each([
    ['第4版', '4'],
    ['第４版', '4'],
    ['4版', '4'],
    [' 4 ', '4'],
    ['０４', '4'],
    ['Rev. 4', '4'],
    ['rev.2.10', '2.10'],
    ['Ver 1.0', '1.0'],
    ['A', 'A'],
    ['2026年　春版', '2026年 春版'],
    ['', ''],
  ])('%o → %o', (typed, key) => expect(revisionKey(typed)).toBe(key));

  test('a key is its own key', () => {
    for (const typed of ['第4版', 'Rev.2.10', '初版', '2026年 春版'])
      expect(revisionKey(revisionKey(typed))).toBe(revisionKey(typed));
  });
});

describe('compareRevisions', () => {
  test.each([
    ['2', '第2版', 'same'],
    ['第２版', '第2版', 'same'],
    ['第2版', '第4版', 'older'],
    ['9', '第10版', 'older'],
    ['2.9', 'Rev.2.10', 'older'],
    ['2', '2.0', 'same'],
    ['5', '第4版', 'newer'],
    ['初版', '第2版', 'different'],
    ['A', 'B', 'different'],
    ['初版', ' 初版 ', 'same'],
  ] as const)('paper %o, page %o: %o', (paper, page, order) =>
    expect(compareRevisions(paper, page)).toBe(order),
  );
});
