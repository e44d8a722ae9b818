/**
 * The words of a process log: one answer for the page, for the sheet and for what search knows. Pure.
 */
import { say } from '@chishiki-ichiba/model/say';
import type { LogChannelProp, LogExcessProp, LogProp } from './log-props.js';

/** `31.2`; no minus zero. */
export const figure = (value: number, digits: number): string => {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
};

/** `31.2 A`, `75°`. */
export const measure = (value: number, { unit, digits }: Pick<LogChannelProp, 'unit' | 'digits'>) =>
  withUnit(figure(value, digits), unit);

export const withUnit = (number: string, unit: string): string =>
  /^[°度]/.test(unit) && unit !== '°C' ? `${number}${unit}` : `${number} ${unit}`;

/** `29.1〜30.9 A` */
export const rangeText = (
  [min, max]: readonly [number, number],
  { unit, digits }: Pick<LogChannelProp, 'unit' | 'digits'>,
): string => withUnit(say`${figure(min, digits)}〜${figure(max, digits)}`, unit);

/** `＋8.5 A`, `−0.3 mm`, `±0`. */
export function signed(value: number, channel: Pick<LogChannelProp, 'unit' | 'digits'>): string {
  const text = figure(Math.abs(value), channel.digits);
  if (Number(text) === 0) return '±0';
  return `${value > 0 ? say`＋` : '−'}${withUnit(text, channel.unit)}`;
}

/** Whole seconds that hold the span: `9〜15秒`, beyond a minute `1:12〜1:15`. */
export function spanText({ start, end }: { readonly start: number; readonly end: number }): string {
  const from = Math.floor(start + 0.05);
  const to = Math.max(from + 1, Math.ceil(end - 0.05));
  if (to <= 60) return say`${from}〜${to}秒`;
  const clock = (seconds: number) =>
    `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return say`${clock(from)}〜${clock(to)}`;
}

/** `電流 38.6 A（25〜35 A を超える）` */
export const excessText = ({ label, value, band, side }: LogExcessProp): string =>
  say`${label} ${value}（${band} ${side === 'high' ? say`を超える` : say`に届かない`}）`;

/** `急所「池の幅を2〜3mmにそろえる」` */
export const pointText = (label: string): string => say`急所「${label}」`;

/** `起きやすい不完全部：穴あき、焼け` */
export const defectsText = (labels: readonly string[]): string =>
  say`起きやすい不完全部：${labels.join(say`、`)}`;

/** `範囲の中 82%` */
export const withinText = (percent: number): string => `${percent}%`;

/** One sentence on how the record was judged. */
export function judgedText({ arc, judged, manual }: LogProp): string {
  if (!arc) return say`記録の中に、アークの出ているところが見つかりません。`;
  const burned = say`アークは ${spanText(arc)} の間に出ています。`;
  if (!manual) return burned;
  return judged
    ? say`${burned}電流の上げ始めと下げ終わりを除いた ${spanText(judged)} を、手順書の溶接条件と比べました。`
    : burned;
}

export const noExcess = say`範囲を外れた所はありません。`;

/** Everything the section says, line by line, as a reader sees it. */
export function logLines(log: LogProp): string[] {
  return [
    judgedText(log),
    ...log.channels.flatMap((channel) => [
      channel.label,
      ...(channel.band ? [channel.band.text] : []),
      ...(channel.stats
        ? [
            measure(channel.stats.mean, channel),
            rangeText([channel.stats.min, channel.stats.max], channel),
          ]
        : []),
      ...(channel.within === undefined ? [] : [withinText(channel.within)]),
    ]),
    ...log.excesses.flatMap((excess) => [
      spanText(excess),
      excessText(excess),
      ...(excess.point ? [pointText(excess.point.label)] : []),
      ...(excess.defects.length > 0 ? [defectsText(excess.defects.map(({ label }) => label))] : []),
    ]),
  ];
}
