import type { Labelled } from './props.js';

/** What pages get of videos and parts of them; see `props.ts` for what holds of all pages. */

export interface VideoProp {
  readonly id: string;
  readonly title: string;
  /** URL of the local file. */
  readonly file?: string;
  readonly youtube?: string;
  readonly poster?: string;
  /** Seconds. */
  readonly duration: number;
  readonly chapters: readonly {
    readonly start: number;
    readonly title: string;
    readonly step?: Labelled;
    /** URL of a picture of it. */
    readonly still?: string;
  }[];
  readonly captions: readonly { readonly lang: string; readonly url: string }[];
  readonly cues: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly simulated?: boolean;
  /** Which camera the file is of, where there are others: 「手元」. */
  readonly label?: string;
  /** Other cameras of the same work, to be shown in step. */
  readonly tracks?: readonly TrackProp[];
}

/** Another camera; its time is `(seconds of the video − shift) × rate`. */
export interface TrackProp {
  readonly label: string;
  /** URL. */
  readonly file: string;
  readonly shift: number;
  readonly rate: number;
  readonly poster?: string;
}

/** Part of a video, as a key point shows it: a link, and what it takes to play it in place. */
export interface ClipProp {
  /** `動画 0:14〜0:21` */
  readonly label: string;
  readonly url: string;
  readonly play?: Pick<VideoProp, 'id' | 'title' | 'poster' | 'captions' | 'simulated'> & {
    readonly file: string;
    /** Seconds. */
    readonly start: number;
    readonly end?: number;
  };
}
