import { readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { decodeLog, readLog } from '@chishiki-ichiba/media';
import { type Arc, findArc, type Series } from '@chishiki-ichiba/media/log';
import {
  canonicalUnit,
  createReporter,
  type Dimension,
  factorOf,
  labelOf,
  type Message,
  type ProcessLog,
  unitSpellings,
  type ValueId,
} from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { checkChapters } from './chapters.js';
import { resolveFile } from './files.js';
import { checkGaze } from './gaze.js';
import type { Entry, VideoEntry } from './read-site.js';
import { checkTracks } from './tracks.js';

export type ChannelId = ValueId<'logChannel'>;

/** A quantity measured beside a video, over the seconds of that video. */
export interface MeasuredChannel {
  readonly id: ChannelId;
  /** Unit of the values: the one the author named, as typed, or the market's. */
  readonly unit: string;
  /** What one of it is in the market's unit. */
  readonly factor: number;
  readonly series: Series;
  /** 急所 that the author named for it. */
  readonly point?: string;
}

/** All logs of one video. */
export interface Measured {
  /** In the author's order, each quantity once; none empty. */
  readonly channels: readonly MeasuredChannel[];
  readonly arc?: Arc;
}

interface Options {
  readonly siteDir: string;
  readonly staticDir?: string;
}

type Channel = ProcessLog['channels'][number];

const dimensions: Readonly<Record<ChannelId, Dimension>> = {
  current: 'current',
  voltage: 'voltage',
  speed: 'speed',
  'arc-length': 'length',
  'torch-angle': 'angle',
  'travel-angle': 'angle',
  'wire-feed': 'speed',
  'gas-flow': 'flow',
  temperature: 'temperature',
};

/** A log of a whole shift is none that one reads beside a video. */
export const MOST_LOG_BYTES = 200_000_000;
/** Three minutes of 480p with room to spare: longer ones are not watched, and phones pay for them. */
export const MOST_VIDEO_BYTES = 40_000_000;

const LOG_TYPES = /\.(?:csv|tsv|txt)$/i;

/** Read once for the check and for the pages; again when a file has changed. */
const known = new WeakMap<Entry['item'], { key: string; found: Read }>();
interface Read {
  readonly measured: Measured;
  readonly messages: readonly Message[];
}

/** The measurements of a video; `undefined` when it has none that can be read. */
export function readMeasured(entry: VideoEntry, options: Options): Measured | undefined {
  const { measured } = readLogs(entry, options);
  return measured.channels.length > 0 ? measured : undefined;
}

/** What is wrong with a video's own files and logs. */
export function checkVideo(entry: VideoEntry, options: Options, catalog: Catalog): Message[] {
  return [
    ...readLogs(entry, options).messages,
    ...checkFiles(entry, options),
    ...checkModel(entry, catalog),
    ...checkTracks(entry, options),
    ...checkGaze(entry, options),
    ...checkChapters(entry.item),
  ];
}

function readLogs(entry: VideoEntry, options: Options): Read {
  const logs = entry.item.fields.log ?? [];
  const files = logs.map(({ file }) =>
    resolveFile(entry, file, options.siteDir, options.staticDir),
  );
  const key = files
    .map((file) => {
      const stat = statOf(file);
      return `${file} ${stat?.size} ${stat?.mtimeMs}`;
    })
    .join('\n');
  const before = known.get(entry.item);
  if (before?.key === key) return before.found;
  const found = readAll(entry, logs, files);
  known.set(entry.item, { key, found });
  return found;
}

function readAll(
  { item }: VideoEntry,
  logs: readonly ProcessLog[],
  files: readonly string[],
): Read {
  const reporter = createReporter(item.file, 'media');
  const report = (
    at: string,
    severity: Message['severity'],
    rule: string,
    message: string,
    hint: string,
  ) => {
    const place = item.places.get(at) ?? item.places.get(at.replace(/\.[^.]+$/, ''));
    reporter.report(place ?? { line: 2, column: 1 }, severity, rule, message, hint);
  };
  const channels = new Map<ChannelId, MeasuredChannel>();
  let border: number | undefined;
  for (const [index, log] of logs.entries()) {
    const at = `log.${index}`;
    border ??= log.arcOn;
    if (log.shift === undefined)
      report(
        at,
        'warning',
        'log-shift',
        `記録 \`${log.file}\` と動画の時刻を合わせていません（\`ずれ\` がありません）`,
        '記録の0秒（日時の記録では最初の行）が動画の何秒かを書いてください。同じなら `ずれ: 0`',
      );
    const text = textOf(files[index] as string, log.file, at, report);
    if (text === undefined) continue;
    const units = log.channels.map((channel, number) =>
      unitOf(channel, `${at}.channels.${number}.unit`, report),
    );
    const result = readLog(text, {
      ...(log.time ? { time: log.time } : {}),
      ...(log.timeUnit ? { timeUnit: log.timeUnit } : {}),
      ...(log.shift === undefined ? {} : { shift: log.shift }),
      channels: log.channels,
    });
    for (const { rule, severity, line, about, message, hint } of result.problems) {
      const place =
        typeof about === 'number' ? `${at}.channels.${about}.column` : `${at}.${about ?? 'file'}`;
      report(place, severity, rule, `\`${log.file}\` の${line}行目：${message}`, hint);
    }
    for (const [number, { name, point }] of log.channels.entries()) {
      const series = result.channels[number] as Series;
      const unit = units[number];
      if (!unit) continue;
      if (channels.has(name)) {
        report(
          `${at}.channels.${number}.name`,
          'warning',
          'log-twice',
          `${labelOf('logChannel', name)}が二つあります。前のものを使います`,
          'どちらか一つを消してください',
        );
        continue;
      }
      if (series.times.length > 0)
        channels.set(name, { id: name, ...unit, series, ...(point ? { point } : {}) });
    }
  }
  const list = [...channels.values()];
  const arc = arcOf(channels, border);
  if (arc && (arc.main.start >= item.fields.duration || arc.main.end <= 0))
    report(
      'log.0.shift',
      'warning',
      'log-sync',
      `記録では動画の ${seconds(arc.main.start)}〜${seconds(arc.main.end)}秒 にアークが出ていることになり、動画（0〜${item.fields.duration}秒）と合いません`,
      'アークが出る瞬間を動画と記録で見つけ、その差を `ずれ` に書いてください',
    );
  return { measured: { channels: list, ...(arc ? { arc } : {}) }, messages: reporter.messages };
}

const seconds = (value: number): string => String(Math.round(value * 10) / 10);

/** Told by the current; by the voltage where nobody measured the current. */
function arcOf(channels: ReadonlyMap<ChannelId, MeasuredChannel>, border: number | undefined) {
  const current = channels.get('current');
  if (current)
    return findArc(current.series, border === undefined ? undefined : border / current.factor);
  const voltage = channels.get('voltage');
  return voltage && findArc(voltage.series);
}

function textOf(
  file: string,
  typed: string,
  at: string,
  report: (at: string, severity: 'error', rule: string, message: string, hint: string) => void,
): string | undefined {
  const stat = statOf(file);
  // What is missing or outside is told by the check of all files.
  if (!stat?.isFile()) return undefined;
  if (!LOG_TYPES.test(typed)) {
    report(
      `${at}.file`,
      'error',
      'log-type',
      `記録 \`${typed}\` はCSVではありません`,
      '溶接機の記録をCSV（.csv、.tsv、.txt）で書き出してください',
    );
    return undefined;
  }
  if (stat.size > MOST_LOG_BYTES) {
    report(
      `${at}.file`,
      'error',
      'log-size',
      `記録 \`${typed}\` が大きすぎます（${mega(stat.size)}。${mega(MOST_LOG_BYTES)} まで）`,
      '動画に写っているところだけを切り出してください',
    );
    return undefined;
  }
  try {
    return decodeLog(readFileSync(file));
  } catch {
    report(
      `${at}.file`,
      'error',
      'log-unreadable',
      `記録 \`${typed}\` を開けません`,
      'ほかのソフトで開いていれば閉じ、読み取れる場所に置いてください',
    );
    return undefined;
  }
}

/** A name that no disk can hold is a missing file, as one outside the site is. */
export function statOf(file: string): Stats | undefined {
  if (file === 'outside') return undefined;
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export const mega = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

function unitOf(
  { name, unit }: Channel,
  at: string,
  report: (at: string, severity: 'error', rule: string, message: string, hint: string) => void,
): { unit: string; factor: number } | undefined {
  const dimension = dimensions[name];
  if (unit === undefined) return { unit: canonicalUnit(dimension), factor: 1 };
  const factor = factorOf(unit.normalize('NFKC').replace(/\s/g, ''), dimension);
  if (factor !== undefined) return { unit, factor };
  report(
    at,
    'error',
    'log-unit',
    `\`${unit}\` は${labelOf('logChannel', name)}の単位ではありません`,
    `使える単位: ${unitSpellings(dimension).slice(0, 8).join('、')}`,
  );
  return undefined;
}

/** What makes a video hard to find, to see or to show: told once it is approved. */
function checkFiles(entry: VideoEntry, { siteDir, staticDir }: Options): Message[] {
  const { fields, places, status, file } = entry.item;
  const reporter = createReporter(file, 'media');
  const at = (name: string) => places.get(name) ?? places.get('media') ?? { line: 2, column: 1 };
  const own = fields.media.file;
  const resolved = own && resolveFile(entry, own, siteDir, staticDir);
  const bytes = resolved && statOf(resolved)?.size;
  if (own && bytes && bytes > MOST_VIDEO_BYTES)
    reporter.report(
      at('media.file'),
      'warning',
      'video-size',
      `動画 \`${path.basename(own)}\` が大きすぎます（${mega(bytes)}。${mega(MOST_VIDEO_BYTES)} まで）`,
      '見せたいところだけを2〜3分に切り、480pで書き出してください',
    );
  if (status !== 'approved') return reporter.messages;
  const wanted: readonly (readonly [unknown, string, string, string])[] = [
    [
      fields.captions?.length,
      'no-captions',
      '字幕がありません。話している言葉で探せず、音の出せない所で分かりません',
      '下の行に `字幕: [{言語: ja, ファイル: ./名前.ja.vtt}]` を足してください',
    ],
    [
      fields.poster,
      'no-poster',
      '表紙画像がありません。再生する前と紙の上が黒い四角になります',
      '下の行に `表紙画像: ./名前.webp` を足してください',
    ],
    [
      fields.consent === true || fields.role === 'simulation',
      'no-consent',
      '写っている人の同意が書かれていません',
      '同意を取ってから `同意: true` と書いてください。人の写らない模擬の映像なら `役: 模擬`',
    ],
  ];
  for (const [there, rule, message, hint] of wanted)
    if (!there) reporter.report(at('media#key'), 'warning', rule, message, hint);
  return reporter.messages;
}

/** Two videos are compared by their logs. */
function checkModel({ item }: VideoEntry, catalog: Catalog): Message[] {
  const { compareWith, log } = item.fields;
  const model = compareWith ? catalog.find(compareWith) : undefined;
  if (model?.kind !== 'video') return [];
  const silent =
    model === item
      ? '自分自身は手本にできません'
      : !log
        ? 'この動画に `工程記録` がないので、手本と比べられません'
        : !model.fields.log
          ? `手本の動画 \`${model.id}\` に \`工程記録\` がないので、比べられません`
          : undefined;
  if (!silent) return [];
  const reporter = createReporter(item.file, 'media');
  reporter.report(
    item.places.get('compareWith') ?? { line: 2, column: 1 },
    'warning',
    'model-log',
    silent,
    '測った記録を `工程記録` に書くか、`手本` の行を消してください',
  );
  return reporter.messages;
}
