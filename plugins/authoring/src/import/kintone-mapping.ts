import { type KindId, kinds } from '@chishiki-ichiba/model';
import { parse } from 'yaml';
import { quoteValue } from '../draft-text.js';
import { findKind } from '../new.js';
import { Refusal } from './draft.js';
import { type KintoneApp, kintoneDate, valuesIn } from './kintone-records.js';
import { youtubeLinks } from './youtube.js';

/** Where a column goes. */
export const targets = [
  '題名',
  '要約',
  '本文',
  '検索語',
  '改訂日',
  'YouTube',
  '長さ',
  '画像',
  '安全',
  '工具',
  '対象設備',
  '事象',
  '原因',
  '対処',
  '対策',
  '知識化',
  '追記',
  '-',
] as const;
export type Target = (typeof targets)[number];
/** Where a column of a table goes. */
export const tableTargets = ['手順', '急所', '理由', '悪い例', '説明', '画像', '-'] as const;
export type TableTarget = (typeof tableTargets)[number];

export interface Mapping {
  readonly kind: KindId;
  /** Column whose value ends the id; none counts from 1. */
  readonly idColumn?: string | undefined;
  readonly columns: ReadonlyMap<string, Target>;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, TableTarget>>;
}

/** Names people give their fields, and where they go; the first that fits. */
const names: readonly (readonly [RegExp, Target])[] = [
  [
    /^(?:作成者|更新者|作業者|担当者?|記入者|入力者|creator|modifier|created_by|modified_by|userselect|.*ユーザー選択.*|.*組織選択.*|.*グループ選択.*|organizationselect|groupselect)$/i,
    '-',
  ],
  [/^(?:作成日時|createdtime|created_datetime|ステータス|status|作業ステータス)$/i, '-'],
  [/^(?:レコード番号|record_?number|\$id)$/i, '-'],
  [/更新日|改訂日|改定日|updated/i, '改訂日'],
  [/題名|タイトル|件名|表題|名称|作業名|title|subject/i, '題名'],
  [/要約|概要|summary/i, '要約'],
  [/キーワード|検索語|タグ|tags?$|keyword/i, '検索語'],
  [/youtube|動画(?:の)?(?:url|リンク|住所)/i, 'YouTube'],
  [/再生時間|動画の長さ|^長さ$|duration/i, '長さ'],
  [/写真|画像|図面|photo|image|picture/i, '画像'],
  [/安全|危険|注意/i, '安全'],
  [/工具|道具|tool/i, '工具'],
  [/設備|機械|machine/i, '対象設備'],
  [/事象|不具合内容|起きたこと/i, '事象'],
  [/原因|cause/i, '原因'],
  [/処置|対処/i, '対処'],
  [/対策|再発防止/i, '対策'],
  [/教訓|学んだこと|知識化/i, '知識化'],
  [/内容|本文|説明|詳細|備考|メモ|手順|body|description|note|multilinetext|richtext/i, '本文'],
];
const tableNames: readonly (readonly [RegExp, TableTarget])[] = [
  [/写真|画像|photo|image/i, '画像'],
  [/急所|コツ|こつ|ポイント|勘どころ|注意/i, '急所'],
  [/理由|なぜ/i, '理由'],
  [/悪い例|しないと|しなかったら|不具合/i, '悪い例'],
  [/^(?:no\.?|番号|順番?|#)$/i, '-'],
  [/手順|作業|工程|内容|何をする|step/i, '手順'],
];

/** What seems meant, from the names of columns and what stands in them. */
export function proposeMapping({ columns, tables, records }: KintoneApp, kind?: KindId): Mapping {
  const cells = (name: string) =>
    records.map(({ values }) => values[name] ?? '').filter((value) => value !== '');
  const map = new Map<string, Target>();
  const once = new Set<Target>(['題名', '要約', '改訂日', 'YouTube', '長さ']);
  for (const name of columns) {
    const values = cells(name);
    const films = values.filter((value) => youtubeLinks(value).length > 0).length;
    const byName = names.find(([pattern]) => pattern.test(name))?.[1];
    const looksLikeText = films > 0 && values.some((value) => value.length > 120);
    const target: Target = films > 0 && !looksLikeText ? 'YouTube' : (byName ?? '追記');
    map.set(name, once.has(target) && [...map.values()].includes(target) ? '追記' : target);
  }
  if (![...map.values()].includes('題名')) {
    // A column of short words; one that is called a text before one that is chosen from.
    const short = columns.filter(
      (name) =>
        map.get(name) === '追記' &&
        cells(name).length > 0 &&
        cells(name).every(
          (value) =>
            !value.includes('\n') &&
            value.length <= 60 &&
            kintoneDate(value) === undefined &&
            !/^[\d:.,-]+$/.test(value),
        ),
    );
    const found = short.find((name) => /^文字列|text/i.test(name)) ?? short[0];
    if (found) map.set(found, '題名');
  }
  const has = (target: Target) => [...map.values()].includes(target);
  return {
    kind:
      kind ??
      (has('YouTube')
        ? 'video'
        : has('原因') && (has('対策') || has('対処') || has('事象'))
          ? 'failure'
          : 'manual'),
    idColumn: columns.find((name) => /^(?:レコード番号|record_?number|\$id)$/i.test(name)),
    columns: map,
    tables: new Map(
      tables.map((table) => {
        const own = new Map<string, TableTarget>(
          table.columns.map((name) => [
            name,
            tableNames.find(([pattern]) => pattern.test(name))?.[1] ?? '説明',
          ]),
        );
        const [first] = table.columns;
        if (first !== undefined && ![...own.values()].includes('手順')) own.set(first, '手順');
        return [table.name, own];
      }),
    ),
  };
}

/** The proposal as a file to edit. */
export function mappingFile(mapping: Mapping, { records }: KintoneApp, source: string): string {
  const label = kinds.find(({ id }) => id === mapping.kind)?.ja ?? mapping.kind;
  const sample = (name: string) => {
    const value = records.map(({ values }) => values[name] ?? '').find((cell) => cell !== '');
    return value === undefined
      ? ''
      : ` # 例 ${[...(valuesIn(value)[0] ?? '')].slice(0, 24).join('')}`;
  };
  const key = (name: string) => quoteValue(name);
  return [
    `# ${source} の列が、知識市場のどこへ行くか。右の言葉を書きかえて保存してください。`,
    `# 列に使える言葉: ${targets.join('、')}（追記 = 本文の終わりに「列の名前: 値」で残す。- = 写さない）`,
    `# 表の列に使える言葉: ${tableTargets.join('、')}`,
    `種類: ${label} # 動画 / 共通技能マニュアル / 現場の失敗`,
    `番号の列: ${mapping.idColumn === undefined ? '""' : key(mapping.idColumn)} # ページの id の終わりになる。空なら 1 から`,
    '列:',
    ...[...mapping.columns].map(
      ([name, target]) => `  ${key(name)}: ${quoteValue(target)}${sample(name)}`,
    ),
    ...(mapping.tables.size > 0
      ? [
          '表:',
          ...[...mapping.tables].flatMap(([name, own]) => [
            `  ${key(name)}:`,
            ...[...own].map(([column, target]) => `    ${key(column)}: ${quoteValue(target)}`),
          ]),
        ]
      : []),
    '',
  ].join('\n');
}

/** @throws {Refusal} With what cannot be read, and what may stand there. */
export function parseMapping(text: string, app: KintoneApp, label: string): Mapping {
  let typed: unknown;
  try {
    typed = parse(text, { schema: 'failsafe', maxAliasCount: 0, merge: false });
  } catch (error) {
    throw new Refusal(`${label} を読めません（${String(error).split('\n')[0]}）`);
  }
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMap(typed) || !isMap(typed.列))
    throw new Refusal(
      `${label} に \`列:\` がありません。\`--propose\` で作ったファイルを直してください`,
    );
  const kindName = String(typed.種類 ?? '');
  const kind = findKind(kindName);
  if (kind !== 'video' && kind !== 'manual' && kind !== 'failure')
    throw new Refusal(
      `${label} の \`種類\` に \`${kindName}\` は使えません。動画・共通技能マニュアル・現場の失敗 のどれかを期待`,
    );
  const columns = new Map<string, Target>();
  for (const [name, target] of Object.entries(typed.列)) {
    if (!app.columns.includes(name))
      throw new Refusal(
        `${label} の列 \`${name}\` は、CSV にありません。CSV の列: ${app.columns.join('、')}`,
      );
    if (!(targets as readonly unknown[]).includes(target))
      throw new Refusal(
        `${label} の \`${name}: ${String(target)}\` は使えません。使える言葉: ${targets.join('、')}`,
      );
    columns.set(name, target as Target);
  }
  const idColumn = String(typed.番号の列 ?? '');
  if (idColumn !== '' && !app.columns.includes(idColumn))
    throw new Refusal(`${label} の \`番号の列: ${idColumn}\` は、CSV にありません`);
  const tables = new Map<string, Map<string, TableTarget>>();
  for (const [name, own] of Object.entries(isMap(typed.表) ? typed.表 : {})) {
    const table = app.tables.find((candidate) => candidate.name === name);
    if (!table || !isMap(own)) throw new Refusal(`${label} の表 \`${name}\` は、CSV にありません`);
    const map = new Map<string, TableTarget>();
    for (const [column, target] of Object.entries(own)) {
      if (!table.columns.includes(column) || !(tableTargets as readonly unknown[]).includes(target))
        throw new Refusal(
          `${label} の表 \`${name}\` の \`${column}: ${String(target)}\` は使えません。使える言葉: ${tableTargets.join('、')}`,
        );
      map.set(column, target as TableTarget);
    }
    tables.set(name, map);
  }
  return { kind, columns, tables, ...(idColumn === '' ? {} : { idColumn }) };
}
