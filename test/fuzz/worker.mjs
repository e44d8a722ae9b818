/** One batch of one target, in a thread whose memory is bounded; `current` says where it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { shoot } from './shoot.mjs';
import { targets } from './targets.mjs';

const { name, seed, from, to, current } = workerData;
const place = new Int32Array(current);
const target = targets.find((one) => one.name === name);
const result = await shoot(target, {
  seed,
  from,
  to,
  told: (at) => void Atomics.store(place, 0, at),
});
parentPort.postMessage({ ...result, heap: process.memoryUsage().heapUsed });
