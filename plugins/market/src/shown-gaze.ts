/**
 * The words of a gaze: one answer for the page and for what search knows. Pure.
 */
import type { GazeProp, GazeRowProp, LookProp } from './gaze-props.js';
import { spanText } from './shown-log.js';

/** `12.3秒` */
export const secondsText = (seconds: number): string => `${seconds.toFixed(1)}秒`;

/** One sentence on what was counted. */
export const gazeText = ({ judged, source }: GazeProp): string =>
  `${source}の記録です。${judged.arc ? 'アークの出ている ' : ''}${spanText(judged)} の間に、どこを見ていたかを数えました。`;

/** Every row is told; a share below one percent is not nothing. */
export const percentText = (percent: number): string =>
  percent > 0 && percent < 1 ? '1%未満' : `${Math.round(percent)}%`;

/** `23回・1回に 0.6秒` */
export const looksText = ({ looks = 0, mean }: GazeRowProp): string =>
  mean === undefined ? `${looks}回` : `${looks}回・1回に ${secondsText(mean)}`;

export const lookName = ({ areas }: GazeProp, { area }: LookProp): string =>
  areas[area]?.name ?? elsewhereName;

export const elsewhereName = 'ほかの所';
export const unseenName = '視線が取れていない';

/** Everything the section says, line by line, as a reader sees it; single looks have no words of their own. */
export function gazeLines(gaze: GazeProp): string[] {
  return [
    gazeText(gaze),
    ...gaze.rows.flatMap((row) => [
      row.name,
      percentText(row.percent),
      secondsText(row.seconds),
      ...(row.looks === undefined ? [] : [looksText(row)]),
    ]),
  ];
}
