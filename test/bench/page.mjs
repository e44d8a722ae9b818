/**
 * What one item page loads, ours against the same page on a plain preset-classic site, both built in
 * this run; and whether plain Docusaurus builds the same bytes twice in two folders.
 *
 *   npm run bench -- page     table on the screen, test/bench/out/page.json
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../../.ci/browser.mjs';
import { root } from '../../.ci/files.mjs';

const executablePath = findChromium();
if (!executablePath) {
  console.error('This bench needs Chromium: npm test says how to get it.');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'ichiba-bench-'));
const item = { folder: 'manuals', kind: 'manual', id: 'tig-corner-nametsuke' };

const ours = build(siteOurs('ours'));
const plain = build(sitePlain('plain-a'));
const again = build(sitePlain('plain-b'));
const oursAgain = build(siteOurs('ours-b'));

const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const rows = [
  { site: 'plain preset-classic', ...(await measure(plain, `/docs/${item.folder}/${item.id}/`)) },
  { site: '知識市場', ...(await measure(ours, `/docs/${item.kind}/${item.id}/`)) },
];
await browser.close();
const difference = rows[1].scriptGzip - rows[0].scriptGzip;
const result = {
  page: item.id,
  rows,
  scriptGzipDifference: difference,
  limit: 15_000,
  sameBytesInTwoFolders: { plain: compare(plain, again), ours: compare(ours, oursAgain) },
};
writeFileSync(join(root, 'test/bench/out/page.json'), `${JSON.stringify(result, null, 2)}\n`);
console.table(rows);
console.log(`script, gzip: ours - plain = ${difference} bytes (limit ${result.limit})`);
for (const [name, files] of Object.entries(result.sameBytesInTwoFolders))
  console.log(
    `${name} built twice in two folders: ${files.differing.length} of ${files.total} files differ ${files.differing.slice(0, 5).join(', ')}`,
  );
rmSync(work, { recursive: true, force: true });
process.exitCode = difference <= result.limit ? 0 : 1;

function siteBase(name) {
  const dir = join(work, name);
  mkdirSync(dir, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'dir');
  cpSync(join(root, 'package.json'), join(dir, 'package.json'));
  return dir;
}

function siteOurs(name) {
  const dir = siteBase(name);
  for (const part of ['docs', 'src', 'static', 'docusaurus.config.ts', 'sidebars.ts'])
    if (existsSync(join(root, part)))
      cpSync(join(root, part), join(dir, part), { recursive: true });
  return dir;
}

/** The same pages as plain Markdown docs: title kept, our front matter and marks gone. */
function sitePlain(name) {
  const dir = siteBase(name);
  cpSync(join(root, 'docs'), join(dir, 'docs'), {
    recursive: true,
    filter: (source) => !/\/_[^/]*$/.test(source),
  });
  for (const file of list(join(dir, 'docs')).filter((path) => path.endsWith('.md'))) {
    const text = readFileSync(file, 'utf8');
    const title = /^題名:\s*(.*)$/m.exec(text)?.[1]?.replace(/^["']|["']$/g, '') ?? 'x';
    writeFileSync(
      file,
      `---\ntitle: ${JSON.stringify(title)}\n---\n${text
        .replace(/^---\n[\s\S]*?\n---\n/, '')
        .replace(/\s*\{#[a-z0-9-]+\}/g, '')
        .replace(/\[\^S[^\]]*\]/g, '')}`,
    );
  }
  writeFileSync(
    join(dir, 'docusaurus.config.js'),
    `export default { title: 'plain', url: 'https://example.invalid', baseUrl: '/', trailingSlash: true, onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore',
  markdown: { format: 'detect', hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' } },
  i18n: { defaultLocale: 'ja', locales: ['ja'] }, future: { v4: true, faster: true }, presets: [['classic', { blog: false, pages: false }]] };\n`,
  );
  return dir;
}

function build(dir) {
  const out = join(dir, 'build');
  const result = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build', '--out-dir', out],
    {
      cwd: dir,
      env: {
        ...process.env,
        ICHIBA_EDITION: 'public',
        DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
        NODE_ENV: 'production',
      },
      encoding: 'utf8',
    },
  );
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr);
    process.exit(2);
  }
  console.log(`built ${dir.split('/').at(-1)}`);
  return out;
}

async function measure(dir, path) {
  const types = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    let file = join(dir, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const seen = { script: [0, 0, 0], stylesheet: [0, 0, 0], document: [0, 0, 0] };
  page.on('response', async (response) => {
    const kind = seen[response.request().resourceType()];
    // Idle prefetch of other pages' parts is no cost of this page; it is asked for with low priority.
    if (
      !kind ||
      (await response
        .request()
        .headerValue('purpose')
        .catch(() => '')) === 'prefetch'
    )
      return;
    const file = join(dir, decodeURIComponent(new URL(response.url()).pathname));
    const bytes = readFileSync(statSync(file).isDirectory() ? join(file, 'index.html') : file);
    kind[0] += 1;
    kind[1] += bytes.length;
    kind[2] += gzipSync(bytes, { level: 6 }).length;
  });
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await page.close();
  await new Promise((resolve) => server.close(resolve));
  return {
    scripts: seen.script[0],
    scriptRaw: seen.script[1],
    scriptGzip: seen.script[2],
    cssGzip: seen.stylesheet[2],
    htmlGzip: seen.document[2],
  };
}

function list(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? list(join(dir, entry.name)) : [join(dir, entry.name)],
  );
}

function compare(a, b) {
  const hash = (file) =>
    existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
  const names = [
    ...new Set([
      ...list(a).map((file) => relative(a, file)),
      ...list(b).map((file) => relative(b, file)),
    ]),
  ].sort();
  return {
    total: names.length,
    differing: names.filter((name) => hash(join(a, name)) !== hash(join(b, name))),
  };
}
