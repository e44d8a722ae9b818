import { type Ends, parseRange, printRange, type RangeResult } from '@chishiki-ichiba/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

type Dimension = Parameters<typeof parseRange>[1];
type Problem = Extract<RangeResult, { ok: false }>['problem'];
/** `[min, max]` in the canonical unit; `null` for an open end; a third value for ends left out. */
type Read = readonly [number | null, number | null, Ends['exclusive']?] | Problem;

const canonical: Record<Dimension, string> = {
  current: 'A',
  voltage: 'V',
  length: 'mm',
  flow: 'L/min',
  speed: 'mm/min',
  angle: '°',
  time: 's',
  frequency: 'Hz',
  percent: '%',
  temperature: '°C',
};

/** How people write conditions: dimension → typed → read. */
const table: Record<Dimension, readonly (readonly [typed: string, read: Read])[]> = {
  current: [
    ['25〜35A', [25, 35]],
    // Nobody could print them.
    ['9999999999999999A', 'number'],
    ['1〜1000000000000kA', 'number'],
    ['25～35A', [25, 35]],
    ['25~35A', [25, 35]],
    ['25-35A', [25, 35]],
    ['25 - 35 A', [25, 35]],
    ['25–35A', [25, 35]],
    ['25—35A', [25, 35]],
    ['25−35A', [25, 35]],
    ['25ー35A', [25, 35]],
    ['２５～３５Ａ', [25, 35]],
    ['２５－３５Ａ', [25, 35]],
    ['25A〜35A', [25, 35]],
    ['25Aから35A', [25, 35]],
    ['25から35Aまで', [25, 35]],
    ['25A以上35A以下', [25, 35]],
    ['25A以上、35A未満', [25, 35, 'max']],
    ['25A超35A以下', [25, 35, 'min']],
    ['25A超35A未満', [25, 35, 'both']],
    ['25to35A', [25, 35]],
    ['25〜35 [A]', [25, 35]],
    ['25〜35（A）', [25, 35]],
    ['25〜35アンペア', [25, 35]],
    ['30a', [30, 30]],
    ['30 amp', [30, 30]],
    ['約30A', [30, 30]],
    ['約 30 A', [30, 30]],
    ['約25〜約35A', [25, 35]],
    ['25〜35A程度', [25, 35]],
    ['30±5A', [25, 35]],
    ['30 ± 5 A', [25, 35]],
    ['30A±5A', [25, 35]],
    ['３０±５Ａ', [25, 35]],
    ['30+-5A', [25, 35]],
    ['30+/-5A', [25, 35]],
    ['30A±10%', [27, 33]],
    ['0.15kA', [150, 150]],
    ['500mA', [0.5, 0.5]],
    ['1,200A', [1200, 1200]],
    ['30A以上', [30, null]],
    ['30A以下', [null, 30]],
    ['30A未満', [null, 30, 'max']],
    ['30A超', [30, null, 'min']],
    ['30Aを超える', [30, null, 'min']],
    ['30Aまで', [null, 30]],
    ['30Aから', [30, null]],
    ['30A〜', [30, null]],
    ['〜30A', [null, 30]],
    ['最大30A', [null, 30]],
    ['最小 30A', [30, null]],
    ['上限30A', [null, 30]],
    ['30A max', [null, 30]],
    ['MAX 30A', [null, 30]],
    ['min.30A', [30, null]],
    ['≦30A', [null, 30]],
    ['≧ 30A', [30, null]],
    ['<30A', [null, 30, 'max']],
    ['＞30A', [30, null, 'min']],
    ['<=30A', [null, 30]],
    ['30A前後', 'vague'],
    ['30A程度', 'vague'],
    ['30Aくらい', 'vague'],
    ['30A弱', 'vague'],
    ['30A強', 'vague'],
    ['ほぼ30A', 'vague'],
    ['30A目安', 'vague'],
    ['25-35', 'no-unit'],
    ['30', 'no-unit'],
    ['30以上', 'no-unit'],
    ['30±10%', 'no-unit'],
    ['30V', 'wrong-unit'],
    ['25V〜35A', 'wrong-unit'],
    ['25A〜35V', 'wrong-unit'],
    ['30A以上40V以下', 'wrong-unit'],
    ['35-25A', 'order'],
    ['35A以上25A以下', 'order'],
    ['25A超25A以下', 'order'],
    ['30±-5A', 'order'],
    ['少し高め', 'number'],
    ['強', 'number'],
    ['三十A', 'number'],
    ['25..35A', 'number'],
    ['25-35-45A', 'number'],
    ['25A/35A', 'number'],
    ['±A', 'number'],
    ['以上', 'number'],
    ['〜', 'number'],
    ['', 'number'],
  ],
  voltage: [
    ['9〜11V', [9, 11]],
    ['9-11 v', [9, 11]],
    ['10ボルト', [10, 10]],
    ['10.5V', [10.5, 10.5]],
    ['１０．５Ｖ', [10.5, 10.5]],
    ['10。5V', [10.5, 10.5]],
    ['.5V', [0.5, 0.5]],
    ['12V以下', [null, 12]],
    ['10A', 'wrong-unit'],
  ],
  length: [
    ['1.0mm', [1, 1]],
    ['1.0㎜', [1, 1]],
    ['１．０ｍｍ', [1, 1]],
    ['1,5mm', [1.5, 1.5]],
    ['1ミリ', [1, 1]],
    ['1㍉', [1, 1]],
    ['1.0 ミリメートル', [1, 1]],
    ['t1.0', [1, 1]],
    ['t=1.0', [1, 1]],
    ['T1.0', [1, 1]],
    ['ｔ１．０', [1, 1]],
    ['t1.0mm', [1, 1]],
    ['1.0t', [1, 1]],
    ['t1.0〜t2.0', [1, 2]],
    ['φ1.6', [1.6, 1.6]],
    ['Φ1.6mm', [1.6, 1.6]],
    ['ø1.6', [1.6, 1.6]],
    ['⌀1.6', [1.6, 1.6]],
    ['φ1.6〜2.4', [1.6, 2.4]],
    ['1.6φ', [1.6, 1.6]],
    ['2〜3cm', [20, 30]],
    ['10㎝', [100, 100]],
    ['1m', [1000, 1000]],
    ['50メートル', [50_000, 50_000]],
    ['20μm', [0.02, 0.02]],
    ['20µm以下', [null, 0.02]],
    ['20ミクロン', [0.02, 0.02]],
    ['1,000mm', [1000, 1000]],
    ['1，200〜2，400mm', [1200, 2400]],
    ['1メートル〜2メートル', [1000, 2000]],
    ['0.5mm以下', [null, 0.5]],
    ['0.5㎜以下', [null, 0.5]],
    ['0.5mm以内', [null, 0.5]],
    ['0.5mm未満', [null, 0.5, 'max']],
    ['0.5mmより薄い', [null, 0.5, 'max']],
    ['0.5mm より 大きい', [0.5, null, 'min']],
    ['0〜0.5mm', [0, 0.5]],
    ['±0.1mm', [-0.1, 0.1]],
    ['1.0±0.1mm', [0.9, 1.1]],
    ['板厚以下', 'number'],
    ['1mm弱', 'vague'],
    ['1mm強', 'vague'],
    ['1ミリ位', 'vague'],
    ['1.0', 'no-unit'],
    ['2V', 'wrong-unit'],
    ['10mm/min', 'wrong-unit'],
    ['3インチ', 'wrong-unit'],
  ],
  flow: [
    ['7-10 L/min', [7, 10]],
    ['7〜10L/min', [7, 10]],
    ['7〜10 l/min', [7, 10]],
    ['７～１０Ｌ／ｍｉｎ', [7, 10]],
    ['7〜10リットル/分', [7, 10]],
    ['7〜10ℓ/min', [7, 10]],
    ['7〜10ℓ／分', [7, 10]],
    ['7㍑/分', [7, 7]],
    ['7リットル毎分', [7, 7]],
    ['毎分7〜10L', [7, 10]],
    ['毎分７リットル', [7, 7]],
    ['7LPM', [7, 7]],
    ['500cc/min', [0.5, 0.5]],
    ['500mL/min', [0.5, 0.5]],
    ['7L/min以上', [7, null]],
    ['7L', 'wrong-unit'],
    ['毎秒7L', 'wrong-unit'],
    ['毎分7', 'no-unit'],
  ],
  speed: [
    ['100〜150mm/min', [100, 150]],
    ['100-150 mm／分', [100, 150]],
    ['30cm/分', [300, 300]],
    ['30 cm/min', [300, 300]],
    ['３０ｃｍ／ｍｉｎ', [300, 300]],
    ['30CM/MIN', [300, 300]],
    ['30cpm', [300, 300]],
    ['毎分30cm', [300, 300]],
    ['分速30cm', [300, 300]],
    ['毎秒2mm', [120, 120]],
    ['2mm/s', [120, 120]],
    ['2mm/sec', [120, 120]],
    ['2mm/秒', [120, 120]],
    ['100ミリ/分', [100, 100]],
    ['10〜15センチ/分', [100, 150]],
    ['0.3m/min', [300, 300]],
    ['10cm/min以上', [100, null]],
    ['毎分10cm以上15cm以下', [100, 150]],
    ['10cm', 'wrong-unit'],
    ['10mm/min〜15cm/min', 'wrong-unit'],
  ],
  angle: [
    ['30°', [30, 30]],
    ['30度', [30, 30]],
    ['30º', [30, 30]],
    ['30˚', [30, 30]],
    ['30deg', [30, 30]],
    ['70〜80°', [70, 80]],
    ['70°〜80°', [70, 80]],
    ['60°以上', [60, null]],
    ['-10°', [-10, -10]],
    ['−10°', [-10, -10]],
    ['－10〜10°', [-10, 10]],
    ['-10〜-5°', [-10, -5]],
    ['-10-−5°', 'number'],
    ['±5°', [-5, 5]],
    ['+15°', [15, 15]],
    ['45±5度', [40, 50]],
  ],
  time: [
    ['3秒', [3, 3]],
    ['3〜5 sec', [3, 5]],
    ['0.5s', [0.5, 0.5]],
    ['5秒間', [5, 5]],
    ['200ms', [0.2, 0.2]],
    ['2分', [120, 120]],
    ['5秒以上', [5, null]],
    ['1時間', [3600, 3600]],
  ],
  frequency: [
    ['60Hz', [60, 60]],
    ['0.5〜2 Hz', [0.5, 2]],
    ['1.2kHz', [1200, 1200]],
    ['2ヘルツ', [2, 2]],
  ],
  percent: [
    ['50%', [50, 50]],
    ['２０％', [20, 20]],
    ['20パーセント〜30パーセント', [20, 30]],
    ['50±10%', [40, 60]],
    ['50%以下', [null, 50]],
  ],
  temperature: [
    ['150℃', [150, 150]],
    ['150°C', [150, 150]],
    ['150度', [150, 150]],
    ['摂氏150度', [150, 150]],
    ['150℃以下', [null, 150]],
    ['〜150℃', [null, 150]],
    ['150℃を超えない', [null, 150]],
    ['150℃を超えないこと', [null, 150]],
    ['最大150℃', [null, 150]],
    ['100〜150℃', [100, 150]],
    ['-5℃', [-5, -5]],
    ['15℃を下回らない', [15, null]],
    ['0℃以上', [0, null]],
  ],
};
const rows = Object.entries(table).flatMap(([dimension, list]) =>
  list.map(([typed, read]) => [typed, dimension as Dimension, read] as const),
);

/** Only the ends: absent stays absent. */
const endsOf = ({ min, max, exclusive }: Ends): Ends => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(exclusive ? { exclusive } : {}),
});

describe('how people write conditions', () => {
  it('has at least 150 ways, no way twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    const keys = rows.map(([typed, dimension]) => `${dimension} ${typed}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(rows)('%s（%s）', (typed, dimension, read) => {
    const result = parseRange(typed, dimension);
    if (typeof read === 'string') {
      expect(result).toMatchObject({ ok: false, problem: read });
      return;
    }
    const [min, max, exclusive] = read;
    expect(result).toMatchObject({ ok: true, unit: canonical[dimension], typed });
    expect(endsOf(result as Ends)).toEqual(
      endsOf({ min: min ?? undefined, max: max ?? undefined, exclusive }),
    );
    // What a page is told survives JSON: no end is an infinity or a hole.
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  it.each([
    ['30cm/分', 'speed', { min: 30, max: 30, unit: 'cm/分' }],
    ['10〜15 cm/min', 'speed', { min: 10, max: 15, unit: 'cm/min' }],
    ['毎分30cm以上', 'speed', { min: 30, unit: 'cm/分' }],
    ['0.1cm未満', 'length', { max: 0.1, unit: 'cm', exclusive: 'max' }],
    ['2分', 'time', { min: 2, max: 2, unit: '分' }],
  ] as const)('keeps the unit typed: %s', (typed, dimension, asTyped) => {
    expect(parseRange(typed, dimension)).toHaveProperty('asTyped', asTyped);
  });

  it.each([
    ['100mm/分', 'speed'],
    ['30アンペア', 'current'],
    ['φ1.6', 'length'],
  ] as const)('says nothing of another spelling of its own unit: %s', (typed, dimension) => {
    expect(parseRange(typed, dimension)).not.toHaveProperty('asTyped');
  });

  it('names the unit that is wrong as it was typed', () => {
    expect(parseRange('25Ｖ〜35A', 'current')).toMatchObject({ unit: 'V' });
    expect(parseRange('25A〜35V', 'current')).toMatchObject({ unit: 'V' });
  });
});

describe('print → parse → the same', () => {
  it.each([
    [{ min: 25, max: 35, unit: 'A' }, '25〜35 A'],
    [{ min: 30, max: 30, unit: 'A' }, '30 A'],
    [{ max: 0.5, unit: 'mm' }, '0.5 mm以下'],
    [{ max: 0.5, unit: 'mm', exclusive: 'max' }, '0.5 mm未満'],
    [{ min: 60, unit: '°' }, '60°以上'],
    [{ min: 60, unit: '°', exclusive: 'min' }, '60°超'],
    [{ max: 150, unit: '°C' }, '150°C以下'],
    [{ min: -10, max: -5, unit: '°' }, '-10〜-5°'],
    [{ min: 25, max: 35, unit: 'A', exclusive: 'both' }, '25 A超35 A未満'],
    [{ min: 0.000001, max: 0.000001, unit: 'mm' }, '0.000001 mm'],
  ] as const)('%j', (range, text) => {
    expect(printRange(range)).toBe(text);
  });

  /** Six decimals are what the parser keeps. */
  const number = fc
    .oneof(
      fc.integer({ min: -5_000, max: 50_000 }),
      fc.integer({ min: -5_000_000, max: 50_000_000 }).map((value) => value / 1000),
      fc.integer({ min: -900, max: 900 }).map((value) => value / 1_000_000),
    )
    .map((value) => value + 0);
  const ends: fc.Arbitrary<Ends> = fc.oneof(
    number.map((value) => ({ min: value, max: value })),
    fc
      .tuple(number, number)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))
      .chain((both) =>
        fc
          .constantFrom<Ends['exclusive']>(undefined, 'min', 'max', 'both')
          .map((exclusive) => endsOf({ ...both, exclusive })),
      ),
    fc
      .tuple(number, fc.boolean())
      .map(([min, open]) => endsOf({ min, exclusive: open ? 'min' : undefined })),
    fc
      .tuple(number, fc.boolean())
      .map(([max, open]) => endsOf({ max, exclusive: open ? 'max' : undefined })),
  );

  it.each(Object.entries(canonical) as [Dimension, string][])('%s', (dimension, unit) => {
    fc.assert(
      fc.property(ends, (range) => {
        const result = parseRange(printRange({ ...range, unit }), dimension);
        expect(result).toMatchObject({ ok: true, unit });
        expect(endsOf(result as Ends)).toEqual(range);
        expect(result).not.toHaveProperty('asTyped');
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  it('in the unit typed, too', () => {
    const other = fc.constantFrom<[Dimension, string]>(
      ['speed', 'cm/min'],
      ['speed', 'cm/分'],
      ['length', 'cm'],
      ['time', '分'],
      ['frequency', 'kHz'],
    );
    fc.assert(
      fc.property(ends, other, (range, [dimension, unit]) => {
        const result = parseRange(printRange({ ...range, unit }), dimension);
        expect(result).toMatchObject({ ok: true, asTyped: { unit } });
        if (result.ok && result.asTyped) expect(endsOf(result.asTyped)).toEqual(range);
      }),
      { numRuns: 2000, seed: 12 },
    );
  });
});
