import type { StampUnit } from './stamps.js';

/** Programs whose exports are known by their columns; `other` has at least a time and two places. */
export type GazeFormat = 'neon' | 'core' | 'tobii' | 'other';

/** What a column is called, without unit, width and case. */
export interface ColumnName {
  readonly name: string;
  /** What stands in brackets behind it: `ns`, `px`, `norm`. */
  readonly unit: string;
}

export interface GazeColumns {
  readonly format: GazeFormat;
  readonly time: number;
  /** Absent: told by the size of the stamps. */
  readonly timeUnit?: StampUnit;
  readonly x: number;
  readonly y: number;
  /** `px` of the picture, or shares of it. */
  readonly measure: 'px' | 'share';
  /** y counts from the lower edge. */
  readonly fromBottom: boolean;
  readonly confidence?: number;
  /** 0 or false: the glasses were not worn. */
  readonly worn?: number;
  /** Words or codes of either eye: 「Valid」 and 0 are good. */
  readonly validity?: readonly number[];
  /** Of the picture, px, where the file itself tells it. */
  readonly width?: number;
  readonly height?: number;
}

export interface FixationColumns
  extends Pick<GazeColumns, 'format' | 'x' | 'y' | 'measure' | 'fromBottom' | 'timeUnit'> {
  readonly start: number;
  readonly end?: number;
  readonly duration?: number;
  readonly durationUnit: StampUnit;
}

/** `Gaze point X [MCS px]` → `gazepointx`, `px`. */
export function columnName(typed: string): ColumnName {
  const plain = typed.normalize('NFKC').toLowerCase();
  const unit = /[[(]([^\])]*)[\])]/.exec(plain)?.[1] ?? '';
  return {
    name: plain.replace(/[[(].*$/, '').replace(/[^\p{L}\p{N}]/gu, ''),
    unit: unit.replace(/[µμ]/g, 'u').trim(),
  };
}

const stampUnit = (unit: string): StampUnit | undefined =>
  (/^(?:ns|us|ms|s)$/.exec(unit)?.[0] as StampUnit | undefined) ??
  (unit === 'sec' || unit === 'seconds' ? 's' : undefined);

/** @returns `undefined` when the header names no time and place of a gaze. */
export function findGazeColumns(header: readonly string[]): GazeColumns | undefined {
  const names = header.map(columnName);
  const at = (...wanted: string[]): number => names.findIndex(({ name }) => wanted.includes(name));
  const optional = (key: string, index: number) => (index < 0 ? {} : { [key]: index });
  const unitOf = (index: number) => stampUnit(names[index]?.unit ?? '');
  const inShares = (index: number) => /norm/.test(names[index]?.unit ?? '');

  const [coreX, coreY] = [at('normposx'), at('normposy')];
  const coreTime = at('gazetimestamp', 'timestamp');
  if (coreX >= 0 && coreY >= 0 && coreTime >= 0)
    return {
      format: 'core',
      time: coreTime,
      timeUnit: 's',
      x: coreX,
      y: coreY,
      measure: 'share',
      fromBottom: true,
      ...optional('confidence', at('confidence')),
    };
  const [tobiiX, tobiiY] = [at('gazepointx'), at('gazepointy')];
  const tobiiTime = at('recordingtimestamp', 'eyetrackertimestamp');
  if (tobiiX >= 0 && tobiiY >= 0 && tobiiTime >= 0) {
    const validity = [at('validityleft'), at('validityright')].filter((index) => index >= 0);
    // Tobii Pro Lab names the unit; Tobii Studio did not and counted milliseconds.
    return {
      format: 'tobii',
      time: tobiiTime,
      timeUnit: unitOf(tobiiTime) ?? (names[tobiiTime]?.unit === '' ? 'ms' : 'us'),
      x: tobiiX,
      y: tobiiY,
      measure: inShares(tobiiX) ? 'share' : 'px',
      fromBottom: false,
      ...(validity.length > 0 ? { validity } : {}),
      ...optional('width', at('recordingmediawidth', 'recordingresolutionwidth')),
      ...optional('height', at('recordingmediaheight', 'recordingresolutionheight')),
    };
  }
  const x = at('gazex', 'pixelx', 'x');
  const y = at('gazey', 'pixely', 'y');
  const time = at('timestamp', 'time', 't');
  if (x < 0 || y < 0 || time < 0) return undefined;
  const neon = names[time]?.name === 'timestamp' && names[x]?.name === 'gazex';
  const timeUnit = unitOf(time) ?? (neon ? 'ns' : undefined);
  return {
    format: neon ? 'neon' : 'other',
    time,
    ...(timeUnit ? { timeUnit } : {}),
    x,
    y,
    measure: inShares(x) ? 'share' : 'px',
    fromBottom: false,
    ...optional('confidence', at('confidence')),
    ...optional('worn', at('worn')),
  };
}

/** The same for a file of fixations, as Pupil Cloud and Pupil Player export it. */
export function findFixationColumns(header: readonly string[]): FixationColumns | undefined {
  const names = header.map(columnName);
  const at = (...wanted: string[]): number => names.findIndex(({ name }) => wanted.includes(name));
  const start = at('starttimestamp');
  const core = at('normposx') >= 0;
  const x = core ? at('normposx') : at('fixationx');
  const y = core ? at('normposy') : at('fixationy');
  const [end, duration] = [at('endtimestamp'), at('duration')];
  if (start < 0 || x < 0 || y < 0 || (end < 0 && duration < 0)) return undefined;
  return {
    format: core ? 'core' : 'neon',
    start,
    ...(end < 0 ? {} : { end }),
    ...(duration < 0 ? {} : { duration }),
    // Pupil Player says nothing of units: stamps in seconds, durations in milliseconds.
    timeUnit: stampUnit(names[start]?.unit ?? '') ?? (core ? 's' : 'ns'),
    durationUnit: stampUnit(names[duration]?.unit ?? '') ?? 'ms',
    x,
    y,
    measure: core ? 'share' : 'px',
    fromBottom: core,
  };
}
