import type { Place, Reporter } from './messages.js';
import { printRange } from './ranges.js';
import type { Weld } from './schema/weld.js';
import { labelOf } from './vocabularies.js';
import { isStainlessTig, type Usual, usualOf } from './weld-usual.js';

/**
 * Weld conditions that one should look at again. Warnings only: a rule of thumb is no limit, and the
 * one who welds knows better.
 *
 * @param at - Place of a path of the item, e.g. `weld.gas.flow`.
 */
export function checkWeld(weld: Weld, at: (path: string) => Place, reporter: Reporter): void {
  const warn = (path: string, rule: string, message: string, hint: string) =>
    reporter.report(at(`weld.${path}`), 'warning', rule, message, hint);
  for (const usual of usualOf(weld)) {
    if (isNear(usual)) continue;
    const { path, rule, label, typed, holdsFor } = usual;
    warn(
      path,
      `weld-plausible-${rule}`,
      `${label} \`${typed.typed}\` は目安から離れています。${holdsFor}は ${printRange(usual)} が目安`,
      '打ちまちがいなら直してください。そのままで正しければ、わけを本文に一言書いてください',
    );
  }
  const { polarity, peak, baseCurrent, duty } = weld.current ?? {};
  if (polarity && polarity !== 'dc-minus' && isStainlessTig(weld))
    warn(
      'current.polarity',
      'weld-plausible-polarity',
      `極性 \`${labelOf('polarity', polarity)}\` は目安と違います。ステンレスのTIGは \`直流（棒マイナス）\` が目安`,
      '打ちまちがいなら `極性: DC-` に直してください。そのままで正しければ、わけを本文に一言書いてください',
    );
  if (peak?.max !== undefined && baseCurrent?.min !== undefined && baseCurrent.min > peak.max)
    warn(
      'current.baseCurrent',
      'weld-plausible-pulse',
      `ベース \`${baseCurrent.typed}\` がピーク \`${peak.typed}\` より高くなっています。ベースはピークより低い電流`,
      '`ピーク` と `ベース` を入れかえてください',
    );
  if ((duty?.max ?? 0) > 100 || (duty?.min ?? 0) > 100 || (duty?.min ?? 0) < 0)
    warn(
      'current.duty',
      'weld-plausible-duty',
      `デューティ \`${duty?.typed}\` は割合になっていません。0〜100% を期待`,
      'パルス一回のうち、ピークの時間の割合を書いてください',
    );
  if (weld.status === 'approved' && !weld.wps)
    warn(
      'status',
      'weld-wps-number',
      '状態が `WPS承認済` なのに `WPS番号` がありません。どのWPSに合わせた条件か、読む人に分かりません',
      '例: `WPS番号: WPS-012`。承認されたWPSがなければ `状態: 参考条件`',
    );
}

/** Whether each end that was typed lies within the figure, with the room it is given. */
function isNear({ typed, min, max, below, above }: Usual): boolean {
  const ends = [typed.min, typed.max].filter((end) => end !== undefined);
  return ends.every((end) => end >= min / below && end <= max * above);
}
