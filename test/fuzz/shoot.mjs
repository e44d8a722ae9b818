import { isDeepStrictEqual } from 'node:util';
import { random, seedOf } from './random.mjs';

/** What no input may cause: an input slower than this, milliseconds. */
export const SLOWEST_MS = 1000;

const guarded = { Object, Array, String, Number, Function, Map, RegExp, Promise };
/** Own keys and values of the prototypes everything inherits from. */
export const prototypes = () =>
  Object.entries(guarded).map(([name, { prototype }]) => [
    name,
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  ]);

/**
 * Inputs `from` to `to` of a target.
 *
 * @param told - Called before every input with its number.
 * @returns What went wrong, with the number of its input, and the slowest input.
 */
export async function shoot(target, { seed, from, to, told = () => {} }) {
  const findings = [];
  let slowest = { ms: 0, at: from };
  const before = prototypes();
  for (let at = from; at < to; at++) {
    told(at);
    const input = target.make(random(seedOf(target.name, seed, at)));
    const began = performance.now();
    try {
      const running = target.run(input);
      if (running) await running;
    } catch (error) {
      findings.push({
        at,
        what: String(error instanceof Error ? error.message : error).slice(0, 200),
      });
    }
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { ms: Math.round(ms), at };
    // Measured again by the processor's time: a busy machine is nobody's fault.
    if (ms > SLOWEST_MS && (await again(target, input)) > SLOWEST_MS)
      findings.push({ at, what: `took ${Math.round(ms)} ms` });
    if (at % 512 === 0 && !isDeepStrictEqual(prototypes(), before))
      findings.push({ at, what: 'a prototype was changed' });
  }
  if (!isDeepStrictEqual(prototypes(), before))
    findings.push({ at: to, what: 'a prototype was changed' });
  return { findings, slowest };
}

async function again(target, input) {
  const began = process.cpuUsage();
  try {
    await target.run(input);
  } catch {
    // Told already.
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
