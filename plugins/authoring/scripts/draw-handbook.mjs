/**
 * The authors' handbook in docs/guides: one sheet per kind from the schema, with pictures of the running
 * form (`npm run edit`) and of the built page.
 *
 *   npm run handbook                                           the sheets' words only
 *   npm run build && npm run handbook -- --pictures [kind…]    with pictures
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { folderKinds } from '@chishiki-ichiba/model';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { findChromium } from '../../../.ci/browser.mjs';
import { frontSheet } from '../lib/handbook/front-sheet.js';
import {
  fieldsOnSheet,
  pictureStamp,
  sheetId,
  sheetOfKind,
} from '../lib/handbook/sheet-of-kind.js';
import { kindWords } from '../lib/handbook/words.js';

const root = resolve(import.meta.dirname, '../../..');
const guides = join(root, 'docs/guides');
const stampFile = join(root, 'plugins/authoring/src/handbook/pictures.json');
const [mode, ...only] = process.argv.slice(2);
const folderOf = Object.fromEntries(
  Object.entries(folderKinds).map(([folder, kind]) => [kind, folder]),
);
const sampleOf = (kind) =>
  readFileSync(join(root, 'docs', folderOf[kind], `${kindWords[kind].sample}.md`), 'utf8');

/** Pixels across: narrow, so that the words can still be read on paper. */
const WIDTH = 480;
const HEIGHT = 560;

writeFileSync(join(guides, 'handbook.md'), frontSheet());
for (const kind of Object.keys(kindWords))
  writeFileSync(join(guides, `${sheetId(kind)}.md`), sheetOfKind(kind, sampleOf(kind)));
if (mode === '--pictures') await drawPictures();

async function drawPictures() {
  const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  const wanted = Object.keys(kindWords).filter((kind) => only.length === 0 || only.includes(kind));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
  const editor = await startEditor();
  const built = await serveBuild();
  try {
    const form = await openEditor(browser, editor.url);
    const page = await browser.newPage({
      viewport: { width: WIDTH, height: HEIGHT },
      locale: 'ja-JP',
      colorScheme: 'light',
    });
    for (const kind of wanted) {
      await keep(await drawForm(form, editor.url, kind), `handbook-${kind}-form.webp`);
      if (!kindWords[kind].blank)
        await keep(await drawPage(page, built.url, kind), `handbook-${kind}-page.webp`);
      stamps[kind] = pictureStamp(kind, sampleOf(kind));
      console.log(kind);
    }
  } finally {
    await browser.close();
    editor.server.kill('SIGINT');
    built.server.close();
  }
  const sorted = Object.fromEntries(Object.entries(stamps).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(stampFile, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The form of a kind with the fields of its sheet alone, each with its number. */
async function drawForm(page, url, kind) {
  const { sample, blank } = kindWords[kind];
  await page.goto(`${url}#/collections/${kind}`);
  await page.waitForTimeout(500);
  await page.goto(`${url}#/collections/${kind}/${blank ? 'new' : `entries/${sample}`}`);
  const field = (key) => page.locator(`[data-key-path="${key}"]`).first();
  await field('題名').waitFor({ timeout: 30_000 });
  const marks = fieldsOnSheet(kind).map(({ sign, field: { key } }) => ({ sign, key }));
  await page.evaluate((all) => {
    const style = document.getElementById('marks') ?? document.createElement('style');
    style.id = 'marks';
    const is = (key) => `[data-key-path="${key}"]`;
    const wanted = `:is(${all.map(({ key }) => is(key)).join()})`;
    style.textContent = `
      #notes, #reviewed, .toast-base { display: none !important }
      [data-key-path]:not(${wanted}, [data-key-path*="."]) { display: none !important }
      ${wanted} { position: relative; max-height: 118px; overflow: hidden; padding: 6px 6px 6px 44px !important }
      ${all.map(({ key, sign }) => `${is(key)}::before { content: "${sign}"; position: absolute; left: 4px; top: 0; font: bold 32px/1.2 "Noto Sans CJK JP", sans-serif; color: #b3261e }`).join('\n')}`;
    document.head.append(style);
    const save = [...document.querySelectorAll('[role="toolbar"] button')].find(({ textContent }) =>
      /^\s*保存/.test(textContent),
    );
    if (save) save.style.outline = '4px solid #b3261e';
  }, marks);
  const last = field(marks.at(-1).key);
  await last.waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1200);
  const bottom = await last.evaluate((element) => element.getBoundingClientRect().bottom);
  return page.screenshot({
    clip: { x: 0, y: 0, width: WIDTH, height: Math.min(Math.ceil(bottom) + 8, 1100) },
  });
}

/** The top of the page that readers get. */
async function drawPage(page, url, kind) {
  await page.goto(`${url}/docs/${kind}/${kindWords[kind].sample}/`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot();
}

async function keep(png, name) {
  const webp = await sharp(png).webp({ quality: 62, effort: 6 }).toBuffer();
  writeFileSync(join(guides, name), webp);
}

async function startEditor() {
  const server = spawn(
    process.execPath,
    [
      join(root, 'plugins/authoring/bin/ichiba.mjs'),
      'edit',
      '--no-open',
      '--port',
      '3390',
      '--org',
      'mihon-kyodo-kunren',
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  const url = await new Promise((found, failed) => {
    server.stdout.on('data', (chunk) => {
      output += chunk;
      const opened = /書き込む画面を開きました: (http:\S+)/.exec(output)?.[1];
      if (opened) found(opened);
    });
    server.once('exit', () => failed(new Error(`the editor did not start:\n${output}`)));
  });
  return { server, url };
}

/** The editor on a copy of docs/ in the browser's own file system: nothing here can be written to. */
async function openEditor(browser, url) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 1200 },
    locale: 'ja-JP',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('market'),
    });
  });
  const other = await context.newPage();
  await other.goto(`${url}none/status.json`);
  const files = Object.fromEntries(
    Object.keys(folderKinds).flatMap((folder) =>
      readdirSync(join(root, 'docs', folder))
        .filter((name) => /^[a-z0-9].*\.md$/.test(name))
        .map((name) => [
          `docs/${folder}/${name}`,
          readFileSync(join(root, 'docs', folder, name), 'utf8'),
        ]),
    ),
  );
  await other.evaluate(async (all) => {
    const top = await navigator.storage.getDirectory();
    const market = await top.getDirectoryHandle('market', { create: true });
    for (const [file, text] of Object.entries(all)) {
      const parts = file.split('/');
      let folder = market;
      for (const name of parts.slice(0, -1))
        folder = await folder.getDirectoryHandle(name, { create: true });
      const handle = await folder.getFileHandle(parts.at(-1), { create: true });
      const target = await handle.createWritable();
      await target.write(text);
      await target.close();
    }
  }, files);
  await other.close();
  await page.goto(url);
  await page.getByRole('button', { name: 'フォルダを選んで始める' }).click();
  await page.locator('#start').waitFor({ state: 'detached', timeout: 60_000 });
  return page;
}

async function serveBuild() {
  const dir = join(root, 'build');
  if (!existsSync(join(dir, 'index.html'))) throw new Error('build/ is missing: npm run build');
  const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.webp': 'image/webp',
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const file = join(
      dir,
      decodeURIComponent(pathname),
      pathname.endsWith('/') ? 'index.html' : '',
    );
    if (!existsSync(file)) return response.writeHead(404).end();
    response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${server.address().port}` };
}
