/** Props of where somebody looked, over the seconds of a video. */
import type { Area, PackedGaze } from '@chishiki-ichiba/media/gaze';

/** How long somebody looked at one area, at none, or could not be seen looking. */
export interface GazeRowProp {
  readonly kind: 'area' | 'elsewhere' | 'unseen';
  readonly name: string;
  /** Of the span judged, 0–100; all rows together are 100. */
  readonly percent: number;
  readonly seconds: number;
  /** How often the eye came there, and how long it stayed; of areas only. */
  readonly looks?: number;
  readonly mean?: number;
}

/** A while in which the eye rested in one area; seconds of the video. */
export interface LookProp {
  readonly start: number;
  readonly end: number;
  /** Index of the area, -1 for none. */
  readonly area: number;
}

export interface GazeProp {
  /** Under the market's folder of files. */
  readonly file: string;
  /** Picture it lies on: 0 is the video itself, 1 its first other camera. */
  readonly on: number;
  readonly duration: number;
  /** Whose glasses, in words. */
  readonly source: string;
  /** The part counted: while the arc burned, where that is known. */
  readonly judged: { readonly start: number; readonly end: number; readonly arc: boolean };
  readonly areas: readonly Area[];
  readonly rows: readonly GazeRowProp[];
  readonly looks: readonly LookProp[];
  /** Blinks, and whiles the glasses were unsure of. */
  readonly unseen: readonly { readonly start: number; readonly end: number }[];
}

/** `gaze/<id>.json`: what is drawn over the picture. */
export interface GazeFile {
  readonly gaze: PackedGaze;
}
