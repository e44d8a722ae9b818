#!/usr/bin/env node
/**
 * Draw the sample clip `tig-corner`: a corner joint of two thin sheets, welded by TIG without filler.
 *
 * Nothing is filmed and nothing is measured: every frame is computed here, so the clip may be shared
 * freely and is marked 模擬. The story follows the chapters of docs/videos/tig-corner.md:
 *
 *    0– 6 s  sheets tacked at right angles; the torch makes a dry run along the seam
 *    6–12 s  arc on; the torch waits for the pool, then sets off (right to left)
 *   12–20 s  close view: pool, seam ahead of it (ringed), rippled bead and heat tint behind
 *   20–26 s  current slopes down, the crater is filled, gas keeps flowing after the arc is off
 *   26–30 s  the work is turned over and shows the bead on its back
 *
 * Drawing: surfaces → triangles in a z-buffer at twice the size → one shading pass → halved → glow
 * and marks. No clock and no random numbers: the same ffmpeg gives the same bytes.
 *
 * The three passes of sample-pass.mjs (`good`, `hot`, `long`) are drawn with the same joint and torch:
 * arc length, lean, pool and place are those their logs tell.
 *
 * A pass has a second camera, `wide`, that stands across the bench and was switched on later and off
 * earlier than the first; and a gaze on the first camera's picture, as glasses for eye tracking export it.
 *
 * Usage   node plugins/media/scripts/draw-sample-clip.mjs [--pass hot [--view wide]] [output folder]     (default: docs/videos)
 *         node plugins/media/scripts/draw-sample-clip.mjs [--pass hot [--view wide]] --frame 14 out.png  (one frame, to look at)
 *         node plugins/media/scripts/draw-sample-clip.mjs [--pass hot] --stills [output folder]          (tig-corner-1.webp …, one a scene)
 *         node plugins/media/scripts/draw-sample-clip.mjs --pass good --gaze [output folder]             (tig-pass-good.gaze.csv; needs no ffmpeg)
 * Output  tig-corner.webm (VP9, 640×360, 15 fps, 30 s, silent) and tig-corner.webp (poster), or tig-pass-hot.…, tig-pass-hot-wide.…
 * Needs   ffmpeg with libvpx-vp9 and libwebp on PATH. Exit code 2 when it cannot run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPass, PASS, passNames } from './sample-pass.mjs';

const WIDTH = 640;
const HEIGHT = 360;
const FPS = 15;
/** `--pass <name>` comes first, `--view wide` next. */
const passName = process.argv[2] === '--pass' ? process.argv[3] : undefined;
const pass = passNames.includes(passName) ? createPass(passName) : undefined;
const wide = pass !== undefined && process.argv[4] === '--view' && process.argv[5] === 'wide';
const NAME = pass ? `tig-pass-${pass.name}${wide ? '-wide' : ''}` : 'tig-corner';
/** Second of the pass at which the wide camera begins, and how long it runs. */
const WIDE = { start: 1.5, duration: 20.5 };
const START_SECONDS = wide ? WIDE.start : 0;
const DURATION_SECONDS = wide ? WIDE.duration : pass ? PASS.duration : 30;
const POSTER_SECONDS = pass ? 13 : 20.8;
const CHAPTER_SECONDS = (pass ? [0, 3, 5, 19, 21] : [0, 6, 12, 20, 26]).flatMap((at) =>
  at >= START_SECONDS ? [at - START_SECONDS] : [],
);
const DEFAULT_FOLDER = fileURLToPath(new URL('../../../docs/videos', import.meta.url));

// ---------------------------------------------------------------- small maths

const { PI, abs, cos, exp, max, min, sin, sqrt } = Math;
/** Length of a vector; Math.hypot is many times slower. */
const hypot = (x, y, z = 0) => sqrt(x * x + y * y + z * z);
const clamp01 = (v) => min(1, max(0, v));
const mix = (a, b, k) => a + (b - a) * k;
/** 0 before `from`, 1 after `to`, smooth between; `from` may be the larger one. */
const ease = (from, to, v) => {
  const k = clamp01((v - from) / (to - from));
  return k * k * (3 - 2 * k);
};
const add = (a, b, k = 1) => [a[0] + b[0] * k, a[1] + b[1] * k, a[2] + b[2] * k];
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a) => {
  const k = 1 / (hypot(a[0], a[1], a[2]) || 1);
  return [a[0] * k, a[1] * k, a[2] * k];
};
/** Fixed pseudo-noise in 0..1 for an integer. */
const noise = (n) => ((Math.imul(n ^ (n >>> 7), 0x45d9f3b) >>> 8) & 1023) / 1023;

// ---------------------------------------------------------------- what happens when

const SEAM_START = 2.45; // x of the first tack; welding runs towards −x
const SEAM_END = -2.45;
/** The sheets are 1 mm thick: what a millimetre is in the drawing. */
const MILLIMETRE = 0.16;
const CRATER = pass ? SEAM_START - pass.place(PASS.duration) * MILLIMETRE + 0.02 : SEAM_END + 0.08; // where the last of the pool freezes
const ARC_ON = 6.1;
const TRAVEL = [9.6, 20.2];
const ARC_OFF = pass ? PASS.arcOff : 24;

/** Widest the pool of a pass has been, and where: what burns through stays. */
function holeOf(until) {
  let hole;
  for (let t = PASS.travel[0]; t <= min(until, PASS.travel[1]); t += 0.1) {
    const radius = (pass.heat(t) - 1.9) * 0.16;
    if (radius > (hole?.radius ?? 0))
      hole = { x: SEAM_START - pass.place(t) * MILLIMETRE + 0.1, radius };
  }
  return hole;
}

/** The same state as `weldAt` tells, of a simulated pass. */
function passAt(t) {
  const x = SEAM_START - pass.place(t) * MILLIMETRE;
  const on = pass.burning(t);
  const current = on ? min(1.35, pass.current(t) / 30) : 0;
  const wide = on ? 0.2 * mix(1, pass.heat(t), 0.6) * (1 + 0.14 * (pass.arcLength(t) - 1.5)) : 0;
  const pool = wide * ease(PASS.arcOn, PASS.travel[0] - 0.4, t) * mix(0.35, 1, min(1, current));
  return {
    x,
    lift: 0.28 * ease(2.9, 2.6, t) + 3 * ease(1.6, 0.3, t),
    current,
    pool: on ? max(0.05, pool) : 0,
    front:
      t < PASS.arcOn ? Infinity : x - mix(0.05, 0.2, ease(PASS.arcOn, PASS.travel[0] - 0.4, t)),
    heat: t < PASS.arcOn ? 0 : on ? mix(0.65, 1, min(1, current)) : 0.65 * exp((ARC_OFF - t) / 0.7),
    cratered: ease(20.4, 21.4, t),
    visor: ease(2.5, 2.95, t) - ease(21.4, 22.3, t),
    turn: 0,
    gap: 0.11 + (pass.arcLength(t) - 1.5) * MILLIMETRE * 0.8,
    lean: pass.travelAngle(t),
    spread: 1 + 0.35 * max(0, pass.arcLength(t) - 1.8),
    hole: holeOf(t),
  };
}

/** State of the weld at `t` seconds: torch place and lift, arc strength 0..1, pool radius. */
function weldAt(t) {
  if (pass) return passAt(t);
  const dryRun = ease(2.9, 4.2, t) - ease(4.3, 5.5, t);
  const travelled = clamp01((t - TRAVEL[0]) / (TRAVEL[1] - TRAVEL[0]));
  const along = t < ARC_ON ? dryRun : travelled;
  const backStep = 0.12 * ease(22.2, 23.6, t); // a little way back, to fill the crater
  const current = t < ARC_ON || t >= ARC_OFF ? 0 : mix(1, 0.12, ease(21.8, ARC_OFF, t));
  const widened = 0.05 * (ease(17.2, 18, t) - ease(18.3, 19.4, t));
  const pool =
    t < ARC_ON || t >= ARC_OFF
      ? 0
      : (mix(0.05, 0.2, ease(ARC_ON, 8.8, t)) + widened) * mix(0.35, 1, current);
  const x = mix(SEAM_START, SEAM_END, along) + backStep;
  return {
    x,
    lift: 0.28 * ease(6, 5.7, t) + 4 * ease(2.5, 0.9, t) + 5 * ease(26, 26.9, t),
    current,
    pool,
    // The foremost place that has ever been molten; it stays when the pool shrinks.
    front:
      t < ARC_ON
        ? Infinity
        : mix(SEAM_START, SEAM_END, travelled) - mix(0.05, 0.2, ease(ARC_ON, 8.8, t)),
    heat: t < ARC_ON ? 0 : t < ARC_OFF ? mix(0.65, 1, current) : 0.65 * exp((ARC_OFF - t) / 0.7),
    cratered: ease(23.6, 24.6, t),
    visor: ease(5.6, 6.05, t) - ease(24.3, 25.2, t), // 1 = seen through the dark glass
    turn: ease(26.3, 27.9, t),
  };
}

/** Camera keyframes: [seconds, what it looks at (x, y, z), distance, azimuth°, elevation°]. */
const CAMERA = [
  [0, 0.2, -0.6, 0, 7.5, -40, 34],
  [2.5, 0.3, -0.55, 0, 7.3, -36, 36],
  [6, 0.4, -0.5, 0, 7.1, -34, 37],
  [9, 1.9, -0.05, 0, 3.9, -34, 39],
  [11.6, 1.5, -0.05, 0, 3.5, -34, 41],
  [13, 0.55, -0.02, 0, 2.9, -30, 43],
  [19, -1.8, -0.02, 0, 2.9, -30, 43],
  [20.5, -2.25, -0.02, 0, 3, -34, 42],
  [22.5, -2.25, 0, 0, 2.4, -52, 42],
  [26.2, -2.3, 0, 0, 2.1, -54, 43],
  [27.6, 0, 0, 0, 6.4, -14, 42],
  [30, -0.2, -0.1, 0, 4.3, -16, 44],
];

/** A pass is looked at from one place that goes along with the torch; the wide camera stands still. */
function passCameraAt(t) {
  if (wide) return [t, 0.1, -0.5, 0.2, 10.4, 34, 25];
  const x = SEAM_START - pass.place(t) * MILLIMETRE;
  const near = ease(1.2, 3.4, t) * ease(24, 22, t);
  const close = [x - 0.35, 0, 0, mix(6.2, 3.6, near), mix(-36, -30, near), mix(36, 41, near)];
  return [t, mix(0.1, close[0], near), ...close.slice(1)];
}

function cameraAt(t) {
  const after = max(
    1,
    CAMERA.findIndex((key) => key[0] >= t),
  );
  const [from, to] = pass ? [passCameraAt(t), passCameraAt(t)] : [CAMERA[after - 1], CAMERA[after]];
  const k = pass ? 0 : ease(from[0], to[0], t);
  // Linear while following the pool, so that the pool stays in place in the picture.
  const follow = !pass && t > 13 && t < 19 ? (t - 13) / 6 : k;
  const [, x, y, z, distance, azimuth, elevation] = from.map((v, i) => mix(v, to[i], follow));
  const [az, el] = [(azimuth * PI) / 180, (elevation * PI) / 180];
  const forward = [-sin(az) * cos(el), -sin(el), -cos(az) * cos(el)];
  const right = unit(cross(forward, [0, 1, 0]));
  const eye = add([x, y, z], forward, -distance);
  return { eye, forward, right, up: cross(right, forward) };
}

// ---------------------------------------------------------------- shapes

// The joint seen along the seam: sheet A falls towards the viewer, sheet B away; their inner edges
// touch at the origin and leave a notch between the normals nA and nB, which the bead fills.
//
//        nB   m   nA
//          \  |  /
//      B ___\ | /
//            \|/___ A        (90° between A and B; the drawing is not to angle)
const SHEET = 0.16;
const EDGE = {
  dA: [0, -0.866, 0.5],
  nA: [0, 0.5, 0.866],
  dB: [0, -0.5, -0.866],
  nB: [0, 0.866, -0.5],
};
const MIDDLE = unit(add(EDGE.nA, EDGE.nB));
const SIDEWAYS = unit(add(EDGE.nA, EDGE.nB, -1));
const HALF_LENGTH = 3;
const MATERIAL = {
  none: 0,
  sheetA: 1,
  sheetB: 2,
  bead: 3,
  back: 4,
  nozzle: 5,
  tungsten: 6,
  black: 7,
  glove: 8,
  brass: 9,
  bench: 10,
  cuff: 11,
};

/** A surface given by f(u, v), u and v in 0..1, as a grid of points with normals. */
function surface(nu, nv, f) {
  const points = [];
  for (let i = 0; i <= nu; i++) for (let j = 0; j <= nv; j++) points.push(f(i / nu, j / nv));
  const at = (i, j) => points[min(nu, max(0, i)) * (nv + 1) + min(nv, max(0, j))];
  const normals = points.map((_, n) => {
    const i = Math.floor(n / (nv + 1));
    const j = n % (nv + 1);
    return unit(cross(add(at(i + 1, j), at(i - 1, j), -1), add(at(i, j + 1), at(i, j - 1), -1)));
  });
  return { nu, nv, points, normals };
}

/** A body turned about a line: rings are [distance along the axis, radius]. */
function turned(origin, axis, rings, sides = 22) {
  const side = unit(cross(axis, abs(axis[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
  const other = cross(axis, side);
  const last = rings.length - 1;
  return surface(last, sides, (u, v) => {
    const [along, radius] = rings[Math.round(u * last)];
    const ring = add(
      add(add(origin, axis, along), side, radius * cos(v * 2 * PI)),
      other,
      radius * sin(v * 2 * PI),
    );
    return ring;
  });
}

function capsule(from, to, radius) {
  const axis = add(to, from, -1);
  const length = hypot(axis[0], axis[1], axis[2]);
  const cap = [0, 0.25, 0.5, 0.75, 1].map((k) => [sin((k * PI) / 2), cos((k * PI) / 2)]);
  const rings = [
    ...cap.map(([s, c]) => [-c * radius, s * radius]),
    ...cap.reverse().map(([s, c]) => [length + c * radius, s * radius]),
  ];
  return turned(from, unit(axis), rings, 16);
}

function sheetFaces(down, normal, width) {
  const corner = (x, a, n) => add(add([x, 0, 0], down, a * width), normal, n * SHEET);
  const L = HALF_LENGTH;
  return [
    surface(1, 1, (u, v) => corner(mix(-L, L, u), v, 1)),
    surface(1, 1, (u, v) => corner(mix(-L, L, u), v, 0)),
    surface(1, 1, (u, v) => corner(mix(-L, L, u), 0, v)),
    surface(1, 1, (u, v) => corner(mix(-L, L, u), 1, v)),
    surface(1, 1, (u, v) => corner(-L, u, v)),
    surface(1, 1, (u, v) => corner(L, u, v)),
  ];
}

/** Rounded bead over the notch from `x0` to `x1`; both ends taper over `taper`. */
function beadSurface(x0, x1, taper, crater) {
  return surface(max(24, Math.ceil((x1 - x0) / 0.04)), 18, (u, v) => {
    const x = mix(x0, x1, u);
    const fill = sqrt(clamp01(1 - max(0, 1 - (x - x0) / taper, 1 - (x1 - x) / taper) ** 2));
    const side = v * 2 - 1;
    const angle = side * fill * 0.97;
    const dip = crater * 0.34 * exp(-(((x - CRATER) / 0.09) ** 2) - (side / 0.5) ** 2);
    const radius = SHEET * (mix(0.4, 1.02, fill) + 0.13 * cos((side * PI) / 2) * fill - dip);
    return add(add([x, 0, 0], MIDDLE, radius * cos(angle)), SIDEWAYS, radius * sin(angle));
  });
}

const SHEET_A = sheetFaces(EDGE.dA, EDGE.nA, 1.5);
const SHEET_B = sheetFaces(EDGE.dB, EDGE.nB, 2.6);
const TACKS = [SEAM_START, 0, SEAM_END].map((x) => ({
  x,
  shape: beadSurface(x - 0.17, x + 0.17, 0.24, 0),
}));
const BENCH = surface(28, 20, (u, v) => [mix(-16, 16, u), -1.34, mix(-12, 7, v)]);
const BACK_BEAD = surface(140, 10, (u, v) => {
  const x = mix(SEAM_END - 0.12, SEAM_START + 0.12, u);
  const width = 0.15 * sqrt(clamp01(1 - abs(u * 2 - 1) ** 40)) * (1 + 0.05 * sin(x * 9));
  const across = v * 2 - 1;
  const chord = add(
    EDGE.dA.map((d) => (d * width * (1 - across)) / 2),
    EDGE.dB,
    (width * (1 + across)) / 2,
  );
  // A fillet in the inner corner, slightly proud in the middle.
  return add(add([x, 0, 0], chord), MIDDLE, -0.03 * (1 - across * across));
});

/** The torch, its tip `gap` above the seam, leaning 70° back from the direction of travel. */
function torchParts({ x, lift, gap = 0.11, lean = 69 }) {
  const back = (lean * PI) / 180;
  const axis = unit(add([cos(back), 0, 0], MIDDLE, sin(back)));
  const tip = add(
    add([x, 0, 0], MIDDLE, SHEET * 1.15 + gap + lift),
    [0.5, 0.1, 0.3],
    lift > 1 ? (lift - 0.28) * 0.5 : 0,
  );
  const head = add(tip, axis, 1.25);
  const grip = unit([0.8, 0.18, 0.5]);
  const on = (along, side, up) =>
    add(add(add(head, grip, along), unit(cross(grip, axis)), side), axis, up);
  const wrist = on(2.25, 0, -0.1);
  const finger = (along) => capsule(on(along, -0.17, 0.12), on(along - 0.04, 0.2, -0.14), 0.15);
  return {
    tip,
    nozzleEnd: add(tip, axis, 0.24),
    parts: [
      [
        MATERIAL.tungsten,
        turned(
          tip,
          axis,
          [
            [0, 0.006],
            [0.14, 0.034],
            [0.4, 0.034],
          ],
          12,
        ),
      ],
      [
        MATERIAL.nozzle,
        turned(tip, axis, [
          [0.26, 0.08],
          [0.24, 0.12],
          [0.24, 0.15],
          [0.5, 0.16],
          [0.72, 0.2],
          [0.8, 0.2],
        ]),
      ],
      [
        MATERIAL.brass,
        turned(tip, axis, [
          [0.8, 0.17],
          [0.8, 0.185],
          [0.92, 0.185],
          [0.92, 0.15],
        ]),
      ],
      [
        MATERIAL.black,
        turned(tip, axis, [
          [0.92, 0.1],
          [0.92, 0.21],
          [1.0, 0.23],
          [1.4, 0.23],
          [1.5, 0.19],
          [1.52, 0.11],
          [2.1, 0.1],
          [2.16, 0.05],
          [2.17, 0],
        ]),
      ],
      [MATERIAL.black, capsule(head, on(2, 0, 0), 0.13)],
      [MATERIAL.black, capsule(on(2, 0, 0), on(6, 0.2, -0.9), 0.09)],
      [MATERIAL.glove, finger(0.74)],
      [MATERIAL.glove, finger(0.97)],
      [MATERIAL.glove, finger(1.2)],
      [MATERIAL.glove, finger(1.42)],
      [MATERIAL.glove, capsule(on(1.5, 0.2, 0.12), on(0.62, 0.14, 0.2), 0.13)],
      [MATERIAL.glove, capsule(on(1.05, 0.12, -0.02), on(1.75, 0.1, -0.04), 0.27)],
      [MATERIAL.cuff, capsule(wrist, on(4.5, 0.3, -0.6), 0.36)],
    ],
  };
}

/** Turn a point of the work about the seam's axis and lift it, for the look at its back. */
function turnWork(p, turn, isNormal) {
  const angle = -turn * 2.62;
  const centre = isNormal ? 0 : -0.3 * turn;
  const y = p[1] - centre;
  return [
    p[0],
    y * cos(angle) - p[2] * sin(angle) + centre + (isNormal ? 0 : 0.1 * turn),
    y * sin(angle) + p[2] * cos(angle),
  ];
}

// ---------------------------------------------------------------- z-buffer

const W2 = WIDTH * 2;
const H2 = HEIGHT * 2;
const FOCAL = H2 * 1.35;
const CHANNELS = 6; // place on the unturned work (3) and normal in the room (3)
const depth = new Float32Array(W2 * H2); // 1 / distance
const material = new Uint8Array(W2 * H2);
const attributes = new Float32Array(W2 * H2 * CHANNELS);

function project(camera, p) {
  const d = add(p, camera.eye, -1);
  const z = dot(d, camera.forward);
  return {
    x: W2 / 2 + (FOCAL * dot(d, camera.right)) / z,
    y: H2 / 2 - (FOCAL * dot(d, camera.up)) / z,
    z,
  };
}

function drawSurface(camera, { nu, nv, points, normals }, id, turn = 0) {
  const vertices = points.map((p, n) => {
    const world = turn ? turnWork(p, turn, false) : p;
    const normal = turn ? turnWork(normals[n], turn, true) : normals[n];
    const facing = dot(normal, add(world, camera.eye, -1)) > 0 ? -1 : 1;
    return {
      ...project(camera, world),
      values: [...p, normal[0] * facing, normal[1] * facing, normal[2] * facing],
    };
  });
  for (let i = 0; i < nu; i++) {
    for (let j = 0; j < nv; j++) {
      const [a, b, c, d] = [
        i * (nv + 1) + j,
        i * (nv + 1) + j + 1,
        (i + 1) * (nv + 1) + j,
        (i + 1) * (nv + 1) + j + 1,
      ];
      drawTriangle(vertices[a], vertices[b], vertices[c], id);
      drawTriangle(vertices[b], vertices[c], vertices[d], id);
    }
  }
}

function drawTriangle(a, b, c, id) {
  if (a.z < 0.1 || b.z < 0.1 || c.z < 0.1) return; // nothing in this scene is cut by the near plane
  const area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  if (abs(area) < 1e-6) return;
  // Weights of b and c grow by these per pixel to the right; the weight of a is the rest.
  const [stepB, stepC] = [(c.y - a.y) / area, (a.y - b.y) / area];
  const stepA = -stepB - stepC;
  const yEnd = min(H2 - 1, Math.floor(max(a.y, b.y, c.y)));
  for (let y = max(0, Math.ceil(min(a.y, b.y, c.y))); y <= yEnd; y++) {
    const startB = (-a.x * (c.y - a.y) - (y - a.y) * (c.x - a.x)) / area;
    const startC = ((b.x - a.x) * (y - a.y) + (b.y - a.y) * a.x) / area;
    const startA = 1 - startB - startC;
    // The row's span is where no weight is negative.
    const crossA = -startA / stepA;
    const crossB = -startB / stepB;
    const crossC = -startC / stepC;
    const xStart = Math.ceil(
      max(0, stepA > 0 ? crossA : 0, stepB > 0 ? crossB : 0, stepC > 0 ? crossC : 0),
    );
    const xEnd = Math.floor(
      min(W2 - 1, stepA < 0 ? crossA : W2, stepB < 0 ? crossB : W2, stepC < 0 ? crossC : W2),
    );
    for (let x = xStart; x <= xEnd; x++) {
      const ka = (startA + stepA * x) / a.z;
      const kb = (startB + stepB * x) / b.z;
      const kc = (startC + stepC * x) / c.z;
      const inverse = ka + kb + kc;
      const at = y * W2 + x;
      if (inverse <= depth[at]) continue;
      depth[at] = inverse;
      material[at] = id;
      for (let n = 0; n < CHANNELS; n++) {
        attributes[at * CHANNELS + n] =
          (ka * a.values[n] + kb * b.values[n] + kc * c.values[n]) / inverse;
      }
    }
  }
}

// ---------------------------------------------------------------- light and colour

const BASE = {
  [MATERIAL.nozzle]: [0.86, 0.55, 0.47],
  [MATERIAL.tungsten]: [0.5, 0.52, 0.56],
  [MATERIAL.black]: [0.09, 0.095, 0.11],
  [MATERIAL.glove]: [0.72, 0.55, 0.34],
  [MATERIAL.cuff]: [0.2, 0.3, 0.42],
  [MATERIAL.brass]: [0.78, 0.6, 0.26],
  [MATERIAL.bench]: [0.11, 0.135, 0.15],
};
const STEEL = [0.6, 0.625, 0.65];
const BEAD = [0.69, 0.69, 0.68];
const KEY_LIGHT = unit([-0.45, 0.85, 0.4]);
const FILL_LIGHT = unit([0.7, 0.35, 0.6]);
const ARC_LIGHT = [0.86, 0.97, 1.08];
const DARK_GLASS = [0.86, 1.04, 0.92];
/** Heat tint from the bead outwards: [distance, colour]. */
const TINT = [
  [0, [0.44, 0.47, 0.55]],
  [0.09, [0.33, 0.41, 0.66]],
  [0.16, [0.5, 0.36, 0.58]],
  [0.24, [0.74, 0.5, 0.28]],
  [0.34, [0.78, 0.68, 0.44]],
  [0.5, STEEL],
];

function tintAt(distance) {
  const n = TINT.findIndex(([d]) => d >= distance);
  if (n < 1) return n === 0 ? TINT[0][1] : STEEL;
  const k = (distance - TINT[n - 1][0]) / (TINT[n][0] - TINT[n - 1][0]);
  return TINT[n - 1][1].map((v, i) => mix(v, TINT[n][1][i], k));
}

/** Colour of one point, written into `out` (linear, may exceed 1). */
function shade(id, p, n, { weld, halfway, arcLight, out }) {
  let base = BASE[id] ?? STEEL;
  let shine = id === MATERIAL.glove || id === MATERIAL.cuff || id === MATERIAL.bench ? 0.02 : 0.3;
  let glow = 0;
  const behind = p[0] - weld.x;
  if (id === MATERIAL.sheetA || id === MATERIAL.sheetB) {
    const [down, normal] = id === MATERIAL.sheetA ? [EDGE.dA, EDGE.nA] : [EDGE.dB, EDGE.nB];
    const [away, thick] = [dot(p, down), dot(p, normal)];
    const fromWeld =
      hypot(max(0, away - 0.03), max(0, weld.front + 0.3 - p[0], p[0] - SEAM_START)) /
      (weld.spread ?? 1);
    const tint = tintAt((fromWeld / (thick < SHEET / 2 ? 0.75 : 1)) * (1 + 0.05 * sin(p[0] * 3.1)));
    const line = 1 + 0.05 * (noise(Math.floor(away * 130)) - 0.5);
    base = STEEL.map((v, i) => mix(v, tint[i], 0.8) * line);
    if (away < 0.004 || abs(p[0]) > HALF_LENGTH - 0.004) base = base.map((v) => v * 0.62); // cut edges
    glow = 0.5 * weld.heat * exp(-max(0, away) / 0.06 - abs(behind) / 0.25);
  } else if (id === MATERIAL.bead || id === MATERIAL.back) {
    const across = dot(p, SIDEWAYS) / SHEET;
    const phase =
      ((p[0] + (id === MATERIAL.bead ? 0.09 : 0.05) * across * across) * 2 * PI) / 0.078;
    // 1 on the rim of the pool, which is longer behind the arc than ahead of it.
    const rim = hypot(behind / (behind > 0 ? 1.5 : 1.05), across * 0.17) / (weld.pool + 1e-4);
    const molten = id === MATERIAL.bead ? ease(1.05, 0.8, rim) : 0;
    const ripple = (id === MATERIAL.bead ? 0.27 : 0.2) * (1 - molten);
    n = unit([n[0] + ripple * sin(phase), n[1], n[2]]);
    const groove = 1 - 0.16 * (1 - molten) * (0.5 + 0.5 * cos(phase));
    const crater =
      id === MATERIAL.bead
        ? weld.cratered * 0.45 * exp(-(hypot((p[0] - CRATER) / 0.085, across / 0.5) ** 4))
        : 0;
    const burnt = weld.hole
      ? ease(1.1, 0.8, hypot(p[0] - weld.hole.x, across * SHEET * 0.8) / weld.hole.radius)
      : 0;
    base = BEAD.map((v) => v * groove * (1 - crater) * (1 - 0.93 * burnt));
    shine = 0.55;
    glow = max(
      molten * (0.72 + 0.2 * weld.current * exp(-rim * rim * 2)),
      weld.heat * exp(-abs(behind) / (behind > 0 ? 0.42 : 0.1)) * 0.72,
    );
    // The solid rim of the pool is darker: this is the edge a welder watches.
    if (weld.pool > 0.02 && id === MATERIAL.bead)
      glow *= 1 - 0.5 * exp(-(((rim - 1.03) / 0.1) ** 2));
  }
  const key = max(0, dot(n, KEY_LIGHT));
  const fill = max(0, dot(n, FILL_LIGHT));
  const gloss = shine * max(0, dot(n, halfway)) ** 28;
  const room = mix(1, 0.24, weld.visor);
  const bounce = 0.26 + 0.12 * n[1];
  let arc = 0;
  if (weld.current > 0) {
    const to = add(arcLight, p, -1);
    const distance = hypot(to[0], to[1], to[2]);
    arc = ((weld.current * max(0.06, dot(n, to) / distance)) / (1 + (distance / 0.42) ** 2)) * 1.5;
  }
  const hot = glow * glow;
  const heat = [
    1.15 * hot + 0.35 * glow,
    hot * (0.72 * glow + 0.05) + 0.05 * glow,
    0.42 * hot * hot * glow,
  ];
  const shadow =
    id === MATERIAL.bench
      ? mix(0.45, 1, ease(0.6, 2.6, hypot(p[0] * 0.45, (p[2] + 0.75) * 0.95)))
      : 1;
  for (let i = 0; i < 3; i++) {
    const lens = mix(1, DARK_GLASS[i], weld.visor);
    const lit = base[i] * (bounce + 0.72 * key + 0.2 * fill) * shadow + gloss;
    out[i] = lit * room * lens + base[i] * arc * ARC_LIGHT[i] + heat[i];
  }
}

// ---------------------------------------------------------------- one frame

const linear = new Float32Array(WIDTH * HEIGHT * 3);

/** Draw the frame at `t` seconds. Returns RGB24, row by row, in a new buffer. */
function drawFrame(t) {
  const weld = weldAt(t);
  const camera = cameraAt(t);
  const torch = torchParts(weld);
  depth.fill(0);
  material.fill(MATERIAL.none);
  // Nearest first: what is hidden is then skipped early.
  if (weld.lift < 4.9) for (const [id, part] of torch.parts) drawSurface(camera, part, id);
  for (const face of SHEET_A) drawSurface(camera, face, MATERIAL.sheetA, weld.turn);
  for (const face of SHEET_B) drawSurface(camera, face, MATERIAL.sheetB, weld.turn);
  for (const { x, shape } of TACKS)
    if (x < weld.front) drawSurface(camera, shape, MATERIAL.bead, weld.turn);
  if (weld.front < Infinity)
    drawSurface(
      camera,
      beadSurface(weld.front, SEAM_START + 0.15, 0.2, weld.cratered),
      MATERIAL.bead,
      weld.turn,
    );
  if (t > ARC_OFF && !pass) drawSurface(camera, BACK_BEAD, MATERIAL.back, weld.turn);
  drawSurface(camera, BENCH, MATERIAL.bench);
  const pool = add([weld.x, 0, 0], MIDDLE, SHEET * 1.12);
  shadeAll({
    weld,
    halfway: unit(add(KEY_LIGHT, camera.forward, -1)),
    arcLight: add(pool, MIDDLE, 0.14),
    out: [0, 0, 0],
  });
  const screen = (p) => {
    const { x, y, z } = project(camera, p);
    return { x: x / 2, y: y / 2, scale: FOCAL / 2 / z };
  };
  if (weld.current > 0)
    drawArc(
      screen(torch.tip),
      screen(pool),
      weld.current * (0.94 + 0.06 * sin(t * 41) * sin(t * 17)),
    );
  const gasEnd = pass ? PASS.duration : 26;
  if (t > ARC_OFF && t < gasEnd)
    drawGas(
      screen(torch.nozzleEnd),
      screen(pool),
      0.2 * ease(ARC_OFF, ARC_OFF + 0.5, t) * ease(gasEnd, gasEnd - 0.4, t),
      t,
    );
  const look = pass ? 0 : ease(12.5, 13, t) * ease(17, 16.5, t);
  if (look > 0) drawRing(screen(add([weld.front - 0.26, 0, 0], MIDDLE, SHEET * 0.7)), look);
  drawMarks(t);
  return toRgb();
}

/** Shade every covered pixel, the backdrop elsewhere, and halve the size. */
function shadeAll(context) {
  const { out, weld } = context;
  linear.fill(0);
  for (let y = 0; y < H2; y++) {
    for (let x = 0; x < W2; x++) {
      const at = y * W2 + x;
      const target = ((y >> 1) * WIDTH + (x >> 1)) * 3;
      if (material[at] === MATERIAL.none) {
        const wall = mix(0.15, 0.06, y / H2) * mix(1, 0.2, weld.visor);
        for (let i = 0; i < 3; i++) linear[target + i] += (wall * [0.85, 1, 1.1][i]) / 4;
        continue;
      }
      const a = at * CHANNELS;
      const p = [attributes[a], attributes[a + 1], attributes[a + 2]];
      const n = unit([attributes[a + 3], attributes[a + 4], attributes[a + 5]]);
      shade(material[at], p, n, context);
      for (let i = 0; i < 3; i++) linear[target + i] += min(1.6, out[i]) / 4;
    }
  }
}

function toRgb() {
  const rgb = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let n = 0; n < rgb.length; n++) {
    const v = linear[n];
    rgb[n] = Math.round(255 * clamp01(v < 0.7 ? v : 0.7 + 0.3 * (1 - exp((0.7 - v) / 0.3))) ** 0.8);
  }
  return rgb;
}

// ---------------------------------------------------------------- glow, ring, marks (drawn at final size)

/** Call `paint(offset, distance, k)` for pixels within `reach` of the segment; k = 0..1 along it. */
function nearSegment(a, b, reach, paint) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy || 1;
  for (
    let y = max(0, Math.floor(min(a.y, b.y) - reach));
    y <= min(HEIGHT - 1, max(a.y, b.y) + reach);
    y++
  ) {
    for (
      let x = max(0, Math.floor(min(a.x, b.x) - reach));
      x <= min(WIDTH - 1, max(a.x, b.x) + reach);
      x++
    ) {
      const k = clamp01(((x - a.x) * dx + (y - a.y) * dy) / square);
      const distance = hypot(x - a.x - dx * k, y - a.y - dy * k);
      if (distance <= reach) paint((y * WIDTH + x) * 3, distance, k);
    }
  }
}

function blend(offset, colour, alpha) {
  for (let i = 0; i < 3; i++) linear[offset + i] = mix(linear[offset + i], colour[i], alpha);
}

function drawArc(tip, pool, strength) {
  const size = pool.scale;
  nearSegment(tip, pool, size * 1.3, (at, d, k) => {
    const core = 1.4 * exp(-((d / (size * mix(0.022, 0.055, k))) ** 2));
    const halo = 0.34 * exp(-((d / (size * 0.11)) ** 2)) + 0.13 * exp(-((d / (size * 0.5)) ** 2));
    for (let i = 0; i < 3; i++) linear[at + i] += strength * (core + halo * [0.72, 0.86, 1.1][i]);
  });
}

/** Shielding gas that still flows: a faint veil from the nozzle to the crater, drifting down. */
function drawGas(nozzle, pool, alpha, t) {
  const size = pool.scale;
  nearSegment(nozzle, pool, size * 0.4, (at, d, k) => {
    const drift = 0.75 + 0.25 * sin((k * 1.5 - t * 1.8) * 2 * PI);
    blend(at, [0.75, 0.95, 1], alpha * drift * exp(-((d / (size * mix(0.11, 0.16, k))) ** 2)));
  });
}

function drawRing({ x, y, scale }, alpha) {
  const radius = scale * 0.24;
  nearSegment({ x, y }, { x, y }, radius + 3, (at, d) =>
    blend(at, [1, 0.78, 0.2], alpha * clamp01(1.9 - abs(d - radius))),
  );
}

// Strokes on a 100×100 square, one polyline each: x,y x,y …
const STROKES = {
  模: [
    '3,30 44,30',
    '24,4 24,98',
    '24,34 4,72',
    '26,38 42,58',
    '48,14 97,14',
    '62,3 62,26',
    '83,3 83,26',
    '55,32 90,32 90,60 55,60 55,32',
    '55,46 90,46',
    '46,72 99,72',
    '73,60 68,80 44,97',
    '75,74 98,97',
  ],
  擬: [
    '3,28 32,28',
    '19,4 19,92 9,88',
    '3,66 33,50',
    '58,8 40,22',
    '40,4 40,34 60,34 60,26',
    '45,42 38,56',
    '41,52 63,52',
    '35,68 66,68',
    '51,42 51,68 34,97',
    '53,72 66,92',
    '68,8 94,8 82,26',
    '72,18 86,32',
    '66,42 97,42 92,54',
    '81,42 81,90',
    '82,66 96,66',
    '72,58 70,80 62,97',
    '70,80 80,94 99,94',
  ],
  0: ['20,5 80,5 80,95 20,95 20,5'],
  1: ['30,20 55,5 55,95'],
  2: ['20,5 80,5 80,50 20,50 20,95 80,95'],
  3: ['20,5 80,5 80,95 20,95', '30,50 80,50'],
  4: ['20,5 20,55 85,55', '66,30 66,95'],
  5: ['80,5 20,5 20,48 80,48 80,95 20,95'],
  6: ['80,5 20,5 20,95 80,95 80,48 20,48'],
  7: ['20,5 80,5 45,95'],
  8: ['20,5 80,5 80,95 20,95 20,5', '20,50 80,50'],
  9: ['80,50 20,50 20,5 80,5 80,95 20,95'],
  ':': ['50,28 50,32', '50,70 50,74'],
};

function drawText(text, x, y, width, height, thickness) {
  [...text].forEach((letter, n) => {
    for (const stroke of STROKES[letter]) {
      const points = stroke.split(' ').map((pair) => {
        const [px, py] = pair.split(',').map(Number);
        return { x: x + n * width * 1.12 + (px / 100) * width, y: y + (py / 100) * height };
      });
      points.slice(1).forEach((to, i) => {
        nearSegment(points[i], to, thickness + 1, (at, d) =>
          blend(at, [0.93, 0.95, 0.95], clamp01(thickness - d + 0.5)),
        );
      });
    }
  });
}

/** 模擬 at the top left, the time at the top right, each on a dark plate. */
function drawMarks(t) {
  const plate = (x0, x1) => {
    for (let y = 12; y < 52; y++)
      for (let x = x0; x < x1; x++) blend((y * WIDTH + x) * 3, [0.02, 0.03, 0.04], 0.62);
  };
  plate(12, 90);
  drawText('模擬', 19, 17, 30, 30, 0.95);
  plate(WIDTH - 90, WIDTH - 12);
  drawText(`0:${String(Math.floor(t + 1e-6)).padStart(2, '0')}`, WIDTH - 84, 22, 14, 20, 1.1);
}

// ---------------------------------------------------------------- ffmpeg

/** Start ffmpeg reading raw frames on stdin. `done` resolves when it has written the file. */
function startFfmpeg(outputArguments) {
  const child = spawn(
    'ffmpeg',
    [
      '-y',
      '-loglevel',
      'error',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-s',
      `${WIDTH}x${HEIGHT}`,
      '-r',
      String(FPS),
      '-i',
      '-',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
      ...outputArguments,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  child.stdin.on('error', () => {}); // the exit code tells the story
  const done = new Promise((resolve, reject) => {
    child.on('error', (cause) =>
      reject(
        cause.code === 'ENOENT'
          ? new Error(
              'ffmpeg was not found on PATH. Install it (Debian: apt-get install ffmpeg) and run again.',
              { cause },
            )
          : cause,
      ),
    );
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`ffmpeg ended with code ${code}; its own message is above.`)),
    );
  });
  done.catch(() => {}); // awaited later; must not be unhandled meanwhile
  return { child, done };
}

async function writeStill(t, file) {
  const { child, done } = startFfmpeg([
    '-frames:v',
    '1',
    ...(file.endsWith('.webp') ? ['-c:v', 'libwebp', '-quality', '82'] : []),
    file,
  ]);
  child.stdin.end(drawFrame(t));
  await done;
}

async function writeClip(file) {
  const { child, done } = startFfmpeg([
    '-an',
    '-c:v',
    'libvpx-vp9',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '29',
    '-b:v',
    '0',
    '-deadline',
    'good',
    '-cpu-used',
    '1',
    '-threads',
    '4',
    '-g',
    '90',
    '-force_key_frames',
    CHAPTER_SECONDS.join(','),
    file,
  ]);
  const failed = done.then(
    () => false,
    () => true,
  );
  for (let n = 0; n < DURATION_SECONDS * FPS; n++) {
    if (
      !child.stdin.write(drawFrame(START_SECONDS + n / FPS)) &&
      (await Promise.race([failed, once(child.stdin, 'drain').then(() => false)]))
    )
      break;
  }
  child.stdin.end();
  await done;
}

// ---------------------------------------------------------------- gaze

/** Where the welder of a pass looks: [until second, at what]; `ahead` is the seam in front of the pool. */
const LOOKS = {
  good: [
    [1.1, 'torch'],
    [2.2, 'ahead'],
    [2.9, 'torch'],
    [4.6, 'pool'],
    [5.1, 'ahead'],
    ...repeat(5.1, 18.6, [
      ['pool', 1.35],
      ['ahead', 0.45],
      ['pool', 1.1],
      ['ahead', 0.6],
    ]),
    [21.2, 'pool'],
    [24, 'crater'],
  ],
};

function repeat(from, until, list) {
  const out = [];
  for (let at = from, n = 0; at < until; n++) {
    const [what, seconds] = list[n % list.length];
    at = min(until, at + seconds * (0.85 + 0.3 * noise(n * 17)));
    out.push([at, what]);
  }
  return out;
}

/** Eyes closed: [from, to] seconds. */
const BLINKS = [
  [2.25, 2.47],
  [6.9, 7.08],
  [12.02, 12.2],
  [17.3, 17.52],
  [21.9, 22.12],
];
/** The glasses slip for a moment: what they say then is not to be trusted. */
const SLIP = [15.1, 15.6];
const GAZE_HZ = 60;
/** The glasses' own stamp of the clip's first frame, in nanoseconds; made up. */
const GAZE_ZERO = 1_780_000_000_250_417_331n;

/** Places in the first camera's picture, 0–1 from its upper left corner. */
function placesAt(t) {
  const weld = weldAt(t);
  const camera = cameraAt(t);
  const share = (p) => {
    const { x, y } = project(camera, p);
    return [x / W2, y / H2];
  };
  const pool = add([weld.x, 0, 0], MIDDLE, SHEET * 1.12);
  return {
    pool: share(pool),
    crater: share(pool),
    ahead: share(add(pool, [-0.42, 0, 0])),
    torch: share(add(torchParts(weld).tip, [0.1, 0.25, 0])),
  };
}

/** As Pupil Cloud exports the gaze of its glasses, on a picture of 640 × 360. */
function gazeRows() {
  const looks = LOOKS[pass.name];
  if (!looks) throw new Error(`There is no gaze for the pass "${pass.name}"`);
  const rows = ['section id,recording id,timestamp [ns],gaze x [px],gaze y [px],worn,confidence'];
  let [x, y] = placesAt(0).torch;
  for (let n = 0; n < PASS.duration * GAZE_HZ; n++) {
    const t = n / GAZE_HZ;
    const place = placesAt(t)[looks.find(([until]) => t < until)?.[1] ?? 'crater'];
    // An eye jumps within two samples, then drifts a little round its place.
    x = mix(x, place[0], 0.75);
    y = mix(y, place[1], 0.75);
    if (BLINKS.some(([from, to]) => t >= from && t < to)) continue;
    const slips = t >= SLIP[0] && t < SLIP[1];
    const shake = (seed) =>
      (slips ? 0.06 : 0.008) * (sin(t * 5.1 + seed) + 0.6 * (noise(n * 31 + seed) - 0.5));
    const stamp = GAZE_ZERO + BigInt(Math.round(t * 1e6)) * 1000n;
    rows.push(
      [
        'mogi-1',
        'mogi-tig-pass',
        stamp,
        ((x + shake(1)) * WIDTH).toFixed(2),
        ((y + shake(2)) * HEIGHT).toFixed(2),
        1,
        (slips ? 0.2 + 0.2 * noise(n * 7) : 0.9 + 0.09 * noise(n * 7)).toFixed(2),
      ].join(','),
    );
  }
  return `${rows.join('\n')}\n`;
}

/** @returns {Promise<number>} Exit code: 0 written, 2 could not run. */
async function main(argv) {
  try {
    if (passName !== undefined && !pass)
      throw new Error(`There is no pass "${passName}": ${passNames.join(', ')}`);
    if (argv[0] === '--frame') {
      if (!(Number(argv[1]) >= 0) || !argv[2])
        throw new Error('Usage: draw-sample-clip.mjs --frame <seconds> <file.png>');
      await writeStill(Number(argv[1]), argv[2]);
      return 0;
    }
    if (argv[0] === '--places') {
      // For the areas in the page's front matter.
      for (const t of argv.slice(1).map(Number)) console.log(t, JSON.stringify(placesAt(t)));
      return 0;
    }
    if (argv[0] === '--stills') {
      // One picture a scene, two seconds into it: what paper shows.
      const folder = argv[1] ?? DEFAULT_FOLDER;
      for (const [index, at] of CHAPTER_SECONDS.entries())
        await writeStill(START_SECONDS + at + 1.6, path.join(folder, `${NAME}-${index + 1}.webp`));
      return 0;
    }
    if (argv[0] === '--gaze') {
      if (!pass || wide) throw new Error('A gaze belongs to a pass, on its first camera');
      const rows = gazeRows();
      await writeFile(path.join(argv[1] ?? DEFAULT_FOLDER, `${NAME}.gaze.csv`), rows);
      return 0;
    }
    const folder = argv[0] ?? DEFAULT_FOLDER;
    await mkdir(folder, { recursive: true });
    await writeStill(POSTER_SECONDS, path.join(folder, `${NAME}.webp`)); // also the cheap test that ffmpeg is there
    await writeClip(path.join(folder, `${NAME}.webm`));
    return 0;
  } catch (error) {
    console.error(`draw-sample-clip: ${error.message}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(passName === undefined ? 2 : wide ? 6 : 4));
