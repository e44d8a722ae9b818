import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BuiltMarket,
  type BuiltPage,
  findPage,
  nearIds,
  readBuiltMarket,
} from '../built-market.js';
import {
  type Command,
  EXIT,
  type ExitCode,
  printError,
  print as say,
  UsageError,
} from '../command.js';
import { readEdition } from '../edition.js';
import { findSiteDir } from '../site.js';
import { findBrowser, lacksJapaneseFont, noBrowser } from './browser.js';
import { hostBuild } from './host.js';
import { PrintError, toPdf } from './to-pdf.js';

const sheets = { breakdown: 'sheet/', labels: 'labels/', ojt: 'ojt/', page: '' } as const;
type Sheet = keyof typeof sheets;
const sheetLabels = { breakdown: '作業分解シート', labels: '貼り紙', ojt: 'OJT記録' } as const;

export const print: Command = {
  name: 'print',
  usage:
    'print <ページのid…> [--out ファイル.pdf] [--sheet breakdown|page|labels|ojt] [--edition …] [--org 組織のid]',
  summary:
    '組み立てた市場のページを A4 の PDF にします。手順は作業分解シート、ほかはページそのもの。いくつか書けば一つの PDF になります',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        sheet: { type: 'string' },
        edition: { type: 'string' },
        org: { type: 'string' },
      },
    });
    const sheet = readSheet(values.sheet);
    if (positionals.length === 0)
      throw new UsageError('印刷するページの id を書いてください。例: print tig-corner-nametsuke');
    const siteDir = findSiteDir();
    const { outDir, label, slug } = readEdition(values, 'public');
    const buildDir = join(siteDir, outDir);
    const market = readBuiltMarket(buildDir);
    if (!market) {
      const edition = slug === 'public' ? '' : ` -- --edition ${values.edition ?? slug}`;
      printError(
        `${outDir}/ がまだありません。先に \`npm run build${edition}\` を実行してください`,
      );
      return EXIT.cannot;
    }
    const pages = findPages(positionals, market, { label, sheet });
    if (!pages) return EXIT.problems;
    const out = readOut(values.out, pages, sheet);
    const browser = findBrowser();
    if (!browser) {
      printError(noBrowser());
      return EXIT.cannot;
    }
    if (lacksJapaneseFont())
      printError(
        '注意: 日本語の書体が見つかりません。文字が四角になります。fonts-noto-cjk などを入れてください',
      );
    return printPages({ buildDir, market, pages, sheet, out, browser });
  },
};

interface Job {
  readonly buildDir: string;
  readonly market: BuiltMarket;
  readonly pages: readonly BuiltPage[];
  readonly sheet: Sheet | undefined;
  readonly out: string;
  readonly browser: string;
}

async function printPages(job: Job): Promise<ExitCode> {
  const { market, pages, out, browser } = job;
  const host = await hostBuild(job.buildDir, market.baseUrl);
  const { path, needs } = addressOf(job);
  try {
    const sheetCount = await toPdf({
      browser,
      url: host.origin + path,
      out,
      check: () => {
        const missing = needs.filter((file) => !host.served.has(file));
        if (missing.length > 0)
          throw new PrintError(
            `ページがそろわないうちに印刷されました（${missing.join('、')}）。もう一度実行してください`,
          );
      },
    });
    say(
      `${pages.map(({ title }) => `「${title}」`).join('')}を印刷しました: ${out}（${sheetCount}枚）`,
    );
    return EXIT.fine;
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    printError(error.message);
    return EXIT.cannot;
  } finally {
    await host.close();
  }
}

/** One page by its own sheet, which needs no script; several one after another through `/print/`. */
function addressOf({ market, pages, sheet }: Job): { path: string; needs: readonly string[] } {
  const [first] = pages as readonly [BuiltPage];
  const own = (page: BuiltPage): Sheet =>
    market.papers.has(page.id) ? (sheet ?? 'breakdown') : 'page';
  if (pages.length === 1) {
    const path = `${first.url.replace(/\/?$/, '/')}${sheets[own(first)]}`;
    return { path, needs: [path] };
  }
  return {
    path: `${market.front}print/?ids=${pages.map(({ id }) => id).join(',')}&sheet=${sheet ?? 'breakdown'}`,
    needs: pages.map(
      (page) => `${market.front}ichiba/${own(page) === 'page' ? 'items' : 'paper'}/${page.id}.json`,
    ),
  };
}

function readSheet(typed: string | undefined): Sheet | undefined {
  if (typed === undefined || Object.hasOwn(sheets, typed)) return typed as Sheet | undefined;
  throw new UsageError(
    `--sheet は breakdown（作業分解シート）、page（ページ）、labels（貼り紙）、ojt（OJT記録）のどれかです（\`${typed}\`）`,
  );
}

/** Pages by id, old id, file or address as people copy it; says which are not there, and the nearest. */
function findPages(
  typed: readonly string[],
  { pages, papers }: BuiltMarket,
  { label, sheet }: { readonly label: string; readonly sheet: Sheet | undefined },
): BuiltPage[] | undefined {
  const problems: string[] = [];
  const found = typed.flatMap((word) => {
    const page = findPage(word, pages);
    if (!page) {
      const near = nearIds(word, pages);
      problems.push(
        `\`${word}\` というページは${label}にありません。${near.length > 0 ? `もしかして: ${near.join('、')}` : 'id は原稿のファイル名（.md を除く）です'}`,
      );
    } else if (sheet && sheet !== 'page' && !papers.has(page.id))
      problems.push(
        `「${page.title}」に${sheetLabels[sheet]}はありません（手順のあるマニュアルだけにあります）。--sheet を付けなければ、ページを印刷します`,
      );
    return page ? [page] : [];
  });
  for (const problem of problems) printError(problem);
  return problems.length > 0 ? undefined : [...new Set(found)];
}

/** Beside the person who called, named after the page. */
function readOut(
  typed: string | undefined,
  pages: readonly BuiltPage[],
  sheet: Sheet | undefined,
): string {
  const name = pages.length === 1 ? (pages[0] as BuiltPage).id : 'ichiba-print';
  const ending = sheet && sheet !== 'breakdown' && sheet !== 'page' ? `-${sheet}` : '';
  const out = resolve(process.env.INIT_CWD ?? process.cwd(), typed ?? `${name}${ending}.pdf`);
  if (!/\.pdf$/i.test(out))
    throw new UsageError(`--out は .pdf で終わるファイルの名前です（\`${typed}\`）`);
  if (!existsSync(dirname(out)))
    throw new UsageError(`保存先のフォルダ \`${dirname(out)}\` がありません。先に作ってください`);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`\`${out}\` はフォルダです。.pdf のファイルの名前を書いてください`);
  return out;
}
