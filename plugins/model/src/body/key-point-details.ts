import type { List, ListItem } from 'mdast';
import { parseClip, plain } from '../front-matter/scalars.js';
import { nearest, type Place, type Reporter } from '../messages.js';
import type { Clip } from '../schema/field.js';
import type { Value } from '../value.js';
import { type ValueId, vocabularies } from '../vocabularies.js';
import { type Example, type Picture, parseExample, splitPictures } from './examples.js';
import { placeOf } from './marks.js';

/** What one firm does otherwise at this point. */
export interface Difference {
  /** Id of an organisation, or its name where it has no page. */
  readonly org: string;
  readonly text: string;
}

/** What may stand under a key point. */
export interface KeyPointDetails {
  readonly reason?: string;
  readonly how?: ValueId<'elicitation'>;
  /** Words of よい例; may be missing beside a picture. */
  readonly ok?: string;
  readonly okPicture?: Picture;
  readonly ng?: string;
  readonly ngPicture?: Picture;
  /** 社ごとの違い, in the order written. */
  readonly differences: readonly Difference[];
  /** Ids of the failures that bought it. */
  readonly failures: readonly string[];
  readonly clip?: Clip;
  /** Places of what points elsewhere, for messages about the other end. */
  readonly at: {
    readonly failures?: Place;
    readonly clip?: Place;
    readonly id?: Place;
    /** One for each of `differences`. */
    readonly differences?: readonly Place[];
    readonly okPicture?: Place;
    readonly ngPicture?: Place;
  };
}
type Details = { -readonly [K in keyof KeyPointDetails]: KeyPointDetails[K] };
export type DetailName = 'reason' | 'how' | 'ok' | 'ng' | 'differences' | 'failures' | 'clip';

/** The first word of each is the one messages and the reference page use. */
export const detailWords: Readonly<Record<DetailName, readonly string[]>> = {
  reason: ['理由', '急所の理由', 'なぜ'],
  how: ['引き出し方', '聞き出し方'],
  ok: ['よい例', '良い例', 'OK'],
  ng: ['悪い例', 'NG'],
  differences: ['違い', '会社差', '社ごとの違い'],
  failures: ['失敗'],
  clip: ['動画'],
};
/** Of translated copies, whatever their case. */
const englishWords: Readonly<Record<DetailName, readonly string[]>> = {
  reason: ['reason', 'why'],
  how: ['how'],
  ok: ['good', 'ok'],
  ng: ['bad', 'ng'],
  differences: ['difference', 'differences'],
  failures: ['failure', 'failures'],
  clip: ['video'],
};
const nameOf = new Map<string, DetailName>(
  [detailWords, englishWords].flatMap((list) =>
    Object.entries(list).flatMap(([name, words]) =>
      words.map((word) => [word, name as DetailName] as const),
    ),
  ),
);
const DETAIL = /^([^：:]{1,12})\s*[：:]\s*/u;
const allowed = Object.values(detailWords)
  .map(([word]) => word)
  .join('、');

/** Read the lines under a key point. */
export function readDetails(item: ListItem, reporter: Reporter): KeyPointDetails {
  const details: Details = { differences: [], failures: [], at: {} };
  const lists = item.children.filter((child): child is List => child.type === 'list');
  for (const line of lists.flatMap((list) => list.children)) {
    const { text, pictures } = splitPictures([line]);
    const match = DETAIL.exec(text);
    const start = placeOf(line.children[0] ?? line);
    const label = match?.[1] ?? '';
    const name = nameOf.get(plain(label)) ?? nameOf.get(plain(label).toLowerCase());
    if (!match || !name) {
      const near = match && nearest(plain(label), Object.values(detailWords).flat());
      reporter.report(
        start,
        'error',
        'key-point-detail',
        `急所の下の \`${text.slice(0, 20)}\` を読めません`,
        `${near ? `もしかして \`${near}:\`。` : ''}使える行: ${allowed}。くわしくは「書ける欄の一覧」の「手順と急所」`,
      );
      continue;
    }
    const [first] = pictures;
    const value = text.slice(match[0].length).trim();
    const place = { line: start.line, column: start.column + match[0].length };
    if (pictures.length > (name === 'ok' || name === 'ng' ? 1 : 0))
      reporter.report(
        placeOf(pictures.at(-1) ?? line),
        'error',
        'key-point-picture',
        `\`${label}\` の行に画像が ${pictures.length} 枚あります。画像は \`よい例\` と \`悪い例\` に1枚ずつ`,
        '残りの画像は、急所の上の文のところに置いてください',
      );
    if (value === '' && !first) {
      if (name !== 'reason')
        reporter.report(
          start,
          'warning',
          'key-point-empty',
          `\`${label}\` の中身がありません`,
          '書くか、行を消してください',
        );
      continue;
    }
    if ((name === 'ok' || name === 'ng') && first) {
      const picture = { url: first.url, alt: first.alt ?? '' };
      setExample(details, name, { ...(value ? { text: value } : {}), picture }, placeOf(first));
    } else if (value !== '') setDetail(details, name, value, place, reporter);
  }
  return details;
}

/**
 * The same from attributes of `:::急所` or props of `<KeyPoint>`: all values are text, several
 * differences stand apart by `；`.
 */
export function detailsOfProps(
  props: Readonly<Record<string, unknown>>,
  place: Place,
  reporter: Reporter,
): KeyPointDetails {
  const details: Details = { differences: [], failures: [], at: {} };
  for (const name of Object.keys(detailWords) as DetailName[]) {
    const value = props[name];
    if (typeof value !== 'string' || value.trim() === '') continue;
    const parts = name === 'differences' ? value.split(/[；;]/).filter((s) => s.trim()) : [value];
    for (const part of parts) setDetail(details, name, part.trim(), place, reporter);
  }
  return details;
}

function setDetail(
  details: Details,
  name: DetailName,
  value: string,
  place: Place,
  reporter: Reporter,
): void {
  switch (name) {
    case 'reason':
      details.reason = value;
      break;
    case 'ok':
    case 'ng':
      setExample(details, name, parseExample(value), place);
      break;
    case 'how':
      setHow(details, value, place, reporter);
      break;
    case 'clip':
      setClip(details, value, place, reporter);
      break;
    case 'differences':
      addDifference(details, value, place, reporter);
      break;
    case 'failures':
      // One line with many, or a line for each.
      details.failures = [
        ...details.failures,
        ...value
          .split(/[、,\s]+/)
          .filter(Boolean)
          .map(plain),
      ];
      details.at = { failures: place, ...details.at };
  }
}

function setExample(details: Details, name: 'ok' | 'ng', example: Example, place: Place): void {
  if (example.text !== undefined) details[name] = example.text;
  if (!example.picture) return;
  details[`${name}Picture`] = example.picture;
  details.at = { ...details.at, [`${name}Picture`]: place };
}

function setHow(details: Details, value: string, place: Place, reporter: Reporter): void {
  const how = vocabularies.elicitation.find(
    (entry: Value) => entry.ja === plain(value) || entry.id === value,
  );
  if (how) details.how = how.id;
  else
    reporter.report(
      place,
      'error',
      'value',
      `\`引き出し方\` に \`${value}\` は使えません`,
      `使える値: ${vocabularies.elicitation.map((entry) => entry.ja).join('、')}`,
    );
}

function setClip(details: Details, value: string, place: Place, reporter: Reporter): void {
  const clip = parseClip(value);
  if (!clip)
    reporter.report(
      place,
      'error',
      'clip',
      `動画の場所 \`${value}\` を読めません。「動画のid 開始〜終了」を期待`,
      '例: `- 動画: tig-corner 0:14〜0:21`',
    );
  else if (clip.end !== undefined && clip.end < clip.start)
    reporter.report(
      place,
      'error',
      'clip-order',
      `動画の終わりが始まりより前です: \`${value}\``,
      '開始と終了を入れかえてください',
    );
  else {
    details.clip = clip;
    details.at = { ...details.at, clip: place };
  }
}

/** `mihon-seisakusho 銅の当て金を使う`; a colon between the two reads as well. */
function addDifference(details: Details, value: string, place: Place, reporter: Reporter): void {
  const match = /^([^\s：:]+)\s*[\s：:]\s*(\S.*)$/su.exec(value);
  if (!match) {
    reporter.report(
      place,
      'error',
      'key-point-difference',
      `\`違い\` の \`${value.slice(0, 20)}\` を読めません。「組織のid 内容」を期待`,
      '例: `- 違い: mihon-seisakusho 銅の当て金を使う`',
    );
    return;
  }
  const [, org = '', text = ''] = match;
  details.differences = [...details.differences, { org: plain(org), text: text.trim() }];
  details.at = { ...details.at, differences: [...(details.at.differences ?? []), place] };
}
