/**
 * `ichiba check` over 10,000 pages, as an author runs it: cold (nothing kept from an earlier run), warm
 * (no file has changed since), and after one page was saved.
 *
 *   npm run bench -- check [pages]     table on the screen, test/bench/out/check.json
 *
 * Limits at 10,000 pages: cold 20 s, warm 2 s. Beside them stands what remark and yaml alone need for the same
 * files, in one thread and with nothing checked: seconds differ from machine to machine, the ratio little.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.ci/files.mjs';
import { fillDocs } from './market-pages.mjs';

const PAGES = Number(process.argv[2] ?? 10_000);
const LIMITS = { cold: 20, warm: 2 };
const bin = join(root, 'plugins/authoring/bin/ichiba.mjs');
const siteDir = mkdtempSync(join(tmpdir(), 'ichiba-bench-'));

try {
  makeSite();
  const rows = [];
  rows.push({ run: 'はじめて（cold）', ...measure(), limit: LIMITS.cold });
  rows.push({ run: '何も変えずにもう一度（warm）', ...measure(), limit: LIMITS.warm });
  appendFileSync(join(siteDir, 'docs/manuals/tack-welding-thin.md'), '\n一行足しました。\n');
  rows.push({ run: '1ページを直してから', ...measure(), limit: LIMITS.cold });
  rows.push({ run: '比べる相手: remark と yaml で読むだけ', ...measurePeer() });
  console.log(`ichiba check、${PAGES} ページ（Node ${process.versions.node}）`);
  console.table(
    Object.fromEntries(
      rows.map(({ run, seconds, messages, limit }) => [
        run,
        { 秒: seconds, 上限: limit, 知らせ: messages },
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
  const began = performance.now();
  const result = spawnSync(process.execPath, [bin, 'check', '--format', 'unix'], {
    cwd: siteDir,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: siteDir },
    maxBuffer: 256e6,
  });
  if (result.status === 2 || result.status === null) throw new Error(result.stderr);
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  return { seconds, messages: result.stdout.split('\n').length - 1 };
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
  const began = performance.now();
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(root, 'plugins/model'),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return { seconds: Math.round((performance.now() - began) / 10) / 100 };
}
