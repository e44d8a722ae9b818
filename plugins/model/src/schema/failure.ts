import { commonShape } from './common.js';
import { field, group, list, optional, partialDate, ref, text, value } from './field.js';
import { defect, material, process } from './work.js';

/** 原因・行動・結果 in the words of the failure lists. */
export function scenario() {
  return group({
    cause: field('原因', list(value('failureCause')), { help: '原因のことば。' }),
    action: field('行動', list(value('failureAction')), { help: '行動のことば。' }),
    result: field('結果', list(value('failureResult')), { help: '結果のことば。' }),
  });
}

/** A failure, told in the order of Hatamura: 事象 … 知識化. */
export const failureShape = {
  ...commonShape,
  outcome: optional('結果', value('outcome'), { help: '書かなければ「失敗」。' }),
  event: field('事象', text(600), { help: '何が起きたか。' }),
  course: optional('経過', text(1200), { help: 'どう進んだか。' }),
  cause: field('原因', text(600), { help: 'なぜ起きたか。人を責めない。' }),
  response: optional('対処', text(600), { help: 'その場でしたこと。' }),
  measure: optional('対策', text(600), { help: '二度と起こさないためにしたこと。' }),
  lesson: field('知識化', text(400), { help: '他の場面でも使える知恵。' }),
  scenario: field('主シナリオ', scenario(), { help: '原因・行動・結果のことば。' }),
  date: optional('発生日', partialDate(), { help: '分かる範囲で。' }),
  place: optional('発生場所', text(120), { help: '工程や場所。' }),
  background: optional('背景', text(800), { help: '起きる前からあった事情。' }),
  after: optional('後日談', text(800), { help: 'そのあとどうなったか。' }),
  interview: optional('当事者の話', text(800), { help: 'その場にいた人の言葉（役割で）。' }),
  process,
  material,
  defect,
  cost: optional('損失', text(120), { help: '金額、時間、人数。' }),
  similar: optional('類似', list(ref(['failure'])), { help: '似た失敗のid。' }),
  ledTo: optional('反映先', list(ref(['manual'])), {
    help: 'この失敗で変わった急所。',
    example: 'tig-corner-nametsuke#kp-sukima',
  }),
};
