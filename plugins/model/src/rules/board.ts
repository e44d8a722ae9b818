import type { ItemOf } from '../item.js';
import type { Place, Reporter } from '../messages.js';

type At = (path: string) => Place;
type BoardItem = ItemOf<'request'> | ItemOf<'offer'>;

/** A request that waits longer than this has been forgotten, or its year is a slip. */
const LONGEST_YEARS = 3;

/** Dates, state and contact of a request or an offer agree with each other. */
export function checkBoardItem({ fields }: BoardItem, at: At, reporter: Reporter): void {
  const { posted, expires, contact, state = 'open', answers = [] } = fields;
  if (posted && expires && expires < posted)
    reporter.report(
      at('expires'),
      'error',
      'date-order',
      `期限 \`${expires}\` が掲載日 \`${posted}\` より前です`,
      '期限を掲載日よりあとの日にしてください。年を見直してください',
    );
  else if (posted && expires && expires > yearsAfter(posted, LONGEST_YEARS))
    reporter.report(
      at('expires'),
      'warning',
      'board-too-long',
      `期限 \`${expires}\` が掲載日 \`${posted}\` から${LONGEST_YEARS}年より先です`,
      '年を見直してください。長く続けるなら、一年ごとに見直して期限を延ばしてください',
    );
  const found = contact ? findPrivate(contact) : undefined;
  if (found)
    reporter.report(
      at('contact'),
      found.sure ? 'error' : 'warning',
      'private-contact',
      `\`聞き先\` に${found.what}らしいもの（\`${found.text}\`）があります。役割で書いてください`,
      '例: `聞き先: 溶接係の相談窓口（見本製作所）`。個人の連絡先は、会ってから渡してください',
    );
  if (state === 'answered' && answers.length === 0)
    reporter.report(
      at('state'),
      'warning',
      'answer-missing',
      '`募集状態` は「回答あり」ですが、`回答` がありません。応えたページのidを期待',
      '例: `回答: [tig-corner-nametsuke]`。まだなら `募集状態: 募集中`',
    );
  if (state === 'open' && answers.length > 0)
    reporter.report(
      at('answers#key'),
      'warning',
      'answered-but-open',
      '`回答` がありますが、`募集状態` は「募集中」です',
      '足りていれば `募集状態: 回答あり`。まだ探していれば、ページを `関連` に移してください',
    );
}

const yearsAfter = (iso: string, years: number): string =>
  `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;

interface Private {
  readonly what: string;
  readonly text: string;
  /** A form that nothing else has: a name is only likely. */
  readonly sure: boolean;
}

/** In this order: a postal code would be part of a telephone number, and both of a number of a house. */
const PRIVATE: readonly (readonly [what: string, pattern: RegExp, sure?: false])[] = [
  ['メールアドレス', /(?<![^\s（）()、。])[^\s（）()、。]+@[^\s（）()、。]+/],
  ['電話番号', /(?:\+81|\(?0)[\d() -]{0,8}\d[\d() -]{4,}\d|\d{4}-\d{4}(?!\d)/],
  ['郵便番号', /〒\s?\d[\d-]*|(?<![\d-])\d{3}-\d{4}(?![\d-])/],
  ['番地', /\d+\s?(?:丁目|番地|番町?\s?\d+\s?号)|番地|(?<![\d-])\d{1,4}-\d{1,4}-\d{1,4}(?![\d-])/],
  [
    '人の名前',
    /[一-龠々ァ-ヶー]{1,6}(?:さん|(?<![摂華])氏|(?<![客皆])様|先生|君|くん)(?![一-龠])/,
    false,
  ],
];

/**
 * What in a contact leads to a private person's door.
 *
 * @param typed - The contact as typed; full-width signs and long dashes count as plain ones.
 */
function findPrivate(typed: string): Private | undefined {
  const text = typed.normalize('NFKC').replace(/[‐‑–—―−ー](?=\d)/g, '-');
  for (const [what, pattern, sure = true] of PRIVATE) {
    const match = pattern.exec(text);
    if (match) return { what, text: match[0].trim(), sure };
  }
  return undefined;
}
