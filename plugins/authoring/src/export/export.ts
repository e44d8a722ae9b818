import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, EXIT, print, printError, UsageError } from '../command.js';
import { readEdition } from '../edition.js';
import { findLeaks } from '../leak/find-leaks.js';
import { printLeaks } from '../leak-check.js';
import { findContentDir } from '../site.js';
import { readSiteOptions } from '../site-options.js';
import { type ExportFile, exportMarket } from './export-market.js';
import { MANIFEST, toManifest } from './manifest.js';

export const exportPages: Command = {
  name: 'export',
  usage:
    'export --out <フォルダ> [--edition public|members|inhouse|working] [--org 組織のid] [--root docs]',
  summary:
    'その版で見せるページを、写真・動画・一覧ごと、原稿の形で書き出します（import market で、別のサイトに取り込めます）',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        edition: { type: 'string' },
        org: { type: 'string' },
        root: { type: 'string' },
      },
    });
    if (values.out === undefined || positionals.length > 0)
      throw new UsageError('書き出すフォルダを書いてください。例: export --out market-export');
    const siteDir = findContentDir();
    const { roots } = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const [root = '', ...more] = roots;
    if (more.length > 0)
      throw new UsageError(
        `市場のフォルダが ${roots.length} つあります。一つずつ書き出してください。例: --root ${root}`,
      );
    const target = readEdition(values, 'public');
    const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
    if (!relative(join(siteDir, root), out).startsWith('..'))
      throw new UsageError(`\`--out ${values.out}\` は ${root} の中です。外のフォルダを期待`);
    if (existsSync(out) && readdirSync(out).length > 0) {
      printError(`${values.out} には、もうファイルがあります。何も書いていません`);
      return EXIT.problems;
    }
    const cacheDir = mkdtempSync(join(tmpdir(), 'ichiba-export-'));
    const aside = `${out}.${process.pid}.tmp`;
    try {
      const { edition, slug, label } = target;
      const { files, pages, problems } = await exportMarket({ siteDir, root, edition, cacheDir });
      if (problems.length > 0) {
        for (const problem of problems) printError(problem);
        printError(`${problems.length} 件のわけで、書き出していません`);
        return EXIT.problems;
      }
      const written = writeAll(files, aside);
      writeFileSync(join(aside, MANIFEST), toManifest(slug, pages, written));
      if (slug !== 'working') {
        const began = Date.now();
        const report = await findLeaks({ siteDir, roots, edition, buildDir: aside });
        printLeaks(report, label, root, began);
        if (report.leaks.length > 0) return EXIT.problems;
      }
      // An empty folder gives way.
      rmSync(out, { recursive: true, force: true });
      renameSync(aside, out);
      print(
        `${label}: ${pages.length} ページとファイル ${files.size - pages.length} を書き出しました: ${values.out}`,
      );
      return EXIT.fine;
    } finally {
      rmSync(cacheDir, { recursive: true, force: true });
      rmSync(aside, { recursive: true, force: true });
    }
  },
};

/** @returns What was written, by its path in the export. */
function writeAll(files: ReadonlyMap<string, ExportFile>, dir: string): Map<string, Uint8Array> {
  const written = new Map<string, Uint8Array>();
  for (const [path, content] of files) {
    const bytes =
      typeof content === 'string'
        ? new TextEncoder().encode(content)
        : 'copyOf' in content
          ? readFileSync(content.copyOf)
          : content;
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    written.set(path, bytes);
  }
  return written;
}
