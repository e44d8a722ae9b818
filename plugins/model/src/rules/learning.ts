import { plain } from '../front-matter/scalars.js';
import type { ItemOf } from '../item.js';
import type { Place, Reporter } from '../messages.js';

type At = (path: string) => Place;

/** What the trainer's slip holds on one sheet of A4. */
const MOST_PARTS = 12;
const MOST_CHECKS = 5;

/**
 * The code of a person as it is compared and shown: `Ａ－０１`, `a-1` → `A-01`, `A-1`.
 *
 * @returns `undefined` for anything that is not one or two letters and one to four digits: it could
 *   be a name.
 */
export function parsePersonCode(typed: string): string | undefined {
  const code = plain(typed)
    .toUpperCase()
    .replace(/[‐‑–—―−ー]/g, '-');
  return /^[A-Z]{1,2}-?\d{1,4}$/.test(code) ? code : undefined;
}

/** A name with what one calls people by; in evidence it would tell who is behind a code. */
const NAME = /[一-龠々ァ-ヶー]{1,6}(?:さん|(?<![摂華])氏|(?<!客)様|先生|君|くん)(?![一-龠])/;
/** 第12345号, No. 12345, or five digits in a row that are no date. */
const NUMBER = /第\s*[\dA-Z-]+\s*号|No\.?\s*\d{3,}|(?<![\d-])\d{5,}(?![\d-])/i;
/**
 * Symbols of 溶接技能者評価試験: process and material, backing or plate class, position
 * (F 下向・V 立向・H 横向・O 上向・P 固定管).
 */
const SYMBOL = /^[A-Z]{1,2}-[1-3]?[FVHOP]$/;

/**
 * A skill map holds codes, one row each, and nothing by which a person could be known.
 *
 * The page may have other problems, told by its schema: what is missing there is passed over here.
 */
export function checkSkillMap({ fields }: ItemOf<'skillmap'>, at: At, reporter: Reporter): void {
  const seen = new Map<string, Place>();
  for (const [index, person] of (fields.people ?? []).entries()) {
    if (person.code === undefined) continue;
    const path = `people.${index}`;
    const place = at(`${path}.code`);
    const code = parsePersonCode(person.code);
    if (code === undefined) {
      reporter.report(
        place,
        'error',
        'person-code',
        `\`符号\` の \`${person.code}\` は人の名前かもしれません。英字1〜2文字と数字の符号を期待`,
        '例: `符号: A-01`。だれの符号かは、会社の中の紙にだけ残してください',
      );
      continue;
    }
    const before = seen.get(code);
    if (before)
      reporter.report(
        place,
        'error',
        'duplicate-code',
        `符号 \`${code}\` は ${before.line} 行目でも使っています。一人に一つを期待`,
        '同じ人なら一つにまとめ、ちがう人なら符号を変えてください',
        { file: reporter.file, ...before },
      );
    else seen.set(code, place);
    checkCells(person.skills ?? [], path, at, reporter);
    for (const [i, { symbol }] of (person.certificates ?? []).entries()) {
      if (symbol === undefined || SYMBOL.test(plain(symbol).toUpperCase())) continue;
      reporter.report(
        at(`${path}.certificates.${i}.symbol`),
        'warning',
        'certificate-scheme',
        `\`記号\` の \`${symbol}\` は溶接技能者 適格性証明書の記号に見えません`,
        '例: `TN-F`、`A-2F`。ほかの制度の資格は期日の決まりが違うので、ここには書かないでください',
      );
    }
  }
}

function checkCells(
  cells: NonNullable<ItemOf<'skillmap'>['fields']['people'][number]['skills']>,
  path: string,
  at: At,
  reporter: Reporter,
): void {
  const seen = new Set<string>();
  for (const [index, { skill, evidence }] of cells.entries()) {
    const cell = `${path}.skills.${index}`;
    if (skill !== undefined && seen.has(skill))
      reporter.report(
        at(`${cell}.skill`),
        'error',
        'duplicate-skill',
        `技能 \`${skill}\` がこの人に二度書かれています。一つを期待`,
        '新しい確認日のほうを残してください',
      );
    seen.add(skill);
    if (evidence === undefined)
      reporter.report(
        at(cell),
        'warning',
        'evidence-missing',
        '`根拠` がありません。何を見て決めたかを期待',
        '例: `根拠: OJT記録票`、`根拠: tig-corner-nametsuke`',
      );
    else if (NAME.test(evidence) || NUMBER.test(evidence))
      reporter.report(
        at(`${cell}.evidence`),
        'warning',
        'personal-evidence',
        `\`根拠\` の \`${evidence}\` から、だれのことか分かるかもしれません`,
        '人の名前と証明書の番号を消してください。例: `根拠: OJT記録票`',
      );
  }
}

/** A course fits its slip, names no part twice and ends with a check. */
export function checkCourse(item: ItemOf<'course'>, at: At, reporter: Reporter): void {
  const { parts = [], checks = [] } = item.fields;
  const seen = new Set<string>();
  for (const [index, { page, ojt }] of parts.entries()) {
    const key = `${page}${ojt ? ' OJT' : ''}`;
    if (page !== undefined && seen.has(key))
      reporter.report(
        at(`parts.${index}.page`),
        'warning',
        'part-twice',
        `\`${page}\` がこの道筋に二度出てきます`,
        'どちらかを消すか、二度目をOJTにしてください（`OJT: true`）',
      );
    seen.add(key);
  }
  if (parts.length > MOST_PARTS || checks.length > MOST_CHECKS)
    reporter.report(
      parts.length > MOST_PARTS ? at(`parts.${MOST_PARTS}`) : at(`checks.${MOST_CHECKS}`),
      'warning',
      'slip-too-long',
      `記入票がA4一枚に収まりません。内容は${MOST_PARTS}個まで（いま${parts.length}個）、確認は${MOST_CHECKS}つまで（いま${checks.length}つ）を期待`,
      '二つの道筋に分けてください',
    );
  if (checks.length === 0 && (item.status === 'approved' || item.status === 'review'))
    reporter.report(
      at('parts#key'),
      'warning',
      'course-check-missing',
      '終わりの `確認` がありません。問いと合格の目安を期待',
      '例: `確認: [{問い: 電極を研いで見せる, 合格の目安: 先が見本と同じ角度}]`',
    );
}
