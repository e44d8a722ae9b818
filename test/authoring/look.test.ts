import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContent, checkSite, listPageFiles, readSite } from '@chishiki-ichiba/market/content';
import { describe, expect, it } from 'vitest';
import { lookForRun } from '../../plugins/authoring/lib/check/kept-run.js';
import { lookAt } from '../../plugins/authoring/lib/check/look.js';
import { handPages } from '../../plugins/authoring/lib/check/read-pages.js';
import { startReaders } from '../../plugins/authoring/lib/check/read-parallel.js';
import { page, site } from '../market/helpers.js';

const PUBLIC = '公開範囲: 一般公開\n状態: 承認済み';
const term = (title: string, more = '') => page(`題名: ${title}\n意味: 試し\n${PUBLIC}\n${more}`);
const look = (siteDir: string, today = '2026-11-29') =>
  lookAt({ siteDir, roots: ['docs'], today, wanted: () => true, prose: false, score: false });

describe('lookAt', () => {
  it('finds in threads what one thread finds', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 130 }, (_, n) => [
        `docs/terms/t${n}.md`,
        term(`語${n}`, n % 10 === 0 ? '関連: [none]\n段階： 開発記' : `関連: [t${(n + 1) % 130}]`),
      ]),
    );
    const dir = await site(files);
    const roots = ['docs'];
    const pages = await listPageFiles(dir, roots);
    // On one core nothing is gained, and there are none.
    const read = (await startReaders()?.read(pages)) ?? [{ pages: await handPages(pages) }];
    const handed = read.flatMap(({ pages }) => pages);
    expect(handed).toHaveLength(130);
    const cache = new Map(handed.map(({ absolute, kept }) => [absolute, kept]));
    const content = await readSite({ siteDir: dir, roots, cache });
    const alone = await checkSite({ siteDir: dir, roots, today: '2026-11-29' });
    expect(alone.messages).toHaveLength(26);
    expect(checkContent(content, { siteDir: dir, roots, today: '2026-11-29' })).toEqual(
      alone.messages,
    );
  });

  it('keeps a run while nothing changed, and no longer', async () => {
    const dir = await site({ 'docs/terms/a.md': term('語'), 'docs/terms/b.md': term('二') });
    const kept = (today = '2026-11-29') =>
      lookForRun({ siteDir: dir, roots: ['docs'], today }).run?.messages.length;
    await look(dir);
    // No node_modules: nothing is written into a folder of somebody's pages.
    expect(readdirSync(dir)).toEqual(['docs']);
    mkdirSync(join(dir, 'node_modules'));
    expect(kept()).toBeUndefined();
    expect((await look(dir)).messages).toEqual([]);
    expect(kept()).toBe(0);
    expect(kept('2026-11-30')).toBeUndefined();
    // As long, and of the same time: the change is seen all the same.
    const file = join(dir, 'docs/terms/a.md');
    writeFileSync(file, term('語').replace('一般公開', '一般公界'));
    utimesSync(file, 1, 1);
    expect(kept()).toBeUndefined();
    expect((await look(dir)).messages).toHaveLength(1);
    expect(kept()).toBe(1);
    writeFileSync(join(dir, 'docs/terms/c.md'), '');
    expect(kept()).toBeUndefined();
  });

  it('keeps nothing of pages that name files elsewhere', async () => {
    const dir = await site({
      'docs/terms/a.md': `${term('語')}\n![断面](../../pictures/a.svg)\n`,
      'pictures/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    mkdirSync(join(dir, 'node_modules'));
    await look(dir);
    expect(lookForRun({ siteDir: dir, roots: ['docs'], today: '2026-11-29' }).run).toBeUndefined();
  });
});
