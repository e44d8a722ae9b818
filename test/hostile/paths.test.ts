import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadMarket, type Market } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

/** Words of files that no page may bring to light: beside the site, in its dot folders, in its packages. */
const CANARY = 'KANARIA-9c31';
const up = '../'.repeat(12);
const dots = (text: string): string[] => [
  text,
  text.replace('.svg', '.png'),
  text.replace('.svg', '.csv'),
];

/** Paths that lead, or may be taken to lead, out of the site. */
const hostilePaths: readonly string[] = [
  ...dots('../../../outside/secret.svg'),
  ...dots('./../../../outside/secret.svg'),
  ...dots('..//..//..//outside/secret.svg'),
  ...dots('x/../../../../outside/secret.svg'),
  ...dots('%2e%2e/%2e%2e/%2e%2e/outside/secret.svg'),
  ...dots('..%2f..%2f..%2foutside%2fsecret.svg'),
  ...dots('%2e%2e%2f%2e%2e%2f%2e%2e%2foutside%2fsecret.svg'),
  ...dots('%252e%252e%252f%252e%252e%252foutside%252fsecret.svg'),
  ...dots('..%252f..%252f..%252foutside/secret.svg'),
  ...dots('..%c0%af..%c0%af..%c0%afoutside/secret.svg'),
  ...dots('%c0%ae%c0%ae/%c0%ae%c0%ae/outside/secret.svg'),
  ...dots('..%u2215..%u2215outside/secret.svg'),
  ...dots('..\\..\\..\\outside\\secret.svg'),
  ...dots('..%5c..%5c..%5coutside%5csecret.svg'),
  ...dots('．．／．．／．．／outside／secret.svg'),
  ...dots('‥/‥/outside/secret.svg'),
  ...dots('../../../outside/secret.svg%00'),
  ...dots('../../../outside/secret.svg%00.svg'),
  ...dots('../../../outside/secret.svg?x=.svg'),
  ...dots('../../../outside/secret.svg#.svg'),
  ...dots('ABSOLUTE/outside/secret.svg'),
  ...dots('/ABSOLUTE/outside/secret.svg'),
  ...dots('file://ABSOLUTE/outside/secret.svg'),
  ...dots('FILE://localhost/ABSOLUTE/outside/secret.svg'),
  ...dots('/../outside/secret.svg'),
  ...dots('/../../outside/secret.svg'),
  ...dots('/%2e%2e/%2e%2e/outside/secret.svg'),
  ...dots('/x/../../../outside/secret.svg'),
  ...dots('//outside/secret.svg'),
  ...dots('///outside/secret.svg'),
  ...dots('/\\outside/secret.svg'),
  ...dots('@site/../outside/secret.svg'),
  ...dots('@site/static/../../outside/secret.svg'),
  ...dots('@theme/../../outside/secret.svg'),
  ...dots('~/outside/secret.svg'),
  ...dots('~root/secret.svg'),
  ...dots('$HOME/secret.svg'),
  ...dots('\\\\host\\share\\secret.svg'),
  ...dots('C:\\outside\\secret.svg'),
  ...dots('C:/outside/secret.svg'),
  ...dots('./secret.svg::$DATA'),
  ...dots('./secret.svg:stream'),
  ...dots('pathname:///../outside/secret.svg'),
  ...dots('pathname:///secret.svg'),
  ...dots('!!raw-loader!../../../outside/secret.svg'),
  ...dots('!!file-loader!@site/../outside/secret.svg'),
  ...dots('!raw-loader!./x.svg'),
  ...dots('require("../../../outside/secret.svg")'),
  ...dots('url-loader?limit=1!../../../outside/secret.svg'),
  ...dots('webpack:///../outside/secret.svg'),
  ...dots('data:image/svg+xml,secret.svg'),
  ...dots('https://xss.invalid/secret.svg'),
  ...dots('./to-file.svg'),
  ...dots('./to-folder/secret.svg'),
  ...dots('/to-folder/secret.svg'),
  ...dots('./to-git.svg'),
  ...dots('../../.git/secret.svg'),
  ...dots('../../.docusaurus/secret.svg'),
  ...dots('../../node_modules/x/secret.svg'),
  ...dots('../../NODE_MODULES/x/secret.svg'),
  ...dots('static/../../../../outside/secret.svg'),
  '../../../outside/secret.txt',
  '../../package.json',
  '../../docusaurus.config.ts',
  '../../.env',
  '../../../outside/secret.svg ',
  '../../../outside/secret.svg.',
  '../../../outside',
  '..',
  '.',
  '/',
  './',
  `${up}etc/passwd`,
  `${up}etc/passwd%00.svg`,
  '/proc/self/environ',
  '/dev/zero',
  'CON',
  'nul.svg',
  './aux.svg',
  'COM1.png',
  '%',
  '%zz.svg',
  '%e3%81.svg',
  `./${'a'.repeat(5000)}.svg`,
  `./${'a/'.repeat(2000)}x.svg`,
  `./${'../'.repeat(2000)}x.svg`,
];

/** Fields and syntaxes that take a path: `[name, folder, front matter, body]`. */
const syntaxes: readonly (readonly [
  string,
  string,
  (p: string) => string,
  (p: string) => string,
])[] = [
  ['link', 'guides', () => '手引き種別: 使い方', (p) => `[x](<${p}>)`],
  ['picture', 'guides', () => '手引き種別: 使い方', (p) => `![x](<${p}>)`],
  ['link by reference', 'guides', () => '手引き種別: 使い方', (p) => `[x][r]\n\n[r]: <${p}>`],
  ['picture by reference', 'guides', () => '手引き種別: 使い方', (p) => `![x][r]\n\n[r]: <${p}>`],
  [
    'bad example',
    'manuals',
    () => '語り手: 職人\n書き手: 職人\n改訂日: 2026-11-21',
    (p) =>
      `## 手順\n\n### 1. 板を置く\n\n- 急所（成否）: 押さえる\n  - 理由: ずれるため\n  - 悪い例: ![x](<${p}>)`,
  ],
  [
    'term picture',
    'terms',
    (p) => `意味: 語\n図: {ファイル: ${JSON.stringify(p)}, 説明: x}`,
    () => '本文',
  ],
  [
    'one-point photo',
    'opl',
    (p) => `型: 基礎知識\n要点: 点\nよい例: ${JSON.stringify(p)}\nよい例の説明: x`,
    () => '本文',
  ],
  ['film', 'videos', (p) => `動画元: {ファイル: ${JSON.stringify(p)}}\n長さ: 10`, () => '本文'],
  [
    'poster',
    'videos',
    (p) => `動画元: {ファイル: ./film.webm}\n長さ: 10\n表紙画像: ${JSON.stringify(p)}`,
    () => '本文',
  ],
  [
    'captions',
    'videos',
    (p) =>
      `動画元: {ファイル: ./film.webm}\n長さ: 10\n字幕: [{言語: ja, ファイル: ${JSON.stringify(p)}}]`,
    () => '本文',
  ],
];

describe('hostile paths', () => {
  let dir: string;
  let site: string;
  let market: Market;
  let milliseconds = 0;
  const pages: { file: string; name: string }[] = [];
  beforeAll(async () => {
    dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'ichiba-paths-')));
    site = path.join(dir, 'site');
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      writeFileSync(path.join(dir, name), text);
    };
    for (const type of ['svg', 'png', 'csv', 'txt', 'webm', 'vtt'])
      for (const folder of ['outside', 'site/.git', 'site/.docusaurus', 'site/node_modules/x'])
        write(`${folder}/secret.${type}`, `WEBVTT\n\n00:01.000 --> 00:02.000\n${CANARY}\n`);
    write('site/.env', CANARY);
    write('site/package.json', `{"name":"${CANARY}"}`);
    write('site/docusaurus.config.ts', CANARY);
    write('site/static/x.svg', '<svg/>');
    write('site/docs/videos/film.webm', 'film');
    for (const folder of ['guides', 'manuals', 'terms', 'opl', 'videos']) {
      const at = path.join(site, 'docs', folder);
      mkdirSync(at, { recursive: true });
      symlinkSync(path.join(dir, 'outside'), path.join(at, 'to-folder'));
      for (const type of ['svg', 'png', 'csv']) {
        symlinkSync(path.join(dir, 'outside', `secret.${type}`), path.join(at, `to-file.${type}`));
        symlinkSync(path.join(site, '.git', `secret.${type}`), path.join(at, `to-git.${type}`));
      }
    }
    symlinkSync(path.join(dir, 'outside'), path.join(site, 'static/to-folder'));
    for (const [at, typed] of hostilePaths.entries())
      for (const [way, [name, folder, front, body]] of syntaxes.entries()) {
        const given = typed.replace('ABSOLUTE', dir);
        const file = `docs/${folder}/p${at}-${way}.md`;
        pages.push({ file, name: `${name}: ${typed.slice(0, 60)}` });
        write(
          `site/${file}`,
          `---\n題名: 題${at}-${way}\n公開範囲: 一般公開\n状態: 承認済み\n${front(given)}\n---\n\n${body(given)}\n`,
        );
      }
    const began = process.cpuUsage();
    const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
    market = await loadMarket({
      siteDir: site,
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: { name: 'working' },
    });
    const { user, system } = process.cpuUsage(began);
    milliseconds = (user + system) / 1000;
  }, 60_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('are more than 100, through every field and syntax that takes a path', () => {
    expect(new Set(hostilePaths).size).toBeGreaterThanOrEqual(100);
    const refused = pages.filter(({ file }) =>
      market.messages.some((m) => m.file === file && m.severity === 'error'),
    );
    console.log(
      `hostile paths: ${new Set(hostilePaths).size} × ${syntaxes.length} syntaxes = ${pages.length} cases, ${refused.length} refused with a place, ${pages.length - refused.length} harmless; ${(milliseconds / pages.length).toFixed(1)} ms each`,
    );
    expect(refused.length).toBeGreaterThan(pages.length / 2);
    for (const { file, line, column, message } of market.messages) {
      expect(line, file).toBeGreaterThanOrEqual(1);
      expect(column, file).toBeGreaterThanOrEqual(1);
      expect(message.length, message.slice(0, 80)).toBeLessThan(400);
    }
  });
  it('are each judged in less than 200 ms', () => {
    expect(milliseconds / pages.length).toBeLessThan(200);
  });
  it('bring nothing from outside the site into what is published', () => {
    for (const [name, { file }] of market.context.assets.assets) {
      const { absolute } = file;
      expect(
        realpathSync(absolute).startsWith(`${site}${path.sep}docs${path.sep}`),
        `${name}: ${absolute}`,
      ).toBe(true);
      expect(readFileSync(absolute, 'utf8')).not.toContain(CANARY);
    }
    expect(JSON.stringify([...market.pages.values()])).not.toContain(CANARY);
  });
  it('leave no address of another host where a browser fetches by itself', () => {
    const addresses = [...market.pages.values()].flatMap((page) => fetched(page));
    for (const address of addresses) expect(address).toMatch(/^\/(?!\/)/);
  });
});

/** Values that become a `src`, a poster or a file: what a page loads without a click. */
function fetched(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' &&
    ['src', 'poster', 'file'].includes(key) &&
    !inner.startsWith('docs/')
      ? [inner]
      : fetched(inner),
  );
}
