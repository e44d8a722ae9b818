/**
 * `ichiba check` over 10,000 pages, as an author runs it: cold (nothing kept from an earlier run), warm
 * (no file has changed since), and after one page was saved.
 *
 *   npm run bench -- check [pages]     table on the screen, test/bench/out/check.json
 *
 * Limits at 10,000 pages: cold 20 s, warm 2 s, after one page 3 s. Beside them stands what remark and yaml alone
 * need for the same files, in one thread and with nothing checked: seconds differ from machine to machine, the
 * ratio little. So do the seconds of all cores together (user and system), which other programs disturb less.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../../.ci/files.mjs';
import { fillDocs } from './market-pages.mjs';

const PAGES = Number(process.argv[2] ?? 10_000);
const LIMITS = { cold: 20, warm: 2, one: 3 };
/** A file younger than this is not kept: a change in the same moment would not show in its times. */
const SETTLED_MS = 2_500;
/** Says at its end how long a program has computed, on all cores. */
const TELL = `data:text/javascript,import{isMainThread}from'node:worker_threads';
if(isMainThread)process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('cpu '+(user+system))})`;
const bin = join(root, 'plugins/authoring/bin/ichiba.mjs');
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-bench-'));

try {
  makeSite();
  await setTimeout(SETTLED_MS);
  const rows = [];
  rows.push({ run: 'はじめて（cold）', ...measure(), limit: LIMITS.cold });
  rows.push({ run: '何も変えずにもう一度（warm）', ...measure(), limit: LIMITS.warm });
  appendFileSync(join(siteDir, 'docs/manuals/tack-welding-thin.md'), '\n一行足しました。\n');
  rows.push({ run: `${PAGES} ページの1つを直してから`, ...measure(), limit: LIMITS.one });
  rows.push({ run: '比べる相手: remark と yaml で読むだけ', ...measurePeer() });
  console.log(`ichiba check、${PAGES} ページ（Node ${process.versions.node}）`);
  console.table(
    Object.fromEntries(
      rows.map(({ run, seconds, cpuSeconds, messages, limit }) => [
        run,
        { 秒: seconds, 上限: limit, 全コアの秒: cpuSeconds, 知らせ: messages },
      ]),
    ),
  );
  console.log(`cold ÷ 読むだけ: ${(rows[0].seconds / rows.at(-1).seconds).toFixed(2)}`);
  writeFileSync(
    join(root, 'test/bench/out/check.json'),
    `${JSON.stringify({ pages: PAGES, rows }, null, 2)}\n`,
  );
  if (PAGES >= 10_000 && rows.some(({ seconds, limit }) => limit && seconds > limit)) {
    console.error('上限を超えました');
    process.exitCode = 1;
  }
} finally {
  rmSync(siteDir, { recursive: true, force: true });
}

function makeSite() {
  fillDocs(join(siteDir, 'docs'), PAGES);
  mkdirSync(join(siteDir, 'node_modules'));
}

function measure() {
  const { stdout, ...times } = run(siteDir, [bin, 'check', '--format', 'unix']);
  return { ...times, messages: stdout.split('\n').length - 1 };
}

/** Every file read and parsed by the libraries that ours reads with, one after the other. */
function measurePeer() {
  const script = `
    import { readdirSync, readFileSync } from 'node:fs';
    import remarkFrontmatter from 'remark-frontmatter';
    import remarkGfm from 'remark-gfm';
    import remarkParse from 'remark-parse';
    import { unified } from 'unified';
    import { parseDocument } from 'yaml';
    const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).freeze();
    const docs = ${JSON.stringify(join(siteDir, 'docs'))};
    for (const name of readdirSync(docs, { recursive: true })) {
      if (!name.endsWith('.md')) continue;
      const [front] = processor.parse(readFileSync(docs + '/' + name, 'utf8')).children;
      if (front?.type === 'yaml') parseDocument(front.value);
    }`;
  const { stdout: _, ...times } = run(join(root, 'plugins/model'), [
    '--input-type=module',
    '--eval',
    script,
  ]);
  return times;
}

function run(cwd, args) {
  const began = performance.now();
  const result = spawnSync(process.execPath, ['--import', TELL, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: siteDir },
    maxBuffer: 256e6,
  });
  const cpu = /cpu (\d+)$/.exec(result.stderr)?.[1];
  if (result.status > 1 || result.status === null || !cpu) throw new Error(result.stderr);
  const round = (milliseconds) => Math.round(milliseconds / 10) / 100;
  return {
    seconds: round(performance.now() - began),
    cpuSeconds: round(Number(cpu) / 1000),
    stdout: result.stdout,
  };
}
