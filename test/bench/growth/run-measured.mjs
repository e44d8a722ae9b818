/** Runs a program and tells what it and all it started have cost. Linux: read from /proc. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 250;
/** Linux counts processor time in hundredths of a second, memory in pages of 4 KiB. */
const TICKS = 100;
const PAGE_BYTES = 4096;

/** @returns Seconds on the clock and of all cores, the most memory of all its processes at one moment, its words. */
export async function runMeasured(command, args, options = {}) {
  const before = childTicks();
  const start = performance.now();
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes) => {
      output = (output + bytes).slice(-20_000);
    });
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, treeBytes(child.pid));
  }, EVERY_MS);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  return {
    code,
    wallSeconds: (performance.now() - start) / 1000,
    cpuSeconds: (childTicks() - before) / TICKS,
    peakBytes,
    output,
  };
}

/** Fields of `/proc/<pid>/stat` behind the name, which may hold blanks; the first is the state. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}

/** Of all children that have ended, with their own. */
function childTicks() {
  const stat = statOf('self');
  if (!stat) throw new Error('this bench reads /proc, which only Linux has');
  return stat[13] + stat[14];
}

function treeBytes(top) {
  const stats = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), statOf(name)])
      .filter(([, stat]) => stat),
  );
  const belongs = (pid) => {
    for (let at = pid; at > 1; at = stats.get(at)?.[1] ?? 0) if (at === top) return true;
    return false;
  };
  let pages = 0;
  for (const [pid, stat] of stats) if (belongs(pid)) pages += stat[21];
  return pages * PAGE_BYTES;
}
