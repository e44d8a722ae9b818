/** Where an eye looked, over seconds; all arrays have the same length. */
export interface GazeSamples {
  /** Ascending. A gap stays one: nothing is filled in. */
  readonly times: Float64Array;
  /** Share of the picture's width and height from its upper left corner; outside 0–1 beside the picture. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** 0–1; 1 where the glasses say nothing about it. */
  readonly confidence: Float64Array;
}

/** A while in which the eye rested. Seconds and shares as in {@link GazeSamples}. */
export interface Fixation {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly y: number;
}

/** Where something of the picture is at a moment; shares of the picture. */
export interface AreaFrame {
  /** Seconds of the film; the first one holds before, the last one after it. */
  readonly time: number;
  readonly left: number;
  readonly top: number;
  /** 0: not in the picture. */
  readonly width: number;
  readonly height: number;
}

/** A part of the picture with a name; between two frames it moves in a straight line. */
export interface Area {
  readonly name: string;
  /** In order of time; never empty. */
  readonly frames: readonly AreaFrame[];
}

/** Below it the glasses themselves are unsure: shown faded, not counted. @see Pupil Core's own advice */
export const SURE = 0.6;
/** No sample for longer than this, in seconds: a blink, or the glasses lost the eye. */
export const GAZE_GAP = 0.075;
