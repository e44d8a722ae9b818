import { parseArgs } from 'node:util';
import { compareMessages, formatMessage, type Message, parseDate } from '@chishiki-ichiba/model';
import { toJson as messageJson } from '../check/formats.js';
import { localDate } from '../check.js';
import { type Command, EXIT, print, UsageError } from '../command.js';
import { findSiteDir, sitePath } from '../site.js';
import { readSiteOptions } from '../site-options.js';
import { examineBuilds } from './builds.js';
import { examineContent } from './content.js';
import { examineEnvironment, readFree } from './environment.js';
import { type Area, areas, type Examined } from './finding.js';
import { examinePackages } from './packages.js';

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--build フォルダ] [--date 2026-11-29] [--format text|json] [--root docs]…',
  summary:
    'この機械、部品、ページ、組み立てた結果を調べ、悪い所を直し方といっしょに挙げます。何も書きかえません',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        build: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string', default: 'text' },
        root: { type: 'string', multiple: true },
      },
    });
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`--format は text か json です（\`${values.format}\`）`);
    const today = values.date === undefined ? localDate(new Date()) : parseDate(values.date);
    if (today?.length !== 10)
      throw new UsageError(`日付 \`${values.date}\` を読めません。例: --date 2026-11-29`);
    const siteDir = findSiteDir();
    const site = await readSiteOptions(siteDir, values.root);
    const named = values.build === undefined ? undefined : sitePath(values.build, siteDir);
    const free = readFree(siteDir);
    const examined = [
      ...examineEnvironment({
        siteDir,
        roots: site.roots,
        node: process.versions.node,
        ...(free ? { free } : {}),
      }),
      ...examinePackages(siteDir),
      ...(await examineContent({ siteDir, ...site, today })),
      ...examineBuilds(siteDir, named),
    ];
    if (values.format === 'json') print(JSON.stringify(examined.flatMap(toJson), null, 2));
    else printExamined(examined);
    const isError = ({ severity }: Message) => severity === 'error';
    return examined.some(({ findings }) => findings.some(isError)) ? EXIT.problems : EXIT.fine;
  },
};

/** The shape of `check --format json`, and where the finding belongs. */
const toJson = ({ area, name, findings }: Examined) =>
  [...findings].sort(compareMessages).map((found) => ({ area, name, ...messageJson(found) }));

function printExamined(examined: readonly Examined[]): void {
  for (const area of areas) printArea(area, examined);
  const all = examined.flatMap(({ findings }) => findings);
  const count = (severity: Message['severity']) =>
    all.filter((message) => message.severity === severity).length;
  print(
    all.length === 0
      ? '悪い所は見つかりませんでした'
      : `${count('error')}件のエラー、${count('warning')}件の注意、${count('info')}件の参考`,
  );
}

function printArea(area: Area, examined: readonly Examined[]): void {
  print(`${area}`);
  for (const { name, fact, findings } of examined.filter((one) => one.area === area)) {
    const worst = ['error', 'warning', 'info'].find((severity) =>
      findings.some((message) => message.severity === severity),
    );
    const mark = { error: 'エラー', warning: '注意　', info: '参考　' }[worst ?? ''] ?? 'よい　';
    print(`  ${mark}  ${name}: ${fact}`);
    for (const message of [...findings].sort(compareMessages))
      print(formatMessage(message).replace(/^/gm, '          '));
  }
  print('');
}
