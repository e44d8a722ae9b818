/**
 * The words of a gaze: one answer for the page and for what search knows. Pure.
 */
import { say } from '@chishiki-ichiba/model/say';
import type { GazeProp, GazeRowProp, LookProp } from './gaze-props.js';
import { spanText } from './shown-log.js';

/** `12.3秒` */
export const secondsText = (seconds: number): string => say`${seconds.toFixed(1)}秒`;

/** One sentence on what was counted. */
export const gazeText = ({ judged, source }: GazeProp): string =>
  say`${source}の記録です。${judged.arc ? say`アークの出ている ` : ''}${spanText(judged)} の間に、どこを見ていたかを数えました。`;

/** Every row is told; a share below one percent is not nothing. */
export const percentText = (percent: number): string =>
  percent > 0 && percent < 1 ? say`1%未満` : `${Math.round(percent)}%`;

/** `23回・1回に 0.6秒` */
export const looksText = ({ looks = 0, mean }: GazeRowProp): string =>
  mean === undefined ? say`${looks}回` : say`${looks}回・1回に ${secondsText(mean)}`;

export const lookName = ({ areas }: GazeProp, { area }: LookProp): string =>
  areas[area]?.name ?? elsewhereName;

export const elsewhereName = say`ほかの所`;
export const unseenName = say`視線が取れていない`;

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
