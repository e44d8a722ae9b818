import {
  findExcesses,
  packChannel,
  type Span,
  shareWithin,
  statsOf,
  steadyOf,
  within,
} from '@chishiki-ichiba/media/log';
import { type ItemOf, printRange, type Range, type Weld } from '@chishiki-ichiba/model';
import type { ChannelId, Measured, MeasuredChannel } from '../content/logs.js';
import type { VideoEntry } from '../content/read-site.js';
import type { BandProp, LogChannelProp, LogExcessProp, LogFile, LogProp } from '../log-props.js';
import type { Labelled } from '../props.js';
import { measure } from '../shown-log.js';
import { labelOf } from '../words/label-of.js';
import { toConditions } from './conditions.js';
import { type PageContext, titleOf } from './context.js';
import { toCurve } from './curves.js';

/** Seconds shown before and after the arc. */
const MARGIN = 1;

/** What was measured beside a video, against the conditions of its procedure. */
export function toLog(entry: VideoEntry, context: PageContext): LogProp | undefined {
  const { item } = entry;
  const measured = context.measured.get(item.id);
  if (!measured) return undefined;
  const { arc } = measured;
  const manual = manualOf(item, context);
  const whole = wholeOf(measured);
  const view = arc
    ? {
        start: Math.max(whole.start, (arc.parts[0] ?? arc.main).start - MARGIN),
        end: Math.min(whole.end, (arc.parts.at(-1) ?? arc.main).end + MARGIN),
      }
    : whole;
  const judged = arc && manual ? judgedOf(measured) : undefined;
  const channels = measured.channels.map((channel): LogChannelProp => {
    const band = bandOf(channel, manual?.fields.weld);
    const stats = arc && statsOf(channel.series, arc.main);
    const part = judged && band && spanFor(channel, judged);
    const share = part && shareWithin(channel.series, band, part);
    return {
      ...namesOf(channel),
      ...(stats ? { stats: { min: stats.min, mean: stats.mean, max: stats.max } } : {}),
      ...(band ? { band: { ...ends(band), text: band.text } } : {}),
      ...(share === undefined ? {} : { within: Math.floor(share * 100 + 1e-9) }),
      // At rest a machine tells its no-load voltage: the scale is the weld's.
      curve: toCurve([channel.series], view, band, arc ? { scaled: arc.main } : {}),
    };
  });
  const review = toReviewLink(item, context);
  return {
    file: logFile(item.id),
    duration: item.fields.duration,
    whole,
    ...(arc ? { arc: { start: arc.main.start, end: arc.main.end } } : {}),
    view,
    ...(judged ? { judged } : {}),
    channels,
    excesses: judged && manual ? excessesOf(measured, judged, manual, context) : [],
    ...(manual
      ? {
          manual: {
            id: manual.id,
            label: titleOf(manual),
            url: context.urls.item(manual, manual.fields.weld ? 'sec-weld' : undefined),
          },
        }
      : {}),
    ...(review ? { review } : {}),
    reviewed: context.catalog.items.flatMap((other) => {
      const link =
        other.kind === 'video' && modelOf(other, context) === item
          ? toReviewLink(other, context)
          : undefined;
      return link ? [link] : [];
    }),
  };
}

/** Under the market's folder of files. */
export const logFile = (id: string): string => `logs/${id}.json`;

/** Every log of the edition as files: `logs/<id>.json` is read first, `logs/<id>/<n>.json` when someone looks closer. */
export function toLogFiles({ measured }: PageContext): Map<string, unknown> {
  const files = new Map<string, unknown>();
  for (const [id, { channels }] of measured) {
    let chunks = 0;
    const packed = channels.map(({ id: channel, series }) => [
      channel,
      packChannel(series, (chunk) => {
        files.set(`logs/${id}/${chunks}.json`, chunk);
        return chunks++;
      }),
    ]);
    files.set(logFile(id), { channels: Object.fromEntries(packed) } satisfies LogFile);
  }
  return files;
}

export function namesOf({
  id,
  unit,
  series,
}: MeasuredChannel): Pick<LogChannelProp, 'id' | 'label' | 'unit' | 'digits'> {
  const { values } = series;
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return {
    id,
    label: labelOf('logChannel', id),
    unit,
    digits: largest >= 100 || unit.startsWith('°') ? 0 : 1,
  };
}

/** The procedure the video shows: named, or the one its first scene belongs to. */
export function manualOf(
  { fields }: ItemOf<'video'>,
  { catalog }: PageContext,
): ItemOf<'manual'> | undefined {
  const named = fields.manual ?? fields.chapters?.find(({ step }) => step)?.step?.split('#')[0];
  const item = named ? catalog.find(named) : undefined;
  return item?.kind === 'manual' ? item : undefined;
}

/** The video it is compared with, where this edition has both logs. */
export function modelOf(
  { fields }: ItemOf<'video'>,
  { catalog, measured }: PageContext,
): ItemOf<'video'> | undefined {
  const item = fields.compareWith ? catalog.find(fields.compareWith) : undefined;
  return item?.kind === 'video' && measured.get(item.id)?.arc ? item : undefined;
}

function toReviewLink(item: ItemOf<'video'>, context: PageContext): Labelled | undefined {
  const model = modelOf(item, context);
  if (!model || model === item || !context.measured.get(item.id)?.arc) return undefined;
  return { id: item.id, label: titleOf(item), url: context.urls.review(item) };
}

export function wholeOf({ channels }: Measured): Span {
  return {
    start: Math.min(...channels.map(({ series }) => series.times[0] as number)),
    end: Math.max(...channels.map(({ series }) => series.times.at(-1) as number)),
  };
}

/** Which condition of a procedure a quantity is held to. */
const conditions: Partial<Record<ChannelId, (weld: Weld) => Range | null | undefined>> = {
  current: ({ current }) => current?.range ?? current?.mean,
  voltage: ({ voltage }) => voltage,
  speed: ({ speed }) => speed,
  'arc-length': ({ arcLength }) => arcLength,
  'torch-angle': ({ torchAngle }) => torchAngle,
  'travel-angle': ({ travelAngle }) => travelAngle,
  'gas-flow': ({ gas }) => gas?.flow,
};
/** A procedure says 「45°」 and means about that: no hand holds an angle or a number to the dot. */
const AROUND = 0.1;

/** The band of a quantity in the unit it was measured in. */
export function bandOf(
  { id, factor, unit }: MeasuredChannel,
  weld: Weld | undefined,
): (BandProp & { readonly exclusive?: Range['exclusive'] }) | undefined {
  const range = weld && conditions[id]?.(weld);
  if (!range) return undefined;
  const single = range.min !== undefined && range.min === range.max;
  const room = single ? Math.abs(range.min ?? 0) * AROUND : 0;
  const scaled = (value: number | undefined, by: number): number | undefined =>
    value === undefined ? undefined : Math.round(((value + by) / factor) * 1e6) / 1e6;
  const [min, max] = [scaled(range.min, -room), scaled(range.max, room)];
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(range.exclusive ? { exclusive: range.exclusive } : {}),
    text: printRange({
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      exclusive: range.exclusive,
      unit,
    }),
  };
}

const ends = ({ min, max }: BandProp): Pick<BandProp, 'min' | 'max'> => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** The longest burning without the slopes of its current. */
export function judgedOf({ channels, arc }: Measured): Span | undefined {
  if (!arc) return undefined;
  const current = channels.find(({ id }) => id === 'current');
  return current ? steadyOf(current.series, arc.main) : arc.main;
}

/** The torch sets off when the pool is there: until then its speed says nothing. */
export const spanFor = (channel: MeasuredChannel, judged: Span): Span =>
  channel.id === 'speed' ? steadyOf(channel.series, judged) : judged;

function excessesOf(
  measured: Measured,
  judged: Span,
  manual: ItemOf<'manual'>,
  context: PageContext,
): LogExcessProp[] {
  const { weld } = manual.fields;
  const links = weld ? toConditions(weld, context) : [];
  return measured.channels
    .flatMap((channel) => {
      const band = bandOf(channel, weld);
      if (!band) return [];
      const names = namesOf(channel);
      const point = pointFor(channel, manual, context);
      return findExcesses(channel.series, band, spanFor(channel, judged)).map(
        ({ start, end, side, worst }): LogExcessProp => ({
          start,
          end,
          channel: channel.id,
          label: names.label,
          side,
          value: measure(worst, names),
          band: band.text,
          ...(point ? { point } : {}),
          defects: links
            .filter((link) => link.parameter === channel.id && link.direction === side)
            .map(({ defect }) => defect),
        }),
      );
    })
    .sort((a, b) => a.start - b.start || (a.channel < b.channel ? -1 : 1));
}

/** Words by which a key point speaks about a quantity. */
const words: Readonly<Record<ChannelId, RegExp>> = {
  current: /電流/,
  voltage: /電圧/,
  speed: /速度|速さ|速め|手を止め|止まって|遅/,
  'arc-length': /アーク長|アークの長さ/,
  'torch-angle': /トーチ角|狙い|角度/,
  'travel-angle': /進行角|前進角|傾け|寝か|角度/,
  'wire-feed': /ワイヤ/,
  'gas-flow': /ガス/,
  temperature: /温度|冷め|熱/,
};

/** The key point the author named; else the first that speaks of the quantity, in its words before its reason. */
export function pointFor(
  { id, point }: MeasuredChannel,
  manual: ItemOf<'manual'>,
  { catalog, urls }: PageContext,
): Labelled | undefined {
  const [named, anchor] = point?.split('#') ?? [];
  const owner = named ? catalog.find(named) : undefined;
  const from = owner?.kind === 'manual' ? owner : manual;
  const points = from.steps.flatMap((step) => step.keyPoints);
  const found =
    (anchor && points.find((one) => `kp-${one.id}` === anchor)) ||
    points.find(({ text }) => words[id].test(text)) ||
    points.find(({ reason }) => reason !== undefined && words[id].test(reason));
  return found && { id: found.id, label: found.text, url: urls.item(from, `kp-${found.id}`) };
}

/** Whether anything was measured there. */
export const isMeasured = (channel: MeasuredChannel, span: Span): boolean =>
  within(channel.series, span).times.length > 1;
