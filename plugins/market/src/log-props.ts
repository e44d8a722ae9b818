/** Props of what was measured beside a video, and of the sheet that compares two such videos. */
import type { PackedChannel, Span } from '@chishiki-ichiba/media/log';
import type { ValueId } from '@chishiki-ichiba/model';
import type { Labelled } from './props.js';
import type { VideoProp } from './video-props.js';

export interface BandProp {
  /** In the channel's unit; an open end is absent. */
  readonly min?: number;
  readonly max?: number;
  /** As the procedure says it: `25〜35 A`. */
  readonly text: string;
}

/** Curves of one quantity over one axis, drawn at build: what paper, a page without script and the first look show. */
export interface CurveProp {
  /** Values at the lower and the upper edge. */
  readonly low: number;
  readonly high: number;
  /** SVG path data on a field of 1000 × 100, one per curve. */
  readonly paths: readonly string[];
  /** Where the band lies, from the upper edge, 0–100. */
  readonly band?: { readonly from: number; readonly to: number };
}

export interface LogChannelProp {
  readonly id: ValueId<'logChannel'>;
  readonly label: string;
  readonly unit: string;
  /** Decimals worth showing. */
  readonly digits: number;
  /** While the arc burned. */
  readonly stats?: { readonly min: number; readonly mean: number; readonly max: number };
  readonly band?: BandProp;
  /** Share of the time within the band, 0–100; only with a band. */
  readonly within?: number;
  readonly curve: CurveProp;
}

/** A while off the band. */
export interface LogExcessProp extends Span {
  readonly channel: LogChannelProp['id'];
  readonly label: string;
  readonly side: 'high' | 'low';
  /** `38.6 A`. */
  readonly value: string;
  readonly band: string;
  /** The key point that speaks about this quantity. */
  readonly point?: Labelled;
  /** What comes of it, by the procedure. */
  readonly defects: readonly Labelled[];
}

/** The log of a video as its page shows it. Seconds are the video's. */
export interface LogProp {
  /** Under the market's folder of files. */
  readonly file: string;
  readonly duration: number;
  /** From the first sample to the last. */
  readonly whole: Span;
  /** When the arc burned; absent where the log has none. */
  readonly arc?: Span;
  /** What is shown first. */
  readonly view: Span;
  /** The part judged: without the slopes at both ends. */
  readonly judged?: Span;
  readonly channels: readonly LogChannelProp[];
  readonly excesses: readonly LogExcessProp[];
  /** Whose conditions the bands are. */
  readonly manual?: Labelled;
  /** The sheet that compares it with its model. */
  readonly review?: Labelled;
  /** Sheets that compare others with this one. */
  readonly reviewed: readonly Labelled[];
}

/** `logs/<id>.json`: what the plot in the browser draws. */
export interface LogFile {
  readonly channels: Readonly<Partial<Record<LogChannelProp['id'], PackedChannel>>>;
}

/** One of the two videos of a review. */
export interface ReviewSideProp {
  readonly video: VideoProp;
  readonly url: string;
  readonly role?: string;
  readonly fictional: boolean;
  /** Second of the video at which its arc comes on. */
  readonly arcOn: number;
  /** How long the arc burned, seconds. */
  readonly burned: number;
  /** How far it went, mm; absent without a measured speed. */
  readonly length?: number;
}

export interface ReviewChannelProp {
  readonly id: LogChannelProp['id'];
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
  readonly band?: BandProp;
  /** The model first. */
  readonly means: readonly [number, number];
  readonly ranges: readonly [readonly [number, number], readonly [number, number]];
  readonly within?: readonly [number, number];
  /** Mean of this one minus mean of the model. */
  readonly by: number;
  /** The model's curve, then this one's, over seconds since arc-on. */
  readonly byTime: CurveProp;
  /** Over millimetres of the seam; only where both speeds are known. */
  readonly byWay?: CurveProp;
}

/** A while in which this one differs from its model, the worst first. */
export interface ReviewWorstProp extends Span {
  readonly id: LogChannelProp['id'];
  readonly label: string;
  readonly side: 'high' | 'low';
  /** Seconds of either video. */
  readonly at: readonly [number, number];
  /** `38.6 A` of this one, `30.1 A` of the model, `＋8.5 A`. */
  readonly value: string;
  readonly model: string;
  readonly by: string;
  readonly off?: string;
  readonly point?: Labelled;
}

export interface ReviewPageProp {
  readonly url: string;
  readonly title: string;
  /** Absolute address, for the corner of the paper. */
  readonly model: ReviewSideProp;
  readonly own: ReviewSideProp;
  readonly manual?: Labelled;
  /** Length of both axes: seconds, millimetres. */
  readonly seconds: number;
  readonly millimetres?: number;
  readonly channels: readonly ReviewChannelProp[];
  readonly worst: readonly ReviewWorstProp[];
}
