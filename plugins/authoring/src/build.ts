import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSite } from '@chishiki-ichiba/market/content';
import { asideDir, growingDir, recover, takeLock } from './build-lock.js';
import { changedFiles, stampFiles } from './changed-files.js';
import { hasErrors, printMessages, printReport } from './check.js';
import { runDocusaurus } from './child.js';
import { type Command, EXIT, type ExitCode, print, printError, UsageError } from './command.js';
import { diskComplaint, fullComplaint } from './disk-errors.js';
import { readFree } from './doctor/environment.js';
import { type EditionTarget, readEdition } from './edition.js';
import { findLeaks } from './leak/find-leaks.js';
import { printLeaks } from './leak-check.js';
import { findSiteDir } from './site.js';
import { readSiteOptions, type SiteOptions } from './site-options.js';
import { holdsUsbMarket, writeUsbConfig } from './usb.js';

export const build: Command = {
  name: 'build',
  usage:
    'build [--edition public|members|inhouse] [--org 組織のid] [--usb] [--out フォルダ] [--root docs]…',
  summary:
    '公開するファイル一式を build/ に作ります。途中で失敗しても、前の build/ はそのまま残ります。--usb は、USBメモリーからサーバーなしで開ける形で build-usb/ に作ります',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        edition: { type: 'string' },
        org: { type: 'string' },
        out: { type: 'string' },
        usb: { type: 'boolean', default: false },
        root: { type: 'string', multiple: true },
      },
    });
    const siteDir = findSiteDir();
    const edition = readEdition(values, 'public');
    const target = values.usb ? forUsb(edition) : edition;
    if (target.slug === 'working')
      throw new UsageError('作業用の版は組み立てません。`npm start` で見てください');
    const site = await readSiteOptions(siteDir, values.root);
    const outDir = resolve(siteDir, values.out ?? target.outDir);
    if (!isBuildOrEmpty(outDir))
      throw new UsageError(
        `\`${outDir}\` は組み立ての置き場所ではありません（404.html のないフォルダは上書きしません）`,
      );
    const workDir = join(siteDir, '.ichiba');
    let release: ReturnType<typeof takeLock>;
    try {
      release = takeLock(workDir, target.slug);
    } catch (error) {
      return refuse(error);
    }
    if (typeof release !== 'function') {
      printError(
        `${target.label}の組み立てがほかで動いています（pid ${release.heldBy}）。終わってから、もう一度実行してください`,
      );
      return EXIT.cannot;
    }
    // Whatever ends this process, the lock must not stay.
    process.once('exit', release);
    try {
      return await buildEdition({ siteDir, workDir, site, target, outDir, usb: values.usb });
    } catch (error) {
      return refuse(error);
    } finally {
      process.off('exit', release);
      release();
    }
  },
};

/** One line for a disk that refuses; anything else is a fault of ours and thrown on. */
function refuse(error: unknown): ExitCode {
  const complaint = diskComplaint(error);
  if (complaint === undefined) throw error;
  printError(`${complaint}。前の組み立ては、そのまま残っています`);
  return EXIT.cannot;
}

interface BuildJob {
  readonly siteDir: string;
  readonly workDir: string;
  readonly site: SiteOptions;
  readonly target: EditionTarget;
  readonly outDir: string;
  readonly usb: boolean;
}

/** The same edition as one page that opens without a server; nothing is shared with the ordinary build. */
const forUsb = (target: EditionTarget): EditionTarget => ({
  ...target,
  slug: `${target.slug}-usb`,
  outDir: target.outDir.replace(/^build/, 'build-usb'),
  label: `${target.label}（USBメモリー用）`,
  env: {
    ...target.env,
    DOCUSAURUS_GENERATED_FILES_DIR_NAME: `.docusaurus-${target.slug}-usb`,
  },
});

/** The old build is deleted in the end: a folder that is none must not be. */
const isBuildOrEmpty = (folder: string): boolean =>
  !existsSync(folder) ||
  existsSync(join(folder, '404.html')) ||
  holdsUsbMarket(folder) ||
  readdirSync(folder).length === 0;

/** Check, build aside, look for leaks in the result, and only then put it in the old one's place. */
async function buildEdition({
  siteDir,
  workDir,
  site,
  target,
  outDir,
  usb,
}: BuildJob): Promise<ExitCode> {
  recover(workDir, target.slug, outDir);
  const began = Date.now();
  const stamps = stampFiles(siteDir, site.roots);
  const result = await checkSite({ siteDir, ...site, edition: target.edition });
  if (hasErrors(result)) {
    printReport({
      ...result,
      messages: result.messages.filter((message) => message.severity === 'error'),
    });
    printError('エラーがあるので組み立てていません。前の組み立ては、そのまま残っています');
    return EXIT.problems;
  }
  printMessages(result.messages.filter(({ ruleId }) => ruleId === 'market:above-link'));
  const growing = growingDir(workDir, target.slug);
  const clear = () => rmSync(growing, { recursive: true, force: true });
  process.once('exit', clear);
  const config = usb ? writeUsbConfig(siteDir) : undefined;
  try {
    const env = { ...target.env, DOCUSAURUS_NO_PERSISTENT_CACHE: 'true' };
    const code = await runDocusaurus(
      siteDir,
      [...['build', '--out-dir', growing], ...(config ? ['--config', config.file] : [])],
      { env },
    ).done;
    const changed = changedFiles(stamps, stampFiles(siteDir, site.roots));
    if (code !== 0) {
      const full = fullComplaint(readFree(workDir)?.bytes);
      printError(
        `${full ?? (changed.length > 0 ? `組み立てている間に ${namesOf(changed)} が変わり、組み立てに失敗しました。保存が終わってから、もう一度実行してください` : '組み立てに失敗しました')}。前の組み立ては、そのまま残っています`,
      );
      return code > 128 ? code : EXIT.cannot;
    }
    if (changed.length > 0) {
      printError(
        `組み立てている間に ${namesOf(changed)} が変わりました。古い原稿と新しい原稿が混ざっているかもしれないので、差し替えていません。もう一度実行してください。前の組み立ては、そのまま残っています`,
      );
      return EXIT.cannot;
    }
    if (!holdsMarket(growing) || (usb && !holdsUsbMarket(growing))) {
      printError(
        '組み立てた中に市場（index.html と ichiba/catalog.json）がありません。前の組み立ては、そのまま残っています',
      );
      return EXIT.cannot;
    }
    // The last look before anybody can: what an edition must not hold stops it here.
    const looked = Date.now();
    const report = await findLeaks({
      siteDir,
      roots: site.roots,
      edition: target.edition,
      buildDir: growing,
    });
    printLeaks(report, target.label, site.roots[0] ?? 'docs', looked);
    if (report.leaks.length > 0) {
      printError('組み立てを差し替えていません。前の組み立ては、そのまま残っています');
      return EXIT.problems;
    }
    swap(growing, outDir, asideDir(workDir, target.slug));
  } finally {
    config?.remove();
    clear();
    process.off('exit', clear);
  }
  print(
    `${target.label}を組み立てました: ${outDir}（${((Date.now() - began) / 1000).toFixed(1)} 秒）`,
  );
  return EXIT.fine;
}

const namesOf = (files: readonly string[]): string =>
  `\`${files.slice(0, 3).join('`、`')}\`${files.length > 3 ? ` など${files.length}個` : ''}`;

/** Is there a market in this build: its front and its catalog, at the root or below `/market/`, `/en/market/` …? */
function holdsMarket(folder: string, depth = 3): boolean {
  if (existsSync(join(folder, 'index.html')) && existsSync(join(folder, 'ichiba', 'catalog.json')))
    return true;
  if (depth === 0) return false;
  const inner = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== 'assets',
  );
  return inner.some((entry) => holdsMarket(join(folder, entry.name), depth - 1));
}

/** Two renames: nobody ever sees half a site. The old one comes back when the second fails. */
function swap(next: string, outDir: string, aside: string): void {
  const had = existsSync(outDir);
  if (had) renameSync(outDir, aside);
  try {
    renameSync(next, outDir);
  } catch (error) {
    if (had) renameSync(aside, outDir);
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}
