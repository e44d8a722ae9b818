import { readFileSync } from 'node:fs';
import {
  decodeLog,
  type GazeProblem,
  readFirstFrame,
  readFixations,
  readGaze,
} from '@chishiki-ichiba/media';
import {
  type Area,
  type Fixation,
  findFixations,
  type GazeFormat,
  type GazeSamples,
} from '@chishiki-ichiba/media/gaze';
import { createReporter, type Message, type VideoGaze } from '@chishiki-ichiba/model';
import { resolveFile } from './files.js';
import { mega, statOf } from './logs.js';
import type { VideoEntry } from './read-site.js';

/** Where somebody looked, over the seconds of the video. */
export interface Gazed {
  readonly samples: GazeSamples;
  readonly fixations: readonly Fixation[];
  /** By the glasses' own program, or found here. */
  readonly found: 'given' | 'here';
  readonly areas: readonly Area[];
  readonly format: GazeFormat;
}

interface Options {
  readonly siteDir: string;
  readonly staticDir?: string;
}

/** An hour at 200 Hz; what goes beyond is no clip of a training booth. */
export const MOST_GAZE_BYTES = 60_000_000;
const GAZE_TYPES = /\.(?:csv|tsv|txt)$/i;

interface Read {
  readonly gazed?: Gazed;
  readonly messages: readonly Message[];
}
/** Read once for the check and for the pages; again when a file has changed. */
const known = new WeakMap<VideoEntry['item'], { key: string; read: Read }>();

/** The gaze of a video; `undefined` when it has none that can be read. */
export const readGazed = (entry: VideoEntry, options: Options): Gazed | undefined =>
  readOnce(entry, options).gazed;

/** What is wrong with it. Missing files are told elsewhere. */
export const checkGaze = (entry: VideoEntry, options: Options): readonly Message[] =>
  readOnce(entry, options).messages;

function readOnce(entry: VideoEntry, { siteDir, staticDir }: Options): Read {
  const { gaze } = entry.item.fields;
  if (!gaze) return { messages: [] };
  const pathOf = (url: string | undefined) =>
    url === undefined ? undefined : resolveFile(entry, url, siteDir, staticDir);
  const files = {
    file: pathOf(gaze.file),
    fixations: pathOf(gaze.fixations),
    frames: pathOf(gaze.frames),
  };
  const key = Object.values(files)
    .map((file) => {
      const stat = file && statOf(file);
      return stat ? `${file} ${stat.size} ${stat.mtimeMs}` : file;
    })
    .join('\n');
  const before = known.get(entry.item);
  if (before?.key === key) return before.read;
  const read = readAll(entry, gaze, files);
  known.set(entry.item, { key, read });
  return read;
}

type Report = (
  at: string,
  severity: Message['severity'],
  rule: string,
  message: string,
  hint: string,
) => void;

function readAll(
  { item }: VideoEntry,
  gaze: VideoGaze,
  files: Readonly<Record<'file' | 'fixations' | 'frames', string | undefined>>,
): Read {
  const reporter = createReporter(item.file, 'media');
  const report: Report = (at, severity, rule, message, hint) => {
    const place = item.places.get(at) ?? item.places.get(at.replace(/\.[^.]+$/, ''));
    reporter.report(place ?? { line: 2, column: 1 }, severity, rule, message, hint);
  };
  const told = (key: 'file' | 'fixations', problems: readonly GazeProblem[]) => {
    for (const { rule, severity, line, message, hint } of problems)
      report(`gaze.${key}`, severity, rule, `\`${gaze[key]}\` の${line}行目：${message}`, hint);
  };
  const { duration } = item.fields;
  if (gaze.shift === undefined)
    report(
      'gaze',
      'warning',
      'gaze-shift',
      `視線 \`${gaze.file}\` と動画の時刻を合わせていません（\`ずれ\` がありません）`,
      '視線の0秒（最初の視線、`コマの時刻` があれば最初のコマ）が動画の何秒かを書いてください。同じなら `ずれ: 0`',
    );
  const areas = areasOf(gaze, report);
  checkPicture(item.fields, gaze, report);
  const text = textOf(files.file, gaze.file, 'gaze.file', report);
  const frames = gaze.frames && textOf(files.frames, gaze.frames, 'gaze.frames', report);
  const zero = frames === undefined || frames === '' ? undefined : readFirstFrame(frames);
  if (frames !== undefined && zero === undefined)
    report(
      'gaze.frames',
      'error',
      'gaze-frames',
      `\`${gaze.frames}\` に、コマの時刻が一つもありません`,
      'Pupil Cloud の書き出しの `world_timestamps.csv` をそのまま置いてください',
    );
  if (text === undefined) return { messages: reporter.messages };
  const size = {
    ...(gaze.width ? { width: gaze.width } : {}),
    ...(gaze.height ? { height: gaze.height } : {}),
  };
  const read = readGaze(text, { ...size, ...(zero === undefined ? {} : { zero }) });
  told('file', read.problems);
  const shift = gaze.shift ?? 0;
  const samples = shifted(read.samples, shift);
  if (samples.times.length === 0 || !read.format || read.zero === undefined)
    return { messages: reporter.messages };
  const [first, last] = [samples.times[0] as number, samples.times.at(-1) as number];
  if (first >= duration || last <= 0)
    report(
      'gaze.shift',
      'warning',
      'gaze-sync',
      `視線の記録は動画の ${tenths(first)}〜${tenths(last)}秒 に当たることになり、動画（0〜${duration}秒）と重なりません`,
      '動画と視線の時刻の差を `ずれ` に書いてください',
    );
  const within = cut(samples, duration);
  const typed = gaze.fixations && textOf(files.fixations, gaze.fixations, 'gaze.fixations', report);
  const given = typed ? readFixations(typed, { ...size, zero: read.zero }) : undefined;
  if (given) told('fixations', given.problems);
  const list = given?.fixations.map((one) => ({
    ...one,
    start: one.start + shift,
    end: one.end + shift,
  }));
  return {
    gazed: {
      samples: within,
      fixations: list ?? findFixations(within, aspectOf(gaze, read.format)),
      found: list ? 'given' : 'here',
      areas,
      format: read.format,
    },
    messages: reporter.messages,
  };
}

const tenths = (value: number): string => String(Math.round(value * 10) / 10);

const shifted = (samples: GazeSamples, shift: number): GazeSamples =>
  shift === 0 ? samples : { ...samples, times: samples.times.map((time) => time + shift) };

/** Glasses are worn before and after the film; only what it shows is kept. */
function cut(samples: GazeSamples, duration: number): GazeSamples {
  const { times } = samples;
  const from = times.findIndex((time) => time >= 0);
  const after = times.findIndex((time) => time > duration);
  const to = after < 0 ? times.length : after;
  const part = (list: Float64Array) => list.subarray(from < 0 ? times.length : from, to);
  return {
    times: part(times),
    x: part(samples.x),
    y: part(samples.y),
    confidence: part(samples.confidence),
  };
}

const aspectOf = ({ width, height }: VideoGaze, format: GazeFormat): number =>
  width && height ? height / width : format === 'neon' ? 3 / 4 : 9 / 16;

/** Percent as authors type them → shares, each area's frames in order of time. */
function areasOf({ areas = [] }: VideoGaze, report: Report): Area[] {
  const names = new Set<string>();
  return areas.map(({ name, frames }, index) => {
    if (names.has(name))
      report(
        `gaze.areas.${index}.name`,
        'warning',
        'area-name',
        `領域 \`${name}\` が二つあります`,
        '一つの領域が動くときは、`枠` に時刻ごとの場所を並べてください',
      );
    names.add(name);
    for (const [number, { left, top, width, height }] of frames.entries())
      if (width < 0 || height < 0 || left < -50 || top < -50 || left > 150 || top > 150)
        report(
          `gaze.areas.${index}.frames.${number}`,
          'error',
          'area-box',
          `領域 \`${name}\` の枠が画面の外です（左 ${left}、上 ${top}、幅 ${width}、高さ ${height}）。画面の幅と高さを100とした数を期待`,
          '例: `{左: 50, 上: 35, 幅: 14, 高さ: 16}`（画素の数ではなく、百分率）',
        );
    return {
      name,
      frames: frames
        .map(({ time = 0, left, top, width, height }) => ({
          time,
          left: left / 100,
          top: top / 100,
          width: width / 100,
          height: height / 100,
        }))
        .sort((a, b) => a.time - b.time),
    };
  });
}

/** The gaze lies on one of the pictures. */
function checkPicture(
  { tracks = [] }: VideoEntry['item']['fields'],
  { on }: VideoGaze,
  report: Report,
): void {
  if (on === undefined || tracks.some(({ label }) => label === on)) return;
  report(
    'gaze.on',
    'error',
    'gaze-picture',
    `\`別の映像\` に \`${on}\` という名前の映像がありません`,
    tracks.length > 0
      ? `ある名前: ${tracks.map(({ label }) => `\`${label}\``).join('、')}。元の動画に重ねるなら、この行を消してください`
      : '元の動画に重ねるなら、この行を消してください',
  );
}

function textOf(
  file: string | undefined,
  typed: string,
  at: string,
  report: Report,
): string | undefined {
  const stat = file === undefined ? undefined : statOf(file);
  if (!file || !stat?.isFile()) return undefined;
  if (!GAZE_TYPES.test(typed)) {
    report(
      at,
      'error',
      'gaze-type',
      `視線の記録 \`${typed}\` は表（CSV・TSV）ではありません`,
      '視線を測った眼鏡のソフトから CSV（.csv、.tsv、.txt）で書き出してください',
    );
    return undefined;
  }
  if (stat.size > MOST_GAZE_BYTES) {
    report(
      at,
      'error',
      'gaze-bytes',
      `視線の記録 \`${typed}\` が大きすぎます（${mega(stat.size)}。${mega(MOST_GAZE_BYTES)} まで）`,
      '動画に写っているところだけを切り出してください',
    );
    return undefined;
  }
  try {
    return decodeLog(readFileSync(file));
  } catch {
    report(
      at,
      'error',
      'gaze-unreadable',
      `視線の記録 \`${typed}\` を開けません`,
      'ほかのソフトで開いていれば閉じ、読み取れる場所に置いてください',
    );
    return undefined;
  }
}
