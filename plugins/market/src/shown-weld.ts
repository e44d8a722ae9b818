/**
 * The words of weld conditions: one answer for the page and for what search knows of it. Pure.
 */

import type { HeatInput, Span } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { ConditionProp, WeldProp } from './weld-props.js';

/** How far to trust the conditions. A manual is never a WPS itself, whatever stands in it. */
export function weldBanner({ status, wps, pqr }: WeldProp): {
  readonly title: string;
  readonly text: string;
  /** 「WPS番号 …・PQR番号 …」; empty when neither is known. */
  readonly numbers: string;
} {
  const numbers = [wps && say`WPS番号 ${wps}`, pqr && say`PQR番号 ${pqr}`]
    .filter(Boolean)
    .join('・');
  if (status.id === 'approved')
    return {
      title: say`承認されたWPSに合わせた条件`,
      text: say`この手順書はWPSではありません。作業の前に、承認されたWPSを見てください。`,
      numbers: numbers || say`WPS番号 記載なし`,
    };
  if (status.id === 'pwps')
    return {
      title: say`pWPS（承認前の案）の条件`,
      text: say`施工法試験で確かめる前の条件です。この手順書はWPSではありません。`,
      numbers,
    };
  return {
    title: say`${status.label}（WPSではありません）`,
    text: say`自分の溶接機で試してから使ってください。`,
    numbers: numbers && say`もとにしたもの：${numbers}`,
  };
}

const digits = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 });
const decimals = (value: number): string => String(Math.round(value * 1000) / 1000);
const span = ({ min, max }: Span, text: (value: number) => string): string =>
  text(min) === text(max) ? text(min) : say`${text(min)}〜${text(max)}`;

/** `900〜2,310 J/cm`, apart, for the number is shown big. */
export const heatOf = ({
  jPerCm,
  kJPerMm,
}: Pick<HeatInput, 'jPerCm' | 'kJPerMm'>): { number: string; unit: string; also: string } => ({
  number: span(jPerCm, digits),
  unit: 'J/cm',
  also: say`（${span(kJPerMm, decimals)} kJ/mm）`,
});

/** What the first value is made of, and how: one line for a single value, two for a range. */
export function heatFormula(heat: HeatInput): {
  formula: string;
  worked: readonly string[];
  note: string;
} {
  const line = (volts: number, amperes: number, speed: number, result: number) =>
    say`60 × ${volts} V × ${amperes} A ÷ ${speed} cm/min ＝ ${digits(result)} J/cm`;
  const { voltage, current, speed, jPerCm } = heat;
  return {
    formula: say`H ＝ 60 × E × I ÷ v（E 電圧 V、I 電流 A、v 速度 cm/min）`,
    note: say`JIS Z 3001 の溶接入熱。熱効率を掛けない値。`,
    worked: [
      ...new Set([
        line(voltage.min, current.min, speed.max, jPerCm.min),
        line(voltage.max, current.max, speed.min, jPerCm.max),
      ]),
    ],
  };
}

/** Words around the second value, which must not be taken for the first. */
export const correctedLabel = (factor: number): string => say`熱効率 ${factor} を掛けた値`;
export const CORRECTED_SOURCE = say`熱効率は ISO/TR 17671-1、EN 1011-1 の値。`;
export const APPROXIMATE = say`平均値による概算`;

/** 電流が高いと → 穴あき（この手順の範囲 25〜35 A）. */
export const conditionRange = ({ range }: ConditionProp): string =>
  say`（この手順の範囲 ${range ?? say`記載なし`}）`;

/** Every line of the section as a reader sees it, without the rows. */
export function weldLines(weld: WeldProp): string[] {
  const { title, text, numbers } = weldBanner(weld);
  // Of plain reference conditions only the word: the rest stands on every such page and leads nowhere.
  const banner = weld.status.id === 'reference' ? [weld.status.label] : [`${title}${text}`];
  return [...banner, numbers, ...(weld.heatInput ? heatLines(weld.heatInput) : [])];
}

function heatLines(heat: HeatInput): string[] {
  const { number, unit, also } = heatOf(heat);
  const { formula, note, worked } = heatFormula(heat);
  const { corrected } = heat;
  const second = corrected && heatOf(corrected);
  return [
    say`溶接入熱${heat.approximate ? say`（${sayWord(APPROXIMATE)}）` : ''}`,
    `${number} ${unit} ${also}`,
    formula,
    ...worked,
    note,
    ...(corrected && second
      ? [
          correctedLabel(corrected.factor),
          `${second.number} ${second.unit} ${second.also}`,
          sayWord(CORRECTED_SOURCE),
        ]
      : []),
  ];
}

/** Lines of 不完全部との関係 and of the term's page. */
export const conditionLines = (list: readonly ConditionProp[]): string[] =>
  list.flatMap((link) => [
    say`${link.condition}と → ${link.defect.label}${conditionRange(link)}`,
    ...(link.manual ? [link.manual.label] : []),
  ]);
