import { parseArgs } from 'node:util';
import { type CheckResult, checkSite } from '@chishiki-ichiba/market/content';
import { formatMessage, type Message } from '@chishiki-ichiba/model';
import { type Command, EXIT, print, UsageError } from './command.js';
import { QUERY_CLASSES } from './queries.js';
import type { SearchCheckResult, Share } from './search-check.js';
import { findContentDir, sitePath } from './site.js';
import { readSiteOptions } from './site-options.js';

const QUERIES = 'test/queries.yml';

export const check: Command = {
  name: 'check',
  usage:
    'check [ページかフォルダ…] [--format text|json] [--root docs]… | check --search [--queries test/queries.yml]',
  summary: '書いたページの間違いを、場所と直し方といっしょに一覧にします',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        root: { type: 'string', multiple: true },
        search: { type: 'boolean', default: false },
        queries: { type: 'string' },
      },
    });
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`--format は text か json です（\`${values.format}\`）`);
    const siteDir = findContentDir();
    if (values.queries !== undefined && !values.search)
      throw new UsageError('--queries は --search といっしょに使います');
    if (values.search) {
      if (positionals.length > 0)
        throw new UsageError(`--search はページを選べません（\`${positionals[0]}\`）`);
      // Only here, so that a plain check need not read the search engine.
      const { checkSearch } = await import('./search-check.js');
      const file = sitePath(values.queries ?? QUERIES, siteDir);
      const result = await checkSearch(siteDir, await readSiteOptions(siteDir, values.root), file);
      if (values.format === 'json') print(JSON.stringify(result.messages.map(toJson), null, 2));
      else printSearchReport(result);
      return hasErrors(result) ? EXIT.problems : EXIT.fine;
    }
    const paths = positionals.map((path) => sitePath(path, siteDir));
    const site = await readSiteOptions(siteDir, values.root);
    const checked = await checkSite({ siteDir, ...site, today: localDate(new Date()) });
    const result = onlyUnder(checked, paths);
    if (values.format === 'json') print(JSON.stringify(result.messages.map(toJson), null, 2));
    else printReport(result);
    return hasErrors(result) ? EXIT.problems : EXIT.fine;
  },
};

export const hasErrors = ({ messages }: Pick<CheckResult, 'messages'>): boolean =>
  messages.some((message) => message.severity === 'error');

/** ISO date where the command runs. */
export const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Messages of the named files and folders; all when none is named. The whole site was read either way. */
function onlyUnder(result: CheckResult, paths: readonly string[]): CheckResult {
  const wanted = paths
    .map((path) => path.normalize('NFC').replace(/\/$/, ''))
    .filter((path) => path !== '');
  if (wanted.length === 0) return result;
  const inside = (file: string) =>
    wanted.some((path) => file === path || file.startsWith(`${path}/`));
  return {
    ...result,
    messages: result.messages.filter((message) => inside(message.file.normalize('NFC'))),
  };
}

/** The fixed shape of `--format json`. */
function toJson({
  file,
  line,
  column,
  severity,
  ruleId,
  message,
  hint,
}: Message): Omit<Message, 'related'> {
  return { file, line, column, severity, ruleId, message, hint };
}

/** Messages file by file, then one line that counts. */
export function printReport({ messages, files }: CheckResult): void {
  printMessages(messages);
  const count = (severity: Message['severity']) =>
    messages.filter((message) => message.severity === severity).length;
  print(`${count('error')}件のエラー、${count('warning')}件の注意（${files}個のページ）`);
}

/** The queries that fail, the share of each class, then one line that counts. */
function printSearchReport({ messages, shares, all, minimum }: SearchCheckResult): void {
  printMessages(messages);
  if (shares.size === 0) {
    print(`検索は試していません（先に直すところが${messages.length}件あります）`);
    return;
  }
  const row = ({ passed, total }: Share, name: string) =>
    print(`  ${`${passed}/${total}`.padStart(7)} ${percent(passed / total).padStart(6)}  ${name}`);
  for (const [name, share] of shares) row(share, `${QUERY_CLASSES[name]}（${name}）`);
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
