import { createReporter, decodeSource } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { parse } from './helpers.js';

/** What nobody means well: one answer each, in Japanese, within a second, and no harm done. */
const page = (front: string, body = '') =>
  `---\n題名: 題\n公開範囲: 一般公開\n${front}\n---\n${body}`;
const aliases = Array.from(
  { length: 9 },
  (_, i) =>
    `b${i}: &b${i} [${Array(9)
      .fill(i === 0 ? 'x' : `*b${i - 1}`)
      .join(', ')}]`,
);

const hostile: readonly (readonly [name: string, text: string, rule: string | undefined])[] = [
  [
    'aliases that grow a billionfold',
    page(`検索語: [&a [x, x], ${Array.from({ length: 30 }, () => '[*a, *a]').join(', ')}]`),
    'yaml-feature',
  ],
  ['aliases as keys of their own', page(aliases.join('\n')), undefined],
  ['an alias of itself', page('検索語: [&a [*a]]'), 'yaml-feature'],
  ['a merge key', page('<<: {状態: 承認済み}'), 'yaml-feature'],
  ['__proto__', page('__proto__: {状態: 承認済み}'), 'yaml-feature'],
  ['__proto__ further in', page('溶接条件: {__proto__: {a: 1}}'), 'yaml-feature'],
  ['constructor', page('constructor: {prototype: {a: 1}}'), 'yaml-feature'],
  ['a function', page('要約: !!js/function "function () { throw 1 }"'), undefined],
  ['a function in a list', page('検索語: [!!js/function "x"]'), 'yaml-feature'],
  ['binary', page('検索語: [!!binary aGVsbG8=]'), 'yaml-feature'],
  ['---js', '---js\n{ title: process.exit(1) }\n---\n', 'fence-language'],
  ['---json', '---json\n{}\n---\n', 'fence-language'],
  ['1 MB of front matter', page(`要約: ${'あ'.repeat(1_000_000)}`), 'front-matter-size'],
  ['60,000 characters on one line', page(`要約: "${'あ'.repeat(60_000)}"`), 'too-long'],
  [
    '7,000 keys',
    page(Array.from({ length: 7_000 }, (_, i) => `k${i}: v`).join('\n')),
    'front-matter-size',
  ],
  [
    '9,000 keys in a group',
    page(
      `溶接条件: {${Array.from({ length: 9_000 }, (_, i) => `k${i}: v`).join(', ')}}`.slice(
        0,
        63_000,
      ),
    ),
    undefined,
  ],
  [
    '12,000 characters in one paragraph',
    page('', `\n${`${'あ'.repeat(99)}\n`.repeat(120)}`),
    'paragraph-size',
  ],
  ['pictures begun in one paragraph', page('', `\n${'![ \n'.repeat(2_400)}`), 'paragraph-brackets'],
  [
    'brackets closed in one paragraph',
    page('', `\n${']]]\n'.repeat(1_000)}`),
    'paragraph-brackets',
  ],
  ['lists in lists', page(`検索語: ${'['.repeat(15_000)}`), undefined],
  ['lists in lists, closed', page(`検索語: ${'['.repeat(15_000)}${']'.repeat(15_000)}`), undefined],
  ['maps in maps', page(`検索語: ${'{a: '.repeat(10_000)}`), undefined],
  [
    'indents in indents',
    page(Array.from({ length: 340 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
    undefined,
  ],
  ['hyphens', page(`検索語:\n  ${'- '.repeat(20_000)}x`), undefined],
  ['blanks', page(`要約:${' '.repeat(60_000)}x`), undefined],
  ['full-width blanks', page(`${'　'.repeat(60_000)}要約: x`), undefined],
  ['colons', page(`要約${'：'.repeat(60_000)}`), undefined],
  ['quotes', page(`要約: ${'"'.repeat(60_001)}`), undefined],
  ['NUL in the text', page('要約: a\0b'), undefined],
  ['an escape to NUL', page('要約: "a\\0b"'), undefined],
  ['lone surrogates', page('要約: \ud800x\udc00'), undefined],
  ['text from right to left', page('要約: \u202eevil\u202c'), undefined],
  ['brackets in the body', page('', '['.repeat(5_000)), undefined],
  ['stars in the body', page('', `${'*a '.repeat(5_000)}`), undefined],
  ['quotes in the body', page('', `${'> '.repeat(200)}x`), undefined],
  [
    'directives in directives',
    page('', Array.from({ length: 60 }, (_, i) => `${':'.repeat(63 - i)}注意`).join('\n')),
    undefined,
  ],
];

/** Processor time: the clock on the wall measures the other tests too. */
function millisecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

describe('hostile pages', () => {
  it.each(hostile)('%s', (_, text, rule) => {
    const began = process.cpuUsage();
    const { messages } = parse(text);
    expect(millisecondsSince(began)).toBeLessThan(5000);
    const rules = messages.map((message) => message.ruleId);
    if (rule) expect(rules).toContain(`model:${rule}`);
    expect(({} as Record<string, unknown>).状態).toBeUndefined();
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    for (const message of messages) {
      expect(message.message.length, message.ruleId).toBeLessThan(400);
      expect(message.message).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    }
    if (rule === 'yaml-feature' || rule?.startsWith('fence')) expect(rules).toHaveLength(1);
  });

  it.each([
    ['binary', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), 'file-binary'],
    ['a NUL among letters', new TextEncoder().encode('---\n題名: a\0b\n---\n'), 'file-binary'],
    ['Shift_JIS', Uint8Array.of(0x91, 0xe8, 0x96, 0xbc, 0x3a, 0x20, 0x82, 0xa0), 'file-encoding'],
    ['EUC-JP', Uint8Array.of(0xc2, 0xea, 0xcc, 0xbe, 0x3a, 0x20, 0xa4, 0xa2), 'file-encoding'],
    ['broken UTF-8', Uint8Array.of(0x61, 0xff, 0x62), 'file-encoding'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['blanks only', new TextEncoder().encode(' \r\n　\n'), 'file-empty'],
    ['10 MB', new Uint8Array(10_000_000).fill(0x61), 'file-size'],
  ])('bytes: %s', (_, bytes, rule) => {
    const reporter = createReporter('page.md');
    const began = process.cpuUsage();
    expect(decodeSource(bytes, reporter)).toBeUndefined();
    expect(millisecondsSince(began)).toBeLessThan(5000);
    expect(reporter.messages).toHaveLength(1);
    expect(reporter.messages[0]).toMatchObject({ line: 1, column: 1, ruleId: `model:${rule}` });
  });
});
