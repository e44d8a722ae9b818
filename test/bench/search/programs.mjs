/** What programs started by this process use; Pagefind's indexer is one. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Watch them from now on. Only Linux tells; elsewhere they count as nothing.
 *
 * @returns `ended()`: waits (5 s at most) until none is left, then CPU seconds of all of them and the
 *   sum of their memory peaks, looked at 20 times a second.
 */
export function watchPrograms() {
  if (process.platform !== 'linux') return { ended: async () => ({ cpuSeconds: 0, peakBytes: 0 }) };
  const peaks = new Map();
  const timer = setInterval(() => {
    for (const pid of running()) {
      const peak = /VmHWM:\s*(\d+) kB/.exec(read(`/proc/${pid}/status`));
      if (peak) peaks.set(pid, peak[1] * 1024);
    }
  }, 50);
  return {
    async ended() {
      for (let waited = 0; waited < 5000 && running().length > 0; waited += 50) await sleep(50);
      clearInterval(timer);
      // Fields 16 and 17 of proc(5) stat: children that were waited for, in hundredths of a second.
      const [user, system] = read('/proc/self/stat').split(') ')[1].split(' ').slice(13, 15);
      return {
        cpuSeconds: (Number(user) + Number(system)) / 100,
        peakBytes: [...peaks.values()].reduce((sum, peak) => sum + peak, 0),
      };
    },
  };
}

function running() {
  const tasks = `/proc/${process.pid}/task`;
  return readdirSync(tasks).flatMap((task) =>
    read(`${tasks}/${task}/children`).split(' ').filter(Boolean),
  );
}

/** Empty when the process has ended meanwhile. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
