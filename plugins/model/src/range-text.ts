/** One number of a range as typed. */
export interface Bound {
  readonly value: number;
  /** NFKC, without blanks, case kept; empty when no unit stands behind this number. */
  readonly unit: string;
  /** 未満, 超: the end itself does not belong to the range. */
  readonly exclusive?: boolean;
}

export interface Bounds {
  /** Lower end; absent when it is open. With `tolerance` the middle. */
  readonly low?: Bound;
  readonly high?: Bound;
  /** What stands behind ±. */
  readonly tolerance?: Bound;
  /** Typed as on a drawing (`φ1.6`, `t1.0`), where a number without a unit is in millimetres. */
  readonly drawn: boolean;
}

/** A comma before three digits parts thousands; any other comma is a decimal one. */
const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)`;
/** Anything but digits and signs; a long-vowel sign belongs to パーセント. */
const UNIT = String.raw`[^\d±〜–—−\-]*`;
const SINGLE = new RegExp(`^(${NUMBER})(${UNIT})$`, 'u');
const PAIR = new RegExp(`^(${NUMBER})(${UNIT}?)(?:から|to|[-–—−ー〜])(${NUMBER})(${UNIT})$`, 'u');
const AROUND = new RegExp(`^(?:(${NUMBER})(${UNIT}))?±(${NUMBER})(${UNIT})$`, 'u');

/** Words of one end, longest first; `超` must not take the front of `超えない`. */
const UP_TO = '以下|以内|まで|を?超えないこと|を?超えない|max';
const BELOW = '未満|より(?:小さい|少ない|低い|短い|遅い|薄い|細い)|を下回る';
const FROM = '以上|から|を?下回らないこと|を?下回らない|〜';
const ABOVE = '超え?|を超える|より(?:大きい|多い|高い|長い|速い|厚い|太い)';
const UPPER = new RegExp(`^(.+?)(?:(${UP_TO})|${BELOW})$`, 'u');
const LOWER = new RegExp(`^(.+?)(?:(${FROM})|${ABOVE})$`, 'u');
const BOTH = new RegExp(`^(.+?)(?:(以上|から)|超え?|を超え)[、,]?(.+?)(?:(${UP_TO})|未満)$`, 'u');
/** Before the number: 最大35A, ≦35A, <0.5mm. */
const UPPER_FIRST = /^(?:(最大|最高|上限|max[.:]?|[≤≦⩽]|<=|=<|〜)|<)(?=[^=])/u;
const LOWER_FIRST = /^(?:(最小|最低|下限|min[.:]?|[≥≧⩾]|>=|=>)|>)(?=[^=])/u;
/** Words that leave the reader to guess how far from the number is still right. */
const VAGUE = /(?:前後|程度|くらい|ぐらい|位|弱|強|ほど|目安|内外|あたり|近辺|付近|見当)$/u;
const VAGUE_FIRST = /^(?:ほぼ|だいたい|大体|目安)(?=\d)/u;

/**
 * Take a range apart: which numbers, which units behind them, which end is open. Units are not judged.
 *
 * @returns `number` when it is none of the known forms, `vague` for one number with 前後, 弱 …
 */
export function readBounds(typed: string): Bounds | 'number' | 'vague' {
  if (typed.length > LONGEST) return 'number';
  const { text, drawn, per } = flatten(typed);
  const plain = text.replace(VAGUE, '').replace(VAGUE_FIRST, '');
  const form = readForm(plain);
  if (!form) return 'number';
  const { low, high, tolerance } = form;
  // 「25〜35A程度」 names both ends all the same.
  const named = tolerance !== undefined || (low && high && low.value !== high.value);
  return plain === text || named ? { ...withRate(form, per), drawn } : 'vague';
}

/** No condition is longer, and a pattern must not be led through a page of text. */
const LONGEST = 80;

type Form = Omit<Bounds, 'drawn'>;

function readForm(text: string): Form | undefined {
  const both = BOTH.exec(text);
  if (both) {
    const low = readOne(both[1], !both[2]);
    const high = readOne(both[3], !both[4]);
    return low && high && { low, high };
  }
  const pair = PAIR.exec(text);
  if (pair) return { low: bound(pair[1], pair[2]), high: bound(pair[3], pair[4]) };
  const around = AROUND.exec(text);
  if (around)
    return {
      ...(around[1] === undefined ? {} : { low: bound(around[1], around[2]) }),
      tolerance: bound(around[3], around[4]),
    };
  return readOpen(text) ?? readSingle(text);
}

function readOpen(text: string): Form | undefined {
  for (const [pattern, end, at] of [
    [UPPER, 'high', 2],
    [LOWER, 'low', 2],
  ] as const) {
    const match = pattern.exec(text);
    const one = match && readOne(match[1], match[at] === undefined);
    if (one) return { [end]: one };
  }
  for (const [pattern, end] of [
    [UPPER_FIRST, 'high'],
    [LOWER_FIRST, 'low'],
  ] as const) {
    const match = pattern.exec(text);
    const one = match && readOne(text.slice(match[0].length), match[1] === undefined);
    if (one) return { [end]: one };
  }
  return undefined;
}

function readSingle(text: string): Form | undefined {
  const one = readOne(text, false);
  return one && { low: one, high: one };
}

function readOne(text: string | undefined, exclusive: boolean): Bound | undefined {
  const match = SINGLE.exec(text ?? '');
  return match ? { ...bound(match[1], match[2]), ...(exclusive ? { exclusive } : {}) } : undefined;
}

const bound = (number = '', unit = ''): Bound => ({ value: toNumber(number), unit });

const toNumber = (text: string): number =>
  Number(
    /,\d{3}(?!\d)/.test(text) && !/,\d{1,2}$/.test(text)
      ? text.replaceAll(',', '')
      : text.replace(',', '.'),
  );

/** One spelling of everything that only looks different. */
function flatten(typed: string): { text: string; drawn: boolean; per: string } {
  let text = typed
    // Signs that NFKC would turn into a letter, and into a blank with a ring.
    .replace(/[º˚]/g, '°')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[~〜～∼]/g, '〜')
    .replace(/max/gi, 'max')
    .replace(/^min(?=[.:\d])/i, 'min')
    .replace(/\+\/?[-−]/g, '±')
    // An input method writes 。 for a point.
    .replace(/(?<=\d)。(?=\d)/g, '.')
    // Dashes before a number that follows nothing or another sign are minus signs.
    .replace(/(?<=^|〜|[<>=≤≦≥≧])[–—−‐‑ー](?=[.\d])/gu, '-')
    .replace(/[‐‑]/g, '-')
    // A unit in brackets, as in the head of a table.
    .replace(/[([【〔]([^\d()[\]【】〔〕]+)[)\]】〕]/gu, '$1')
    .replace(/(^|〜)(?:約|およそ|摂氏)(?=[\d.+-])/gu, '$1');
  let per = '';
  const rate = /^(?:毎|([分秒])速)([分秒])?/u.exec(text);
  if (rate && (rate[1] ?? rate[2]) && !(rate[1] && rate[2])) {
    per = `/${rate[1] ?? rate[2]}`;
    text = text.slice(rate[0].length);
  }
  const marks = /(^|〜|から)(?:[φΦøØ⌀]|[tT]=?)(?=[\d.])/gu;
  const drawn = marks.test(text);
  return { text: drawn ? text.replace(marks, '$1') : text, drawn, per };
}

/** 毎分7〜10L → 7〜10 L/分. */
function withRate(form: Form, per: string): Form {
  if (per === '') return form;
  return Object.fromEntries(
    Object.entries(form).map(([end, one]) => [
      end,
      one.unit === '' ? one : { ...one, unit: one.unit + per },
    ]),
  );
}
