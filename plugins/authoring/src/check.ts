import { parseArgs } from 'node:util';
import type { CheckResult, PageCache } from '@chishiki-ichiba/market/content';
import { formatMessage, type Message } from '@chishiki-ichiba/model/messages';
import { type Format, formats, isFormat, linesOf, toJson } from './check/formats.js';
import { type Look, lookAt, type PageScore } from './check/look.js';
import { watchRoots } from './check/watch.js';
import { type Command, EXIT, type ExitCode, print, UsageError } from './command.js';
import { I18N_DIR } from './i18n-dir.js';
import type { SearchCheckResult, Share } from './search-check.js';
import { findContentDir, sitePath } from './site.js';
import { readSiteOptions } from './site-options.js';

const QUERIES = 'test/queries.yml';

export const check: Command = {
  name: 'check',
  usage:
    'check [ページかフォルダ…] [--format text|json|github|unix] [--fix [--dry-run]] [--score] [--prose] [--watch] [--root docs]… | check --search [--queries test/queries.yml]',
  summary:
    '書いたページの間違いを、場所と直し方といっしょに一覧にします（--fix は直し方が一つに決まるものを直し、--score は「あと3つ」を、--prose は文の読みやすさを示し、--watch は保存するたびに確かめます）',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        root: { type: 'string', multiple: true },
        search: { type: 'boolean', default: false },
        queries: { type: 'string' },
        fix: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        score: { type: 'boolean', default: false },
        prose: { type: 'boolean', default: false },
        watch: { type: 'boolean', default: false },
      },
    });
    const { format } = values;
    if (!isFormat(format))
      throw new UsageError(`--format は ${formats.join('・')} のどれかです（\`${format}\`）`);
    const siteDir = findContentDir();
    if (values.queries !== undefined && !values.search)
      throw new UsageError('--queries は --search といっしょに使います');
    if (values['dry-run'] && !values.fix)
      throw new UsageError('--dry-run は --fix といっしょに使います');
    if (values.search) {
      const other = (['fix', 'score', 'prose', 'watch'] as const).find((name) => values[name]);
      if (other) throw new UsageError(`--${other} は --search といっしょに使えません`);
      if (positionals.length > 0)
        throw new UsageError(`--search はページを選べません（\`${positionals[0]}\`）`);
      // Only here, so that a plain check need not read the search engine.
      const { checkSearch } = await import('./search-check.js');
      const { QUERY_CLASSES } = await import('./queries.js');
      const file = sitePath(values.queries ?? QUERIES, siteDir);
      const result = await checkSearch(siteDir, await readSiteOptions(siteDir, values.root), file);
      if (format === 'text') printSearchReport(result, QUERY_CLASSES);
      else printPlain(result.messages, format);
      return hasErrors(result) ? EXIT.problems : EXIT.fine;
    }
    if (values.score && format !== 'text' && format !== 'json')
      throw new UsageError('--score の --format は text か json です');
    if (values.watch && (format === 'json' || values.fix))
      throw new UsageError('--watch は --fix や --format json といっしょに使えません');
    const order: Order = {
      siteDir,
      wanted: underPaths(positionals.map((path) => sitePath(path, siteDir))),
      format,
      prose: values.prose,
      score: values.score,
      ...(await readSiteOptions(siteDir, values.root)),
    };
    if (values.fix) await mend(order, values['dry-run']);
    return values.watch ? watchPages(order) : checkOnce(order);
  },
};

interface Order {
  readonly siteDir: string;
  readonly roots: readonly string[];
  readonly mdxFolders?: readonly string[];
  readonly wanted: (file: string) => boolean;
  readonly format: Format;
  readonly prose: boolean;
  readonly score: boolean;
}

const look = (order: Order, cache?: PageCache): Promise<Look> =>
  lookAt({ ...order, today: localDate(new Date()), ...(cache ? { cache } : {}) });

async function checkOnce(order: Order): Promise<ExitCode> {
  const result = await look(order);
  if (order.score && order.format === 'json') print(JSON.stringify(result.scores(), null, 2));
  else if (order.format === 'text') {
    printReport(result);
    if (order.score) printScores(result.scores());
  } else printPlain(result.messages, order.format);
  return hasErrors(result) ? EXIT.problems : EXIT.fine;
}

/** Mend, and show each line before and after; with another format than text only the files change. */
async function mend({ siteDir, roots, wanted, format }: Order, dryRun: boolean): Promise<void> {
  const { diffLines, fixSite } = await import('./check/fix.js');
  const fixed = await fixSite({ siteDir, roots, wanted, dryRun });
  if (format !== 'text') return;
  for (const file of fixed) {
    for (const line of diffLines(file)) print(line);
    print('');
  }
  const lines = fixed.reduce((sum, { fixes }) => sum + fixes.length, 0);
  print(
    lines === 0
      ? '直し方が一つに決まる間違いはありません'
      : `${lines}行を${dryRun ? '直せます（まだ何も書いていません）' : '直しました'}（${fixed.length}個のページ）`,
  );
  print('');
}

/** Until Ctrl+C: pages that did not change are not read again. */
async function watchPages(order: Order): Promise<ExitCode> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const cache: PageCache = new Map();
  await watchRoots(
    order.siteDir,
    [...order.roots, I18N_DIR],
    async (changed) => {
      const result = await look(order, cache);
      if (changed.length > 0)
        print(
          `\n―― ${changed.slice(0, 3).join('、')}${changed.length > 3 ? ' ほか' : ''} が変わりました`,
        );
      if (order.format === 'text') {
        printReport(result);
        if (order.score) printScores(result.scores());
      } else printPlain(result.messages, order.format);
      print('保存するたびに確かめます（終わるには Ctrl+C）');
    },
    stop.signal,
  );
  return EXIT.fine;
}

export const hasErrors = ({ messages }: Pick<CheckResult, 'messages'>): boolean =>
  messages.some((message) => message.severity === 'error');

/** ISO date where the command runs. */
export const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Whether a file is, or lies under, one of the paths; all when none is named. */
function underPaths(paths: readonly string[]): (file: string) => boolean {
  const wanted = paths
    .map((path) => path.normalize('NFC').replace(/\/$/, ''))
    .filter((path) => path !== '');
  if (wanted.length === 0) return () => true;
  return (file) => {
    const name = file.normalize('NFC');
    return wanted.some((path) => name === path || name.startsWith(`${path}/`));
  };
}

function printPlain(messages: readonly Message[], format: Exclude<Format, 'text'>): void {
  if (format === 'json') print(JSON.stringify(messages.map(toJson), null, 2));
  else for (const message of messages) print(linesOf(message, format));
}

/** Each page's score, lowest last where the eye rests, with the three things that would help most. */
function printScores(scores: readonly PageScore[]): void {
  const sorted = [...scores].sort((a, b) => b.score - a.score);
  for (const { file, title, score, next, level } of sorted) {
    print(`${String(score).padStart(3)}点  ${file}  ${title}（文は${level}）`);
    if (next.length > 0) print(`      あと${next.length}つ`);
    for (const [index, { line, text }] of next.entries())
      print(`        ${index + 1}. ${line}行: ${text}`);
  }
  const sum = sorted.reduce((total, { score }) => total + score, 0);
  if (sorted.length > 1)
    print(`平均 ${Math.floor(sum / sorted.length)}点（${sorted.length}個のページ）`);
}

/** Messages file by file, then one line that counts. */
export function printReport({ messages, files }: Pick<CheckResult, 'messages' | 'files'>): void {
  printMessages(messages);
  const count = (severity: Message['severity']) =>
    messages.filter((message) => message.severity === severity).length;
  const hints = count('info');
  print(
    `${count('error')}件のエラー、${count('warning')}件の注意${hints > 0 ? `、${hints}件の参考` : ''}（${files}個のページ）`,
  );
}

/** The queries that fail, the share of each class, then one line that counts. */
function printSearchReport(
  { messages, shares, all, minimum }: SearchCheckResult,
  classes: Readonly<Record<string, string>>,
): void {
  printMessages(messages);
  if (shares.size === 0) {
    print(`検索は試していません（先に直すところが${messages.length}件あります）`);
    return;
  }
  const row = ({ passed, total }: Share, name: string) =>
    print(`  ${`${passed}/${total}`.padStart(7)} ${percent(passed / total).padStart(6)}  ${name}`);
  for (const [name, share] of shares) row(share, `${classes[name]}（${name}）`);
  row(all, `合計（${percent(minimum)} 以上で合格）`);
}

export function printMessages(messages: readonly Message[]): void {
  let file = '';
  for (const message of messages) {
    if (file !== '' && file !== message.file) print('');
    file = message.file;
    print(formatMessage(message));
  }
  if (messages.length > 0) print('');
}

/** Cut, not rounded: what is below the minimum never looks like it. */
const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10}%`;
