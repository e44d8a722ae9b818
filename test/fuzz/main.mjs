/**
 * `npm run fuzz`: a million broken inputs for every reader of ours, each batch in a thread of its own.
 *
 *   npm run fuzz                      what is missing or older than the code; goes on where it was stopped
 *   npm run fuzz -- --target queries  one reader
 *   npm run fuzz -- --seed 2 --times 10   other inputs, ten times as many; nothing is written
 *
 * Fine: no error that a reader does not promise, no input over a second, no prototype changed, no thread
 * over {@link MEMORY_MB}. The results go to `test/deep/results/fuzz.json`.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import {
  composedRegexes,
  findRegexes,
  keyOf,
  LENGTH,
  MOST_MS,
  prove,
  unusedBounds,
} from './regexes.mjs';
import { coveredHash, readResults, writeResults } from './results.mjs';

// Before anything else loads the rooms.
const composed = await composedRegexes();
const { targets } = await import('./targets.mjs');

/** Bound of one thread's heap: reading the longest input must fit. */
export const MEMORY_MB = 512;
/** Inputs of one thread; what is quick is worth a thread for more. */
const batchOf = ({ share }) => (share >= 100_000 ? 50_000 : 10_000);
const HANG_MS = 10_000;
const SEED = 1;

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    seed: { type: 'string', default: String(SEED) },
    times: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const times = Number(values.times);
const kept = seed === SEED && times === 1;
const results = readResults();
const began = Date.now();
for (const target of targets) {
  if (values.target && target.name !== values.target) continue;
  const covered = coveredHash(target);
  const known = results.targets[target.name];
  const state =
    kept && known?.covered === covered
      ? known
      : { covered, inputs: 0, slowestMs: 0, heapMb: 0, findings: [] };
  const wanted = target.share * times;
  while (state.inputs < wanted) {
    const to = Math.min(wanted, state.inputs + batchOf(target));
    const { findings, slowest, heap } = await batch(target.name, state.inputs, to);
    state.findings.push(...findings);
    state.slowestMs = Math.max(state.slowestMs, slowest.ms);
    state.heapMb = Math.max(state.heapMb, Math.round(heap / 1e6));
    state.inputs = to;
    progress(target, state, wanted);
    if (!kept) continue;
    results.targets[target.name] = state;
    writeResults(results);
  }
  console.log(
    `\r${String(state.inputs).padStart(9)}  ${target.name}: 見つかったもの ${state.findings.length}、いちばん遅い入力 ${state.slowestMs} ms、メモリー ${state.heapMb} MB`,
  );
  for (const { at, what } of state.findings.slice(0, 5)) console.log(`           #${at}  ${what}`);
  process.exitCode ||= state.findings.length > 0 ? 1 : 0;
}
if (kept && (!values.target || values.target === 'regexes')) await tryRegexes();
const all = Object.values(results.targets);
const sum = (key) => all.reduce((total, one) => total + one[key], 0);
if (kept)
  console.log(
    `合計 ${sum('inputs').toLocaleString('ja-JP')} 通り、見つかったもの ${all.flatMap(({ findings }) => findings).length}（${Math.round((Date.now() - began) / 1000)} 秒）`,
  );

/** Every regular expression on texts that make a backtracking one slow; one that was tried is not again. */
async function tryRegexes() {
  const regexes = [...composed, ...findRegexes()];
  const known = results.regexes?.tried ?? {};
  const tried = {};
  const slow = [];
  for (const [at, regex] of regexes.entries()) {
    const key = keyOf(regex);
    tried[key] ??= known[key] ?? Math.round(prove(regex).ms * 10) / 10;
    if (tried[key] > MOST_MS)
      slow.push(`${regex.file}:${regex.line} /${regex.source}/ ${tried[key]} ms`);
    if (at % 50 === 0) progress({ name: 'regexes' }, { inputs: at }, regexes.length);
  }
  for (const line of slow) console.log(`           ${line}`);
  for (const { file, source } of unusedBounds(regexes))
    console.log(`           slow-regexes.json: ${file} /${source}/ がもうありません`);
  process.exitCode ||= slow.length > 0 ? 1 : 0;
  const sorted = Object.fromEntries(Object.entries(tried).sort(([a], [b]) => (a < b ? -1 : 1)));
  results.regexes = {
    count: regexes.length,
    slowestMs: Math.max(...Object.values(tried)),
    tried: sorted,
  };
  writeResults(results);
  console.log(
    `\r${String(regexes.length).padStart(9)}  正規表現（わるい文字 ${LENGTH.toLocaleString('ja-JP')} 字、${MOST_MS} ms まで）: 遅いもの ${slow.length}、いちばん遅いもの ${results.regexes.slowestMs} ms`,
  );
}

function batch(name, from, to) {
  const current = new SharedArrayBuffer(8);
  const place = new Int32Array(current).fill(-1);
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { name, seed, from, to, current },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve) => {
    let timer;
    const end = (result) => {
      clearInterval(timer);
      void worker.terminate();
      resolve(result);
    };
    // The batch goes on behind the input that ended it.
    const broken = (what) => {
      const at = Atomics.load(place, 0);
      void batchRest(name, at + 1, to).then((rest) =>
        end({ ...rest, findings: [{ at, what }, ...rest.findings] }),
      );
    };
    let last = -1;
    let since = Date.now();
    timer = setInterval(() => {
      const at = Atomics.load(place, 0);
      // Before the first input it is loading.
      if (at !== last || at < 0) {
        last = at;
        since = Date.now();
      } else if (Date.now() - since > HANG_MS) {
        clearInterval(timer);
        void worker.terminate();
        broken(`hangs (over ${HANG_MS / 1000} s)`);
      }
    }, 250);
    worker.once('message', end);
    worker.once('error', (error) => {
      clearInterval(timer);
      broken(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `over ${MEMORY_MB} MB` : String(error));
    });
  });
}

function batchRest(name, from, to) {
  return from < to
    ? batch(name, from, to)
    : Promise.resolve({ findings: [], slowest: { ms: HANG_MS, at: from }, heap: 0 });
}

function progress({ name }, { inputs }, wanted) {
  if (process.stdout.isTTY)
    process.stdout.write(`\r${String(inputs).padStart(9)} / ${wanted}  ${name}   `);
}
