import { lstatSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseSeconds } from '@chishiki-ichiba/model';
import { oneLine, textBlock, textLine } from '../draft-text.js';
import { readCsv } from './csv.js';
import {
  type Draft,
  type DraftFile,
  draftPage,
  type Imported,
  type ImportOptions,
  listOf,
  slugOf,
  titleOf,
} from './draft.js';
import { insideFile } from './inside.js';
import {
  type Mapping,
  mappingFile,
  parseMapping,
  proposeMapping,
  type Target,
} from './kintone-mapping.js';
import {
  type KintoneApp,
  type KintoneRecord,
  kintoneDate,
  plainOf,
  readKintone,
  valuesIn,
} from './kintone-records.js';
import { manualBlanks, type ProcedureStep, procedureBody, UNKNOWN_PICTURE } from './procedure.js';
import { clock } from './subtitles.js';
import { youtubeLinks } from './youtube.js';

export interface KintoneOptions extends ImportOptions {
  /** File of the mapping as its user edited it. */
  readonly map?: string | undefined;
  /** Folder that cli-kintone put the attachments into. */
  readonly attachments?: string | undefined;
}

const MOST_ATTACHMENT = 100_000_000;
const PICTURES = /^\.(?:png|jpe?g|gif|webp|avif|heic|heif)$/i;
const OTHERS = /^\.(?:pdf|csv|mp4|webm|vtt)$/i;

/** Read a CSV of kintone, and what its columns seem to be. */
export function readKintoneFile(file: string, name: string): KintoneApp {
  return readKintone(readCsv(readFileSync(file), name), name);
}

/** What the columns seem to be, as a file to edit. */
export const proposeKintone = (file: string, name: string, options: ImportOptions): string => {
  const app = readKintoneFile(file, name);
  return mappingFile(proposeMapping(app, options.kind), app, name);
};

/** Each record a page. */
export function importKintone(file: string, name: string, options: KintoneOptions): Imported {
  const app = readKintoneFile(file, name);
  const mapping = options.map
    ? parseMapping(readFileSync(options.map, 'utf8'), app, options.map)
    : proposeMapping(app, options.kind);
  const used = new Set<string>();
  const drafts = app.records.map((record, index) => toDraft(record, index, mapping, used, options));
  const leftOut = [
    ...[...mapping.columns]
      .filter(([, target]) => target === '-')
      .map(([column]) => `列「${column}」`),
    ...app.columns
      .filter((column) => !mapping.columns.has(column))
      .map((column) => `列「${column}」（対応表にありません）`),
  ];
  return {
    drafts,
    counts: [
      ['レコード', app.records.length],
      ['列', app.columns.length + app.tables.reduce((sum, table) => sum + table.columns.length, 0)],
      [
        '表の行',
        app.records.reduce(
          (sum, { rows }) => sum + Object.values(rows).reduce((n, own) => n + own.length, 0),
          0,
        ),
      ],
      ['添付', drafts.reduce((sum, { files }) => sum + files.length, 0)],
    ],
    guessed: [
      app.form === 'cli' ? 'cli-kintone で書き出した形' : '画面の「ファイルに書き出す」の形',
      ...(options.map
        ? []
        : ['列の行き先は、列の名前と中身から（`--propose 対応表.yml` で書き出して直せます）']),
    ],
    leftOut,
  };
}

function toDraft(
  record: KintoneRecord,
  index: number,
  mapping: Mapping,
  used: Set<string>,
  options: KintoneOptions,
): Draft {
  const number =
    slugOf(mapping.idColumn ? (record.values[mapping.idColumn] ?? '') : '') || String(index + 1);
  let id = `${options.prefix}-${number}`;
  for (let again = 2; used.has(id); again++) id = `${options.prefix}-${number}-${again}`;
  used.add(id);
  const guessed: string[] = [];
  const leftOut: string[] = [];
  const cells = (target: Target) =>
    [...mapping.columns].flatMap(([column, own]) => {
      const value = plainOf(record.values[column] ?? '');
      return own === target && value.trim() !== '' ? [{ column, value }] : [];
    });
  const one = (target: Target) =>
    cells(target)
      .map(({ value }) => value)
      .join(' ');
  const value = (target: Target, most = 4000) => {
    const text = oneLine(one(target));
    return text === '' ? undefined : JSON.stringify([...text].slice(0, most).join(''));
  };
  const shelf = attachmentShelf(id, options.attachments, leftOut);
  const films = youtubeLinks(
    cells('YouTube')
      .map((cell) => cell.value)
      .join('\n'),
  );
  const kind = mapping.kind === 'video' && films.length === 0 ? 'manual' : mapping.kind;
  if (kind !== mapping.kind) guessed.push('動画の住所がないので、手順の下書きにしました');
  const [film, ...moreFilms] = films;
  const pictures = cells('画像').flatMap((cell) => shelf.pictures(cell.value));
  const notes = cells('追記').map(
    ({ column, value: text }) =>
      `- ${textLine(column)}: ${valuesIn(text).map(textLine).join('、')}`,
  );
  const more = kind === 'video' ? moreFilms : films;
  const after: [string, string[]][] = [];
  if (more.length > 0)
    after.push([
      '動画',
      more.map(
        ({ id: youtube, start }) =>
          `- https://youtu.be/${youtube}${start ? `（${clock(start)} から）` : ''}`,
      ),
    ]);
  if (shelf.links.length > 0)
    after.push(['添付', shelf.links.map((name) => `- [${name}](./${name})`)]);
  if (notes.length > 0) after.push(['もとの記録から', notes]);
  const body = cells('本文').map((cell) => textBlock(cell.value));
  const steps = Object.entries(record.rows).flatMap(([table, rows]) =>
    stepsOf(rows, mapping.tables.get(table), shelf),
  );
  const title = oneLine(one('題名'));
  if (title === '') guessed.push('題名の列がないか、空です');
  const duration = parseSeconds(one('長さ'));
  const revised = cells('改訂日')
    .map((cell) => kintoneDate(cell.value))
    .find((date) => date !== undefined);
  const shared = [
    ['題名', titleOf(title, guessed)],
    ['要約', value('要約', 120)],
  ] as const;
  const last = [
    [
      '検索語',
      listOf(
        cells('検索語')
          .flatMap((cell) => cell.value.split(/[\r\n,、，]+/))
          .map((w) => w.trim())
          .filter(Boolean)
          .slice(0, 30),
      ),
    ],
    ['改訂日', revised],
  ] as const;
  const shown = pictures.map((name) => `![${UNKNOWN_PICTURE}](./${name})`);
  const sections = after.flatMap(([heading, lines]) => ['', `## ${heading}`, '', ...lines]);
  const opening = [...body, ...shown].join('\n\n');
  const plain = [opening, ...sections].join('\n');
  const text =
    kind === 'video'
      ? draftPage(
          '動画',
          [
            ...shared,
            ['動画元', `{YouTube: ${film?.id}}`],
            ['長さ', duration ? `"${clock(duration)}"` : undefined],
            ...last,
          ],
          [
            `${film?.start ? `${clock(film.start)} から見ます。\n\n` : ''}${plain}`,
            ...tableLines(record),
          ].join('\n'),
          options,
        )
      : kind === 'failure'
        ? draftPage(
            '現場の失敗',
            [
              ...shared,
              ['事象', value('事象', 600) ?? '〔何が起きたか〕'],
              ['原因', value('原因', 600) ?? '〔なぜ起きたか〕'],
              ['対処', value('対処', 600)],
              ['対策', value('対策', 600)],
              ['知識化', value('知識化', 400) ?? '〔ほかの場面でも使える知恵〕'],
              ['主シナリオ', '{原因: [未知], 行動: [加工・製作], 結果: [不良・手直し]}'],
              ...last,
            ],
            [plain, ...tableLines(record)].join('\n'),
            options,
          )
        : draftPage(
            '共通技能マニュアル',
            [
              ...shared,
              ...manualBlanks,
              [
                '工具',
                listOf(
                  cells('工具')
                    .flatMap((cell) => cell.value.split(/[\r\n、,]+/))
                    .map((w) => w.trim())
                    .filter(Boolean)
                    .slice(0, 40),
                ),
              ],
              ['対象設備', value('対象設備', 80)],
              ['安全', value('安全', 400)],
              ...last,
            ],
            procedureBody({
              before: opening === '' ? [] : [opening],
              steps,
              after,
            }),
            options,
          );
  if (kind === 'failure')
    guessed.push('主シナリオ（原因・行動・結果の言葉）は仮のものです。選び直してください');
  return { id, kind, text, files: shelf.files, from: `レコード ${number}`, guessed, leftOut };
}

function stepsOf(
  rows: readonly Readonly<Record<string, string>>[],
  targets: ReadonlyMap<string, string> | undefined,
  shelf: ReturnType<typeof attachmentShelf>,
): ProcedureStep[] {
  return rows.map((row) => {
    const cells = (target: string) =>
      [...(targets ?? [])]
        .filter(([, own]) => own === target)
        .map(([column]) => plainOf(row[column] ?? ''))
        .filter((value) => value.trim() !== '');
    const [knack] = cells('急所');
    const [why] = cells('理由');
    const [ng] = cells('悪い例');
    return {
      title: oneLine(cells('手順').join(' ')),
      lines: cells('説明').map(textBlock),
      points: knack
        ? [
            {
              text: oneLine(knack),
              ...(why ? { why: oneLine(why) } : {}),
              ...(ng ? { ng: oneLine(ng) } : {}),
            },
          ]
        : [],
      pictures: cells('画像')
        .flatMap(shelf.pictures)
        .map((name) => ({ name, alt: '' })),
    };
  });
}

/** Rows of tables as lines, for pages that have no steps. */
const tableLines = ({ rows }: KintoneRecord): string[] =>
  Object.entries(rows).flatMap(([name, own]) =>
    own.length === 0
      ? []
      : [
          '',
          `## ${textLine(name)}`,
          '',
          ...own.map(
            (row) =>
              `- ${Object.entries(row)
                .filter(([, cell]) => cell !== '')
                .map(([column, cell]) => `${textLine(column)}: ${textLine(cell)}`)
                .join('、')}`,
          ),
        ],
  );

/** Attachments of one record: each is copied beside its page under a name of ours, or told as left out. */
function attachmentShelf(id: string, folder: string | undefined, leftOut: string[]) {
  const files: DraftFile[] = [];
  const links: string[] = [];
  const take = (name: string): string | undefined => {
    if (folder === undefined) {
      leftOut.push(`添付 \`${name}\`: 添付のフォルダを \`--attachments\` に書くと写します`);
      return undefined;
    }
    const found = insideFile(folder, name);
    const ending = extname(name).toLowerCase();
    if (!found) leftOut.push(`添付 \`${name}\`: フォルダの中にありません`);
    else if (!PICTURES.test(ending) && !OTHERS.test(ending))
      leftOut.push(`添付 \`${name}\`: 公開できない種類です`);
    else if (lstatSync(found).size > MOST_ATTACHMENT)
      leftOut.push(`添付 \`${name}\`: 大きすぎます`);
    else {
      const own = `${id}-${files.length + 1}${ending}`;
      files.push({ name: own, content: { copyOf: found } });
      return own;
    }
    return undefined;
  };
  return {
    files,
    links,
    /** Names of the pictures in a cell; what is none becomes a link. */
    pictures(cell: string): string[] {
      return valuesIn(cell).flatMap((name) => {
        const own = take(name);
        if (own === undefined) return [];
        if (PICTURES.test(extname(own))) return [own];
        links.push(own);
        return [];
      });
    },
  };
}
