import { existsSync, lstatSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readSite } from '@chishiki-ichiba/market/content';
import { nearest } from '@chishiki-ichiba/model';
import { lookAt } from '../check/look.js';
import { localDate, printMessages } from '../check.js';
import { type Command, EXIT, print, printError, UsageError } from '../command.js';
import { findKind, folderOf, isId } from '../new.js';
import { findContentDir } from '../site.js';
import { readSiteOptions, type SiteOptions } from '../site-options.js';
import { writeOnce } from '../write.js';
import { type Draft, type Imported, Refusal, slugOf } from './draft.js';
import type { KintoneOptions } from './kintone.js';
import type { SubtitleOptions } from './subtitles.js';

interface Importer {
  /** What it takes, for messages. */
  readonly takes: string;
  readonly folder?: boolean;
  /** Bytes of a file that are still read. */
  readonly most: number;
  readonly ending?: RegExp;
  run(
    file: string,
    name: string,
    options: KintoneOptions & SubtitleOptions,
  ): Promise<Imported> | Imported;
}

/** Loaded when they are called: Word's reader is large. */
const importers: Readonly<Record<string, Importer>> = {
  kintone: {
    takes: 'kintone の CSV',
    most: 100_000_000,
    run: async (...args) => (await import('./kintone.js')).importKintone(...args),
  },
  docx: {
    takes: 'Word の文書（.docx）',
    most: 100_000_000,
    ending: /\.docx$/i,
    run: async (...args) => (await import('./docx.js')).importDocx(...args),
  },
  xlsx: {
    takes: 'Excel のブック（.xlsx）',
    most: 100_000_000,
    ending: /\.xlsx$/i,
    run: async (...args) => (await import('./xlsx.js')).importXlsx(...args),
  },
  photos: {
    takes: '写真のフォルダ',
    folder: true,
    most: 0,
    run: async (...args) => (await import('./photos.js')).importPhotos(...args),
  },
  subtitles: {
    takes: '字幕（.vtt・.srt・.sbv）か、動画の説明文（.txt）',
    most: 5_000_000,
    ending: /\.(?:vtt|srt|sbv|txt)$/i,
    run: async (...args) => (await import('./subtitles.js')).importSubtitles(...args),
  },
  omanual: {
    takes: 'oManual の手順書（guide.xml）',
    most: 20_000_000,
    run: async (...args) => (await import('./omanual.js')).importOmanual(...args),
  },
  markdown: {
    takes: 'Markdown のフォルダ（GROWI・esa・Docusaurus）',
    folder: true,
    most: 0,
    run: async (...args) => (await import('./markdown.js')).importMarkdown(...args),
  },
};

export const importPages: Command = {
  name: 'import',
  usage: `import <${Object.keys(importers).join('|')}|market> <ファイルかフォルダ> [--out フォルダ] [--prefix idのはじめ] [--owner 組織のid] [--kind 種類] [--map 対応表.yml | --propose 対応表.yml] [--attachments フォルダ] [--chapters ファイル] [--youtube 住所] [--dry-run] [--root docs]`,
  summary:
    'いま使っているもの（kintone、Word、Excel、写真、字幕、ほかの Wiki）から下書きを作ります。あるファイルには上書きしません',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        prefix: { type: 'string' },
        owner: { type: 'string' },
        kind: { type: 'string' },
        map: { type: 'string' },
        propose: { type: 'string' },
        attachments: { type: 'string' },
        chapters: { type: 'string' },
        youtube: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        root: { type: 'string' },
      },
    });
    const [from, typed, ...others] = positionals;
    if (from === 'market' && typed !== undefined && others.length === 0) {
      const siteDir = findContentDir();
      const site = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
      const { importMarket } = await import('./market.js');
      return importMarket(inputPath(typed), { siteDir, site, dryRun: values['dry-run'] });
    }
    const importer =
      from !== undefined && Object.hasOwn(importers, from) ? importers[from] : undefined;
    if (!importer || from === undefined || typed === undefined || others.length > 0) {
      const near =
        from === undefined ? undefined : nearest(from, [...Object.keys(importers), 'market']);
      throw new UsageError(
        !importer && from !== undefined
          ? `\`${from}\` からは取り込めません。${near ? `もしかして \`${near}\`。` : ''}取り込めるもの: ${Object.entries(
              importers,
            )
              .map(([name, { takes }]) => `${name}（${takes}）`)
              .join('、')}、market（export で書き出したフォルダ）`
          : '何から、どのファイルを取り込むかを書いてください。例: import kintone 手順書.csv',
      );
    }
    const kind = values.kind === undefined ? undefined : findKind(values.kind);
    if (values.kind !== undefined && kind === undefined)
      throw new UsageError(`種類 \`${values.kind}\` はありません`);
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const root = site.roots[0] as string;
    const file = inputPath(typed);
    const name = basename(file);
    const prefix =
      values.prefix ??
      (from === 'kintone' ? 'kintone' : slugOf(name.replace(/\.[^.]+$/, '')) || `${from}-draft`);
    if (!isId(prefix))
      throw new UsageError(`\`--prefix ${prefix}\` は使えません。英小文字・数字・ハイフンを期待`);
    const out = values.out === undefined ? undefined : outFolder(values.out, siteDir, root);
    try {
      judge(file, name, importer);
      const options = {
        today: localDate(new Date()),
        owner: values.owner,
        prefix,
        kind,
        map: optionalPath(values.map),
        attachments: optionalPath(values.attachments),
        chapters: optionalPath(values.chapters),
        youtube: values.youtube,
      };
      if (values.propose !== undefined) {
        if (from !== 'kintone') throw new UsageError('--propose は kintone だけです');
        return await propose(file, name, values.propose, options);
      }
      const imported = await importer.run(file, name, options);
      const place = (draft: Draft) => out ?? `${root}/${folderOf(draft.kind)}`;
      return await take(imported, { siteDir, site, place, dryRun: values['dry-run'], name });
    } catch (error) {
      const why =
        error instanceof Refusal
          ? error.message
          : error instanceof RangeError
            ? `${name} は入り組みすぎていて読めません`
            : undefined;
      if (why === undefined) throw error;
      printError(`取り込みませんでした: ${why}\n何も書いていません`);
      return EXIT.problems;
    }
  },
};

/** @throws {Refusal} For what is not there, not what the importer takes, or too large, before a byte is read. */
function judge(file: string, name: string, { takes, folder, most, ending }: Importer): void {
  const stats = lstatSync(file);
  if (folder ? !stats.isDirectory() : !stats.isFile())
    throw new Refusal(`${name} は${takes}ではありません`);
  if (!folder && ending && !ending.test(name))
    throw new Refusal(`${name} は${takes}ではありません`);
  if (!folder && stats.size > most)
    throw new Refusal(
      `${name} は ${Math.round(stats.size / 1e6)} MB あります（${most / 1e6} MB まで）`,
    );
  if (!folder && stats.size === 0) throw new Refusal(`${name} は空です`);
}

function inputPath(typed: string): string {
  const bases = [process.cwd(), process.env.INIT_CWD ?? process.cwd()];
  const found = bases.map((base) => resolve(base, typed)).find(existsSync);
  if (!found) throw new UsageError(`\`${typed}\` が見つかりません`);
  // Handed over by hand: a link to the file is fine, what it leads to is judged.
  return realpathSync(found);
}

const optionalPath = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : inputPath(typed);

/** A folder under the content root, there or to be; links that lead out are not followed. */
function outFolder(typed: string, siteDir: string, root: string): string {
  const absolute = resolve(process.env.INIT_CWD ?? process.cwd(), typed);
  const path = relative(siteDir, absolute).split(sep).join('/');
  let there = absolute;
  while (!existsSync(there)) there = dirname(there);
  const real = relative(realpathSync(join(siteDir, root)), realpathSync(there));
  const isInside = (inner: string) =>
    inner === '' || !(inner.startsWith('..') || isAbsolute(inner));
  if ((path !== root && !path.startsWith(`${root}/`)) || (!isInside(real) && there !== siteDir))
    throw new UsageError(`\`--out ${typed}\` は ${root} の外です。${root} の中のフォルダを期待`);
  return path;
}

async function propose(
  file: string,
  name: string,
  typed: string,
  options: KintoneOptions,
): Promise<number> {
  const { proposeKintone } = await import('./kintone.js');
  const text = proposeKintone(file, name, options);
  if (!writeOnce(resolve(process.env.INIT_CWD ?? process.cwd(), typed), text)) {
    printError(`${typed} がもうあります。何も書いていません`);
    return EXIT.problems;
  }
  print(
    `${typed} に対応表を書きました。右の言葉を直してから: npm run ichiba -- import kintone ${name} --map ${typed}`,
  );
  return EXIT.fine;
}

interface Target {
  readonly siteDir: string;
  readonly site: SiteOptions;
  readonly place: (draft: Draft) => string;
  readonly dryRun: boolean;
  readonly name: string;
}

/** Write what is new, and tell what became of everything. */
async function take(
  imported: Imported,
  { siteDir, site, place, dryRun, name }: Target,
): Promise<number> {
  const { entries, broken, withdrawn } = await readSite({ siteDir, ...site });
  const taken = new Map<string, string>([
    ...broken.map(({ file }) => [basename(file).replace(/\.mdx?$/, ''), file] as const),
    ...withdrawn.flatMap((entry) =>
      [entry.id, ...entry.aliases].map((id) => [id, entry.file] as const),
    ),
    ...entries.flatMap(({ item }) =>
      [item.id, ...item.aliases].map((id) => [id, item.file] as const),
    ),
  ]);
  const kept: Draft[] = [];
  const there: string[] = [];
  for (const draft of imported.drafts) {
    const files = [`${draft.id}.md`, ...draft.files.map((file) => file.name)].map(
      (own) => `${place(draft)}/${own}`,
    );
    const before = taken.get(draft.id) ?? files.find((file) => existsSync(join(siteDir, file)));
    if (before === undefined) kept.push(draft);
    else there.push(`${draft.from}: ${before} がもうあります。そのまま残しました`);
  }
  const written = dryRun ? [] : writeAll(kept, siteDir, place);
  const counts = imported.counts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what} ${count}`);
  print(
    `${name}: ${counts.join('、')} → 下書き ${kept.length} ページ${dryRun ? '（まだ何も書いていません）' : ''}`,
  );
  const where = kept.length > 1;
  const rows = (part: 'guessed' | 'leftOut') => [
    ...imported[part],
    ...kept.flatMap((draft) => draft[part].map((row) => (where ? `${draft.from}: ${row}` : row))),
  ];
  printRows(
    '取ったもの',
    kept.map(
      (draft) =>
        `${draft.from} → ${place(draft)}/${draft.id}.md${draft.files.length > 0 ? `（ほかにファイル ${draft.files.length}）` : ''}`,
    ),
  );
  printRows('推したもの（合っているか見てください）', rows('guessed'));
  printRows('残したもの', [...there, ...rows('leftOut')]);
  if (dryRun || written.length === 0) return EXIT.fine;
  const own = new Set(written);
  const { messages } = await lookAt({
    siteDir,
    ...site,
    today: localDate(new Date()),
    wanted: (file) => own.has(file),
    prose: false,
    score: false,
  });
  print(`\n足りないもの（${messages.length}件。\`npm run ichiba -- check\` でいつでも見られます）`);
  printMessages(messages.slice(0, 60));
  if (messages.length > 60) print(`ほかに ${messages.length - 60} 件`);
  return EXIT.fine;
}

/** Pages and files of all drafts, or none of them: what was written before something failed is taken away again. */
function writeAll(
  drafts: readonly Draft[],
  siteDir: string,
  place: (draft: Draft) => string,
): string[] {
  const made: string[] = [];
  const write = (path: string, content: string | Uint8Array) => {
    const file = join(siteDir, path);
    if (!writeOnce(file, content)) throw new Refusal(`${path} が途中で作られました`);
    made.push(file);
  };
  try {
    for (const draft of drafts) {
      for (const { name, content } of draft.files)
        write(
          `${place(draft)}/${name}`,
          'copyOf' in content ? readFileSync(content.copyOf) : content,
        );
      write(`${place(draft)}/${draft.id}.md`, draft.text);
    }
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    throw error;
  }
  return drafts.map((draft) => `${place(draft)}/${draft.id}.md`);
}

const MOST_ROWS = 40;

function printRows(title: string, rows: readonly string[]): void {
  if (rows.length === 0) return;
  print(`\n${title}`);
  for (const row of rows.slice(0, MOST_ROWS)) print(`  - ${row}`);
  if (rows.length > MOST_ROWS) print(`  - ほかに ${rows.length - MOST_ROWS} 件`);
}
