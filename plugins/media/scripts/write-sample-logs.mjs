#!/usr/bin/env node
/**
 * Write the logs of the three simulated passes, in the four forms that loggers of welding shops use:
 *
 *   micro    microseconds since 1970 in scientific notation, rows in pairs, runs of equal values
 *   bare     no header, comma and blank, whole numbers that need a factor, gaps, arc only at the end
 *   dated    date and time in two columns without a zone, an empty last column, unsteady rate
 *   rates    `;` and decimal comma, channels of different rate on one axis that begins at −60 s
 *
 * No clock and no random numbers: the same bytes each time. The days in them are made up.
 *
 * Usage   node plugins/media/scripts/write-sample-logs.mjs [output folder]     (default: docs/videos)
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPass, noise, PASS, round } from './sample-pass.mjs';

const DEFAULT_FOLDER = fileURLToPath(new URL('../../../docs/videos', import.meta.url));

/** Seconds by which each form's first row (its 0, for `rates`) lies from the clip's. */
export const shifts = { micro: -4, bare: -41.5, dated: -6.5, rates: 0 };

/** @typedef {ReturnType<typeof createPass>} Pass */
/** @type {Record<'micro' | 'bare' | 'dated' | 'rates', (pass: Pass) => string>} */
export const forms = {
  micro(pass) {
    const rows = ['timestamp,voltage,current,feedrate,energy'];
    let energy = 0;
    for (let n = 0; n < 32 * 60; n++) {
      // Pairs: 0.4 ms apart, the next pair 33 ms later.
      const seconds = Math.floor(n / 2) / 30 + (n % 2) * 0.0004;
      // The machine itself says something new ten times a second.
      const t = Math.floor(seconds * 10) / 10 + shifts.micro;
      const [volts, amperes] = [round(pass.voltage(t), 2), round(pass.current(t), 1)];
      energy += (volts * amperes) / 60;
      const stamp = (1_780_000_000 + seconds) * 1e6;
      rows.push(
        [
          scientific(stamp),
          scientific(volts),
          scientific(amperes),
          scientific(0),
          scientific(round(energy, 1)),
        ].join(','),
      );
    }
    return `${rows.join('\n')}\n`;
  },

  bare(pass) {
    const rows = [];
    let seconds = 0;
    for (let n = 0; seconds < 41.5 + PASS.arcOff + 1.2; n++) {
      const t = seconds + shifts.bare;
      const rest = noise(n * 3) < 0.5 ? 0 : -1;
      const amperes = pass.burning(t) ? Math.round(pass.current(t) * 10) : rest;
      const volts = pass.burning(t) ? Math.round(pass.voltage(t) * 10) : 697;
      rows.push([(1_780_003_600 + seconds).toFixed(3), 100, 0, amperes, volts, 0].join(', '));
      seconds += n % 211 === 150 ? 1.37 : n % 7 === 3 ? 0.048 : 0.024;
    }
    return `${rows.join('\r\n')}\r\n`;
  },

  dated(pass) {
    const rows = [
      'Date,Time,Pressure,CO2 Weld Flow,Feed,Primary Weld Current,Wire Consumed,Secondary Weld Voltage,Remarks',
    ];
    let seconds = 0;
    for (let n = 0; seconds < 6.5 + PASS.duration; n++) {
      const t = seconds + shifts.dated;
      // Over midnight of the last day of June.
      const clock = 86_400 - 12.25 + seconds;
      const date = clock >= 86_400 ? '7/1/2026' : '6/30/2026';
      const rest = (seed) => round((noise(n * 7 + seed) - 0.5) * 0.08, 3);
      rows.push(
        [
          date,
          timeOfDay(clock % 86_400),
          round(0.21 + rest(1) / 10, 3),
          round(8.4 + rest(2), 2),
          0,
          pass.burning(t) ? round(pass.current(t), 1) : rest(3),
          0,
          pass.burning(t) ? round(pass.voltage(t), 2) : rest(4),
          '',
        ].join(','),
      );
      seconds += round(0.03 + 0.14 * noise(n * 13 + 5), 3);
    }
    return `${rows.join('\r\n')}\r\n`;
  },

  rates(pass) {
    const rows = [
      'Zeit [s];speed [cm/min];arc length [mm];travel angle [deg];work angle [deg];T1 [C]',
    ];
    for (let n = -60 * 20; n < (PASS.duration + 6) * 20; n++) {
      const t = n / 20;
      const on = t >= 0 && t < PASS.duration;
      // Speed twenty times a second, arc length and angles ten times, temperature once.
      const cells = [
        on ? decimal(pass.speed(t) / 10, 2) : '',
        on && n % 2 === 0 && pass.burning(t) ? decimal(pass.arcLength(t), 2) : '',
        on && n % 2 === 0 ? decimal(pass.travelAngle(t), 1) : '',
        on && n % 2 === 0 ? decimal(pass.torchAngle(t), 1) : '',
        n % 20 === 0 ? decimal(pass.temperature(t), 1) : '',
      ];
      if (cells.some((cell) => cell !== '')) rows.push([decimal(t, 2), ...cells].join(';'));
    }
    return `${rows.join('\n')}\n`;
  },
};

const decimal = (value, digits) => value.toFixed(digits).replace('.', ',');
/** As C's `%.18e` writes it. */
function scientific(value) {
  const [digits, power] = value.toExponential(18).split('e');
  return `${digits}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}
function timeOfDay(seconds) {
  const ms = Math.round(seconds * 1000);
  const two = (value) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}

/** The machine's log of each pass in another form; speed and angles come from a logger of their own. */
export const sampleFiles = {
  'tig-pass-good.csv': ['good', 'micro'],
  'tig-pass-hot.csv': ['hot', 'bare'],
  'tig-pass-long.csv': ['long', 'dated'],
  'tig-pass-good-torch.csv': ['good', 'rates'],
  'tig-pass-hot-torch.csv': ['hot', 'rates'],
  'tig-pass-long-torch.csv': ['long', 'rates'],
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? DEFAULT_FOLDER;
  await mkdir(folder, { recursive: true });
  for (const [file, [pass, form]] of Object.entries(sampleFiles))
    await writeFile(path.join(folder, file), forms[form](createPass(pass)));
}
