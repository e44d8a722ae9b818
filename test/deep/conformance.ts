import path from 'node:path';
import type { AxeRule } from '../accessibility/axe.js';
import { root } from '../accessibility/covered.js';
import { NO_SUCH_WORD } from '../accessibility/page-types.js';
import { type AccessibilityResults, type Edition, editions } from './accessibility-results.js';
import { added, type By, type Criterion, jis2016 } from './criteria.js';

/** The page of our site that says how accessible it is. */
export const pageFile = path.join(root, 'docs/guides/accessibility.md');

/**
 * The page, made of kept results alone. 「適合」 stands only where what was measured is all that is asked;
 * where a person would have to judge, it says that nobody has.
 */
export function conformancePage(results: AccessibilityResults, rules: readonly AxeRule[]): string {
  const visits = editions.flatMap((edition) => Object.values(results.visits[edition] ?? {}));
  const sum = (pick: (visit: (typeof visits)[number]) => number): string =>
    visits.reduce((total, visit) => total + pick(visit), 0).toLocaleString('en-US');
  const table = (criteria: readonly Criterion[]): string =>
    [
      '| 達成基準 | 等級 | 結果 | 試験のしかた |',
      '|---|---|---|---|',
      ...criteria.map((criterion) => rowOf(criterion, results, rules)),
    ].join('\n');
  return `---
種類: 手引き
題名: アクセシビリティの試験結果
よみ: あくせしびりてぃのしけんけっか
要約: JIS X 8341-3:2016 と WCAG 2.2 の達成基準ごとに、この市場の画面を機械で試した結果です。人が確かめていない所も、そのまま書いています。
手引き種別: 使い方
所有: mihon-kyodo-kunren
公開範囲: 一般公開
状態: 承認済み
改訂日: ${results.day}
見直し期限: ${nextYear(results.day)}
版: ${results.day}の試験
検索語: [アクセシビリティ, ウェブアクセシビリティ, JIS X 8341-3, WCAG, 適合, 試験結果, 読み上げ, キーボード, 色の見分け, 拡大]
---

## この結果の読み方

このページは、試験の記録から自動で作られています。手では直しません。
**適合を宣言するものではありません。** 機械だけで試し、人が画面を使って確かめる試験はしていないためです。

- **適合**：求められていることを全部測れて、試した画面に問題がありませんでした。
- **機械の試験では問題なし（人の確認が必要）**：測れるところに問題はありません。残りは人が見ないと分かりません。
- **未判定（人の確認が必要）**：機械では試せません。まだだれも確かめていません。
- **不適合**：問題が見つかっています。
- **該当なし**：この市場に、その達成基準が当てはまるものがありません。

## 試験の概要

| 項目 | 内容 |
|---|---|
| 規格 | JIS X 8341-3:2016（等級 A と AA）。WCAG 2.1 と 2.2 で加わった達成基準は別の表 |
| 対象範囲 | 知識市場のこのサイトの画面。種類ごとに、中身のいちばん多い一枚を選んだ（下の一覧） |
| 対象外 | ほかのサイト、載せた PDF、書く人の画面（\`npm run edit\`）、同じ種類のほかのページの中身 |
| 版 | 公開版、会員版、社内版。\`npm start\` と、ほかの人のサイトは、そこにしかない画面 |
| 試験した日 | ${results.day} |
| 使ったもの | ${results.browser}、axe-core ${results.axe} |
| 使った支援技術 | ありません。画面読み上げソフトで聞く試験はしていません。読み上げソフトに渡る情報を、ブラウザから取り出して調べました |
| 見た数 | ${visits.filter(({ sameAs }) => !sameAs).length}の画面、${sum(({ looks }) => looks)}とおりの見え方、${sum(({ stops }) => stops)}か所のキーボードの止まり先 |

一つの画面を、幅 320・390・1280 ピクセルの明るい色と暗い色、印刷で axe に見せました。
会員版と社内版で、中身が公開版と一字一句同じ画面は、公開版の結果を使いました。
公開版では、ほかに、200% と 400% の拡大、広い文字間隔、動きを減らす設定、利用者が決めた色（強制カラー）、キーボードを試しました。

## JIS X 8341-3:2016 の達成基準

${table(jis2016)}

## WCAG 2.1 と 2.2 で加わった達成基準

${table(added)}

## 機械では試していないこと

- 画面読み上げソフト、音声での操作、スイッチでの操作
- 絵の説明、見出し、リンクの言葉が、意味として合っているか
- 動画の字幕が、話していることと合っているか
- Chromium のほかのブラウザと、実物の電話
- 障害のある人が実際に使えるか

## キーボードだけでたどった道

${Object.entries(results.journeys ?? {})
  .map(
    ([name, { wrong }]) =>
      `- ${name}（${wrong.length === 0 ? '問題なし' : `問題 ${wrong.length}件`}）`,
  )
  .join('\n')}

## 画面が知らせた言葉

目で追えない人に、画面の変わったことが伝わるかを、読み上げソフトに渡る情報で確かめました。

| きっかけ | 伝わった言葉 |
|---|---|
${Object.entries(results.announcements ?? {})
  .map(([name, { said }]) => `| ${name} | ${cell(without(said))} |`)
  .join('\n')}

## 試験した画面

| 画面 | 住所 | 版 |
|---|---|---|
${screens(results)
  .map(
    ({ title, address, shown }) => `| ${cell(title)} | \`${cell(without(address))}\` | ${shown} |`,
  )
  .join('\n')}

公開版にない画面（会員版・社内版だけの種類、エラーのあるページ、取り下げたページ、MDX のページ）も ${elsewhere(results)} 試しました。

## 問題を見つけたら

使えない所や読めない所があれば、市場の管理者に知らせてください。
この結果に書かれていない問題でも、直す対象です。
`;
}

function rowOf(
  criterion: Criterion,
  results: AccessibilityResults,
  rules: readonly AxeRule[],
): string {
  const { id, level, name, none } = criterion;
  const head = `| ${id} ${name} | ${level} |`;
  if (none) return `${head} 該当なし | ${none} |`;
  const tag = `wcag${id.replaceAll('.', '')}`;
  const visits = Object.values(results.visits).flatMap((pages) => Object.values(pages));
  const mine = rules.filter(({ tags }) => tags.includes(tag)).map(({ ruleId }) => ruleId);
  const heldBy = (list: string) => mine.filter((rule) => list.split(' ').includes(rule));
  const used = mine.filter((rule) => visits.some(({ passed }) => passed.split(' ').includes(rule)));
  const undecided = visits.filter((visit) => heldBy(visit.undecided).length > 0).length;
  const lines = visits.flatMap(({ wrong }) => wrong);
  const wrong =
    lines.some((line) => mine.some((rule) => line.includes(`${rule}: `))) ||
    (criterion.by ?? []).some((by) => lines.some((line) => signs[by]?.test(line))) ||
    ((criterion.by ?? []).includes('journeys') &&
      Object.values(results.journeys ?? {}).some((journey) => journey.wrong.length > 0));
  const how = [
    ...(used.length > 0 ? [`axe（${used.join('、')}）`] : []),
    ...(criterion.by ?? []).map((by) => ways[by]),
    ...(undecided > 0 ? [`axe が決められない所のある画面 ${undecided}`] : []),
  ];
  const tested = used.length > 0 || (criterion.by ?? []).length > 0;
  const result = wrong
    ? '不適合'
    : !tested
      ? '未判定（人の確認が必要）'
      : criterion.measured && undecided === 0
        ? '適合'
        : '機械の試験では問題なし（人の確認が必要）';
  return `${head} ${result} | ${how.length > 0 ? how.join('。') : '試していません'} |`;
}

const ways: Readonly<Record<By, string>> = {
  keyboard: 'Tab で全部の止まり先を回る',
  journeys: 'キーボードだけで道をたどる',
  zoom: '200% と 400% に拡大する',
  spacing: '文字と行の間隔を広げる',
  width: '幅と高さを変える',
  motion: '開いた画面の動画と音が自分で始まらないかを見る',
  announcements: '読み上げソフトに渡る言葉を取り出す',
};

/** Lines of findings that speak against a criterion tried in this way. */
const signs: Readonly<Partial<Record<By, RegExp>>> = {
  keyboard: /^keyboard/,
  zoom: /^zoom/,
  spacing: /^wide spacing/,
  width: /^\d+ px: the page is/,
  motion: /plays by itself/,
};

interface Screen {
  readonly title: string;
  readonly address: string;
  readonly shown: string;
}

/**
 * Public pages, each with the editions in which its type was tried. Pages of higher editions are counted
 * and never named: this page is a public one.
 */
function screens(results: AccessibilityResults): Screen[] {
  return Object.entries(results.visits.public ?? {})
    .map(([name, { path: address, title }]) => ({
      title,
      address: decodeURI(address),
      shown: editions
        .filter((edition) => results.visits[edition]?.[name])
        .map((edition) => names[edition])
        .join('、'),
    }))
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

/** Visits of types that the public edition has none of. */
const elsewhere = (results: AccessibilityResults): number =>
  editions
    .flatMap((edition) => Object.keys(results.visits[edition] ?? {}))
    .filter((name) => !results.visits.public?.[name]).length;

const names: Readonly<Record<Edition, string>> = {
  public: '公開版',
  members: '会員版',
  inhouse: '社内版',
  working: 'npm start',
  foreign: 'ほかの人のサイト',
};

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '｜').trim();

const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

/** The page must not hold the word that a search finds nowhere. */
const without = (text: string): string => text.replaceAll(NO_SUCH_WORD, '…');
