import { createHash } from 'node:crypto';
import { type KindId, kinds } from '@chishiki-ichiba/model';
import { plain } from '@chishiki-ichiba/model/scalars';
import { parse } from 'yaml';
import { editorConfig } from '../edit/config.js';
import { type DescribedField, formOfKind } from '../edit/form-of-kind.js';
import { headOf } from './head.js';
import { kindWords } from './words.js';

/** Signs of the fields, in the picture and beside it. */
const SIGNS = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫'];
/** Words of an example on the sheet. */
const LONGEST = 30;

export interface MarkedField {
  readonly sign: string;
  readonly field: DescribedField;
}

/** Fields a sheet explains, in the order of the form: those that must be filled, and a few worth it. */
export function fieldsOnSheet(kind: KindId): MarkedField[] {
  const { also } = kindWords[kind];
  const fields = formOfKind(kind);
  const unknown = also.filter((key) => !fields.some((field) => field.key === key));
  if (unknown.length > 0) throw new Error(`${kind} has no field ${unknown.join(', ')}`);
  return fields
    .filter(({ key, required }) => required || also.includes(key))
    .map((field, index) => ({ sign: SIGNS[index] as string, field }));
}

export const sheetId = (kind: KindId): string => `handbook-${kind}`;
export const labelOfKind = (kind: KindId): string =>
  kinds.find(({ id }) => id === kind)?.ja ?? kind;

/** What a picture of the form and of the page shows: when it changes, the picture is out of date. */
export function pictureStamp(kind: KindId, sample: string): string {
  const { collections } = editorConfig('docs', 'x') as {
    collections: readonly { readonly name: string }[];
  };
  const form = collections.find(({ name }) => name === kind);
  const marked = fieldsOnSheet(kind).map(({ sign, field }) => [sign, field.key]);
  return createHash('sha256')
    .update(JSON.stringify([form, marked, kindWords[kind].blank ? '' : sample]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The sheet of a kind as a page of the market: every word about a field is the schema's.
 *
 * @param sample - Text of the page that is shown.
 */
export function sheetOfKind(kind: KindId, sample: string): string {
  const { purpose, writer, body = [], blank } = kindWords[kind];
  const label = labelOfKind(kind);
  const rows = fieldsOnSheet(kind).map(({ sign, field }) => {
    const must = field.required ? '　**必ず**' : '';
    return `| ${sign} ${field.key}${must} | ${cell(field.meta.help)} | ${cell(exampleOf(kind, field, sample))} |`;
  });
  const pictures = [
    `![書き込む画面。${label}の欄に、${rows.length}つの番号が付いている](./handbook-${kind}-form.webp)`,
    ...(blank ? [] : [`![できたページ。${label}の見本の始まり](./handbook-${kind}-page.webp)`]),
  ];
  return `${[
    ...headOf({
      title: `書き方の一枚 ${label}`,
      summary: `${label}のページを、はじめて書く人のための一枚です。写真の番号の欄を上から埋めます。`,
      keywords: ['手びき', '書き方', `${label}の書き方`, 'はじめて書く', '入力のしかた'],
      more: ['用紙: {大きさ: A4, 向き: 縦, 枚数: 1}'],
    }),
    '',
    `**何のページか**　${purpose}`,
    '',
    `**書く人**　${writer}`,
    '',
    pictures.join(' '),
    '',
    '## 埋める欄',
    '',
    '| 番号と欄 | 書くこと | 例 |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...(body.length > 0 ? ['## 本文の書き方', '', '```md', ...body, '```', ''] : []),
    '## 保存する・見る・直す',
    '',
    '1. **開く**　`npm run edit` を動かし、左の一覧で' +
      `「${label}」を選んで、「新規作成」を押します。`,
    '2. **保存する**　右上の「保存」を押します。足りない欄があれば、その名前が下に出ます。',
    '3. **見る**　`npm start` を動かしておくと、保存して数秒で画面に映ります。',
    '4. **赤い知らせが出たら**　「見つかったもの」と「直し方」を読み、その欄だけ直して、もう一度保存します。こわれることはありません。',
    '',
  ].join('\n')}`;
}

/** The schema's example, else what stands in the page of the picture. */
function exampleOf(kind: KindId, field: DescribedField, sample: string): string {
  const own = kindWords[kind].examples?.[field.key];
  if (own) return own;
  if (field.meta.example) return shorten(field.meta.example.replace(/^["[]|["\]]$/g, ''));
  if (kindWords[kind].blank) return '';
  const front = /^---\n([\s\S]*?)\n---/.exec(sample)?.[1] ?? '';
  const values = parse(front, { schema: 'failsafe' }) as Record<string, unknown>;
  const key = Object.keys(values).find((name) => field.names.includes(plain(name)));
  return key === undefined ? '' : shorten(toWords(values[key]));
}

const toWords = (value: unknown): string =>
  Array.isArray(value)
    ? toWords(value[0])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .slice(0, 2)
          .map(([key, inner]) => `${key} ${toWords(inner)}`)
          .join('、')
      : String(value);

const shorten = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
