import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  changeText,
  compareFigures,
  countedAs,
  figureGroups,
  figureLabel,
  type Report,
  readReport,
  toTodos,
} from '@chishiki-ichiba/market/report';
import { parseDate } from '@chishiki-ichiba/model';
import { localDate } from './check.js';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { type EditionTarget, readEdition } from './edition.js';
import { toReviewPage } from './report-page.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';
import { writeOnce } from './write.js';

export const report: Command = {
  name: 'report',
  usage:
    'report [--save [--owner 組織のid]] [--edition public|members|inhouse --org id] [--date 2026-11-29] [--format text|json] [--root docs]…',
  summary:
    'どこに知恵があり、どこに足りないかを数えます（--date は、期限を過ぎたかを見る日）。--save で、数を定期レビューのページとして残します',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        save: { type: 'boolean', default: false },
        owner: { type: 'string' },
        edition: { type: 'string' },
        org: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string', default: 'text' },
        root: { type: 'string', multiple: true },
      },
    });
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`--format は text か json です（\`${values.format}\`）`);
    if (values.owner !== undefined && !values.save)
      throw new UsageError('--owner は --save といっしょに使います');
    const target = readEdition(values, 'public');
    if (values.save && target.edition.name === 'working')
      throw new UsageError(
        '作業用の版は残せません。下書きの数が混ざるためです。例: --edition public、--edition inhouse --org mihon-seisakusho',
      );
    const date = readDay(values.date);
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root);
    const counted = await readReport({ siteDir, ...site, edition: target.edition, today: date });
    const order: Order = { counted, target, date, siteDir, root: site.roots[0] ?? 'docs' };
    if (values.save) return save(order, values.owner);
    if (values.format === 'json') print(JSON.stringify(toJson(order), null, 2));
    else printReport(order);
    warnOfBroken(counted);
    return counted.broken.length > 0 ? EXIT.problems : EXIT.fine;
  },
};

interface Order {
  readonly counted: Report;
  readonly target: EditionTarget;
  /** ISO date that is counted on. */
  readonly date: string;
  readonly siteDir: string;
  /** Content root that the review is written under. */
  readonly root: string;
}

function readDay(typed: string | undefined): string {
  const today = localDate(new Date());
  if (typed === undefined) return today;
  const date = parseDate(typed);
  if (date?.length !== 10)
    throw new UsageError(`日付 \`${typed}\` を読めません。例: --date 2026-11-29`);
  if (date > today)
    throw new UsageError(`\`${typed}\` はまだ来ていません。今日（${today}）までの日を期待`);
  return date;
}

function save(order: Order, owner: string | undefined): number {
  const { counted, target, date, siteDir, root } = order;
  if (counted.broken.length > 0) {
    warnOfBroken(counted);
    printError(
      '足りない数を残さないように、何も書いていません。直してからもう一度実行してください',
    );
    return EXIT.problems;
  }
  const keeper = readOwner(order, owner);
  const id = `review-${target.slug}-${date}`;
  const path = `${root}/activities/${id}.md`;
  const taken = counted.items.find((item) => item.id === id || item.aliases.includes(id))?.file;
  const text = toReviewPage({
    report: counted,
    date,
    label: target.label,
    counted: countedAs(target.edition),
    owner: keeper,
  });
  if (
    taken !== undefined ||
    !writeOnce(join(siteDir, path), text, { within: join(siteDir, root) })
  ) {
    printError(
      `${taken ?? path} がもうあります。書きこんだことを消さないように、何も書いていません。\n同じ日にもう一度数えるなら、そのファイルの名前を変えるか、要らなければ消してから実行してください`,
    );
    return EXIT.problems;
  }
  const previous = counted.report.previous;
  print(`${path} に、${target.label}の数を残しました（${date}）`);
  print(
    previous
      ? `前回（${previous.date}、${previous.page.label}）との差も書いてあります`
      : '前回の記録はないので、差はありません',
  );
  print(
    `いまは「公開範囲: 社内」（所有: ${keeper}）の「下書き」です。自分の社内版と npm start にだけ出ます。`,
  );
  print(
    '会議のあとで「決めたこと」「次にやること」を書きます。公開版や会員版の報告の「前回」に出すには、「公開範囲」をその版に、「状態」を承認済みに変えてください。',
  );
  return EXIT.fine;
}

/**
 * The organisation that keeps the review: as told, the one of the in-house edition, or the only one that
 * owns pages.
 *
 * @throws {UsageError} When there are several or none.
 */
function readOwner({ counted, target }: Order, typed: string | undefined): string {
  const orgs = counted.items.filter(({ kind }) => kind === 'org').map(({ id }) => id);
  if (typed !== undefined) {
    if (orgs.includes(typed)) return typed;
    throw new UsageError(`組織 \`${typed}\` のページはありません`);
  }
  if (target.edition.name === 'inhouse') return target.edition.org;
  const owners = [...new Set(counted.items.flatMap(({ owner }) => owner ?? []))].sort();
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(
    owners.length === 0
      ? 'このレビューを持つ組織を `--owner` に書いてください。例: --owner mihon-seisakusho'
      : `このレビューを持つ組織を \`--owner\` に書いてください。ページを持つ組織: ${owners.join('、')}`,
  );
}

function warnOfBroken({ broken }: Report): void {
  if (broken.length === 0) return;
  printError(
    `直すところがあって読めないページが${broken.length}件あり、数に入っていません（\`ichiba check\` で直せます）:\n${broken.map(({ file }) => `  ${file}`).join('\n')}`,
  );
}

function printReport({ counted, target, date }: Order): void {
  const { report: page, figures } = counted;
  const { previous } = page;
  print(`報告（${target.label}、${date}）　ページ ${page.total}件`);
  print(
    previous
      ? `前回は ${previous.date}（${previous.page.label}）`
      : '前回の記録はありません。--save で残すと、次から比べられます',
  );
  const { todos, none } = toTodos(figures);
  const before = new Map(previous?.figures);
  print('\n手をつけるところ');
  for (const { name, value, cure } of todos) {
    const old = before.get(name);
    const change =
      old === undefined ? '' : `（前回${old}件、${changeText({ now: value, before: old })}）`;
    print(`  ${`${value}件`.padStart(6)}  ${name}${change}`);
    print(`          次の一手: ${cure}`);
  }
  for (const { label, count, next, nextCount } of page.pipeline.jams)
    print(
      `  ${`${count}件`.padStart(6)}  ${label}で詰まっている案件（次の${next}は${nextCount}件）`,
    );
  if (todos.length + page.pipeline.jams.length === 0) print('  足りないものはありません');
  if (none.length > 0) print(`  数えて0件: ${none.join('、')}`);
  const rows = compareFigures(figures, previous);
  for (const [group, title] of figureGroups) {
    const own = rows.filter((row) => row.group === group);
    if (own.length === 0) continue;
    print(`\n${title}`);
    for (const row of own) {
      const old = previous ? `  前回 ${row.before ?? '―'}  ${changeText(row)}` : '';
      print(
        `  ${String(row.now ?? '―').padStart(6)}  ${group === 'gone' ? row.name : figureLabel(row)}${old}`,
      );
    }
  }
}

function toJson({ counted, target, date }: Order): object {
  const { report: page, figures } = counted;
  const { previous, gaps, holes, orgs, withoutOrg, pipeline, kpi, emptyCells, assumedCells } = page;
  return {
    edition: target.slug,
    date,
    total: page.total,
    ...(previous ? { previous: { id: previous.page.id, date: previous.date } } : {}),
    figures: compareFigures(figures, previous),
    todos: toTodos(figures).todos,
    cells: { empty: emptyCells, assumed: assumedCells },
    gaps,
    holes,
    dates: { reviews: page.reviews, waiting: page.waiting, expiring: page.expiring },
    orgs,
    withoutOrg,
    projects: pipeline.projects,
    jams: pipeline.jams,
    kpi: kpi.map(({ charts: _, ...indicator }) => indicator),
  };
}
