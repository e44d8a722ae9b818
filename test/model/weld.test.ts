import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  defectLinksOf,
  heatInputOf,
  parseItem,
  toAuthorJsonSchema,
  toCanonicalJsonSchema,
  vocabularies,
  type Weld,
} from '@chishiki-ichiba/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = (lines: string) => `---
題名: 角を付ける
語り手: ベテラン
書き手: 指導員
改訂日: 2026-11-21
技能: skill
安全: 換気
公開範囲: 一般公開
状態: 承認済み
溶接条件:
${lines.trim().replace(/^/gm, '  ')}
---

## 手順
### 1. 見る {#miru}
- 急所（成否）: すき間 {#a}
  - 理由: 穴があく
`;
const read = (lines: string) =>
  parseItem({ path: 'docs/manuals/weld.md', text: text(lines) }, 'docs');
function weldOf(lines: string): Weld {
  const { item, messages } = read(lines);
  if (item?.kind !== 'manual' || !item.fields.weld) throw new Error(JSON.stringify(messages));
  return item.fields.weld;
}
const warnings = (lines: string): string[] =>
  read(lines).messages.map(({ severity, ruleId }) => `${severity} ${ruleId}`);

const corner = '溶接方法: 142\n継手: 角\n母材: [{名称: SUS304, 板厚: 1.0mm}]';

describe('ranges in a page', () => {
  it('keep an open end open, and the unit typed', () => {
    const weld = weldOf(`${corner}\n速度: 10-15cm/min\nパス間温度: 150℃以下\nトーチ角: 60°以上`);
    expect(weld.speed).toEqual({
      min: 100,
      max: 150,
      unit: 'mm/min',
      typed: '10-15cm/min',
      asTyped: { min: 10, max: 15, unit: 'cm/min' },
    });
    expect(weld.interpass).toEqual({ max: 150, unit: '°C', typed: '150℃以下' });
    expect(weld.torchAngle).toEqual({ min: 60, unit: '°', typed: '60°以上' });
  });

  it('are what the canonical JSON Schema says, open or not', () => {
    const validate = new Ajv2020({ strict: false }).compile({
      ...toCanonicalJsonSchema('manual'),
      required: [],
    });
    const weld = weldOf(`${corner}\n速度: 10cm/min以上\nパス間温度: 150℃未満\nアーク長: なし`);
    expect(validate({ weld }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ weld: { ...weld, speed: { min: '10', unit: 'mm/min', typed: '' } } })).toBe(
      false,
    );
  });

  it('say what to write instead of 前後', () => {
    const { messages } = read(`${corner}\n電流: {範囲: 30A前後}`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      severity: 'error',
      ruleId: 'model:range-vague',
      message: '`30A前後` では、どこからどこまでかが読む人に分かりません。幅を期待',
      hint: '幅で書いてください。例: `範囲: 25-35A`。片側だけなら `以上`・`以下`',
    });
  });
});

describe('plausibility: a rule of thumb warns, it never refuses', () => {
  it.each([
    ['シールドガス: {種類: Ar, 流量: 7-10L/min}', []],
    ['シールドガス: {種類: Ar, 流量: 70L/min}', ['gas-flow']],
    ['シールドガス: {種類: Ar, 流量: 2L/min}', ['gas-flow']],
    ['シールドガス: {種類: He, 流量: 30L/min}', []],
    ['シールドガス: {種類: Ar, 流量: 28L/min}\n電流: {ピーク: 250A}', []],
    ['シールドガス: {種類: Ar, 流量: 28L/min}\n電流: {ピーク: 150A}', ['gas-flow']],
    ['シールドガス: {種類: Ar, 流量: 40L/min以下}', ['gas-flow']],
    ['シールドガス: {種類: Ar, 流量: 7L/min以上}', []],
    ['電極: {突出し: 2-3mm}', []],
    ['電極: {突出し: 2-3cm}', ['stick-out']],
    ['アーク長: 1-2mm', []],
    ['アーク長: 0.1mm', ['arc-length']],
    ['アーク長: 該当なし', []],
    ['電流: {範囲: 25-35A}', []],
    ['電流: {範囲: 250-350A}', ['current']],
    ['電流: {範囲: 25-350A}', ['current']],
    ['電流: {範囲: 250A, ピーク: 300A}', []],
    ['電流: {極性: DC-}', []],
    ['電流: {極性: 交流}', ['polarity']],
    ['電流: {ピーク: 50A, ベース: 20A}', []],
    ['電流: {ピーク: 20A, ベース: 50A}', ['pulse']],
    ['電流: {ピーク: 50A, デューティ: 120%}', ['duty']],
  ])('%s', (lines, rules) => {
    expect(warnings(`${corner}\n${lines}`)).toEqual(
      rules.map((rule) => `warning model:weld-plausible-${rule}`),
    );
  });

  it.each([
    ['突合せ', '1mm', '25A', false],
    ['突合せ', '1mm', '60A', true],
    ['突合せ', '2mm', '60A', false],
    ['突合せ', '2mm以下', '600A', false],
    ['突合せ', '6mm', '600A', false],
    ['T', '1mm', '60A', false],
    ['T', '1mm', '25A', true],
    ['T', '2mm', '70-90A', false],
    ['角', '1mm', '25A', false],
    ['角', '1mm', '60A', false],
  ])('the joint stands beside the current: %s %s %s', (joint, thickness, current, odd) => {
    const lines = `溶接方法: 142\n継手: ${joint}\n母材: [{名称: SUS304, 板厚: ${thickness}}]\n電流: {範囲: ${current}}`;
    expect(warnings(lines)).toEqual(odd ? ['warning model:weld-plausible-current'] : []);
  });

  it('knows stainless TIG only', () => {
    const odd = 'シールドガス: {種類: Ar, 流量: 70L/min}\n電流: {極性: 交流, 範囲: 300A}';
    for (const [process, metal] of [
      ['135', 'SUS304'],
      ['142', 'A5052'],
    ])
      expect(warnings(`溶接方法: ${process}\n母材: [{名称: ${metal}, 板厚: 1mm}]\n${odd}`)).toEqual(
        [],
      );
  });

  it('says what was found, what is usual and what to do', () => {
    const { item, messages } = read(`${corner}\nシールドガス: {種類: Ar, 流量: 70L/min}`);
    expect(item).toBeDefined();
    expect(messages[0]).toMatchObject({
      line: 14,
      column: 24,
      message:
        'シールドガスの流量 `70L/min` は目安から離れています。ステンレスのTIG（200Aまで）は 7〜15 L/min が目安',
      hint: '打ちまちがいなら直してください。そのままで正しければ、わけを本文に一言書いてください',
    });
  });

  it('asks for the number of an approved WPS', () => {
    expect(warnings(`${corner}\n状態: WPS承認済`)).toEqual(['warning model:weld-wps-number']);
    expect(warnings(`${corner}\n状態: WPS承認済\nWPS番号: WPS-012`)).toEqual([]);
    expect(warnings(`${corner}\n状態: pWPS`)).toEqual([]);
  });

  it('finds nothing odd in the sample manuals', () => {
    const dir = path.join(import.meta.dirname, '../../docs/manuals');
    const files = readdirSync(dir).filter((name) => name.endsWith('.md') && !name.startsWith('_'));
    const odd = files.flatMap((name) =>
      parseItem(
        { path: `docs/manuals/${name}`, text: readFileSync(path.join(dir, name), 'utf8') },
        'docs',
      ).messages.filter(({ ruleId }) => ruleId.startsWith('model:weld-')),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(odd).toEqual([]);
  });
});

describe('溶接入熱', () => {
  const full = `${corner}\n電流: {極性: DC-, 範囲: 25-35A}\n電圧: 9-11V\n速度: 100-150mm/min`;

  it('is 60·E·I/v in J/cm, a range from the ranges, without efficiency', () => {
    expect(heatInputOf(weldOf(full))).toEqual({
      jPerCm: { min: (60 * 9 * 25) / 15, max: (60 * 11 * 35) / 10 },
      kJPerMm: { min: 0.09, max: 0.231 },
      voltage: { min: 9, max: 11 },
      current: { min: 25, max: 35 },
      speed: { min: 10, max: 15 },
      corrected: {
        factor: 0.6,
        jPerCm: { min: 540, max: 1386 },
        kJPerMm: { min: 0.054, max: 0.1386 },
      },
      approximate: false,
    });
  });

  it('is the textbook value: 10 V, 30 A, 12 cm/min → 1,500 J/cm = 0.15 kJ/mm', () => {
    const heat = heatInputOf(weldOf(`溶接方法: 141\n電流: {範囲: 30A}\n電圧: 10V\n速度: 12cm/min`));
    expect(heat?.jPerCm).toEqual({ min: 1500, max: 1500 });
    expect(heat?.kJPerMm).toEqual({ min: 0.15, max: 0.15 });
  });

  it.each([
    ['142', 0.6],
    ['141', 0.6],
    ['111', 0.8],
    ['131', 0.8],
    ['135', 0.8],
    ['136', 0.8],
    ['レーザ溶接', undefined],
    ['抵抗スポット溶接', undefined],
    ['ろう付', undefined],
    ['他', undefined],
  ])('process %s: efficiency %s', (process, factor) => {
    const heat = heatInputOf(weldOf(full.replace('142', process)));
    expect(heat?.corrected?.factor).toBe(factor);
    // Where no arc burns there is no value at all.
    expect(heat === undefined).toBe(factor === undefined);
  });

  it.each([
    ['no voltage', full.replace('電圧: 9-11V\n', '')],
    ['no speed', full.replace('速度: 100-150mm/min', '')],
    ['no current', full.replace(', 範囲: 25-35A', '')],
    ['voltage 該当なし', full.replace('9-11V', '該当なし')],
    ['open voltage', full.replace('9-11V', '11V以下')],
    ['open speed', full.replace('100-150mm/min', '100mm/min以上')],
    ['speed from zero', full.replace('100-150mm/min', '0〜150mm/min')],
    ['AC', full.replace('DC-', '交流')],
    ['pulse', full.replace('DC-', 'DC-, ピーク: 50A, ベース: 10A')],
    ['pulse by its frequency', full.replace('DC-', 'DC-, 周波数: 2Hz')],
  ])('is not computed: %s', (_, lines) => {
    expect(heatInputOf(weldOf(lines))).toBeUndefined();
  });

  it.each(['交流', 'DC-, ピーク: 50A, ベース: 10A'])(
    'from mean values it is an estimate: %s',
    (set) => {
      const heat = heatInputOf(weldOf(full.replace('DC-', `${set}, 平均: 20-30A`)));
      expect(heat).toMatchObject({
        approximate: true,
        current: { min: 20, max: 30 },
        jPerCm: { min: (60 * 9 * 20) / 15, max: (60 * 11 * 30) / 10 },
      });
    },
  );

  it('holds every value that single settings within the ranges give', () => {
    const span = (low: number, high: number) =>
      fc
        .tuple(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }))
        .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(
        span(1, 40),
        span(1, 300),
        span(5, 2000),
        fc.tuple(...Array.from({ length: 3 }, () => fc.double({ min: 0, max: 1, noNaN: true }))),
        (volts, amperes, speed, at) => {
          const heat = heatInputOf(
            weldOf(
              `溶接方法: 142\n電流: {範囲: ${amperes.join('-')}A}\n電圧: ${volts.join('-')}V\n速度: ${speed.join('-')}mm/min`,
            ),
          );
          const [E = 0, I = 0, v = 0] = [volts, amperes, speed].map(
            ([low, high], index) => low + (high - low) * (at[index] ?? 0),
          );
          const H = (60 * E * I) / (v / 10);
          expect(H).toBeGreaterThanOrEqual((heat?.jPerCm.min ?? Number.NaN) - 1e-3);
          expect(H).toBeLessThanOrEqual((heat?.jPerCm.max ?? Number.NaN) + 1e-3);
        },
      ),
      { numRuns: 200, seed: 6 },
    );
  });
});

describe('不完全部との関係', () => {
  const links = (lines: string) =>
    defectLinksOf(weldOf(`${corner}\n電流: {範囲: 25-35A}\n不完全部との関係:\n${lines}`));

  it('speaks of each condition in its own words, with the range of the procedure', () => {
    expect(
      links(
        [
          '{条件: 電流, 向き: 高い, 不完全部: 穴あき, 動画: tig 0:14〜0:21}',
          '{条件: アーク長, 向き: 高い, 不完全部: ブローホール}',
          '{条件: 速度, 向き: 低い, 不完全部: 焼け}',
          '{条件: ガス流量, 向き: 少ない, 不完全部: ピット}',
          '{条件: アーク長, 向き: ばらつく, 不完全部: スパッタ}',
          '{条件: 電流, 向き: 強い, 不完全部: 溶け落ち}',
        ]
          .map((line) => `  - ${line}`)
          .join('\n'),
      ).map(({ condition, defect, range, clip }) => [condition, defect, range?.typed, clip?.start]),
    ).toEqual([
      ['電流が高い', 'burn-through', '25-35A', 14],
      ['アーク長が長い', 'blowhole', undefined, undefined],
      ['速度が遅い', 'heat-tint', undefined, undefined],
      ['ガス流量が少ない', 'pit', undefined, undefined],
      ['アーク長がばらつく', 'spatter', undefined, undefined],
    ]);
  });

  it('has a range for every parameter of the list', () => {
    const all = weldOf(`${corner}
電極: {先端角: 30°, 突出し: 2-3mm}
シールドガス: {種類: Ar, 流量: 7-10L/min, アフタフロー: 5秒}
裏シールド: {種類: Ar, 流量: 5L/min}
電流: {範囲: 25-35A}
電圧: 9-11V
速度: 100mm/min
アーク長: 1-2mm
トーチ角: 45°
進行角: 70°
溶加棒角: 20°
パス間温度: 150℃以下
予熱: 10℃以上
クレータ電流: 10A
ダウンスロープ: 3秒
不完全部との関係:
${vocabularies.weldParameter.map(({ ja }) => `  - {条件: ${ja}, 向き: 高い, 不完全部: 割れ}`).join('\n')}`);
    const found = defectLinksOf(all);
    expect(found).toHaveLength(vocabularies.weldParameter.length);
    expect(found.filter(({ range }) => !range)).toEqual([]);
    expect(new Set(found.map(({ range }) => range?.typed)).size).toBeGreaterThan(12);
  });

  it('is offered by the authors’ JSON Schema', () => {
    const validate = new Ajv2020({ strict: false }).compile(toAuthorJsonSchema('manual'));
    const page = (向き: string) => ({
      題名: 'x',
      溶接条件: { 溶接方法: 142, 不完全部との関係: [{ 条件: '電流', 向き, 不完全部: '穴あき' }] },
    });
    expect(validate(page('高い')), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(page('上'))).toBe(false);
  });
});
