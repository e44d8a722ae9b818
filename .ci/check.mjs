/**
 * What CI runs, in order; stops at the first step that fails. `npm run check`.
 * The last line printed is the one of the tests.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkBudgets } from './budgets.mjs';
import { root } from './files.mjs';
import { buildPublicSite } from './public-build.mjs';
import { checkSupply } from './supply.mjs';

const bin = (path) => join(root, 'node_modules', path);
let testLine = '';

const steps = [
  ['書式と決まり（biome）', () => node(bin('@biomejs/biome/bin/biome'), 'ci', '.')],
  ['型（tsc）', () => node(bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit')],
  ['ほかの人の部品（supply）', () => checkSupply()],
  ['内容（ichiba check）', () => ichiba('check')],
  ['検索の約束（ichiba check --search）', () => ichiba('check', '--search')],
  ['テスト（部屋の出入りの決まりを含む）', runTests],
  ['公開版の組み立て', () => buildPublicSite()],
  ['大きさ', () => checkBudgets((line) => console.log(`  ${line}`))],
  ['ほかのサイトでの組み立て', () => node(join(root, '.ci/adopters.mjs'))],
];

const began = Date.now();
const times = [];
let failed;
for (const [index, [name, run]] of steps.entries()) {
  console.log(`\n── ${index + 1}/${steps.length} ${name}`);
  const stepBegan = Date.now();
  const fine = await run();
  times.push(`  ${fine ? 'ok' : '失敗'}  ${seconds(stepBegan).padStart(8)}  ${name}`);
  if (fine) continue;
  failed = name;
  break;
}

console.log(`\n${times.join('\n')}\n  合計 ${seconds(began)}`);
if (failed) console.log(`\n「${failed}」で止まりました。上のその段の出力を見てください。`);
else console.log('\nすべての段が通りました。');
if (testLine) console.log(testLine);
process.exitCode = failed ? 1 : 0;

function node(...args) {
  return run(args, 'inherit').then(({ code }) => code === 0);
}

function ichiba(...args) {
  return node(join(root, 'plugins/authoring/bin/ichiba.mjs'), ...args);
}

/** The tests' own last line is kept for the end. */
async function runTests() {
  const { code, output } = await run([join(root, '.ci/test.mjs')], 'pipe');
  testLine = output.match(/^\d+ passed, \d+ failed, \d+ skipped$/gm)?.at(-1) ?? '';
  return code === 0 && testLine !== '';
}

function run(args, stdout) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', stdout, 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-4000);
    });
    child.on('error', () => resolve({ code: 1, output }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} 秒`;
}
