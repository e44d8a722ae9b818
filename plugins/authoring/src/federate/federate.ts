import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REGION_MANIFEST } from '@chishiki-ichiba/market/region';
import { type Command, EXIT, print, printError, UsageError } from '../command.js';
import { mergeMarkets } from './merge.js';
import { namedMarkets } from './named-markets.js';
import { problemLine } from './problem.js';
import { readMarket } from './read-market.js';

export const federate: Command = {
  name: 'federate',
  usage: 'federate <市場の一覧.json | 市場の入口の住所 | フォルダ=住所>… --out <フォルダ>',
  summary:
    'いくつもの市場の公開版の目録と索引を一つにまとめ、地域の入口（設定 region）の材料を書き出します。公開版より上のものは入れません',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    if (values.out === undefined || positionals.length === 0)
      throw new UsageError(
        'まとめる市場と、書き出すフォルダを書いてください。例: federate markets.json --out region',
      );
    const here = process.env.INIT_CWD ?? process.cwd();
    const out = resolve(here, values.out);
    recover(out);
    if (!isRegionOrEmpty(out))
      throw new UsageError(
        `\`${values.out}\` は、まとめた地域の置き場所ではありません（${REGION_MANIFEST} のないフォルダは上書きしません）`,
      );
    const answers = await Promise.all(namedMarkets(positionals, here).map(readMarket));
    const problems = answers.flatMap((answer) => answer.problems);
    if (problems.length > 0) {
      printError(`まとめられない市場があります（${problems.length} 件）。何も書いていません\n`);
      for (const problem of problems) printError(problemLine(problem));
      return EXIT.problems;
    }
    const { manifest, files } = await mergeMarkets(answers.flatMap(({ read }) => read ?? []));
    replaceFolder(out, files);
    const pages = manifest.markets.reduce((sum, market) => sum + market.pages, 0);
    print(`${manifest.markets.length} つの市場の ${pages} ページをまとめました: ${values.out}`);
    for (const { label, pages: own, url } of manifest.markets)
      print(`  ${label}: ${own} ページ（${url}）`);
    for (const { title, ids } of manifest.duplicates)
      print(`  同じ名前のページ: 「${title}」（${ids.join('、')}）`);
    return EXIT.fine;
  },
};

const isRegionOrEmpty = (folder: string): boolean =>
  !existsSync(folder) ||
  existsSync(join(folder, REGION_MANIFEST)) ||
  readdirSync(folder).length === 0;

/** The region of before, while the new one takes its place. */
const oldOf = (out: string): string => `${out}.ichiba-old`;

/** A run that was killed between the two renames has left the region of before beside its place. */
function recover(out: string): void {
  if (!existsSync(out) && existsSync(join(oldOf(out), REGION_MANIFEST)))
    renameSync(oldOf(out), out);
}

/** The new region grows beside the old one and takes its place whole, or not at all. */
function replaceFolder(out: string, files: ReadonlyMap<string, Uint8Array>): void {
  const aside = `${out}.${process.pid}.tmp`;
  const old = oldOf(out);
  try {
    for (const [name, bytes] of files) {
      const file = join(aside, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    rmSync(old, { recursive: true, force: true });
    if (existsSync(out)) renameSync(out, old);
    try {
      renameSync(aside, out);
    } catch (error) {
      if (existsSync(old)) renameSync(old, out);
      throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}
