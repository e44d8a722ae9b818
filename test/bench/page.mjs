/**
 * What one item page loads, ours against the same page on a plain preset-classic site, both built in
 * this run; and whether plain Docusaurus builds the same bytes twice in two folders.
 *
 * On a poor phone and line: when the page can be read, when it answers, what it loads.
 *
 *   npm run bench -- page     table on the screen, test/bench/out/page.json
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../.ci/files.mjs';
import { buildSite, launchChromium, serveFolder, siteFolder } from './browser/site.mjs';
import { measureSlowPhone } from './browser/slow-phone.mjs';
import { plainConfig, toPlainDoc } from './market-pages.mjs';

const work = mkdtempSync(join(tmpdir(), 'ichiba-bench-'));
const item = { folder: 'manuals', kind: 'manual', id: 'tig-corner-nametsuke' };

/** Of a first visit on a poor phone and line. */
const slowLimits = {
  readableMs: 3000,
  interactiveMs: 8000,
  bytesToRead: 90_000,
  bytesInAll: 300_000,
};

const ours = buildSite(siteOurs('ours'));
const plain = buildSite(sitePlain('plain-a'));
const again = buildSite(sitePlain('plain-b'));
const oursAgain = buildSite(siteOurs('ours-b'));

const browser = await launchChromium();
const rows = [
  { site: 'plain preset-classic', ...(await measure(plain, `/docs/${item.folder}/${item.id}/`)) },
  { site: '知識市場', ...(await measure(ours, `/docs/${item.kind}/${item.id}/`)) },
];
const slow = await measureSlow(ours);
await browser.close();
const difference = rows[1].scriptGzip - rows[0].scriptGzip;
const result = {
  page: item.id,
  rows,
  scriptGzipDifference: difference,
  limit: 15_000,
  slowPhone: slow,
  sameBytesInTwoFolders: { plain: compare(plain, again), ours: compare(ours, oursAgain) },
};
writeFileSync(join(root, 'test/bench/out/page.json'), `${JSON.stringify(result, null, 2)}\n`);
console.table(rows);
console.log(`script, gzip: ours - plain = ${difference} bytes (limit ${result.limit})`);
console.log('400 kbit/s, 400 ms, processor four times slower:');
console.table(slow);
for (const [name, files] of Object.entries(result.sameBytesInTwoFolders))
  console.log(
    `${name} built twice in two folders: ${files.differing.length} of ${files.total} files differ ${files.differing.slice(0, 5).join(', ')}`,
  );
rmSync(work, { recursive: true, force: true });
const tooSlow = Object.entries(slowLimits).filter(([name, limit]) =>
  slow.some((row) => row[name] > limit),
);
for (const [name, limit] of tooSlow) console.log(`${name} is over its limit of ${limit}`);
process.exitCode = difference <= result.limit && tooSlow.length === 0 ? 0 : 1;

/** The page from its top, and at the step with a picture that a search leads to. */
async function measureSlow(dir) {
  const host = await serveFolder(dir);
  const url = `${host.origin}/docs/${item.kind}/${item.id}/`;
  const rows = [];
  for (const at of ['', '#step-arc'])
    rows.push({ at: at || 'top', ...(await measureSlowPhone(browser, url + at)) });
  await host.close();
  return rows;
}

function siteOurs(name) {
  const dir = siteFolder(join(work, name));
  for (const part of ['docs', 'src', 'static', 'docusaurus.config.ts', 'sidebars.ts'])
    if (existsSync(join(root, part)))
      cpSync(join(root, part), join(dir, part), { recursive: true });
  return dir;
}

/** The same pages as plain Markdown docs: title kept, our front matter and marks gone. */
function sitePlain(name) {
  const dir = siteFolder(join(work, name));
  cpSync(join(root, 'docs'), join(dir, 'docs'), {
    recursive: true,
    filter: (source) => !/\/_[^/]*$/.test(source),
  });
  for (const file of list(join(dir, 'docs')).filter((path) => path.endsWith('.md')))
    writeFileSync(file, toPlainDoc(readFileSync(file, 'utf8')));
  writeFileSync(join(dir, 'docusaurus.config.js'), plainConfig('detect'));
  return dir;
}

async function measure(dir, path) {
  const host = await serveFolder(dir);
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
    const bytes = readFileSync(host.file(new URL(response.url()).pathname));
    kind[0] += 1;
    kind[1] += bytes.length;
    kind[2] += gzipSync(bytes, { level: 6 }).length;
  });
  await page.goto(host.origin + path, { waitUntil: 'networkidle' });
  await page.close();
  await host.close();
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
