import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { readEdition } from './edition.js';
import { findLeaks, type Leak, type LeakReport, PUBLIC_WORDS } from './leak/find-leaks.js';
import { findSiteDir } from './site.js';
import { readSiteOptions } from './site-options.js';

export const leakCheck: Command = {
  name: 'leak-check',
  usage:
    'leak-check <組み立てたフォルダ> --edition public|members|inhouse [--org 組織のid] [--format text|json] [--root docs]…',
  summary:
    'その版で見せられない文・名前・画像が、組み立てた中のどこかに入っていないかを、全部のファイルで調べます',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        edition: { type: 'string' },
        org: { type: 'string' },
        format: { type: 'string', default: 'text' },
        root: { type: 'string', multiple: true },
      },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0)
      throw new UsageError(
        '調べるフォルダを一つ書いてください。例: leak-check build --edition public',
      );
    if (values.edition === undefined)
      throw new UsageError('どの版として調べるかを書いてください。例: --edition public');
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`\`--format ${values.format}\` はありません。text か json を期待`);
    const siteDir = findSiteDir();
    const target = readEdition(values, 'public');
    if (target.slug === 'working')
      throw new UsageError('作業用の版には見せられないものがありません。public などを期待');
    const buildDir = [process.env.INIT_CWD ?? process.cwd(), siteDir]
      .map((base) => resolve(base, folder))
      .find((path) => existsSync(path));
    if (!buildDir) throw new UsageError(`\`${folder}\` がありません。先に組み立ててください`);
    const { roots } = await readSiteOptions(siteDir, values.root);
    const began = Date.now();
    const report = await findLeaks({
      siteDir,
      roots,
      edition: target.edition,
      buildDir,
      ...(process.stderr.isTTY && values.format === 'text' ? { progress } : {}),
    });
    if (values.format === 'json') print(JSON.stringify(report.leaks, null, 2));
    else printLeaks(report, target.label, roots[0] ?? 'docs', began);
    return report.leaks.length > 0 ? EXIT.problems : EXIT.fine;
  },
};

const progress = (done: number, total: number): void =>
  void process.stderr.write(
    `\r調べています… ${done.toLocaleString('ja')}/${total.toLocaleString('ja')}${done === total ? '\n' : ''}`,
  );

/** One line per secret, with where its author wrote it and every file that shows it. */
export function printLeaks(
  { leaks, files, needles, left }: LeakReport,
  label: string,
  root: string,
  began: number,
): void {
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const looked = `${files.toLocaleString('ja')} 個のファイルに、見せられない文・名前・画像（${needles.toLocaleString('ja')} 片）を探しました（${seconds} 秒）`;
  if (leaks.length === 0) {
    print(`${label}: もれは見つかりません。${looked}`);
    if (left > 0)
      print(
        `  短すぎるか、見せるページにもある言葉（${left.toLocaleString('ja')} 片）は、区別できないので探していません`,
      );
    return;
  }
  const bySecret = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const key = `${leak.origin}  「${leak.secret}」`;
    bySecret.set(key, [...(bySecret.get(key) ?? []), leak]);
  }
  printError(`${label}に、見せられないものが ${bySecret.size} 件入っています。${looked}\n`);
  for (const [key, found] of [...bySecret].slice(0, 50)) {
    printError(key);
    for (const { file, how } of found.slice(0, 5)) printError(`  → ${file}（${how}）`);
    if (found.length > 5) printError(`  → ほか ${found.length - 5} 個のファイル`);
  }
  if (bySecret.size > 50) printError(`ほか ${bySecret.size - 50} 件`);
  printError(
    `\n直し方: 見せるページからその文や名前を消すか、公開範囲を見直してください。\n本当に公開してよい言葉なら、${join(root, PUBLIC_WORDS)} に一行ずつ \`- 言葉\` と書いてください`,
  );
}
