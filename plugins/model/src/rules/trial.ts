import type { ItemOf } from '../item.js';
import type { Place, Reporter } from '../messages.js';

type At = (path: string) => Place;

const MAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;
/** 03-1234-5678, 090(1234)5678, +81 90 1234 5678, ten or eleven digits from 0; never a date or a size. */
const PHONE =
  /(?<![\d.-])(?:\+81[-\s]?\d{1,4}|0\d{1,4})[-\s()]{1,2}\d{1,4}[-\s()]{1,2}\d{3,4}(?!\d)|(?<![\d.])0\d{9,10}(?!\d)/;

/**
 * The first mail address or telephone number of a text.
 *
 * @returns As it stands in half width; `undefined` when there is none.
 */
export function contactIn(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[‐‑–—―−ー](?=\d)/g, '-');
  return (MAIL.exec(plain) ?? PHONE.exec(plain))?.[0];
}

/** A report of use says under which conditions it failed, and gives nobody's address away. */
export function checkTrial({ fields }: ItemOf<'trial'>, at: At, reporter: Reporter): void {
  if (fields.result === 'failed' && !fields.conditions)
    reporter.report(
      at('result'),
      'warning',
      'trial-conditions-missing',
      '「うまくいかなかった」報告に `条件` がありません。機械、材料、板厚などを期待',
      '例: `条件: 直流TIG、SUS304の0.8mm、電流25A、裏の当て金なし`',
    );
  for (const [key, label] of [
    ['conditions', '条件'],
    ['learned', '分かったこと'],
    ['thanks', 'お礼'],
  ] as const) {
    const contact = fields[key] && contactIn(fields[key]);
    if (contact)
      reporter.report(
        at(key),
        'error',
        'private-contact',
        `\`${label}\` に連絡先 \`${contact}\` があります。ことばだけを期待`,
        'メールや電話は消してください。返事がほしいときは `組織` に会社のidを書きます',
      );
  }
}
