/** A static host in memory: a `fetch` that counts what a browser would transfer. */
import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

export const base = 'http://bench.invalid/index/';

/** Bytes on the wire: gzip, unless the file is compressed already and would only grow. */
export const transferSize = (bytes) => Math.min(bytes.length, gzipSync(bytes).length);

/** @returns {Map<string, Buffer>} contents by path relative to `folder`, with `/`. */
export function readFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file)]),
  );
}

/** A wave of requests is complete when nothing new was asked for so long. Milliseconds. */
const QUIET_MS = 10;

/**
 * @param files - What the host has.
 * @param options.counting - Without it answers come at once and nothing is counted, so that only the
 *   client's own time is seen. With it answers come in waves: all that was asked for is answered
 *   together once the client is quiet. So a request of wave n waited for an answer of wave n - 1,
 *   however busy the machine is.
 */
export function createNetwork(files, { counting = false } = {}) {
  const sizes = new Map();
  const sizeOf = (path) => {
    if (!sizes.has(path)) sizes.set(path, transferSize(files.get(path) ?? ''));
    return sizes.get(path);
  };
  let asked = [];
  let waves = 0;
  let wave;
  async function collect(requests) {
    for (let before = -1; before < requests.length; await setImmediate()) {
      before = requests.length;
      await sleep(QUIET_MS);
    }
    wave = undefined;
  }
  function join(path) {
    if (!wave) {
      const requests = [];
      wave = { requests, answered: collect(requests) };
      waves++;
    }
    wave.requests.push(path);
    asked.push(path);
    return wave.answered;
  }
  return {
    /** Start counting anew. */
    reset() {
      asked = [];
      waves = 0;
    },
    /** What was asked for since. */
    counted: () => ({
      bytes: asked.reduce((sum, path) => sum + sizeOf(path), 0),
      requests: asked.length,
      waves,
    }),
    async fetch(input) {
      const { pathname } = new URL(input?.url ?? input, base);
      const path = decodeURIComponent(pathname).slice('/index/'.length);
      if (counting) await join(path);
      const file = files.get(path);
      return file ? new Response(file) : new Response('', { status: 404 });
    },
  };
}
