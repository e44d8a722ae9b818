import type { ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tabTo } from '../accessibility/focus.js';
import { arrive, desktop, ichiba, launch, root, runIchiba, serve } from './browser.js';

const folders = ['manuals', 'orgs', 'skills', 'persons'];
const known = 'docs/manuals/tig-corner-nametsuke.md';

const steps = [
  '板を台に押さえる',
  'やすりを端に当てる',
  '手前から奥へ送る',
  '裏を返す',
  '丸みを指で確かめる',
];

/** The writer's own market, as small as one may be. */
const firm = '---\n題名: 見本製作所\n区分: 企業\n公開範囲: 社内\n所有: mihon-seisakusho\n---\n';
const smallSite = `export default {
  title: '書いたもの', url: 'https://example.invalid', baseUrl: '/', trailingSlash: true,
  i18n: { defaultLocale: 'ja', locales: ['ja'] }, future: { v4: true, faster: true },
  presets: [['@chishiki-ichiba/preset', { roots: ['docs'], routeBasePath: '/', docs: false, blog: false, pages: false }]],
};
`;

/** A slow machine needs seconds to draw and to write. */
const poll = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

/** The editor on a folder of the browser's own, which stands in for the one of the writer's disk. */
describe('the browser editor', () => {
  let browser: Browser;
  let context: BrowserContext;
  let server: ChildProcess;
  let url: string;
  let page: Page;
  let reader: Page;
  let siteDir: string;
  /** File of the page that the form wrote. */
  let written = '';
  const foreign: string[] = [];
  const wrong: string[] = [];

  beforeAll(async () => {
    siteDir = mkdtempSync(path.join(tmpdir(), 'ichiba-edit-'));
    writeFileSync(path.join(siteDir, 'docusaurus.config.ts'), 'export default {};\n');
    for (const folder of folders) {
      mkdirSync(path.join(siteDir, 'docs', folder), { recursive: true });
      for (const name of readdirSync(path.join(root, 'docs', folder)))
        if (/\.(?:md|svg|yml)$/.test(name))
          writeFileSync(
            path.join(siteDir, 'docs', folder, name),
            readFileSync(path.join(root, 'docs', folder, name)),
          );
    }
    [browser, { server, url }] = await Promise.all([launch(), startEditor(siteDir)]);
    context = await browser.newContext({ viewport: desktop, locale: 'ja-JP' });
    page = await context.newPage();
    reader = await context.newPage();
    await reader.goto(`${url}none/status.json`);
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(?:blob|data):/.test(request.url()))
        foreign.push(request.url());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => {
      // Told on purpose by one of the tests.
      if (message.type() === 'error' && !message.text().includes('ほかの場所で書き換えられました'))
        wrong.push(message.text());
    });
    await page.addInitScript(() => {
      Object.assign(window, {
        showDirectoryPicker: async () =>
          (await navigator.storage.getDirectory()).getDirectoryHandle('market'),
      });
    });
    await putFiles(reader, siteDir);
    await page.goto(url);
    await page.getByRole('button', { name: 'フォルダを選んで始める' }).click();
    await page.locator('#start').waitFor({ state: 'detached', timeout: 20_000 });
  });

  afterAll(async () => {
    await browser?.close();
    server?.kill('SIGINT');
    if (siteDir) rmSync(siteDir, { recursive: true, force: true });
  });

  /** A page of the list; again when the editor goes back to its list after it saved the one before. */
  async function openEntry(id: string, title: string): Promise<void> {
    const input = page.locator('[data-key-path="題名"] input');
    await poll(async () => {
      if (!page.url().endsWith(`/entries/${id}`))
        await page.goto(`${url}#/collections/manual/entries/${id}`);
      await page.waitForTimeout(300);
      const there = page.url().endsWith(`/entries/${id}`) && (await input.count()) === 1;
      return there ? input.inputValue() : '';
    }).toBe(title);
  }

  /** The form of a new page, empty; again when the editor goes back to its list after it saved the one before. */
  async function openNew(): Promise<void> {
    const input = page.locator('[data-key-path="題名"] input');
    const title = async () =>
      page.url().endsWith('/new') && (await input.count()) === 1 ? input.inputValue() : undefined;
    await poll(async () => {
      if (!page.url().endsWith('/new')) {
        await page.goto(`${url}#/collections/manual`);
        const button = page.getByRole('button', { name: '新しいエントリーを作成' });
        await button.click({ timeout: 3000 }).catch(() => undefined);
      }
      // The form of the page before stands there until the new one is drawn.
      if ((await title()) !== '') return undefined;
      await page.waitForTimeout(300);
      return title();
    }).toBe('');
  }

  it('makes a manual of five steps with five photos in at most 40 actions', async () => {
    const photos = await Promise.all([0, 1, 2, 3, 4].map((seed) => jpegWithPlace(reader, seed)));
    expect(photos.every((photo) => photo.includes('Exif'))).toBe(true);
    let actions = 0;
    const act = async (action: Promise<unknown>) => {
      actions++;
      await action;
    };
    const field = (key: string) => page.locator(`[data-key-path="${key}"]`);
    await act(page.getByRole('button', { name: '新しいエントリーを作成' }).click());
    await act(type(field('題名').locator('input'), '切り板の端を丸める'));
    await act(
      type(field('要約').locator('input'), '切ったままの板の端を、触っても切れない丸みにします。'),
    );
    for (const [index, title] of steps.entries()) {
      const step = `手順.${index}`;
      await act(
        field('手順')
          .getByRole('button', { name: /手順.*追加/ })
          .last()
          .click(),
      );
      await act(type(field(`${step}.手順`).locator('input'), title));
      // 「参照」 and the choice of a file: what the chooser of the system hands to the field.
      actions++;
      await act(
        field(`${step}.写真`)
          .locator('input[type="file"]')
          .first()
          .setInputFiles({
            name: `IMG_000${index}.JPG`,
            mimeType: 'image/jpeg',
            buffer: photos[index] as Buffer,
          }),
      );
      // The picture has come when the frame is no more empty.
      await field(`${step}.写真`).locator('.drop-target .empty').waitFor({ state: 'detached' });
      await act(type(field(`${step}.写真の説明`).locator('input'), `${title}ところ`));
    }
    const point = '手順.1.急所.0';
    await act(
      field('手順.1.急所')
        .getByRole('button', { name: /急所.*追加/ })
        .click(),
    );
    await act(type(field(`${point}.急所`).locator('input'), 'やすりを45度に寝かせる'));
    await act(type(field(`${point}.急所の理由`).locator('textarea'), '立てると角が残って手を切る'));
    await shot(page, 'new');
    await act(page.getByRole('button', { name: '保存', exact: true }).click());
    // Five photos are made smaller first.
    await expect.poll(() => newPages(reader), { timeout: 60_000 }).toHaveLength(1);
    expect(actions).toBeLessThanOrEqual(40);

    const [name = ''] = await newPages(reader);
    written = name;
    expect(name).toMatch(/^manual-\d{8}-[0-9a-f]+\.md$/);
    const files = await readFolder(reader, 'manuals');
    const pictures = Object.keys(files).filter((file) => file.endsWith('.webp'));
    expect(pictures).toHaveLength(5);
    for (const file of pictures) {
      const bytes = Buffer.from(files[file] ?? '', 'base64');
      expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
      expect(bytes.includes('EXIF') || bytes.includes('Exif') || bytes.includes('GPS')).toBe(false);
      expect(Math.max(...sizeOf(bytes))).toBe(1600);
      writeFileSync(path.join(siteDir, 'docs/manuals', file), bytes);
    }
    const text = Buffer.from(files[name] ?? '', 'base64').toString();
    writeFileSync(path.join(siteDir, 'docs/manuals', name), text);
    expect(text).toMatch(
      /^---\n題名: 切り板の端を丸める\n要約: 切ったまま.*\n所有: mihon-seisakusho\n公開範囲: 社内\n状態: 下書き\n改訂日: \d{4}-\d\d-\d\d\n手順:\n {2}- \{手順: 板を台に押さえる, 写真: \.\/img_0000\.webp, 写真の説明: 板を台に押さえるところ\}\n/,
    );
    const checked = await runIchiba(siteDir, ['check', 'docs/manuals', '--format', 'json']);
    const mine = (
      JSON.parse(checked.output) as { file: string; severity: string; message: string }[]
    ).filter(({ file }) => file.endsWith(name));
    expect(mine.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is a page that shows its five steps and photos, and is found by the words of a step', async () => {
    expect(written).not.toBe('');
    const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-written-'));
    const manuals = path.join(dir, 'docs/manuals');
    mkdirSync(manuals, { recursive: true });
    mkdirSync(path.join(dir, 'docs/orgs'));
    for (const name of readdirSync(path.join(siteDir, 'docs/manuals')))
      if (name === written || name.endsWith('.webp'))
        copyFileSync(path.join(siteDir, 'docs/manuals', name), path.join(manuals, name));
    writeFileSync(path.join(dir, 'docs/orgs/mihon-seisakusho.md'), firm);
    writeFileSync(path.join(dir, 'docusaurus.config.ts'), smallSite);
    symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
    const inhouse = ['--edition', 'inhouse', '--org', 'mihon-seisakusho'];
    const { code, output } = await runIchiba(dir, ['build', ...inhouse, '--out', 'build']);
    expect(output).toContain('もれは見つかりません');
    expect(code).toBe(0);
    const host = await serve(path.join(dir, 'build'));
    const visitor = await browser.newPage({ viewport: desktop, locale: 'ja-JP' });
    try {
      await visitor.goto(`${host.url}/search/?q=${encodeURIComponent('手前から奥へ')}`);
      const hit = visitor
        .getByRole('list', { name: '検索結果' })
        .getByRole('listitem')
        .filter({ hasText: '手前から奥へ送る' });
      await hit.getByRole('link').first().click();
      await arrive(visitor, /\/docs\/manual\/manual-[^/]+\/.*#step-/);
      const step = visitor.locator(`[id="${new URL(visitor.url()).hash.slice(1)}"]`);
      await poll(() => step.innerText()).toContain('手前から奥へ送る');
      const shown = visitor.locator('main img[src*="/media/"]');
      await poll(() => shown.count()).toBe(5);
      for (const photo of await shown.all()) {
        await photo.scrollIntoViewIfNeeded();
        await poll(() =>
          photo.evaluate((element) => (element as HTMLImageElement).naturalWidth),
        ).toBe(1600);
      }
      await shot(visitor, 'written');
      for (const title of steps)
        expect(await visitor.getByRole('heading', { name: title }).count()).toBe(1);
    } finally {
      await visitor.close();
      await host.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('changes the one field of a page that was changed, and nothing else', async () => {
    const before = readFileSync(path.join(siteDir, known), 'utf8');
    await openEntry('tig-corner-nametsuke', 'SUS304 1mm 角継手のTIGなめ付け');
    await retitle(page, '1mmの角継手');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await poll(() => readPage(reader, known)).toBe(
      before.replace('題名: SUS304 1mm 角継手のTIGなめ付け', '題名: 1mmの角継手'),
    );
  });

  it('marks a page as read again and still right in one action', async () => {
    const before = await readPage(reader, known);
    await openEntry('tig-corner-nametsuke', '1mmの角継手');
    await page.getByRole('button', { name: '見直し済みにする' }).click();
    const day = await page.evaluate(() => {
      const now = new Date();
      const two = (value: number) => String(value).padStart(2, '0');
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    });
    const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    await poll(() => readPage(reader, known)).toBe(
      before.replace(
        '改訂日: 2026-11-01\n見直し期限: 2027-11-01\n',
        `改訂日: 2026-11-01\n見直し日: ${day}\n見直し期限: ${next}\n`,
      ),
    );
  });

  it('says why it does not save, and leads to the box', async () => {
    await openNew();
    await type(page.locator('[data-key-path="要約"] input'), '題名のない手順');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await poll(() => page.locator('#notes .error').allInnerTexts()).toEqual([
      expect.stringContaining('まだ保存していません。「題名」を書いてから'),
    ]);
    const title = page.locator('[data-key-path="題名"] input');
    await poll(() => title.evaluate((box) => box === document.activeElement)).toBe(true);
    // Said once more it takes the place of the first.
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await poll(() => page.locator('#notes .error').count()).toBe(1);
    await page.locator('#notes .error button').click();
    expect(await newPages(reader)).toEqual([written]);
  });

  it('waits for a photo that is still on its way, and saves then', async () => {
    // The form that was not saved stays open.
    if (!page.url().endsWith('/new')) await openNew();
    await type(page.locator('[data-key-path="題名"] input'), '写真を待つ手順');
    const list = page.locator('[data-key-path="手順"]');
    await list
      .getByRole('button', { name: /手順.*追加/ })
      .last()
      .click();
    await type(page.locator('[data-key-path="手順.0.手順"] input'), '待つ');
    const photo = { name: 'IMG_0009.JPG', mimeType: 'image/jpeg' };
    await page
      .locator('[data-key-path="手順.0.写真"] input[type="file"]')
      .first()
      .setInputFiles({ ...photo, buffer: await jpegWithPlace(reader, 9) });
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(() => newPages(reader), { timeout: 60_000 }).toHaveLength(2);
    const name = (await newPages(reader)).find((file) => file !== written) as string;
    expect(await readPage(reader, `docs/manuals/${name}`)).toContain('写真: ./img_0009.webp');
  });

  it('is filled in, saved and marked as read again with the keyboard alone', async () => {
    const file = 'docs/manuals/tungsten-grinding.md';
    const before = await readPage(reader, file);
    const title = /^題名: (.+)$/m.exec(before)?.[1] ?? '';
    await openEntry('tungsten-grinding', title);
    const input = page.locator('[data-key-path="題名"] input');
    // From one stop to the next until the field is reached, and no further.
    await poll(async () => {
      await page.keyboard.press('Tab');
      return input.evaluate((element) => element === document.activeElement);
    }).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type('（手元）');
    await poll(() => input.inputValue()).toBe(`${title}（手元）`);
    const wrong = await tabTo(page, '見直し済みにする', { limit: 400 });
    // What is ours: the form itself is the editor's.
    expect(wrong.filter((what) => what.includes('見直し済み'))).toEqual([]);
    expect(
      await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle),
    ).toBe('solid');
    await page.keyboard.press('Enter');
    await poll(() => page.locator('[data-key-path="見直し日"] input').inputValue()).not.toBe('');
    // What was typed is the writer's to save.
    await tabTo(page, /「保存/, { limit: 400 });
    await page.keyboard.press('Enter');
    await poll(() => readPage(reader, file)).toContain(`題名: ${title}（手元）`);
    expect(await readPage(reader, file)).toMatch(/^見直し日: \d{4}-\d\d-\d\d$/m);
  });

  it('refuses to write over a page that was changed elsewhere', async () => {
    await openEntry('bending-angle', '曲げの角度出し');
    const elsewhere = '---\n題名: ほかの人が直した題\n---\n';
    await writePage(reader, 'bending-angle.md', elsewhere);
    await retitle(page, 'わたしの題');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('#notes .error, [role="alertdialog"], [role="dialog"]').first().waitFor();
    expect(await readPage(reader, 'docs/manuals/bending-angle.md')).toBe(elsewhere);
  });

  it('can be used at the width of a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.locator('[data-key-path="題名"] input').waitFor();
    await shot(page, 'phone');
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
  });

  it('asked no other host for anything', () => {
    expect(foreign).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('tells a browser that cannot write folders what to do', async () => {
    const other = await context.newPage();
    await other.addInitScript(() => {
      Reflect.deleteProperty(window, 'showDirectoryPicker');
      Reflect.deleteProperty(Window.prototype, 'showDirectoryPicker');
    });
    await other.goto(url);
    await poll(() => other.locator('#unsupported').isVisible()).toBe(true);
    expect(await other.locator('#choose').isVisible()).toBe(false);
    await other.close();
  });
});

/**
 * Type into a box as a person does, who sees whether the letters come. A menu that is closing still holds
 * the keyboard on a slow machine, and then they go nowhere.
 */
async function type(box: Locator, words: string): Promise<void> {
  await poll(() => box.page().locator('dialog[open]').count()).toBe(0);
  await box.fill(words);
  await poll(() => box.inputValue()).toBe(words);
}

/** A page opened this moment is drawn once more and forgets what a script typed too soon. */
async function retitle(page: Page, title: string): Promise<void> {
  const save = page.getByRole('button', { name: '保存', exact: true });
  let held = 0;
  await poll(async () => {
    await page.locator('[data-key-path="題名"] input').fill(title);
    await page.waitForTimeout(300);
    const stays = (await page.locator('[data-key-path="題名"] input').inputValue()) === title;
    held = stays && (await save.isEnabled()) ? held + 1 : 0;
    return held;
  }).toBeGreaterThanOrEqual(2);
}

/** Pictures for the eye, where `EDIT_SHOTS` names a folder. */
async function shot(page: Page, name: string): Promise<void> {
  if (process.env.EDIT_SHOTS)
    await page.screenshot({ path: `${process.env.EDIT_SHOTS}/${name}.png` });
}

async function startEditor(siteDir: string): Promise<{ server: ChildProcess; url: string }> {
  const server = ichiba(siteDir, [
    'edit',
    '--no-open',
    '--port',
    '3370',
    '--org',
    'mihon-seisakusho',
  ]);
  let output = '';
  server.stdout?.on('data', (chunk) => (output += chunk));
  server.stderr?.on('data', (chunk) => (output += chunk));
  for (let tries = 0; tries < 300; tries++) {
    const url = /書き込む画面を開きました: (http:\S+)/.exec(output)?.[1];
    if (url) return { server, url };
    await wait(100);
  }
  server.kill('SIGKILL');
  throw new Error(`npm run edit did not open the editor:\n${output}`);
}

/** docs/ of a folder into the browser's own file system. */
async function putFiles(page: Page, siteDir: string): Promise<void> {
  const files = Object.fromEntries(
    folders.flatMap((folder) =>
      readdirSync(path.join(siteDir, 'docs', folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => [
          `docs/${folder}/${name}`,
          readFileSync(path.join(siteDir, 'docs', folder, name), 'utf8'),
        ]),
    ),
  );
  await page.evaluate(async (all) => {
    const top = await navigator.storage.getDirectory();
    const market = await top.getDirectoryHandle('market', { create: true });
    for (const [file, text] of Object.entries(all)) {
      const parts = file.split('/');
      let folder = market;
      for (const name of parts.slice(0, -1))
        folder = await folder.getDirectoryHandle(name, { create: true });
      const handle = await folder.getFileHandle(parts.at(-1) as string, { create: true });
      const target = await handle.createWritable();
      await target.write(text);
      await target.close();
    }
  }, files);
}

/** Through a page without the editor: its own shows forms in the place of files. */
async function readFolder(reader: Page, folder: string): Promise<Record<string, string>> {
  return reader.evaluate(async (name) => {
    let at = await navigator.storage.getDirectory();
    for (const part of ['market', 'docs', name]) at = await at.getDirectoryHandle(part);
    const files: Record<string, string> = {};
    for await (const [file, handle] of at as unknown as AsyncIterable<
      [string, FileSystemFileHandle]
    >) {
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      files[file] = btoa(text);
    }
    return files;
  }, folder);
}

async function readPage(reader: Page, file: string): Promise<string> {
  const [, folder = '', name = ''] = file.split('/');
  return Buffer.from((await readFolder(reader, folder))[name] ?? '', 'base64').toString();
}

const writePage = (reader: Page, name: string, text: string): Promise<void> =>
  reader.evaluate(
    async ([file, content]) => {
      let at = await navigator.storage.getDirectory();
      for (const part of ['market', 'docs', 'manuals']) at = await at.getDirectoryHandle(part);
      const target = await (await at.getFileHandle(file as string)).createWritable();
      await target.write(content as string);
      await target.close();
    },
    [name, text],
  );

const newPages = async (reader: Page): Promise<string[]> =>
  Object.keys(await readFolder(reader, 'manuals')).filter((name) => name.startsWith('manual-'));

/** A photo as a telephone makes it: large, with the place it was taken at. */
async function jpegWithPlace(reader: Page, seed: number): Promise<Buffer> {
  const plain = await reader.evaluate(async (first) => {
    const canvas = new OffscreenCanvas(1640, 1230);
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    for (let index = 0; index < 60; index++) {
      pen.fillStyle = `hsl(${index * 37} 60% 50%)`;
      pen.fillRect((index * 331 + first * 97) % 1640, (index * 197) % 1230, 400, 300);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, seed);
  const jpeg = Buffer.from(plain);
  // APP1: TIFF header, one IFD with a pointer to a GPS IFD that says N.
  const tiff = Buffer.from(
    '49492a00080000000100258804000100000 01a000000'.replace(/\s/g, ''),
    'hex',
  );
  const gps = Buffer.from(
    '0000000001000100020002000000 4e000000 00000000'.replace(/\s/g, ''),
    'hex',
  );
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, gps, Buffer.from('GPS')]);
  const head = Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Width and height of a WebP, lossy or extended. */
function sizeOf(webp: Buffer): [number, number] {
  if (webp.subarray(12, 16).toString() === 'VP8X')
    return [webp.readUIntLE(24, 3) + 1, webp.readUIntLE(27, 3) + 1];
  return [webp.readUInt16LE(26) & 0x3fff, webp.readUInt16LE(28) & 0x3fff];
}
