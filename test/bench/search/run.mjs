/** Runs every engine, one job at a time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadQueries } from './data.mjs';
import { rate, sumUp } from './metrics.mjs';

/** Classes whose bytes are counted, and how many queries of each. */
export const weighed = ['keywords', 'question', 'prefix'];
const WEIGHED_QUERIES = 100;
const BUILD_LIMIT_MS = 15 * 60_000;

/**
 * Build and question one engine.
 *
 * @param options - `classes`, `queries` (of each class), `cap` (ms of one class).
 * @param say - Takes progress lines.
 * @returns Figures; `failures` holds what went wrong, and what was not measured is left out.
 */
export async function runEngine({ engine, size, folder, whole }, options, say) {
  const failures = new Set();
  const job = async (kind, limitMs, details) => {
    const answers = await inChild({ kind, engine, size, folder, ...details }, limitMs);
    for (const { failure } of answers)
      if (failure) failures.add(`${details.name ?? kind}: ${failure}`);
    return answers;
  };
  const limit = 3 * options.cap + 30_000;
  say('building …');
  const built = (await job('build', BUILD_LIMIT_MS, {})).find((answer) => answer.built)?.built;
  if (!built) return { failures: [...failures] };
  say(
    `built in ${built.wallSeconds.toFixed(1)} s, ${(built.index.gzip / 1000).toFixed(0)} kB gzip`,
  );

  const found = {};
  let openMs;
  for (const name of options.classes) {
    const queries = loadQueries(name, options.queries);
    const asked = { name, queries: queries.map(({ query }) => query), cap: options.cap };
    const answers = await job('ask', limit, asked);
    openMs ??= answers.find((answer) => answer.openMs)?.openMs;
    const rows = answers.flatMap(({ row }) => (row ? [row] : []));
    if (rows.length > 0) found[name] = rate(queries, rows);
    say(`${name}: ${found[name] ? line(found[name]) : 'no answer in time'}`);
  }

  const transfer = {};
  for (const name of weighed.filter((name) => options.classes.includes(name))) {
    const queries = loadQueries(name, Math.min(options.queries, WEIGHED_QUERIES));
    const texts = queries.map(({ query }) => query);
    // Bytes of an engine that loads everything do not depend on the query: two short ones will do.
    const list = whole ? texts.sort((a, b) => a.length - b.length).slice(0, 2) : texts;
    const answers = await job('weigh', limit, { name, queries: list, cap: options.cap });
    const weights = answers.flatMap(({ weight }) => (weight ? [weight] : []));
    const part = (as) => {
      const rows = weights.filter((weight) => weight.as === as);
      return rows.length > 0 ? sumUp(rows, as === 'later' ? 0 : built.script.gzip) : undefined;
    };
    transfer[name] = {
      first: part('first'),
      firstWithManifest: part('firstWithManifest'),
      later: part('later'),
    };
    const bytes = transfer[name].first?.bytes.median;
    say(
      `${name}: ${bytes ? `${(bytes / 1000).toFixed(1)} kB for the first query` : 'not weighed'}`,
    );
  }
  return { built, openMs, found, transfer, failures: [...failures] };
}

const line = ({ n, mrr, p50 }) => `MRR ${mrr.toFixed(3)}, ${p50.toFixed(2)} ms, ${n} queries`;

/** @returns What the child sent; when the time is up, what it had sent until then. */
async function inChild(job, limitMs) {
  const answers = [];
  const child = fork(join(import.meta.dirname, 'child.mjs'), { stdio: ['ignore', 2, 2, 'ipc'] });
  child.on('message', (answer) => answers.push(answer));
  const stop = () => child.kill('SIGKILL');
  const timer = setTimeout(stop, limitMs);
  process.once('exit', stop);
  child.send(job);
  // Messages may arrive after the exit, but not after the channel has closed.
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearTimeout(timer);
  process.off('exit', stop);
  if (signal)
    answers.push({ failure: `${job.kind} stopped (${signal}, limit ${limitMs / 1000} s)` });
  else if (code !== 0) answers.push({ failure: `${job.kind} ended with ${code}` });
  return answers;
}
