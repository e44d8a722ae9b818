/**
 * Mutated inputs for the readers of captions, logs and gaze: real files and small ones, bent by a seeded
 * hand. The same seed gives the same texts, so that a number in a failure leads back to its text.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  parseCaptions,
  parseYoutubeChapters,
  readFirstFrame,
  readFixations,
  readGaze,
  readLog,
} from '@chishiki-ichiba/media';
import {
  findFixations,
  looksOf,
  packGaze,
  sharesOf,
  unpackGaze,
} from '@chishiki-ichiba/media/gaze';
import { findArc, findExcesses, packChannel, steadyOf } from '@chishiki-ichiba/media/log';

export const formats = ['vtt', 'srt', 'sbv', 'chapters', 'csv', 'gaze', 'fixations'] as const;
export type Format = (typeof formats)[number];

export interface FuzzReport {
  readonly counts: Readonly<Record<Format, number>>;
  /** Milliseconds, and which text took them. */
  readonly slowest: { readonly ms: number; readonly format: Format; readonly number: number };
  /** Bytes of heap above what there was before, at its highest. */
  readonly heap: number;
}

/** A text of more than so many characters is one of a mutation that doubles: cut. */
const LONGEST = 60_000;

/**
 * Read `runs` mutated texts, the formats in turn.
 *
 * @throws With format and number of the text when a reader throws, answers nonsense or takes a second.
 */
export function fuzzReaders(runs: number, seed: number, shared?: string): FuzzReport {
  const seeds = seedsOf(shared);
  const counts = Object.fromEntries(formats.map((format) => [format, 0])) as Record<Format, number>;
  let slowest: FuzzReport['slowest'] = { ms: 0, format: 'vtt', number: 0 };
  const before = process.memoryUsage().heapUsed;
  let heap = 0;
  for (let number = 0; number < runs; number++) {
    const format = formats[number % formats.length] as Format;
    const random = randomOf(seed + number);
    const list = seeds[format];
    const text = mutate(list[Math.floor(random() * list.length)] as string, list, random);
    // Of the processor: a busy machine is not the text's fault.
    const start = process.cpuUsage();
    try {
      readAs(format, text);
    } catch (cause) {
      throw new Error(
        `${format} ${number} of seed ${seed}: ${JSON.stringify(text.slice(0, 300))}`,
        {
          cause,
        },
      );
    }
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    counts[format]++;
    if (ms > slowest.ms) slowest = { ms, format, number };
    if (ms > 1000) throw new Error(`${format} ${number} of seed ${seed} took ${Math.round(ms)} ms`);
    if (number % 500 === 0) heap = Math.max(heap, process.memoryUsage().heapUsed - before);
  }
  return { counts, slowest, heap };
}

const timesOf = (times: Float64Array): void => {
  for (let at = 0; at < times.length; at++) {
    if (!Number.isFinite(times[at])) throw new Error(`time ${times[at]} at ${at}`);
    if (at > 0 && (times[at] as number) < (times[at - 1] as number))
      throw new Error('not in order');
  }
};

/** Everything a page makes of a file, with what must hold whatever stands in it. */
function readAs(format: Format, text: string): void {
  switch (format) {
    case 'vtt':
    case 'srt':
    case 'sbv': {
      const { cues, vtt, problems } = parseCaptions(text, format);
      for (const { start, end, text: words } of cues)
        if (!(Number.isFinite(start) && Number.isFinite(end) && words !== ''))
          throw new Error(`cue ${start} ${end} ${words}`);
      if (cues.length === 0 && problems.length === 0) throw new Error('nothing read, nothing told');
      if (!vtt.startsWith('WEBVTT') && cues.length > 0) throw new Error('no WebVTT');
      linesOf(problems);
      return;
    }
    case 'chapters':
      for (const { start, title, line } of parseYoutubeChapters(text))
        if (!(start >= 0 && title !== '' && line >= 1))
          throw new Error(`chapter ${start} ${title}`);
      return;
    case 'csv': {
      const { channels, problems } = readLog(text, {
        channels: [{ column: '2' }, { column: 'current', scale: 0.1 }],
      });
      linesOf(problems);
      for (const series of channels) {
        timesOf(series.times);
        const arc = findArc(series);
        if (arc) findExcesses(series, { min: 1, max: 2 }, steadyOf(series, arc.main));
        let chunks = 0;
        packChannel(series, () => chunks++);
      }
      return;
    }
    case 'gaze': {
      const size = text.length % 2 === 0 ? { width: 640, height: 360 } : {};
      const { samples, problems, rows, format: found } = readGaze(text, size);
      linesOf(problems);
      if (rows === 0 && problems.length === 0) throw new Error('nothing read, nothing told');
      if (rows > 0 && !found) throw new Error('rows of no format');
      timesOf(samples.times);
      for (const list of [samples.x, samples.y, samples.confidence])
        if (list.length !== samples.times.length || list.some((value) => Number.isNaN(value)))
          throw new Error('a place that is none');
      const looks = looksOf(findFixations(samples), [area]);
      const { areas, elsewhere, unseen } = sharesOf(samples, [area], { start: 0, end: 10 }, looks);
      const sum = (areas[0]?.seconds ?? 0) + elsewhere + unseen;
      if (!(sum > 9.99 && sum < 10.01)) throw new Error(`shares of ${sum}`);
      unpackGaze(packGaze(samples));
      return;
    }
    case 'fixations': {
      const { fixations, problems } = readFixations(text, { zero: 0n });
      linesOf(problems);
      for (const { start, end, x, y } of fixations)
        if (!(end > start && Number.isFinite(x) && Number.isFinite(y))) throw new Error('fixation');
      readFirstFrame(text);
    }
  }
}

const area = { name: '池', frames: [{ time: 0, left: 0.4, top: 0.4, width: 0.2, height: 0.2 }] };

function linesOf(problems: readonly { readonly line: number }[]): void {
  for (const { line } of problems)
    if (!(Number.isInteger(line) && line >= 1)) throw new Error(`line ${line}`);
}

/** xorshift32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

/** What breaks readers: signs of the formats, ends of numbers, characters that are none. */
const BITS = [
  ...[
    '-->',
    '\n\n',
    '\r',
    '\t',
    ';',
    ',',
    '"',
    '""',
    "'",
    '<',
    '</b>',
    '<v ',
    '&',
    '&amp',
    '{\\an8}',
  ],
  ...[
    'WEBVTT',
    'NOTE',
    'STYLE',
    'REGION',
    '00:00:01.000',
    '99:99:99.999',
    '-1',
    '0',
    '1e999',
    '-0',
  ],
  ...[
    '9007199254740993',
    '1760676790465965534',
    '1e-320',
    'NaN',
    'Infinity',
    '0x10',
    '1,5',
    '１：０５',
  ],
  ...[
    '\ufeff',
    '\u0000',
    '\ud800',
    '\u2028',
    '👩‍🏭',
    'が',
    '\u202e',
    ' '.repeat(300),
    'ー'.repeat(200),
  ],
  ...['timestamp [ns]', 'gaze x [px]', 'norm_pos_x', 'Validity left', '=cmd()', '#', '__proto__'],
];

function mutate(text: string, others: readonly string[], random: () => number): string {
  let out = text;
  const pick = (length: number) => Math.floor(random() * length);
  for (let times = 1 + pick(6); times > 0; times--) {
    const at = pick(out.length + 1);
    const to = Math.min(out.length, at + 1 + pick(random() < 0.2 ? out.length : 40));
    switch (pick(9)) {
      case 0:
        out = out.slice(0, at) + out.slice(to);
        break;
      case 1:
        out = out.slice(0, at) + BITS[pick(BITS.length)] + out.slice(at);
        break;
      case 2:
        out = out.slice(0, to) + out.slice(at, to).repeat(1 + pick(8)) + out.slice(to);
        break;
      case 3:
        out =
          out.slice(0, at) +
          String.fromCharCode(random() < 0.7 ? 32 + pick(95) : pick(65_536)) +
          out.slice(at + 1);
        break;
      case 4: {
        const lines = out.split('\n');
        const [one, two] = [pick(lines.length), pick(lines.length)];
        [lines[one], lines[two]] = [lines[two] as string, lines[one] as string];
        out = lines.join('\n');
        break;
      }
      case 5: {
        const other = others[pick(others.length)] as string;
        const from = pick(other.length);
        out = out.slice(0, at) + other.slice(from, from + pick(400)) + out.slice(at);
        break;
      }
      case 6:
        out = out.slice(0, at);
        break;
      case 7:
        out = out.replaceAll(
          ['\n', ',', '.', ' ', ':'][pick(5)] as string,
          BITS[pick(BITS.length)] as string,
        );
        break;
      default:
        out = out.replace(/\d+/g, (digits) =>
          random() < 0.1 ? String(BITS[pick(BITS.length)]) : digits,
        );
    }
    if (out.length > LONGEST) out = out.slice(0, LONGEST);
  }
  return out;
}

/** Small texts of every form, and the beginnings of the given files where they are there. */
function seedsOf(shared: string | undefined): Readonly<Record<Format, readonly string[]>> {
  const vtt =
    'WEBVTT - 題\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.500 line:40%\n<v 職人>そこ <b>です</b>&amp;\n\n00:03.000 --> 00:04.000\n<ruby>裏<rt>うら</rt></ruby>\n二行\n';
  const srt =
    '1\n00:00:01,000 --> 00:00:02,500\n{\\an8}<font color="red">はい</font>\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>次</i> a < b\n';
  const sbv = '0:00:01.000,0:00:02.500\nはい\n\n0:00:03.000,0:00:04.000\n次\n';
  const log =
    'time,current,voltage\n0.0,30.1,9.8\n0.1,30.0,9.7\n0.2,29.8,9.9\n0.3,0,70\n1.5,30,10\n';
  const dated =
    'Date;Time;current\n7/4/2013;13:00:00,100;30,5\n7/4/2013;13:00:00,200;30,4\n7/4/2013;13:00:00,300;0\n';
  const stamps =
    'timestamp,voltage,current\n1.688595006308800000e+15,9.5,30\n1.688595006308900000e+15,9.5,30\n';
  const neon =
    'timestamp [ns],gaze x [px],gaze y [px],worn,confidence\n1760676790465965534,719.783,749.776,1,0.9\n1760676790470949534,718.984,746.841,1,0.2\n1760676790475949534,718.984,746.841,1,1\n';
  const core =
    'gaze_timestamp,world_index,confidence,norm_pos_x,norm_pos_y\n329367.897894,417,0.98,0.501,0.489\n329367.90540349996,417,0.99,0.5006,0.4895\n';
  const tobii =
    'Recording timestamp [μs]\tGaze point X [MCS px]\tGaze point Y [MCS px]\tValidity left\tValidity right\n1000000\t960,0\t540\tValid\tValid\n1008333\t\t\tInvalid\tInvalid\n';
  const fixations =
    'fixation id,start timestamp [ns],end timestamp [ns],duration [ms],fixation x [px],fixation y [px]\n1,1760676790465965534,1760676790665965534,200,700,700\n';
  const coreFixations =
    'id,start_timestamp,duration,norm_pos_x,norm_pos_y\n65,329367.8728605,202.7644999907352,0.5006,0.4892\n';
  return {
    vtt: [vtt, ...given(shared, 'subtitles', /\.vtt$/)],
    srt: [srt, ...given(shared, 'subtitles', /\.srt$/)],
    sbv: [sbv, ...given(shared, 'subtitles', /\.sbv$/)],
    chapters: ['0:00 はじめに\n1:05 手順\n（1:02:03） 終わり\n', '・0:00 - a\n12:34｜b\n'],
    csv: [log, dated, stamps],
    gaze: [
      neon,
      core,
      tobii,
      'time,x,y\n0,1,2\n10,1,2\n',
      ...given(shared, 'gaze', /gaze.*\.csv$|_example\.csv$/),
    ],
    fixations: [fixations, coreFixations, ...given(shared, 'gaze', /fixations\.csv$/)],
  };
}

function given(shared: string | undefined, folder: string, name: RegExp): string[] {
  const root = shared && path.join(shared, folder);
  if (!root || !existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && statSync(path.join(root, file)).isFile())
    .sort()
    .map((file) => readFileSync(path.join(root, file), 'utf8').slice(0, 6000));
}
