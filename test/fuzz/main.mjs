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
import { coveredHash, readResults, writeResults } from './results.mjs';
import { targets } from './targets.mjs';

/** Bound of one thread's heap: reading the longest input must fit. */
export const MEMORY_MB = 512;
const BATCH = 5000;
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
    const to = Math.min(wanted, state.inputs + BATCH);
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
const all = Object.values(results.targets);
const sum = (key) => all.reduce((total, one) => total + one[key], 0);
if (kept)
  console.log(
    `合計 ${sum('inputs').toLocaleString('ja-JP')} 通り、見つかったもの ${all.flatMap(({ findings }) => findings).length}（${Math.round((Date.now() - began) / 1000)} 秒）`,
  );

function batch(name, from, to) {
  const current = new SharedArrayBuffer(8);
  const place = new Int32Array(current);
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
      if (at !== last) {
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

const batchRest = (name, from, to) =>
  from < to
    ? batch(name, from, to)
    : Promise.resolve({ findings: [], slowest: { ms: HANG_MS, at: from }, heap: 0 });

function progress({ name }, { inputs }, wanted) {
  if (process.stdout.isTTY)
    process.stdout.write(`\r${String(inputs).padStart(9)} / ${wanted}  ${name}   `);
}
