import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listPageFiles, readSite } from '@chishiki-ichiba/market/content';
import type { Message } from '@chishiki-ichiba/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKept } from '../../plugins/authoring/lib/check/kept-files.js';
import { lookForPages } from '../../plugins/authoring/lib/check/kept-pages.js';
import { lookAt } from '../../plugins/authoring/lib/check/look.js';
import { messagesOf } from '../../plugins/authoring/lib/check/read-messages.js';
import { page, site } from '../market/helpers.js';

const PUBLIC = '公開範囲: 一般公開\n状態: 承認済み';
const TODAY = '2026-11-29';
const roots = ['docs'];
const term = (n: number, more = '') =>
  page(`題名: 語${n}\n意味: 試し\n${PUBLIC}\n${more}`, `本文 ${n}。[隣](./t${n + 1}.md)\n`);

/** Every page has something to tell, of its own or of another one. */
function market(): Record<string, string> {
  const files: Record<string, string> = {
    'docs/furigana.yml': '溶接: ようせつ\nかな: かな\n',
    'docs/sources.yml': 'S1: {題名: 本}\n',
    'docs/failures/f1.md': page(
      `題名: 割れた\n事象: 割れた\n原因: 冷えた\n知識化: 温める\n主シナリオ: {原因: [無知], 行動: [準備・段取り], 結果: [不良・手直し]}\n反映先: m1#kp-a\n${PUBLIC}`,
    ),
    'docs/manuals/m1.md': page(
      `題名: 付ける\n改訂日: 2026-01-01\n見直し期限: 2026-02-01\n語り手: [ベテランA]\n書き手: [若手B]\n${PUBLIC}`,
      '## 手順\n\n### 1. 合わせる\n\n- 急所（成否）: すき間をなくす {#a}\n  - 理由: 溶け落ちる\n',
    ),
    'docs/pictures/left.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'docs/pictures/used.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'docs/terms/deep/_defaults.yml': '所有: acme\n',
    'docs/terms/deep/d1.md': page('題名: 奥一\n意味: 試し\n公開範囲: 会員\n状態: 承認済み'),
    'docs/terms/deep/d2.md': page('題名: 奥二\n意味: 試し\n公開範囲: 会員\n状態: 承認済み'),
    'docs/terms/pictured.md': page(
      `題名: 図つき\n意味: 試し\n${PUBLIC}`,
      '![](../pictures/used.svg)\n\n![ない](../pictures/none.svg)\n',
    ),
  };
  for (let n = 0; n < 120; n++)
    files[`docs/terms/t${n}.md`] = term(
      n,
      ['関連: [t1]', '関連: [t2, nowhere]', '段階： 開発記', 'id: t3\n出典: [S9-1]'][n % 4],
    );
  return files;
}

const look = (siteDir: string) =>
  lookAt({ siteDir, roots, today: TODAY, wanted: () => true, prose: false, score: false });
/** What a run finds that knows of no other. */
const cold = async (siteDir: string): Promise<Message[]> =>
  messagesOf(await readSite({ siteDir, roots, readings: new Map() }), { siteDir, roots }, TODAY);
const missing = async (siteDir: string): Promise<string[]> =>
  lookForPages(siteDir, roots, await listPageFiles(siteDir, roots)).missing.map(({ file }) => file);

/** Folder that pages are kept in. */
function keptIn(siteDir: string): string {
  const cache = join(siteDir, 'node_modules/.cache/chishiki-ichiba');
  return join(cache, readdirSync(cache).find((name) => name.startsWith('pages-')) ?? '');
}

describe('pages kept from an earlier run', () => {
  let dir: string;
  beforeEach(async () => {
    // A file of this second could still change without a change of its times: it would not be kept.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    dir = await site(market());
    mkdirSync(join(dir, 'node_modules'));
    await look(dir);
  });
  afterEach(() => vi.useRealTimers());

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  const read = (file: string) => readFileSync(join(dir, file), 'utf8');

  it('gives with those read anew the messages of a run that reads all', async () => {
    expect(await missing(dir)).toEqual([]);
    const first = await cold(dir);
    expect(first.length).toBeGreaterThan(150);
    const rules = new Set<string>();
    const edits: [what: string, edit: () => void, again: string[]][] = [
      ['nothing', () => undefined, []],
      ['a page', () => write('docs/terms/t7.md', term(7, '関連: [t8]')), ['docs/terms/t7.md']],
      [
        'a page, as long and of the same time',
        () => {
          const file = join(dir, 'docs/terms/t4.md');
          const { atime, mtime } = statSync(file);
          write('docs/terms/t4.md', read('docs/terms/t4.md').replace('[t1]', '[tt]'));
          utimesSync(file, atime, mtime);
        },
        ['docs/terms/t4.md'],
      ],
      ['a page gone that others point at', () => rmSync(join(dir, 'docs/terms/t1.md')), []],
      [
        'a page with another name',
        () => renameSync(join(dir, 'docs/terms/t2.md'), join(dir, 'docs/terms/zwei.md')),
        ['docs/terms/zwei.md'],
      ],
      [
        'two pages with each other’s names',
        () => {
          renameSync(join(dir, 'docs/terms/t11.md'), join(dir, 'docs/terms/swap.md'));
          renameSync(join(dir, 'docs/terms/t12.md'), join(dir, 'docs/terms/t11.md'));
          renameSync(join(dir, 'docs/terms/swap.md'), join(dir, 'docs/terms/t12.md'));
        },
        ['docs/terms/t11.md', 'docs/terms/t12.md'],
      ],
      [
        'what a folder says',
        () => write('docs/terms/deep/_defaults.yml', 'フェーズ: x\n'),
        ['docs/terms/deep/d1.md', 'docs/terms/deep/d2.md'],
      ],
      [
        'the id of a page that another points at',
        () => write('docs/manuals/m1.md', read('docs/manuals/m1.md').replace('{#a}', '{#b}')),
        ['docs/manuals/m1.md'],
      ],
      ['a picture gone', () => rmSync(join(dir, 'docs/pictures/used.svg')), []],
      ['readings', () => write('docs/furigana.yml', 'あ: あ\nい: い\n'), []],
      ['sources', () => write('docs/sources.yml', 'S9: {題名: 本, 節: {"1": 一}}\n'), []],
      [
        'new pages, one of an id that is taken',
        () => {
          write('docs/terms/n1.md', term(200, 'id: t5'));
          write('docs/guides/n2.md', '---\n題名: "閉じない\n---\n');
        },
        ['docs/guides/n2.md', 'docs/terms/n1.md'],
      ],
      [
        'a page that can be read again',
        () => write('docs/guides/n2.md', page(`題名: 閉じた\n${PUBLIC}`)),
        ['docs/guides/n2.md'],
      ],
    ];
    let before = first;
    for (const [what, edit, again] of edits) {
      edit();
      expect(await missing(dir), what).toEqual(again);
      const { messages } = await look(dir);
      expect(messages, what).toEqual(await cold(dir));
      if (what !== 'nothing') expect(messages, what).not.toEqual(before);
      before = [...messages];
      for (const { ruleId } of messages) rules.add(ruleId);
      expect(await missing(dir), what).toEqual([]);
    }
    for (const rule of ['broken-link', 'duplicate-id', 'orphan', 'overdue', 'one-way'])
      expect(rules).toContain(`market:${rule}`);
    // Edits leave few files behind, and none that only they filled.
    expect(readdirSync(keptIn(dir)).length).toBeLessThanOrEqual(5);
  });

  it('are not taken from files that are damaged, foreign or of another program', async () => {
    const folder = keptIn(dir);
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(2);
    const [half = '', flipped = ''] = names;
    writeFileSync(join(folder, half), readFileSync(join(folder, half)).subarray(0, 1000));
    const bytes = readFileSync(join(folder, flipped));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(folder, flipped), bytes);
    writeFileSync(join(folder, 'a'.repeat(64)), 'no pages');
    const again = await missing(dir);
    expect(again.length).toBeGreaterThan(50);
    expect(again.length).toBeLessThan(110);
    // So that the run of before is not what is printed.
    write('docs/terms/t7.md', term(7, '関連: [t8]'));
    expect((await look(dir)).messages).toEqual(await cold(dir));
    expect(await missing(dir)).toEqual([]);
    expect(readdirSync(folder)).not.toContain('a'.repeat(64));
    expect(openKept(folder, 'another program').read().size).toBe(0);
  });

  it('are not those of a file that was written in the same moment', async () => {
    vi.useRealTimers();
    write('docs/terms/t7.md', term(7, '関連: [t8]'));
    await look(dir);
    expect(await missing(dir)).toEqual(['docs/terms/t7.md']);
  });
});
