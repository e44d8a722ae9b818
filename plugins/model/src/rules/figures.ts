/**
 * Figures that a reader would ask a source for: a number with a unit or counter word, a price, a count,
 * a date. Numbers that only name or order something are none: 「第3回」「まいど1号」「Tier2」「ISO 9001」.
 */

/** What is taken out before figures are looked for. */
const NO_FIGURES: readonly RegExp[] = [
  // Names with a number and a counter word in them are put into 「…」.
  /[「『][^「『」』\d]{2,}\d+[^\d」』]{1,2}[」』]/g,
  // Standards: `JIS Z 3001-4`, `ISO 9001:2015`, `ISO/IEC 27001`, `JISQ9100`.
  /(?<![A-Za-z])(?:JIS|ISO|IEC|ASTM|DIN|EN|AWS|AS|IATF|NAS|NADCAP)(?:\/[A-Z]{2,5})?[ -]?(?:[A-Z] ?)?\d[\d.:-]*/g,
  // Order, not amount. 「3年目」「3日目」 are time and stay.
  /第[\d一二三四五六七八九十百]+[^\s\d、。]?/g,
  /No\.? ?\d+/g,
  /(?<![\d一二三四五六七八九十])[\d一二三四五六七八九十]+(?:つ|回|社|人|件|個|台|本|枚|代|番|箇所|か所)?目/g,
  // One of something as a manner of speaking: 「1社では受けられない」「1人ひとり」.
  /(?<![\d.,])1(?:社|人|件|個|台|回|度|日|企業)(?:では|だけ|ずつ|ひとり|1人|1社|1件|しか|でも|で抱え)/g,
  // Sayings and place names with a kanji number before what looks like a counter word.
  /二人三脚|三人寄れば|十人十色|百人百様|百人力|十人並|三日坊主|三日月|四日市|五日市|七日町|八日市|十日町|廿日市|二日市|五月雨|百年の計|千年に一度|[三二]枚[目舌]/g,
];

const NUMBER = '\\d[\\d,]*(?:\\.\\d+)?';
/** Arabic digits with thousands words, and what may stand between them and the unit: 「20数社」「30余社」. */
const AMOUNT = `${NUMBER}(?:[十百千万億兆]+(?:${NUMBER}[十百千万億]*)*)?(?:数|余り?)? ?`;
/** Not inside a name: 「Tier2」「SUS304」「S45C」. */
const FREE = '(?<![A-Za-z\\d.,-])';

const LATIN_UNITS =
  'mm|cm|km|μm|µm|nm|m2|m²|m3|m|kg|mg|g|t|mL|ml|cc|L|kWh|kW|kV|kN|kHz|kPa|Hz|MHz|GHz|MPa|MB|GB|Pa|rpm|dB|ha|min|A|V|W|N|px|ppm|ppb';
const UNITS =
  '°C|[%％‰℃°㎜㎝㎞㎡㎥㎏]|メートル|ミリ|ミクロン|センチ|キロ|グラム|リットル|トン|ボルト|アンペア|ワット|馬力|ノット|インチ|パーセント|ポイント|平方|立方|平米|坪|畳|ヘクタール|度(?!合|量|目)';
const MONEY = '円|ドル|ユーロ|ポンド|ウォン';
/** What follows a counter word in another word: 「5分野」「3組織」「2社会」. */
const COUNTERS =
  '人(?!工|材)|名(?!称|前|刺)|社(?!会|員|長|内)|件(?!名)|個(?!人|別|性)|台|本|枚|回(?!路)|[かカヶヵ]所|箇所|店舗?|校(?!正)|種類?|品種|品目|機種|点(?!検)|倍|割(?!り|当)|歳|団体|組(?!織|立|合|込|み)|棟|階建|箱|袋|冊|席|票|戸|世帯|事業所|工場|拠点|企業|自治体|市町村|チーム|グループ|案件|ロット|アイテム|口(?!座|径|コミ)';
const TIMES =
  '世紀|年間?|[かカヶヵ]月|箇月|月|週間?|日間?|時間|時(?!代)|分の\\d|分間?(?!野|類|担|科|業|社|離|析|冊|岐|厚)|秒|四半期';
/** Counter words that a kanji number may stand before without being taken for another word. */
const KANJI_COUNTERS =
  '人|名(?![園物所山称前])|社(?!会|員|長|内)|件|個(?!人|別|性)|台|枚|回|[かカヶヵ]所|箇所|店舗?|校(?!正)|種類|倍|割(?!り|当)|歳|団体|年間?(?!生)|[かカヶヵ]月|箇月|月|日(?![市町])|週間|時間|円|パーセント|メートル|トン';
const DIGITS = '一二三四五六七八九十百千万億〇';

const FIGURE = new RegExp(
  [
    // Dates: 平成31年, FY2018, 2001-07, 2001/7/1.
    '(?:明治|大正|昭和|平成|令和)(?:元|[\\d一二三四五六七八九十]+)年',
    'FY ?\\d{2,4}',
    `${FREE}(?:19|20)\\d{2}[-/.](?:0?[1-9]|1[0-2])(?!\\d)(?:[-/.]\\d{1,2})?`,
    `[¥$] ?${NUMBER}`,
    // No letter or digit may follow a Latin unit: 「3D」「5S」「4M」「5W1H」 stay names.
    `${FREE}${AMOUNT}(?:(?:${LATIN_UNITS})(?![A-Za-z\\d])|${UNITS}|${MONEY}|${COUNTERS}|${TIMES})`,
    `${FREE}${NUMBER}(?:[十百千]?万|億|兆)`,
    `${FREE}${NUMBER}[十百千万億]*(?:以上|以下|以内|未満|超)`,
    '[数何][十百千万億]+円',
    `(?:約|およそ|ほぼ|延べ|のべ|合計|累計|平均|最大|最低|最高) ?${NUMBER}[十百千万億]*`,
    // 一 alone is a word more often than a number (一人の提唱者); 万 alone means all.
    `(?<![第数何幾${DIGITS}])(?!一(?:${KANJI_COUNTERS}))[一二三四五六七八九十百千〇][${DIGITS}]*(?:数|余り?)?(?:${KANJI_COUNTERS})`,
  ].join('|'),
  'g',
);

/** Figures in a text, in order, each as it stands there after NFKC; empty when there is none. */
export function figuresIn(text: string): string[] {
  let plain = text.normalize('NFKC');
  for (const pattern of NO_FIGURES) plain = plain.replace(pattern, ' ');
  return [...plain.matchAll(FIGURE)].map(([figure]) => figure.trim());
}
