import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MOST_GAZE_ROWS, readFirstFrame, readFixations, readGaze } from '@chishiki-ichiba/media';
import {
  type Area,
  areaAt,
  boxAt,
  findFixations,
  GAZE_GAP,
  type GazeSamples,
  gazeAt,
  looksOf,
  packGaze,
  SURE,
  sharesOf,
  unpackGaze,
  unseenOf,
} from '@chishiki-ichiba/media/gaze';
import { describe, expect, test } from 'vitest';

const data = path.resolve(import.meta.dirname, '../../../shared/data/gaze');
const given = existsSync(data) ? data : undefined;
if (!given)
  console.warn('test/media/gaze: skipped what reads ../shared/data/gaze, which is absent');
const file = (name: string): string => readFileSync(path.join(given ?? '', name), 'utf8');

const neon = (...rows: string[]): string =>
  ['timestamp [ns],gaze x [px],gaze y [px]', ...rows].join('\n');

describe.skipIf(!given)('the given recordings', () => {
  test('Pupil Neon: stamps beyond 2^53, from the first frame of the film', () => {
    const expected = JSON.parse(file('pupil-neon/expected.json'));
    const zero = readFirstFrame(file('pupil-neon/world_timestamps.csv'));
    // As a number the last digits would be gone: …918534 is read as …918500 and something.
    expect(zero).toBe(1760676789685918534n);
    const { format, rows, samples, problems } = readGaze(file('pupil-neon/gaze.csv'), {
      ...(zero === undefined ? {} : { zero }),
    });
    expect([format, rows, problems]).toEqual(['neon', expected.gaze_rows, []]);
    const { times } = samples;
    expect(times).toHaveLength(expected.gaze_rows);
    expect(times[0]).toBeCloseTo(expected.gaze_minus_first_frame_s, 9);
    expect(Math.round((times[0] ?? 0) * 1e9)).toBe(780_047_000);
    const steps = Array.from(times.slice(1), (time, at) => time - (times[at] ?? 0));
    expect(Math.max(...steps)).toBeCloseTo(expected.max_gaze_gap_s, 6);
    steps.sort((a, b) => a - b);
    expect((steps[steps.length >> 1] ?? 0) * 1000).toBeCloseTo(expected.median_gaze_dt_ms, 2);
    // At half a second of the film there is no gaze to show, at one second there is.
    expect(gazeAt(samples, 0.5)).toBe(-1);
    expect(gazeAt(samples, 1)).toBeGreaterThan(0);
    expect(samples.x[0]).toBeCloseTo(719.783 / 1600, 6);
    expect(samples.y[0]).toBeCloseTo(749.776 / 1200, 6);
  });

  test('Pupil Core: y from the bottom, unsure ones, looks beside the picture', () => {
    const { format, rows, samples, zero, problems } = readGaze(
      file('pupil-core-export/gaze_positions.csv'),
    );
    expect([format, rows, problems]).toEqual(['core', 2054, []]);
    expect(zero).toBe(329_367_897_894_000n);
    expect(samples.times.at(-1)).toBeCloseTo(329374.830006 - 329367.897894, 5);
    expect(samples.confidence.filter((value) => value >= SURE)).toHaveLength(1613);
    // 0.489 from the bottom is 0.511 from the top.
    expect(samples.y[0]).toBeCloseTo(1 - 0.48943624382641693, 9);
    expect(samples.y.some((value) => value < 0 || value > 1)).toBe(true);
    const read = readFixations(file('pupil-core-export/fixations.csv'), { zero: zero ?? 0n });
    expect(read.problems).toEqual([]);
    expect(read.fixations).toHaveLength(36);
    const [first] = read.fixations;
    expect((first?.end ?? 0) - (first?.start ?? 0)).toBeCloseTo(0.2027645, 6);
    expect(first?.y).toBeCloseTo(1 - 0.489283007793768, 9);
    // Ours, by another rule, rest where theirs do.
    const found = findFixations(samples);
    const near = found.filter((own) =>
      read.fixations.some(
        (one) =>
          one.start < own.end &&
          one.end > own.start &&
          Math.hypot(one.x - own.x, one.y - own.y) < 0.05,
      ),
    );
    expect(found.length).toBeGreaterThan(10);
    expect(near.length / found.length).toBeGreaterThan(0.85);
  });

  test('a table of pixels with missing values', () => {
    const text = file('pymovements/missing_values_example.csv');
    const { format, rows, samples } = readGaze(text, { width: 10, height: 10 });
    expect([format, rows]).toEqual(['other', text.trim().split('\n').length - 1]);
    expect(Array.from(samples.x)).toEqual([0.1, 0.3]);
    expect(readGaze(file('pymovements/binocular_example.csv')).problems[0]?.rule).toBe(
      'gaze-columns',
    );
  });
});

describe('forms of exports', () => {
  test('Tobii Pro Lab: tabs, microseconds, decimal comma, invalid rows and other sensors', () => {
    const text = [
      'Recording timestamp [μs]\tSensor\tGaze point X [MCS px]\tGaze point Y [MCS px]\tValidity left\tValidity right',
      '1000000\tEye Tracker\t960,0\t540,0\tValid\tValid',
      '1008333\tGyroscope\t\t\t\t',
      '1010000\tEye Tracker\t961,5\t541\tInvalid\tValid',
      '1020000\tEye Tracker\t\t\tInvalid\tInvalid',
      '1030000\tEye Tracker\t10\t10\tInvalid\tInvalid',
    ].join('\r\n');
    const { format, rows, samples, problems } = readGaze(text, { width: 1920, height: 1080 });
    expect([format, rows, problems]).toEqual(['tobii', 5, []]);
    expect(Array.from(samples.times)).toEqual([0, 0.01]);
    expect(Array.from(samples.x)).toEqual([0.5, 961.5 / 1920]);
    // Without a size pixels mean nothing.
    expect(readGaze(text).problems.map(({ rule }) => rule)).toEqual(['gaze-size']);
  });

  test('Tobii Studio: milliseconds without a word, codes of validity, the size in the file', () => {
    const text = [
      'RecordingTimestamp,RecordingResolutionWidth,RecordingResolutionHeight,GazePointX,GazePointY,ValidityLeft,ValidityRight',
      '0,1000,500,500,250,0,4',
      '16,1000,500,1,1,4,4',
      '33,1000,500,-10,500,1,4',
    ].join('\n');
    const { samples, problems } = readGaze(text);
    expect(problems).toEqual([]);
    expect(Array.from(samples.times)).toEqual([0, 0.033]);
    expect([...samples.x, ...samples.y]).toEqual([0.5, -0.01, 0.5, 1]);
  });

  test('stamps a nanosecond apart stay apart; glasses that lie on the table say nothing', () => {
    const text = [
      'timestamp [ns],gaze x [px],gaze y [px],worn',
      '1760676790465965534,800,600,1',
      '1760676790465965535,800,600,1',
      '1760676790465965536,800,600,0',
    ].join('\n');
    expect(Array.from(readGaze(text).samples.times)).toEqual([0, 1e-9]);
  });

  test('a time without a unit is told by its size', () => {
    const times = (...stamps: (number | string)[]) =>
      Array.from(
        readGaze(`time,x,y\n${stamps.map((stamp) => `${stamp},1,1`).join('\n')}`, {
          width: 2,
          height: 2,
        }).samples.times,
      );
    expect(times(0, 0.02)).toEqual([0, 0.02]);
    expect(times(0, 20)).toEqual([0, 0.02]);
    expect(times(0, 20_000)).toEqual([0, 0.02]);
    expect(times('1760676790465965534', '1760676790485965534')).toEqual([0, 0.02]);
    expect(times(1760676790465, 1760676790485)).toEqual([0, 0.02]);
  });

  test('rows out of order are put in order, and told', () => {
    const text = neon('30000000,3,3', '10000000,1,1', '20000000,2,2');
    const { samples, problems } = readGaze(text, { width: 10, height: 10 });
    expect(Array.from(samples.x)).toEqual([0.1, 0.2, 0.3]);
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([['gaze-order', 3]]);
  });

  test('what cannot be read is told with its line', () => {
    const rules = (text: string) =>
      readGaze(text).problems.map(({ rule, line }) => `${line} ${rule}`);
    expect(rules('')).toEqual(['1 gaze-columns']);
    expect(rules('# remark\n\na,b\n1,2')).toEqual(['3 gaze-columns']);
    expect(rules(neon())).toEqual(['2 gaze-empty']);
    expect(rules(neon('kinou,1,2'))).toEqual(['2 gaze-number']);
    expect(rules(neon('1000,1,2', '2000,migi,2'))).toEqual(['3 gaze-number']);
    expect(MOST_GAZE_ROWS).toBe(1_000_000);
  });
});

/** A sample every 10 ms of [until second, x, y, confidence]; a step without a place is a gap. */
function eye(
  ...parts: [until: number, x?: number, y?: number, confidence?: number][]
): GazeSamples {
  const list: number[][] = [];
  let part = 0;
  for (let n = 0; n < (parts.at(-1)?.[0] ?? 0) * 100; n++) {
    const time = n / 100;
    while (time >= (parts[part]?.[0] ?? Number.POSITIVE_INFINITY)) part++;
    const [, x, y, confidence = 1] = parts[part] ?? [0];
    if (x !== undefined && y !== undefined) list.push([time, x, y, confidence]);
  }
  const column = (at: number) => Float64Array.from(list, (row) => row[at] ?? 0);
  return { times: column(0), x: column(1), y: column(2), confidence: column(3) };
}
const still = (name: string, left: number, top: number): Area => ({
  name,
  frames: [{ time: 0, left, top, width: 0.2, height: 0.2 }],
});

describe('where the eye rested', () => {
  const pool = still('溶融池', 0.4, 0.4);
  const ahead = still('進行先', 0.1, 0.4);
  const samples = eye(
    [1, 0.5, 0.5],
    [1.4, 0.2, 0.5],
    [1.6],
    [2, 0.5, 0.5],
    [2.4, 0.9, 0.1, 0.3],
    [3, 0.9, 0.1],
  );

  test('fixations end at a jump, a blink and where the glasses are unsure', () => {
    expect(
      findFixations(samples).map(({ start, end, x }) => [start, end, Math.round(x * 100) / 100]),
    ).toEqual([
      [0, 0.99, 0.5],
      [1, 1.39, 0.2],
      [1.6, 1.99, 0.5],
      [2.4, 2.99, 0.9],
    ]);
  });

  test('shares of time count every sample once, gaps and unsure ones apart', () => {
    const looks = looksOf(findFixations(samples), [pool, ahead]);
    const { areas, elsewhere, unseen } = sharesOf(
      samples,
      [pool, ahead],
      { start: 0, end: 3 },
      looks,
    );
    expect(areas[0]?.seconds).toBeCloseTo(1.4, 6);
    expect(areas[1]?.seconds).toBeCloseTo(0.4, 6);
    expect(elsewhere).toBeCloseTo(0.6, 6);
    expect(unseen).toBeCloseTo(0.6, 6);
    expect(areas.map((area) => area.looks)).toEqual([2, 1]);
    const part = sharesOf(samples, [pool], { start: 0.5, end: 0.75 }, []);
    expect(part.areas[0]?.seconds).toBeCloseTo(0.25, 6);
    expect(unseenOf(samples, { start: 0, end: 3 }).map(({ start, end }) => [start, end])).toEqual([
      [1.39, 1.6],
      [1.99, 2.4],
    ]);
  });

  test('areas move in a straight line, come and go at their frames; the first named wins', () => {
    const frame = (time: number, left: number, width = 0.2) => ({
      time,
      left,
      top: 0,
      width,
      height: 1,
    });
    const moving: Area = { name: '池', frames: [frame(2, 0.2), frame(4, 0.6), frame(5, 0, 0)] };
    expect(boxAt(moving, 0)?.left).toBe(0.2);
    expect(boxAt(moving, 3)?.left).toBeCloseTo(0.4, 9);
    expect(boxAt(moving, 4.9)?.left).toBe(0.6);
    expect(boxAt(moving, 5)).toBeUndefined();
    expect(boxAt({ name: '後で', frames: [frame(0, 0, 0), frame(3, 0.5)] }, 2.9)).toBeUndefined();
    expect(areaAt([moving, still('下', 0.4, 0.4)], 3, 0.5, 0.5)).toBe(0);
    expect(areaAt([moving], 3, 0.7, 0.5)).toBe(-1);
  });

  test('what is packed keeps every gap and stays under a megabyte', () => {
    const packed = unpackGaze(packGaze(samples));
    expect(packed.times).toHaveLength(samples.times.length);
    for (const time of [0.5, 1.2, 1.5, 1.8, 2.9])
      expect(gazeAt(packed, time) < 0).toBe(gazeAt(samples, time) < 0);
    expect(gazeAt(packed, 1.39 + GAZE_GAP + 0.001)).toBe(-1);
    expect(packed.confidence[gazeAt(packed, 2.1)]).toBeLessThan(SURE);
    const count = 200 * 3600;
    const long = {
      times: Float64Array.from(
        { length: count },
        (_, at) => at / 200 + (at % 1000 > 900 ? 1 : 0),
      ).sort(),
      x: new Float64Array(count).fill(0.123456),
      y: new Float64Array(count).fill(-3),
      confidence: new Float64Array(count).fill(0.97),
    };
    expect(JSON.stringify(packGaze(long)).length).toBeLessThan(1_000_000);
  });
});
