/**
 * Three simulated passes over one corner joint: what the clips draw and the logs tell. Nothing is
 * measured; every number comes from here, so that picture and record agree to the sample.
 *
 *    0– 3 s  torch comes down          3– 5 s  arc on, the torch waits for its pool
 *    5–19 s  travel                   19–21 s  current slopes down, the crater is filled
 *   21–24 s  gas flows on
 */

const { exp, max, min, sin } = Math;
export const clamp01 = (v) => min(1, max(0, v));
export const mix = (a, b, k) => a + (b - a) * k;
/** 0 before `from`, 1 after `to`, smooth between; `from` may be the larger one. */
export const ease = (from, to, v) => {
  const k = clamp01((v - from) / (to - from));
  return k * k * (3 - 2 * k);
};

export const PASS = { duration: 24, arcOn: 3, travel: [5, 19], slope: 19, arcOff: 21 };
/** Seconds between two places of the way. */
const STEP = 0.02;

/** A hand's unsteadiness: −1 … 1, slow, without period, the same each time. */
const sway = (t, seed) =>
  0.5 * sin(t * 1.7 + seed) + 0.3 * sin(t * 3.9 + seed * 2.3) + 0.2 * sin(t * 8.3 + seed * 5.1);
const bump = (t, from, full, until, end) => ease(from, full, t) - ease(until, end, t);

const burning = (t) => t >= PASS.arcOn && t < PASS.arcOff;
const travelling = (t) =>
  ease(PASS.travel[0], PASS.travel[0] + 0.5, t) - ease(PASS.travel[1], PASS.travel[1] + 0.3, t);

/** What each pass does otherwise than the model. */
const ways = {
  /** The model. */
  good: {
    seed: 1,
    current: () => 30,
    gap: () => 1.5,
    speed: () => 125,
    lean: () => 75,
    unsteady: 1,
  },
  /** Too hot: the dial is turned up on the way, and the hand stops to look. */
  hot: {
    seed: 2,
    current: (t) => 31 + 7.6 * bump(t, 8.6, 9.6, 14.2, 15.2),
    gap: () => 1.6,
    speed: (t) => 118 - 52 * bump(t, 10.6, 11.6, 14.2, 15.4),
    lean: () => 74,
    unsteady: 1.5,
  },
  /** Long arc: the torch rises and leans back, then the hand hurries. */
  long: {
    seed: 3,
    current: () => 29.5,
    gap: (t) => 1.6 + 1.7 * bump(t, 7.4, 9.4, 12.6, 14) + 0.25 * bump(t, 14, 15, 18, 19),
    speed: (t) => 122 + 52 * bump(t, 12.6, 13.6, 16.2, 17.2),
    lean: (t) => 74 - 15 * bump(t, 8, 10, 13.4, 15.4),
    unsteady: 1.9,
  },
};

/** @typedef {keyof typeof ways} PassName */
export const passNames = /** @type {PassName[]} */ (Object.keys(ways));

/**
 * A pass as functions of the second `t` of its clip.
 *
 * @param {PassName} name
 */
export function createPass(name) {
  const way = ways[name];
  const { seed, unsteady } = way;
  const up = (t) => ease(PASS.arcOn, PASS.arcOn + 0.35, t);
  const down = (t) => mix(1, 0.27, ease(PASS.slope, PASS.arcOff - 0.4, t));
  const current = (t) =>
    burning(t) ? max(4, (way.current(t) + 0.35 * sway(t * 2.1, seed)) * up(t) * down(t)) : 0;
  const arcLength = (t) => max(0.6, way.gap(t) + 0.12 * unsteady * sway(t, seed + 1));
  const speed = (t) =>
    max(0, (way.speed(t) + 5 * unsteady * sway(t * 0.9, seed + 2)) * travelling(t));
  const places = [0];
  for (let t = 0; t < PASS.duration; t += STEP)
    places.push(places[places.length - 1] + (speed(t) / 60) * STEP);
  return {
    name,
    current,
    arcLength,
    speed,
    voltage: (t) => (burning(t) ? 8.15 + 1.05 * arcLength(t) + 0.08 * sway(t * 5, seed + 3) : 0),
    travelAngle: (t) => way.lean(t) + 1.1 * unsteady * sway(t * 0.8, seed + 4),
    torchAngle: (t) => 45 + 1.2 * unsteady * sway(t * 0.7, seed + 5),
    /** Back of the sheet 20 mm from the start, in °C. */
    temperature: (t) => 24 + 210 * max(0, exp(-max(0, t - 12) / 60) - exp(-max(0, t - 6) / 14)),
    /** Millimetres come since the start. */
    place: (t) => {
      const at = clamp01(t / PASS.duration) * (places.length - 1);
      const low = Math.floor(at);
      return mix(places[low], places[min(places.length - 1, low + 1)], at - low);
    },
    /** How far the heat has run ahead: 1 as it should be. */
    heat: (t) => {
      // What the last seconds have put into a millimetre, against the model's.
      let sum = 0;
      for (let back = 0; back < 2; back += 0.25)
        sum += (current(t - back) / 30) * (125 / max(45, speed(t - back) || 125)) * exp(-back);
      return sum / 3.64;
    },
    burning,
  };
}

export const round = (value, digits) => {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
};
export const noise = (n) => ((Math.imul(n ^ (n >>> 7), 0x45d9f3b) >>> 8) & 1023) / 1023;
