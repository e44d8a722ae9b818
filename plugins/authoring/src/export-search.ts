import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  documentsOfIndex,
  IndexUnreadable,
  readIndexManifest,
  writeEngineFiles,
} from '@chishiki-ichiba/search/opensearch';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { readEdition } from './edition.js';
import { findLeaks } from './leak/find-leaks.js';
import { printLeaks } from './leak-check.js';
import { createOpener, Refusal } from './mcp/open-build.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';

export const exportSearch: Command = {
  name: 'export-search',
  usage:
    'export-search --out <フォルダ> [--build 組み立てたフォルダ] [--edition public|members|inhouse] [--org 組織のid] [--root docs]…',
  summary:
    '組み立てた版の検索の中身を、検索サーバー（OpenSearch・Elasticsearch）に入れる形で書き出します',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        build: { type: 'string' },
        edition: { type: 'string' },
        org: { type: 'string' },
        root: { type: 'string', multiple: true },
      },
    });
    if (values.out === undefined)
      throw new UsageError(
        '書き出すフォルダを書いてください。例: export-search --out search-files',
      );
    // By name only, as for `mcp`: a variable in somebody's shell must not hand members' pages on.
    const { edition = 'public', org = '' } = values;
    const target = readEdition({ edition, org }, 'public');
    if (target.slug === 'working')
      throw new UsageError(
        '作業用の版は組み立てられないので、書き出せません。public、members、inhouse のどれかを期待',
      );
    const here = process.env.INIT_CWD ?? process.cwd();
    const siteDir = findContentDir();
    const buildDir =
      values.build === undefined ? join(siteDir, target.outDir) : resolve(here, values.build);
    const out = resolve(here, values.out);
    if (!relative(buildDir, out).startsWith('..'))
      throw new UsageError(`\`--out ${values.out}\` は組み立ての中です。外のフォルダを期待`);
    const { roots } = await readSiteOptions(siteDir, values.root);
    for (const root of roots)
      if (!relative(join(siteDir, root), out).startsWith('..'))
        throw new UsageError(`\`--out ${values.out}\` は ${root} の中です。外のフォルダを期待`);
    if (existsSync(out) && readdirSync(out).length > 0) {
      printError(`${values.out} には、もうファイルがあります。何も書いていません`);
      return EXIT.problems;
    }
    const aside = `${out}.${process.pid}.tmp`;
    try {
      const { documents, bodies } = await writeTo(aside, buildDir, target.slug);
      const began = Date.now();
      // A page may have been closed to these readers since the build.
      const report = await findLeaks({ siteDir, roots, edition: target.edition, buildDir: aside });
      printLeaks(report, target.label, roots[0] ?? 'docs', began);
      if (report.leaks.length > 0) return EXIT.problems;
      // An empty folder gives way.
      rmSync(out, { recursive: true, force: true });
      renameSync(aside, out);
      print(
        `${target.label}: ${documents} ページを、index.json と ${bodies} 個の本文（bulk）に書き出しました: ${values.out}`,
      );
      return EXIT.fine;
    } catch (error) {
      if (error instanceof Refusal) printError(error.message);
      else if (error instanceof IndexUnreadable)
        printError(
          `\`${buildDir}\` の検索の索引を読めません（${error.message}）。組み立て直してください`,
        );
      else throw error;
      return EXIT.cannot;
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  },
};

async function writeTo(
  dir: string,
  buildDir: string,
  edition: string,
): Promise<{ documents: number; bodies: number }> {
  const { readBytes } = createOpener(buildDir, edition)();
  const read = (file: string) => readBytes(`search/${file}`);
  const manifest = await readIndexManifest(read);
  const write = async (file: string, bytes: Uint8Array) => {
    const path = join(dir, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  return writeEngineFiles(documentsOfIndex(manifest, read), write, {
    edition,
    ...(manifest.labels ? { labels: manifest.labels } : {}),
  });
}
