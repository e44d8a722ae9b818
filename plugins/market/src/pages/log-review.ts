import {
  differencesOf,
  distanceOf,
  offBand,
  type Series,
  type Span,
  type Stepped,
  shareWithin,
  statsOf,
  stepByDistance,
  stepByTime,
} from '@chishiki-ichiba/media/log';
import type { ItemOf } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import type { Measured, MeasuredChannel } from '../content/logs.js';
import { isVideo, type VideoEntry } from '../content/read-site.js';
import type {
  ReviewChannelProp,
  ReviewPageProp,
  ReviewSideProp,
  ReviewWorstProp,
} from '../log-props.js';
import { measure, signed } from '../shown-log.js';
import { labelOf } from '../words/label-of.js';
import { type PageContext, titleOf } from './context.js';
import { toCurve } from './curves.js';
import { bandOf, judgedOf, manualOf, modelOf, namesOf, pointFor, spanFor } from './logs.js';
import { toVideo } from './videos.js';

/** Steps of the comparison: finer than a second a hand does not correct itself. */
const SECONDS = 0.25;
const MILLIMETRES = 0.5;
/** Steps a record may say nothing within one difference. */
const HOLE = 8;
/** Lines of the sheet. */
const MOST_WORST = 8;
/** How many times the usual difference counts as one. */
const NOTABLE = 0.5;

/** A sheet for each video that is compared with a model in this edition. */
export function addReviewRoutes(
  context: PageContext,
  addRoute: PluginContentLoadedActions['addRoute'],
): void {
  for (const item of context.catalog.items) {
    const review = item.kind === 'video' ? toReview(item, context) : undefined;
    if (!review) continue;
    addRoute({
      path: review.url,
      component: '@theme/MarketReview',
      exact: true,
      props: { review: { ...review } },
    });
  }
}

/** Trainee against reference, aligned where the arc comes on. */
export function toReview(item: ItemOf<'video'>, context: PageContext): ReviewPageProp | undefined {
  const model = modelOf(item, context);
  if (!model || model === item) return undefined;
  const [theirs, ours] = [model, item].map((one) => context.measured.get(one.id));
  if (!theirs?.arc || !ours?.arc) return undefined;
  const manual = manualOf(item, context) ?? manualOf(model, context);
  const both = ours.channels.flatMap((channel) => {
    const other = theirs.channels.find(({ id }) => id === channel.id);
    return other && channel.id !== 'temperature' ? [[other, channel] as const] : [];
  });
  const arcs = [theirs.arc.main, ours.arc.main] as const;
  const ways = [wayOf(theirs, arcs[0]), wayOf(ours, arcs[1])] as const;
  const seconds = Math.ceil(Math.max(...arcs.map(({ start, end }) => end - start)));
  const lengths = ways.map((way) => way?.values.at(-1));
  const hasWays = lengths.every((length) => length !== undefined && length > 2);
  const millimetres = hasWays ? Math.ceil(Math.max(...(lengths as number[]))) : undefined;

  const channels = both.map(([other, channel]): ReviewChannelProp => {
    const names = namesOf(channel);
    const weld = manual?.fields.weld;
    const band = bandOf(channel, weld);
    const pair = [inUnit(other, channel), channel.series] as const;
    const parts = [other, channel].map((one, at) =>
      spanFor({ ...one, series: pair[at] as Series }, judged([theirs, ours][at] as Measured, at)),
    );
    const stats = pair.map((series, at) => statsOf(series, parts[at] as Span));
    const shares = band
      ? pair.map((series, at) => shareWithin(series, band, parts[at] as Span))
      : [];
    const means = stats.map((one) => one?.mean ?? Number.NaN) as [number, number];
    return {
      ...names,
      ...(band ? { band } : {}),
      means,
      ranges: stats.map((one) => [one?.min ?? Number.NaN, one?.max ?? Number.NaN] as const) as [
        [number, number],
        [number, number],
      ],
      ...(shares.length === 2 && shares.every((share) => share !== undefined)
        ? {
            within: shares.map((share) => Math.floor((share as number) * 100 + 1e-9)) as [
              number,
              number,
            ],
          }
        : {}),
      by: means[1] - means[0],
      byTime: toCurve(
        pair.map((series, at) => asSeries(stepByTime(series, arcs[at] as Span, SECONDS))),
        { start: 0, end: seconds },
        band,
        { gap: SECONDS * 3 },
      ),
      ...(millimetres === undefined
        ? {}
        : {
            byWay: toCurve(
              pair.map((series, at) =>
                asSeries(stepByDistance(series, ways[at] as Series, arcs[at] as Span, MILLIMETRES)),
              ),
              { start: 0, end: millimetres },
              band,
              { gap: MILLIMETRES * 4 },
            ),
          }),
    };
  });
  const worst = both
    .flatMap(([other, channel]) => worstOf(other, channel))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WORST)
    .map(({ weight: _, ...line }) => line);
  return {
    url: context.urls.review(item),
    title: titleOf(item),
    model: toSide(model, theirs, ways[0], context),
    own: toSide(item, ours, ways[1], context),
    ...(manual
      ? {
          manual: {
            id: manual.id,
            label: titleOf(manual),
            url: context.urls.item(manual, manual.fields.weld ? 'sec-weld' : undefined),
          },
        }
      : {}),
    seconds,
    ...(millimetres === undefined ? {} : { millimetres }),
    channels,
    worst,
  };

  function judged(measured: Measured, at: number): Span {
    return judgedOf(measured) ?? (arcs[at] as Span);
  }

  /** Whiles in which one quantity lies clearly off the model's, weighed by how far and how long. */
  function worstOf(
    other: MeasuredChannel,
    channel: MeasuredChannel,
  ): (ReviewWorstProp & { weight: number })[] {
    if (!theirs || !ours) return [];
    const names = namesOf(channel);
    const band = bandOf(channel, manual?.fields.weld);
    const steps = [
      stepByTime(inUnit(other, channel), arcs[0], SECONDS),
      stepByTime(channel.series, arcs[1], SECONDS),
    ] as const;
    // Seconds since arc-on in which both are held.
    const held = [spanFor(other, judged(theirs, 0)), spanFor(channel, judged(ours, 1))].map(
      ({ start, end }, at) => ({
        start: start - (arcs[at] as Span).start,
        end: end - (arcs[at] as Span).start,
      }),
    ) as [Span, Span];
    const from = Math.max(held[0].start, held[1].start);
    const to = Math.min(held[0].end, held[1].end);
    const differences = differencesOf(steps[1], steps[0]).filter(
      ({ at }) => at * SECONDS >= from && (at + 1) * SECONDS <= to,
    );
    const usual = usualOf(
      band,
      differences.map(({ model: value }) => value),
    );
    const runs: (typeof differences)[] = [];
    // Steps between that are known and quiet end a run; a hole in the record does not.
    let quiet = 0;
    for (const difference of differences) {
      if (Math.abs(difference.by) < usual * NOTABLE) {
        quiet++;
        continue;
      }
      const run = runs.at(-1);
      const last = run?.at(-1);
      const goesOn =
        last &&
        quiet <= 1 &&
        difference.at - last.at <= HOLE &&
        Math.sign(last.by) === Math.sign(difference.by);
      if (run && goesOn) run.push(difference);
      else runs.push([difference]);
      quiet = 0;
    }
    const point = manual && pointFor(channel, manual, context);
    return runs.flatMap((run) => {
      const [first] = run;
      const last = run.at(-1);
      if (!first || !last || run.length < 3) return [];
      const mean = (of: (d: (typeof run)[number]) => number) =>
        run.reduce((sum, one) => sum + of(one), 0) / run.length;
      const peak = run.reduce((most, one) => (Math.abs(one.by) > Math.abs(most.by) ? one : most));
      const start = first.at * SECONDS;
      const off = band ? offBand(peak.theirs, band) : 0;
      return [
        {
          id: channel.id,
          label: names.label,
          side: peak.by > 0 ? ('high' as const) : ('low' as const),
          start,
          end: (last.at + 1) * SECONDS,
          at: [arcs[0].start + start, arcs[1].start + start] as const,
          value: measure(peak.theirs, names),
          model: measure(peak.model, names),
          by: signed(peak.by, names),
          ...(band && off !== 0
            ? { off: `${band.text} ${off > 0 ? say`を超える` : say`に届かない`}` }
            : {}),
          ...(point ? { point } : {}),
          weight:
            (mean(({ by }) => Math.abs(by)) / usual) * Math.sqrt(run.length) * (off !== 0 ? 2 : 1),
        },
      ];
    });
  }
}

/** What counts as one difference: the width of the band, else a fifth of the model's own level. */
function usualOf(
  band: { readonly min?: number; readonly max?: number } | undefined,
  model: readonly number[],
): number {
  if (band?.min !== undefined && band.max !== undefined && band.max > band.min)
    return band.max - band.min;
  const level = model.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, model.length);
  return Math.max(level * 0.2, 1e-9);
}

/** The other video's values in the unit of this one. */
function inUnit(other: MeasuredChannel, { factor }: MeasuredChannel): Series {
  if (other.factor === factor) return other.series;
  return {
    times: other.series.times,
    values: other.series.values.map((value) => (value * other.factor) / factor),
  };
}

function wayOf({ channels }: Measured, arc: Span): Series | undefined {
  const speed = channels.find(({ id }) => id === 'speed');
  if (!speed) return undefined;
  const inMarket = {
    times: speed.series.times,
    values: speed.series.values.map((v) => v * speed.factor),
  };
  return distanceOf(inMarket, arc);
}

const asSeries = ({ step, values }: Stepped): Series => {
  const known = values.flatMap((value, at) =>
    Number.isNaN(value) ? [] : [[(at + 0.5) * step, value] as const],
  );
  return {
    times: Float64Array.from(known, ([at]) => at),
    values: Float64Array.from(known, ([, value]) => value),
  };
};

function toSide(
  item: ItemOf<'video'>,
  { arc }: Measured,
  way: Series | undefined,
  context: PageContext,
): ReviewSideProp {
  const entry = context.entries.get(item) as VideoEntry;
  if (!isVideo(entry) || !arc) throw new Error(`No log of ${item.id}`);
  const length = way?.values.at(-1);
  return {
    video: toVideo(entry, context),
    url: context.urls.item(item),
    ...(item.fields.role ? { role: labelOf('videoRole', item.fields.role) } : {}),
    fictional: item.fields.fictional === true,
    arcOn: arc.main.start,
    burned: arc.main.end - arc.main.start,
    ...(length ? { length } : {}),
  };
}
