/**
 * Japanese search: ours and other engines of static sites, on the same pages and queries in one run.
 *
 *   npm run bench -- search                        everything; about half an hour
 *   npm run bench -- search --size S --queries 30  a quick look
 *     --size S|L|all      1,145 pages, 13,447 pages, both (default)
 *     --engines a,b       of: ichiba pagefind minisearch easyops flexsearch-cjk flexsearch
 *     --classes a,b       of: question keywords kana romaji prefix typo variant
 *     --queries <n>       the first n of a class (default 300, all there are)
 *     --cap <ms>          longest time for one class of one engine (default 20000)
 *
 * Tables (Markdown) on stdout, progress on stderr, every figure in test/bench/out/search.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../.ci/files.mjs';
import { classes, sizes } from './search/data.mjs';
import { engineNames, loadEngine, versionOf } from './search/engines.mjs';
import { installPeers } from './search/peers.mjs';
import { toMarkdown } from './search/report.mjs';
import { runEngine } from './search/run.mjs';

const say = (text) => process.stderr.write(`${text}\n`);
const options = readOptions();
if (!installPeers(say)) fail('npm ci in test/bench/search/peers failed: see above.');

const work = mkdtempSync(join(tmpdir(), 'ichiba-bench-search-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

const result = {
  machine: `Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`,
  options,
  engines: {},
  sizes: {},
};
for (const engine of options.engines) {
  const { label, setup, whole = false } = await loadEngine(engine);
  result.engines[engine] = { label, version: versionOf(engine), setup, whole };
}
const out = join(root, 'test/bench/out');
mkdirSync(out, { recursive: true });
for (const size of options.sizes) {
  const figures = {};
  result.sizes[size] = { pages: sizes[size], figures };
  for (const engine of options.engines) {
    const folder = join(work, `${engine}-${size}`);
    const job = { engine, size, folder, whole: result.engines[engine].whole };
    figures[engine] = await runEngine(job, options, (text) => say(`${size} ${engine}: ${text}`));
    rmSync(folder, { recursive: true, force: true });
    // After every engine: a run that is broken off keeps what it has.
    writeFileSync(join(out, 'search.json'), `${JSON.stringify(result, null, 2)}\n`);
  }
}
console.log(toMarkdown(result));
if (Object.values(result.sizes).some(({ figures }) => figures.ichiba?.failures.length > 0))
  process.exitCode = 1;

function readOptions() {
  const string = (value) => ({ type: 'string', default: value });
  try {
    const { values } = parseArgs({
      options: {
        size: string('all'),
        engines: string(engineNames.join(',')),
        classes: string(classes.join(',')),
        queries: string('300'),
        cap: string('20000'),
      },
    });
    const allSizes = Object.keys(sizes);
    return {
      sizes: values.size === 'all' ? allSizes : listed('--size', values.size, allSizes),
      engines: listed('--engines', values.engines, engineNames),
      classes: listed('--classes', values.classes, classes),
      queries: whole('--queries', values.queries),
      cap: whole('--cap', values.cap),
    };
  } catch (error) {
    return fail(error.message);
  }
}

/** In the order of `known`, whatever the order typed. */
function listed(name, text, known) {
  const wanted = text.split(',');
  const unknown = wanted.filter((word) => !known.includes(word));
  if (unknown.length > 0)
    throw new Error(`${name}: ${unknown.join(', ')}? known: ${known.join(', ')}`);
  return known.filter((word) => wanted.includes(word));
}

function whole(name, text) {
  if (!/^[1-9]\d*$/.test(text))
    throw new Error(`${name}: ${text}? a whole number from 1 is wanted`);
  return Number(text);
}

function fail(text) {
  say(text);
  process.exit(2);
}
