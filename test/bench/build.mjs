/**
 * Markets of 100, 1,000 and 10,000 items, ours and others': processor seconds, memory, output, what an
 * item's page costs, and a way through ours. One site at a time; what was measured of the same input is kept in
 * `test/bench/out/build/` and not measured again, so a run can be stopped and go on.
 *
 *   npm run bench -- build                     everything (hours: plain at 10,000 needs 10 GB)
 *   npm run bench -- build ours plain 100 1000   some columns and sizes
 *
 * Table on the screen, test/bench/out/build.json.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles, root } from '../../.ci/files.mjs';
import { launchChromium } from './browser/site.mjs';
import { GENERATION } from './growth/generate.mjs';
import { measurePage } from './growth/measure-page.mjs';
import { measureVisit } from './growth/measure-visit.mjs';
import { runMeasured } from './growth/run-measured.mjs';
import { pagefindBin, writeSite } from './growth/sites.mjs';
import { installPeers } from './search/peers.mjs';

const columns = ['ours', 'plain', 'easyops', 'pagefind'];
const sizes = [100, 1000, 10_000];
/** One index file for all pages: beyond this nobody would wait for it. */
const MOST_EASYOPS = 1000;
const PAGE = '/docs/manual/manual-20/';
const out = join(root, 'test/bench/out');
const kept = join(out, 'build');

const wanted = process.argv.slice(2);
const some = (list) => {
  const named = list.filter((one) => wanted.includes(String(one)));
  return named.length > 0 ? named : list;
};
mkdirSync(kept, { recursive: true });
const browser = await launchChromium();
for (const size of some(sizes)) for (const column of some(columns)) await measure(column, size);
await browser.close();
report();

/** One cell of the table, unless it is known. */
async function measure(column, size) {
  if (column === 'easyops' && size > MOST_EASYOPS) return;
  const file = join(kept, `${column}-${size}.json`);
  const input = inputHash(column, size);
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const twice = column === 'ours' || column === 'plain';
  if (known.input === input && (known.failed || known.warm || !twice)) return;
  if ((column === 'easyops' || column === 'pagefind') && !installPeers((line) => console.log(line)))
    return;
  console.log(`${column} ${size} …`);
  const work = mkdtempSync(join(tmpdir(), 'ichiba-build-'));
  const dir = writeSite(column, size, join(work, 'site'));
  const cold = await build(dir);
  const rows = { input, column, size, cold: figures(cold) };
  if (cold.code === 0) {
    if (column === 'pagefind') {
      const index = await runMeasured(process.execPath, [
        pagefindBin,
        '--site',
        join(dir, 'build'),
        '--force-language',
        'ja',
      ]);
      rows.index = figures(index);
    }
    Object.assign(rows, output(join(dir, 'build')));
    rows.page = await measurePage(browser, join(dir, 'build'), PAGE);
    if (column === 'ours') rows.visit = await measureVisit(browser, join(dir, 'build'), PAGE);
    // Building again takes as long: what is known is kept, should somebody stop here.
    keep(file, rows);
    if (twice) {
      editOne(dir, column);
      const warm = await build(dir);
      if (warm.code === 0) rows.warm = figures(warm);
    }
  } else rows.failed = cold.output.slice(-2000);
  rmSync(work, { recursive: true, force: true });
  keep(file, rows);
}

function keep(file, rows) {
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
}

/** The public edition, with the caches a site's folder has. */
function build(dir) {
  const docusaurus = join(dir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs');
  return runMeasured(process.execPath, [docusaurus, 'build'], {
    cwd: dir,
    env: { ...process.env, INIT_CWD: dir, ICHIBA_EDITION: 'public', NODE_ENV: 'production' },
  });
}

function figures({ code, wallSeconds, cpuSeconds, peakBytes }) {
  return {
    ...(code === 0 ? {} : { code }),
    wallSeconds: Math.round(wallSeconds),
    cpuSeconds: Math.round(cpuSeconds),
    peakMb: Math.round(peakBytes / 1e6),
  };
}

/** Somebody corrects a sentence. */
function editOne(dir, column) {
  const file = join(dir, 'docs', column === 'ours' ? 'manuals' : 'manual', 'manual-20.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n直した一文です。\n`);
}

function output(dir) {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const bytes = files.map((file) => [statSync(file).size, file]).sort((a, b) => b[0] - a[0]);
  return {
    outputMb: Math.round(bytes.reduce((sum, [size]) => sum + size, 0) / 1e6),
    files: files.length,
    largest: bytes.slice(0, 5).map(([size, file]) => `${file.slice(dir.length)} ${size}`),
  };
}

/** What a cell depends on: the pages, the bench, and the code that builds them. */
function inputHash(column, size) {
  const hash = createHash('sha256').update(`${GENERATION} ${column} ${size}`);
  const code = [
    join(root, 'package-lock.json'),
    ...(column === 'ours'
      ? readdirSync(join(root, 'plugins')).flatMap((room) =>
          listFiles(join(root, 'plugins', room, 'src')),
        )
      : []),
  ];
  for (const file of code) if (existsSync(file)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** All cells that are kept, also those of other runs. */
function report() {
  const cells = readdirSync(kept)
    .map((name) => JSON.parse(readFileSync(join(kept, name), 'utf8')))
    .sort((a, b) => a.size - b.size || columns.indexOf(a.column) - columns.indexOf(b.column));
  console.table(
    cells.map(({ column, size, cold, warm, index, outputMb, files, page, failed }) => ({
      column,
      items: size,
      'CPU s': cold.cpuSeconds + (index?.cpuSeconds ?? 0),
      'warm CPU s': warm?.cpuSeconds,
      'peak MB': Math.max(cold.peakMb, index?.peakMb ?? 0),
      'output MB': outputMb,
      files,
      'page B': page?.transfer,
      requests: page?.requests,
      'ahead B': page?.aheadTransfer,
      'main ms': page?.mainThreadMs,
      'script ms': page?.scriptMs,
      ...(failed ? { failed: true } : {}),
    })),
  );
  console.log('ours, ms of the main thread from click or key on');
  console.table(
    Object.fromEntries(
      cells
        .filter(({ visit }) => visit?.stable)
        .flatMap(({ size, visit }) => [
          [`${size} items, until the screen is stable`, visit.stable],
          [`${size} items, with what is fetched ahead`, visit.whole],
        ]),
    ),
  );
  writeFileSync(join(out, 'build.json'), `${JSON.stringify({ page: PAGE, cells }, null, 2)}\n`);
}
