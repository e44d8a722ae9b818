import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeLog, type LogSpec, readLog } from '@chishiki-ichiba/media';
import {
  decimate,
  distanceOf,
  findArc,
  findExcesses,
  joinSeries,
  offBand,
  type PackedSeries,
  packChannel,
  packSizes,
  type Series,
  shareWithin,
  statsOf,
  steadyOf,
  stepByDistance,
  stepByTime,
  unpack,
  withoutRuns,
} from '@chishiki-ichiba/media/log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPass, PASS, passNames } from '../../plugins/media/scripts/sample-pass.mjs';
import { forms, shifts } from '../../plugins/media/scripts/write-sample-logs.mjs';

/** How each form of the sample is read. */
const specs: Record<keyof typeof forms, LogSpec & { names: readonly string[] }> = {
  micro: {
    names: ['current', 'voltage'],
    shift: shifts.micro,
    channels: [{ column: 'current' }, { column: 'voltage' }],
  },
  bare: {
    names: ['current', 'voltage'],
    shift: shifts.bare,
    channels: [
      { column: '4', scale: 0.1 },
      { column: '5', scale: 0.1 },
    ],
  },
  dated: {
    names: ['current', 'voltage'],
    time: ['Date', 'Time'],
    shift: shifts.dated,
    channels: [{ column: 'Primary Weld Current' }, { column: 'Secondary Weld Voltage' }],
  },
  rates: {
    names: ['speed', 'arcLength', 'travelAngle', 'torchAngle', 'temperature'],
    time: ['Zeit [s]'],
    channels: [
      { column: 'speed [cm/min]', scale: 10 },
      { column: 'arc length' },
      { column: 'travel angle' },
      { column: 'work angle' },
      { column: 'T1' },
    ],
  },
};
const tolerance: Record<string, number> = {
  current: 0.06,
  voltage: 0.06,
  speed: 0.06,
  arcLength: 0.006,
  travelAngle: 0.06,
  torchAngle: 0.06,
  temperature: 0.06,
};

const seriesOf = (pairs: readonly (readonly [number, number])[]): Series => ({
  times: Float64Array.from(pairs, ([time]) => time),
  values: Float64Array.from(pairs, ([, value]) => value),
});
const every = (from: number, to: number, step: number, f: (t: number) => number): Series =>
  seriesOf(
    Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => {
      const t = from + at * step;
      return [t, f(t)] as const;
    }),
  );

describe('the four forms seen in practice', () => {
  for (const form of Object.keys(forms) as (keyof typeof forms)[])
    for (const name of passNames)
      test(`${form}, ${name}: every sample is the pass’s own, at its second of the video`, () => {
        const { names, ...spec } = specs[form];
        const pass = createPass(name);
        const { channels, problems } = readLog(forms[form](pass), spec);
        expect(problems).toEqual([]);
        for (const [index, { times, values }] of channels.entries()) {
          const quantity = names[index] as 'current';
          expect(times.length).toBeGreaterThan(20);
          for (let at = 0; at < times.length; at++) {
            const time = times[at] as number;
            // The machine of `micro` says something new ten times a second only.
            const told =
              form === 'micro'
                ? Math.floor((time - shifts.micro) * 10 + 1e-4) / 10 + shifts.micro
                : time;
            if (form === 'bare' && !pass.burning(told)) continue;
            if (form === 'dated' && !pass.burning(told))
              expect(Math.abs(values[at] as number)).toBeLessThan(0.1);
            else if (Math.abs(told - PASS.arcOn) > 0.01 && Math.abs(told - PASS.arcOff) > 0.01)
              expect(Math.abs((values[at] as number) - pass[quantity](told))).toBeLessThan(
                tolerance[quantity] as number,
              );
          }
        }
      });

  test('the log may begin long before the video, and before its own 0', () => {
    const pass = createPass('good');
    const bare = readLog(forms.bare(pass), specs.bare).channels[0] as Series;
    expect(bare.times[0]).toBeCloseTo(-41.5, 6);
    const rates = readLog(forms.rates(pass), specs.rates).channels;
    expect(rates[4]?.times[0]).toBe(-60);
    expect(rates[0]?.times[0]).toBe(0);
    // Twenty a second beside one a second.
    expect((rates[0] as Series).times.length).toBeGreaterThan(
      4 * (rates[4] as Series).times.length,
    );
  });

  test('midnight is no step back', () => {
    const { channels } = readLog(forms.dated(createPass('long')), specs.dated);
    const { times } = channels[0] as Series;
    for (let at = 1; at < times.length; at++)
      expect((times[at] as number) - (times[at - 1] as number)).toBeLessThan(0.2);
  });
});

describe('other ways to write a log', () => {
  const values = (text: string, spec: LogSpec) => {
    const { channels, problems } = readLog(text, spec);
    return { rows: channels.map((c) => [[...c.times], [...c.values]]), problems };
  };
  test.each<[name: string, text: string, spec: LogSpec, times: number[], found: number[]]>([
    [
      'a page of words first',
      '# Logger 7\nShop,A\n\nt,I\n0,1\n1,2\n',
      { channels: [{ column: 'I' }] },
      [0, 1],
      [1, 2],
    ],
    [
      'a byte order mark, CRLF',
      '\ufefft,I\r\n0,1\r\n1,2\r\n',
      { time: ['t'], channels: [{ column: 'I' }] },
      [0, 1],
      [1, 2],
    ],
    [
      'tabs, decimal comma',
      't\tI\n0,0\t1,5\n0,5\t2,5\n',
      { channels: [{ column: 'I' }] },
      [0, 0.5],
      [1.5, 2.5],
    ],
    ['quotes', '"t","I"\n"0","1"\n"1","2"\n', { channels: [{ column: 'I' }] }, [0, 1], [1, 2]],
    [
      'full-width name, unit in it',
      '時刻,電流(A)\n0,1\n1,2\n',
      { channels: [{ column: '電流' }] },
      [0, 1],
      [1, 2],
    ],
    [
      'milliseconds by word',
      't,I\n0,1\n500,2\n',
      { timeUnit: 'ms', channels: [{ column: 'I' }] },
      [0, 0.5],
      [1, 2],
    ],
    [
      'ISO 8601 with a zone',
      't,I\n2026-01-01T00:00:00Z,1\n2026-01-01T00:00:01.5Z,2\n',
      { channels: [{ column: 'I' }] },
      [0, 1.5],
      [1, 2],
    ],
    [
      'time of day over midnight',
      't,I\n23:59:59.5,1\n00:00:00.5,2\n',
      { channels: [{ column: 'I' }] },
      [0, 1],
      [1, 2],
    ],
    [
      'half a day clock',
      'd,t,I\n1/2/2026,11:59:59 AM,1\n1/2/2026,12:00:01 PM,2\n',
      { time: ['d', 't'], channels: [{ column: 'I' }] },
      [0, 2],
      [1, 2],
    ],
    [
      'blank, dash and NaN are no samples',
      't,I\n0,1\n1,\n2,-\n3,NaN\n4,5\n',
      { channels: [{ column: 'I' }] },
      [0, 4],
      [1, 5],
    ],
    [
      'short rows and an empty last line',
      't,I,V\n0,1,9\n1\n2,3,9\n\n',
      { channels: [{ column: 'I' }] },
      [0, 2],
      [1, 3],
    ],
    [
      'scale, then offset, then shift',
      't,I\n0,10\n1,20\n',
      { shift: 3, channels: [{ column: 'I', scale: 0.1, offset: -1 }] },
      [3, 4],
      [0, 1],
    ],
  ])('%s', (_name, text, spec, times, found) => {
    expect(values(text, spec)).toEqual({ rows: [[times, found]], problems: [] });
  });

  test('Shift_JIS and UTF-16, as spreadsheets save them', () => {
    const shiftJis = Buffer.from([0x93, 0x64, 0x97, 0xac, 0x2c, 0x31]);
    expect(decodeLog(shiftJis)).toBe('電流,1');
    expect(decodeLog(Buffer.from('\ufeff電流', 'utf16le'))).toBe('電流');
    expect(decodeLog(Buffer.from('電流'))).toBe('電流');
  });
});

describe('what cannot be read is told with its line', () => {
  const told = (text: string, spec: LogSpec) =>
    readLog(text, spec).problems.map(({ rule, severity, line, about, message }) => ({
      rule,
      severity,
      line,
      about,
      message,
    }));
  test('a column that is not there', () => {
    expect(
      told('# x\nt,I,V\n0,1,2\n', { channels: [{ column: 'V' }, { column: 'Currnt' }] }),
    ).toEqual([
      {
        rule: 'log-column',
        severity: 'error',
        line: 2,
        about: 1,
        message: '列 `Currnt` が見出しの行にありません。ある列: `t`、`I`、`V`',
      },
    ]);
    expect(told('0, 1\n1, 2\n', { channels: [{ column: '3' }] })[0]?.message).toBe(
      '列 `3` がありません。見出しのない記録なので、左からの番号 1〜2 を期待',
    );
  });
  test('no numbers, no times, words in a column, a clock that runs back', () => {
    expect(told('これは記録ではありません\n', { channels: [{ column: '1' }] })[0]).toMatchObject({
      rule: 'log-empty',
      line: 1,
    });
    expect(
      told('I,t\nあ,1\nい,2\nう,3\n', { time: ['I'], channels: [{ column: 't' }] }),
    ).toMatchObject([{ rule: 'log-empty' }]);
    expect(
      told('a,b,t\n1,2,x\n3,4,y\n', { time: ['t'], channels: [{ column: 'a' }] }),
    ).toMatchObject([{ rule: 'log-time', severity: 'error', line: 2, about: 'time' }]);
    expect(told('t,I,V\n0,1A,1\n1,2A,1\n', { channels: [{ column: 'I' }] })).toMatchObject([
      { rule: 'log-number', severity: 'error', line: 2, about: 0 },
    ]);
    expect(told('t,I\n5,1\n6,1\n0,1\n1,1\n', { channels: [{ column: 'I' }] })).toMatchObject([
      { rule: 'log-order', severity: 'warning', line: 4 },
    ]);
  });
});

describe('the arc', () => {
  test('is found in every form and pass, late ones too', () => {
    for (const form of ['micro', 'bare', 'dated'] as const)
      for (const name of passNames) {
        const { channels } = readLog(forms[form](createPass(name)), specs[form]);
        const arc = findArc(channels[0] as Series);
        expect(arc?.parts).toHaveLength(1);
        expect(Math.abs((arc?.main.start ?? 0) - PASS.arcOn)).toBeLessThan(0.3);
        // The logger of `bare` may be silent for 1.4 s just then.
        expect(Math.abs((arc?.main.end ?? 0) - PASS.arcOff)).toBeLessThan(
          form === 'bare' ? 1.4 : 0.3,
        );
        const steady = steadyOf(channels[0] as Series, arc?.main ?? { start: 0, end: 0 });
        expect(steady.start).toBeGreaterThan(PASS.arcOn);
        expect(steady.end).toBeLessThan(20.2);
      }
  });
  test('a border that is typed, several welds, a touch, a dropout, nothing at all', () => {
    const welds = every(0, 30, 0.1, (t) =>
      (t >= 2 && t < 8 && !(t >= 4 && t < 5)) || (t >= 15 && t < 25) || (t >= 28 && t < 28.15)
        ? 30
        : 0.2,
    );
    const arc = findArc(welds);
    expect(arc?.parts.map(({ start, end }) => [Math.round(start), Math.round(end)])).toEqual([
      [2, 8],
      [15, 25],
    ]);
    expect(arc?.main.start).toBeCloseTo(15, 5);
    expect(findArc(welds, 31)).toBeUndefined();
    expect(findArc(every(0, 5, 0.1, () => 0))).toBeUndefined();
    expect(findArc(every(0, 5, 0.1, () => -0.02))).toBeUndefined();
    // Welding from end to end.
    expect(findArc(every(0, 5, 0.1, (t) => 30 + Math.sin(t)))?.main).toMatchObject({ start: 0 });
  });
});

describe('seconds off the band', () => {
  const span = { start: 0, end: 20 };
  test('are those of the sample’s score', () => {
    const pass = createPass('hot');
    const { channels } = readLog(forms.bare(pass), specs.bare);
    const [found, ...more] = findExcesses(
      channels[0] as Series,
      { min: 25, max: 35 },
      { start: 4, end: 19 },
    );
    expect(more).toEqual([]);
    expect(found?.side).toBe('high');
    // Between the seconds of its slope up (8.6–9.6) and of its slope down (14.2–15.2).
    expect(found?.start).toBeGreaterThan(8.6);
    expect(found?.start).toBeLessThan(9.6);
    expect(found?.end).toBeGreaterThan(14.2);
    expect(found?.end).toBeLessThan(15.2);
    expect(found?.worst).toBeCloseTo(38.6, 0);
  });
  test('flicker is none, close ones are one, an open end and an end that does not belong', () => {
    const series = every(0, 20, 0.1, (t) =>
      (t > 2 && t < 2.15) || (t > 5 && t < 6) || (t > 6.3 && t < 7)
        ? 40
        : t > 12 && t < 13
          ? 20
          : 30,
    );
    const found = findExcesses(series, { min: 25, max: 35 }, span);
    expect(found.map(({ side, worst }) => [side, worst])).toEqual([
      ['high', 40],
      ['low', 20],
    ]);
    expect(found[0]?.start).toBeCloseTo(5.1, 1);
    expect(found[0]?.end).toBeCloseTo(7, 1);
    expect(findExcesses(series, { max: 35 }, span)).toHaveLength(1);
    expect(
      findExcesses(
        every(0, 3, 0.1, () => 35),
        { max: 35, exclusive: 'max' },
        span,
      ),
    ).toHaveLength(1);
    expect(
      findExcesses(
        every(0, 3, 0.1, () => 35),
        { max: 35 },
        span,
      ),
    ).toEqual([]);
  });
  test('share within and brute force agree', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 80 }),
        (list) => {
          const series = seriesOf(list.map((value, at) => [at * 0.1, value]));
          const whole = { start: 0, end: (list.length - 1) * 0.1 };
          const good = list.slice(0, -1).filter((value) => value >= 3 && value <= 7).length;
          expect(shareWithin(series, { min: 3, max: 7 }, whole)).toBeCloseTo(
            good / (list.length - 1),
            6,
          );
          for (const { start, end, worst } of findExcesses(series, { min: 3, max: 7 }, whole)) {
            const inside = list.filter(
              (_, at) => at * 0.1 >= start - 1e-9 && at * 0.1 <= end + 1e-9,
            );
            expect(inside).toContain(worst);
            expect(offBand(worst, { min: 3, max: 7 })).not.toBe(0);
          }
        },
      ),
    );
  });
});

const anySeries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -1000, max: 1000 })), {
    minLength: 1,
    maxLength: 400,
  })
  .map((pairs) => {
    let time = -60;
    return seriesOf(
      pairs.map(([step, value]) => {
        time += step / 1000;
        return [time, value / 10] as const;
      }),
    );
  });

describe('fewer samples', () => {
  test('no extreme is lost, of the whole or of any slice, and every sample is a real one', () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 1, max: 40 }), (series, buckets) => {
        const few = decimate(series, buckets);
        expect(few.times.length).toBeLessThanOrEqual(Math.max(series.times.length, 1));
        if (series.times.length > buckets * 4)
          expect(few.times.length).toBeLessThanOrEqual(buckets * 4);
        const real = new Set([...series.times].map((time, at) => `${time} ${series.values[at]}`));
        few.times.forEach((time, at) => {
          expect(real.has(`${time} ${few.values[at]}`)).toBe(true);
          if (at > 0) expect(time).toBeGreaterThanOrEqual(few.times[at - 1] as number);
        });
        expect([few.times[0], few.times.at(-1)]).toEqual([series.times[0], series.times.at(-1)]);
        const start = series.times[0] as number;
        const width = ((series.times.at(-1) as number) - start) / buckets;
        const slices = ({ times, values }: Series) => {
          const ends = new Map<number, [number, number]>();
          times.forEach((time, at) => {
            const slice = Math.min(
              buckets - 1,
              width > 0 ? bucketOf(time, start, width, buckets) : 0,
            );
            const value = values[at] as number;
            const [low, high] = ends.get(slice) ?? [value, value];
            ends.set(slice, [Math.min(low, value), Math.max(high, value)]);
          });
          return [...ends];
        };
        expect(slices(few)).toEqual(slices(series));
      }),
    );
  });
  test('runs of equal values lose their middle and nothing else', () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const few = withoutRuns(series);
        // A line through what is left passes through all that was there.
        series.times.forEach((time, at) => {
          const next = few.times.findIndex((known) => known >= time);
          const kept = few.times[next] === time || few.values[next] === few.values[next - 1];
          expect(kept).toBe(true);
          if (few.times[next] !== time) expect(few.values[next]).toBe(series.values[at]);
        });
      }),
    );
    const long = withoutRuns(every(0, 10, 0.01, (t) => Math.floor(t)));
    expect(long.times.length).toBeLessThan(30);
  });
  test('a million samples: kilobytes first, the exact ones in chunks below 1 MB', () => {
    const n = 1_000_000;
    const series = {
      times: Float64Array.from({ length: n }, (_, at) => at / 1000),
      values: Float64Array.from(
        { length: n },
        (_, at) => 30 + Math.sin(at / 700) + ((at * 7919) % 13) / 10 + (at === 777_777 ? 60 : 0),
      ),
    };
    const files: PackedSeries[] = [];
    const packed = packChannel(series, (chunk) => files.push(chunk) - 1);
    const { levels, ...first } = packed;
    expect(JSON.stringify(first).length).toBeLessThan(20_000);
    expect(Math.max(...unpack(first).values)).toBeCloseTo(
      series.values.reduce((most, value) => Math.max(most, value)),
      2,
    );
    for (const file of files) expect(JSON.stringify(file).length).toBeLessThan(250_000);
    const exact = joinSeries(
      (levels.at(-1)?.chunks ?? []).map(({ file }) => unpack(files[file] as PackedSeries)),
    );
    expect(exact.times.length).toBe(n);
    let off = 0;
    for (let at = 0; at < n; at++)
      off = Math.max(off, Math.abs((exact.values[at] as number) - (series.values[at] as number)));
    expect(off).toBeLessThan(0.001);
  }, 20_000);
  test('packing keeps what it was given', () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const packed = packChannel(series, () => 0);
        if (packed.levels.length > 0) return;
        const back = unpack(packed);
        const exact = withoutRuns(series);
        expect(exact.times.length).toBeLessThanOrEqual(packSizes.first);
        back.times.forEach((time, at) => {
          expect(time).toBeCloseTo(exact.times[at] as number, 3);
        });
        back.values.forEach((value, at) => {
          expect(value).toBeCloseTo(exact.values[at] as number, 1);
        });
      }),
    );
  });
});

/** As `decimate` cuts. */
function bucketOf(time: number, start: number, width: number, buckets: number): number {
  for (let bucket = 0; bucket < buckets - 1; bucket++)
    if (time < start + width * (bucket + 1)) return bucket;
  return buckets - 1;
}

describe('side by side', () => {
  test('the mean is over time, not over samples, and a gap is not filled', () => {
    const series = seriesOf([
      [0, 10],
      [0.1, 10],
      [0.2, 10],
      [0.3, 10],
      [0.9, 30],
      [5, 90],
    ]);
    const stats = statsOf(series, { start: 0, end: 6 });
    expect(stats).toMatchObject({ min: 10, max: 90 });
    expect(stats?.mean).toBeCloseTo((10 * 0.3 + 20 * 0.6) / 0.9, 6);
  });
  test('the same pass lies on itself by time and by distance', () => {
    const pass = createPass('good');
    const [speed, arc] = readLog(forms.rates(pass), specs.rates).channels as [Series, Series];
    const span = { start: 3, end: 21 };
    const steps = stepByTime(arc, span, 1);
    expect(steps.values).toHaveLength(18);
    steps.values.forEach((value, at) => {
      expect(value).toBeCloseTo(pass.arcLength(3.5 + at), 0);
    });
    const way = distanceOf(speed, span);
    expect(way.values.at(-1)).toBeCloseTo(pass.place(21), 0);
    const byWay = stepByDistance(arc, way, span, 2);
    expect(byWay.values.length).toBe(Math.ceil((way.values.at(-1) as number) / 2));
    expect(byWay.values.filter((value) => Number.isNaN(value))).toEqual([]);
  });
});

describe('hostile files', () => {
  /** Small seeded generator (mulberry32). */
  const random = (seed: number) => {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  };
  const RUNS = Number(process.env.FUZZ_RUNS ?? 3000);
  const bits = [
    ',',
    ';',
    '"',
    '\n',
    '\r',
    '\t',
    '\0',
    '#',
    '1e309',
    '-',
    'NaN',
    '電',
    '\ufeff',
    '9'.repeat(400),
    ' ',
    '1/2/2026',
    '25:61',
  ];
  test(`${RUNS} spoilt logs: an answer within a second, times that never run back`, () => {
    const next = random(20_261_121);
    const heads = Object.entries(forms).map(([form, write]) => {
      const lines = write(createPass('good')).split('\n');
      return {
        form: form as keyof typeof forms,
        text: [...lines.slice(0, 12), ...lines.slice(600, 640)].join('\n'),
      };
    });
    let slowest = 0;
    for (let run = 0; run < RUNS; run++) {
      const head = heads[run % heads.length] as (typeof heads)[number];
      let text = head.text;
      for (let change = 0; change < 1 + next() * 6; change++) {
        const at = Math.floor(next() * text.length);
        const bit = bits[Math.floor(next() * bits.length)] as string;
        const drop = next() < 0.5 ? Math.floor(next() * 60) : 0;
        text =
          text.slice(0, at) +
          (next() < 0.8 ? bit : text.slice(at, at + 90).repeat(3)) +
          text.slice(at + drop);
      }
      const began = process.cpuUsage();
      const { channels, problems } = readLog(text, specs[head.form]);
      for (const series of channels) {
        for (let at = 0; at < series.times.length; at++) {
          expect(Number.isFinite(series.values[at])).toBe(true);
          if (at > 0)
            expect((series.times[at] as number) >= (series.times[at - 1] as number)).toBe(true);
        }
        const arc = findArc(series);
        if (arc) {
          findExcesses(series, { min: 25, max: 35 }, arc.main);
          steadyOf(series, arc.main);
          stepByTime(
            series,
            { start: arc.main.start, end: Math.min(arc.main.end, arc.main.start + 600) },
            1,
          );
        }
        unpack(packChannel(series, () => 0));
      }
      for (const { line, message } of problems) {
        expect(line).toBeGreaterThan(0);
        expect(message.length).toBeLessThan(900);
      }
      const { user, system } = process.cpuUsage(began);
      slowest = Math.max(slowest, (user + system) / 1000);
    }
    expect(slowest).toBeLessThan(1000);
  }, 120_000);
});

/** Real machines' logs, where they are at hand. */
const nab = path.resolve(
  import.meta.dirname,
  '../../../shared/data/process-logs/nab/ambient_temperature_system_failure.csv',
);
if (existsSync(nab))
  test('a real log: 7,267 hourly rows with gaps', () => {
    const { channels, rows, problems } = readLog(decodeLog(readFileSync(nab)), {
      time: ['timestamp'],
      channels: [{ column: 'value' }],
    });
    expect(problems).toEqual([]);
    expect(rows).toBe(7267);
    const { times, values } = channels[0] as Series;
    expect([times[0], times[1], values[0]]).toEqual([0, 3600, 69.88083514]);
    const gaps = [...times].filter(
      (time, at) => at > 0 && time - (times[at - 1] as number) > 3600,
    ).length;
    expect(gaps).toBeGreaterThan(3);
  });
