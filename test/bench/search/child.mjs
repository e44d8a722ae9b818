/**
 * One job in a process of its own, so that memory and CPU time are the engine's and a query that
 * never ends can be stopped. Started by run.mjs; answers by messages.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadPages } from './data.mjs';
import { loadEngine } from './engines.mjs';
import { base, createNetwork, readFolder, transferSize } from './network.mjs';
import { isPart } from './parts.mjs';
import { watchPrograms } from './programs.mjs';

const jobs = { build, ask, weigh };

process.once('message', async (job) => {
  let last = {};
  try {
    const folder = { index: join(job.folder, 'index'), script: join(job.folder, 'script') };
    await jobs[job.kind](await loadEngine(job.engine), folder, job);
  } catch (error) {
    last = { failure: String(error?.stack ?? error) };
  }
  process.send(last, () => process.exit());
});

/** Build the index, then (not timed) the script a browser loads. */
async function build(engine, folder, { size }) {
  await mkdir(folder.index, { recursive: true });
  await mkdir(folder.script);
  const pages = loadPages(size);
  const programs = watchPrograms();
  const cpu = process.cpuUsage();
  const began = performance.now();
  await engine.build(pages, folder.index);
  const wallSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const ownPeak = process.resourceUsage().maxRSS * 1024;
  const { cpuSeconds, peakBytes } = await programs.ended();
  await engine.bundle(folder);
  process.send({
    built: {
      wallSeconds,
      cpuSeconds: (user + system) / 1e6 + cpuSeconds,
      peakBytes: ownPeak + peakBytes,
      index: measure(folder.index),
      script: measure(folder.script, (path) => !isPart(path)),
    },
  });
}

/** One session, one query after the other, files at once: what is found, and how fast. */
async function ask(engine, folder, { queries, cap }) {
  const network = createNetwork(hosted(folder));
  globalThis.fetch = network.fetch;
  const began = performance.now();
  const search = await engine.open({ base, fetch: network.fetch, script: folder.script });
  process.send({ openMs: performance.now() - began });
  let spent = 0;
  for (const query of queries) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const { ids, failure } = await search(query).then(toIds, (error) => ({
      ids: [],
      failure: String(error),
    }));
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    process.send({ row: { ids, ms, cpuMs: (user + system) / 1000 }, failure });
    await setImmediate();
    spent += ms;
    if (spent > cap) break;
  }
}

/** Bytes, requests and waves: the first query of many sessions, then the later ones of one session. */
async function weigh(engine, folder, { queries, cap }) {
  const files = hosted(folder);
  const network = createNetwork(files, { counting: true });
  globalThis.fetch = network.fetch;
  const site = { base, fetch: network.fetch, script: folder.script };
  const manifest = files.get('manifest.json');

  const open = (given) => engine.open({ ...site, ...given });
  const each = async (as, list, run) => {
    const end = performance.now() + cap;
    for (const query of list) {
      network.reset();
      await run(query);
      process.send({ weight: { as, ...network.counted() } });
      if (performance.now() > end) break;
    }
  };
  const fresh = engine.whole ? queries.slice(0, 1) : queries;
  await each('first', fresh, async (query) => (await open())(query));
  if (manifest)
    await each('firstWithManifest', fresh, async (query) => (await open({ manifest }))(query));
  const search = await open();
  await search(queries[0]);
  await each('later', queries.slice(1), search);
}

/** @returns {{ ids: string[], failure?: string }} a result that cannot be shown is a failure. */
function toIds(results) {
  const blank = results.find(({ title, excerpt }) => !title || !excerpt);
  return {
    ids: results.map(({ id }) => id),
    failure: blank && `a result without title or excerpt: ${JSON.stringify(blank)}`,
  };
}

/** What is fetched while searching: the index, and parts of the script. */
function hosted({ index, script }) {
  const parts = [...readFolder(script)].filter(([path]) => isPart(path));
  return new Map([...readFolder(index), ...parts]);
}

function measure(folder, counts = () => true) {
  const files = [...readFolder(folder)].flatMap(([path, file]) => (counts(path) ? [file] : []));
  const sum = (sizeOf) => files.reduce((total, file) => total + sizeOf(file), 0);
  return { files: files.length, raw: sum((file) => file.length), gzip: sum(transferSize) };
}
