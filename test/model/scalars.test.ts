import {
  parseBoolean,
  parseClip,
  parseDate,
  parseRange,
  parseSeconds,
  parseTimeOfDay,
} from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

/** Typed → read; `undefined` is refused. One row per spelling people really use. */
type Row<T> = readonly [typed: string, read: T | undefined];

const dates: Row<string>[] = [
  ['2026-11-21', '2026-11-21'],
  ['2026-1-5', '2026-01-05'],
  ['2026/11/21', '2026-11-21'],
  ['2026.11.21', '2026-11-21'],
  ['2026年11月21日', '2026-11-21'],
  ['2026年 11月 21日', '2026-11-21'],
  ['２０２６年１１月２１日', '2026-11-21'],
  ['２０２６／１１／２１', '2026-11-21'],
  ['2026－11－21', '2026-11-21'],
  ['2026‐11‐21', '2026-11-21'],
  ['2026ー11ー21', '2026-11-21'],
  ['2026−11−21', '2026-11-21'],
  ['2026年11月21日（土）', '2026-11-21'],
  ['R8.11.21', '2026-11-21'],
  ['r8.11.21', '2026-11-21'],
  ['Ｒ８．１１．２１', '2026-11-21'],
  ['R8/11/21', '2026-11-21'],
  ['令和8年11月21日', '2026-11-21'],
  ['令和 8年11月21日', '2026-11-21'],
  ['令和元年5月1日', '2019-05-01'],
  ['R元.5.1', '2019-05-01'],
  ['H31.4.30', '2019-04-30'],
  ['平成31年4月', '2019-04'],
  ['S64.1.7', '1989-01-07'],
  ['昭和64年1月7日', '1989-01-07'],
  ['2024-02-29', '2024-02-29'],
  ['2026-11-21T00:00:00Z', '2026-11-21'],
  ['2026-11-21 10:00', '2026-11-21'],
  ['2013', '2013'],
  ['2013年', '2013'],
  ['2001-07', '2001-07'],
  ['2001年7月', '2001-07'],
  ['令和8年', '2026'],
  ['2026-02-29', undefined],
  ['2026-11-31', undefined],
  ['2026-13-01', undefined],
  ['2026-00-10', undefined],
  ['2026-11-0', undefined],
  ['11/21', undefined],
  ['26-11-21', undefined],
  ['平成99年1月1日', undefined],
  ['令和0年1月1日', undefined],
  ['0000-01-01', undefined],
  ['きのう', undefined],
  ['', undefined],
];

const seconds: Row<number>[] = [
  ['0:14', 14],
  ['1:14', 74],
  ['01:14', 74],
  ['10:05', 605],
  ['1:5', 65],
  ['1:02:03', 3723],
  ['100:00', 6000],
  ['１：１４', 74],
  ['0：14', 14],
  ['0:14.5', 14.5],
  ['74', 74],
  ['７４', 74],
  ['0', 0],
  ['1.5', 1.5],
  ['74秒', 74],
  ['1分14秒', 74],
  ['1分 14秒', 74],
  ['5分', 300],
  ['1時間2分3秒', 3723],
  ['90分', 5400],
  ['1:60', undefined],
  ['1:99:00', undefined],
  ['-1', undefined],
  ['分', undefined],
  ['三十秒', undefined],
  ['0:14〜0:21', undefined],
  ['', undefined],
];

const booleans: Row<boolean>[] = [
  ['true', true],
  ['True', true],
  ['ＴＲＵＥ', true],
  ['yes', true],
  ['はい', true],
  ['あり', true],
  ['有', true],
  ['○', true],
  ['〇', true],
  ['済み', true],
  ['false', false],
  ['no', false],
  ['いいえ', false],
  ['なし', false],
  ['×', false],
  ['未', false],
  ['たぶん', undefined],
  ['1', undefined],
  ['', undefined],
];

const clips: Row<{ video: string; start: number; end?: number }>[] = [
  ['tig-corner 0:14〜0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 0:14 〜 0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 0:14~0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 0:14-0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 0:14—0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 0:14から0:21', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner　０：１４～０：２１', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 14秒〜21秒', { video: 'tig-corner', start: 14, end: 21 }],
  ['tig-corner 14', { video: 'tig-corner', start: 14 }],
  ['tig-corner', { video: 'tig-corner', start: 0 }],
  ['wa:tig-corner 0:14', { video: 'wa:tig-corner', start: 14 }],
  ['TIGの角 0:14', undefined],
  // No video: an id may begin with a digit, but a time is none.
  ['0:14〜0:21', undefined],
  ['tig-corner 0:14〜おわり', undefined],
];

type Ends = readonly [min: number, max: number, unit: string];
type Problem = 'number' | 'no-unit' | 'wrong-unit' | 'order';
const ranges: readonly (readonly [
  typed: string,
  dimension: Parameters<typeof parseRange>[1],
  read: Ends | Problem,
])[] = [
  ['25〜35A', 'current', [25, 35, 'A']],
  ['25～35A', 'current', [25, 35, 'A']],
  ['25~35A', 'current', [25, 35, 'A']],
  ['25-35A', 'current', [25, 35, 'A']],
  ['25－35Ａ', 'current', [25, 35, 'A']],
  ['25–35 A', 'current', [25, 35, 'A']],
  ['25—35A', 'current', [25, 35, 'A']],
  ['25−35A', 'current', [25, 35, 'A']],
  ['25ー35A', 'current', [25, 35, 'A']],
  ['25から35A', 'current', [25, 35, 'A']],
  ['25A〜35A', 'current', [25, 35, 'A']],
  ['25　〜　35　A', 'current', [25, 35, 'A']],
  ['25 A', 'current', [25, 25, 'A']],
  ['30アンペア', 'current', [30, 30, 'A']],
  ['約30A', 'current', [30, 30, 'A']],
  ['およそ30A', 'current', [30, 30, 'A']],
  ['0.15kA', 'current', [150, 150, 'A']],
  ['9〜11V', 'voltage', [9, 11, 'V']],
  ['10ボルト', 'voltage', [10, 10, 'V']],
  ['１．０mm', 'length', [1, 1, 'mm']],
  ['1.0㎜', 'length', [1, 1, 'mm']],
  ['1ミリ', 'length', [1, 1, 'mm']],
  ['10㎝', 'length', [100, 100, 'mm']],
  ['1m', 'length', [1000, 1000, 'mm']],
  ['100μm', 'length', [0.1, 0.1, 'mm']],
  ['100µm', 'length', [0.1, 0.1, 'mm']],
  ['φ1.6mm', 'length', [1.6, 1.6, 'mm']],
  ['t1.0mm', 'length', [1, 1, 'mm']],
  ['1,000mm', 'length', [1000, 1000, 'mm']],
  ['1，200〜2，400mm', 'length', [1200, 2400, 'mm']],
  ['7-10L/min', 'flow', [7, 10, 'L/min']],
  ['7〜10ℓ／分', 'flow', [7, 10, 'L/min']],
  ['7 l/min', 'flow', [7, 7, 'L/min']],
  ['100〜150mm/min', 'speed', [100, 150, 'mm/min']],
  ['12 cm/分', 'speed', [120, 120, 'mm/min']],
  ['2mm/s', 'speed', [120, 120, 'mm/min']],
  ['100mm／min', 'speed', [100, 100, 'mm/min']],
  ['30度', 'angle', [30, 30, '°']],
  ['30°', 'angle', [30, 30, '°']],
  ['-10°', 'angle', [-10, -10, '°']],
  ['-10〜10°', 'angle', [-10, 10, '°']],
  ['3秒', 'time', [3, 3, 's']],
  ['0.5s', 'time', [0.5, 0.5, 's']],
  ['2分', 'time', [120, 120, 's']],
  ['60Hz', 'frequency', [60, 60, 'Hz']],
  ['1.2kHz', 'frequency', [1200, 1200, 'Hz']],
  ['２０％', 'percent', [20, 20, '%']],
  ['150℃', 'temperature', [150, 150, '°C']],
  ['150〜200°C', 'temperature', [150, 200, '°C']],
  ['35-25A', 'current', 'order'],
  ['25-35', 'current', 'no-unit'],
  ['30', 'length', 'no-unit'],
  ['2V', 'length', 'wrong-unit'],
  ['10mm/min', 'length', 'wrong-unit'],
  ['25A〜35V', 'current', 'wrong-unit'],
  ['少し高め', 'voltage', 'number'],
  ['A', 'current', 'number'],
  ['25..35A', 'current', 'number'],
  ['25-35-45A', 'current', 'number'],
  ['1e3A', 'current', 'number'],
  ['', 'current', 'number'],
];

describe('日付', () => {
  it.each(dates)('%s', (typed, read) => expect(parseDate(typed)).toBe(read));
});

describe('時間（秒）', () => {
  it.each(seconds)('%s', (typed, read) => expect(parseSeconds(typed)).toBe(read));
});

const times: Row<string>[] = [
  ['13:30', '13:30'],
  ['9:05', '09:05'],
  ['09:05:00', '09:05'],
  ['0:00', '00:00'],
  ['23:59', '23:59'],
  ['１３：３０', '13:30'],
  ['13 : 30', '13:30'],
  ['13時30分', '13:30'],
  ['13時半', '13:30'],
  ['13時', '13:00'],
  ['１３時５分', '13:05'],
  ['午後1時30分', '13:30'],
  ['午後1時半', '13:30'],
  ['午後１：３０', '13:30'],
  ['午前9時', '09:00'],
  ['午前0時', '00:00'],
  ['午後0時30分', '12:30'],
  ['1:30 PM', '13:30'],
  ['9:00am', '09:00'],
  ['正午', '12:00'],
  ['25:00', undefined],
  ['24:00', undefined],
  ['13:60', undefined],
  ['13時75分', undefined],
  // Noon to some, midnight to others.
  ['午後12時', undefined],
  ['午前12時', undefined],
  ['午後13時', undefined],
  ['午後1時 PM', undefined],
  ['1330', undefined],
  ['13', undefined],
  ['13:3', undefined],
  ['昼すぎ', undefined],
  ['13:30〜16:00', undefined],
  ['', undefined],
];
describe('時刻', () => {
  it.each(times)('%s', (typed, read) => expect(parseTimeOfDay(typed)).toBe(read));
  it('reads back every minute of the day as it writes it', () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      expect(parseTimeOfDay(time)).toBe(time);
    }
  });
});

describe('はい・いいえ', () => {
  it.each(booleans)('%s', (typed, read) => expect(parseBoolean(typed)).toBe(read));
});

describe('動画の場所', () => {
  it.each(clips)('%s', (typed, read) => expect(parseClip(typed)).toEqual(read));
});

describe('数と範囲', () => {
  it('has at least 40 spellings', () => expect(ranges.length).toBeGreaterThanOrEqual(40));

  it.each(ranges)('%s（%s）', (typed, dimension, read) => {
    const result = parseRange(typed, dimension);
    if (typeof read === 'string') expect(result).toMatchObject({ ok: false, problem: read });
    else
      expect(result).toMatchObject({ ok: true, min: read[0], max: read[1], unit: read[2], typed });
  });

  it('names a wrong unit as it was typed', () => {
    expect(parseRange('2V', 'length')).toMatchObject({ unit: 'V' });
  });
});
