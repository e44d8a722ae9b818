import { type ChildProcess, spawn } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, statSync, symlinkSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
// The scripts of the house are plain JavaScript without types of their own.
import { findChromium } from '../../.ci/browser.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
export const buildDir = path.join(root, 'build');
export const browserPath: string | undefined = findChromium();

/**
 * Debian's Chromium, without the background requests it makes of its own. Contexts have no service
 * worker unless they ask for one: it would answer in the place of a test's own routes.
 */
export async function launch(): Promise<Browser> {
  const browser = await start();
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ serviceWorkers: 'block', ...options });
  return browser;
}

const start = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath as string,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

/** A page that fails the test on any script error. */
export async function openPage(context: BrowserContext, errors: string[]): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      errors.push(message.text());
  });
  return page;
}

/**
 * Wait for the page at `url`, and until it is the one shown: the router changes the address first and
 * draws when the page's script has come; the canonical address is the last thing it writes.
 */
export async function arrive(page: Page, url: Parameters<Page['waitForURL']>[0]): Promise<void> {
  await page.waitForURL(url);
  const { pathname } = new URL(page.url());
  const canonical = page.locator('link[rel="canonical"]').first();
  await expect
    .poll(async () => new URL((await canonical.getAttribute('href')) ?? '').pathname, {
      timeout: 10_000,
    })
    .toBe(pathname);
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
};

/** A plain static host, as dumb as the cheapest one. */
export async function serve(
  dir: string,
): Promise<{ url: string; server: Server; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const pathname = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname);
    let file = path.join(dir, pathname);
    if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
    const found = file.startsWith(dir) && existsSync(file) && statSync(file).isFile();
    const target = found ? file : path.join(dir, '404.html');
    const type = types[path.extname(target)] ?? 'application/octet-stream';
    // A film asks for parts of itself; without them no browser can go to a second of it.
    const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    if (found && asked) {
      const size = statSync(target).size;
      const start = Math.min(Number(asked[1]), size - 1);
      const end = asked[2] ? Math.min(Number(asked[2]), size - 1) : size - 1;
      response.writeHead(206, {
        'content-type': type,
        'content-length': end - start + 1,
        'content-range': `bytes ${start}-${end}/${size}`,
        'accept-ranges': 'bytes',
      });
      createReadStream(target, { start, end }).pipe(response);
      return;
    }
    response.writeHead(found ? 200 : 404, { 'content-type': type });
    if (existsSync(target)) createReadStream(target).pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    server,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the market's own site is made from, beside its programs. */
export const SITE_PARTS = [
  'docs',
  'src',
  'static',
  'docusaurus.config.ts',
  'sidebars.ts',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
];

/** The site in a folder of its own, so that a test may write into `docs/`. */
export async function copySite(): Promise<string> {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-e2e-'));
  for (const name of SITE_PARTS) {
    if (existsSync(path.join(root, name)))
      await cp(path.join(root, name), path.join(dir, name), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
  return dir;
}

export interface Running {
  readonly url: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

/** `ichiba start` in `siteDir`, once its first page answers. */
export async function startMarket(siteDir: string, port: number): Promise<Running> {
  const child = ichiba(siteDir, ['start', '--port', String(port)]);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  for (let tries = 0; tries < 900; tries++) {
    const url = /知識市場を開きました: (\S+?)\/?（/.exec(output)?.[1];
    if (url) {
      return {
        url,
        output: () => output,
        stop: () =>
          new Promise((resolve) => {
            child.on('exit', () => resolve());
            child.kill('SIGINT');
          }),
      };
    }
    if (child.exitCode !== null) break;
    await wait(200);
  }
  child.kill('SIGKILL');
  throw new Error(`npm start did not open the market:\n${output}`);
}

export const ichiba = (siteDir: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [path.join(root, 'plugins/authoring/bin/ichiba.mjs'), ...args], {
    cwd: siteDir,
    env: { ...process.env, NODE_ENV: undefined, CI: '' } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Run the command to its end. */
export async function runIchiba(
  siteDir: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = ichiba(siteDir, args);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { code, output };
}

/** The market as if its newest page were years old: no clock of a test stands before it. */
export const asOldMarket = (page: Page): Promise<unknown> =>
  page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replace(
      /(ichiba-newest"? content="?)[\d-]+/,
      (_, before: string) => `${before}2020-01-01`,
    );
    if (body === text) throw new Error('the newest revision is not in the page any more');
    await route.fulfill({ response, body });
  });
