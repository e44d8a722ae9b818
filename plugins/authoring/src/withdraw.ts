import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCatalog, refsOf } from '@chishiki-ichiba/market/catalog';
import { readSite, type SiteContent } from '@chishiki-ichiba/market/content';
import { type Item, parseDate, parseWithdrawn, WITHDRAWN_FILE } from '@chishiki-ichiba/model';
import { stringify } from 'yaml';
import { forgetKept } from './check/stamps.js';
import { localDate } from './check.js';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';
import { removeFile, replaceFile } from './write.js';

export const withdraw: Command = {
  name: 'withdraw',
  usage: 'withdraw <id> --reason 理由 [--date 2026-10-03] [--yes] [--root docs]…',
  summary:
    'ページを取り下げます（組織の退会、本人の同意の撤回など）。原稿を外し、取り下げたことだけを残します',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        date: { type: 'string' },
        yes: { type: 'boolean', default: false },
        root: { type: 'string', multiple: true },
      },
    });
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0)
      throw new UsageError('取り下げるページの id を一つ書いてください。例: withdraw tig-corner');
    const reason = values.reason?.trim();
    if (!reason)
      throw new UsageError(
        '理由を `--reason` に書いてください。例: --reason 組織の退会、--reason 本人の同意の撤回（公開されません）',
      );
    const date = values.date === undefined ? localDate(new Date()) : parseDate(values.date);
    if (date?.length !== 10)
      throw new UsageError(`日付 \`${values.date}\` を読めません。例: --date 2026-10-03`);
    const siteDir = findContentDir();
    const { roots } = await readSiteOptions(siteDir, values.root);
    const content = await readSite({ siteDir, roots });
    return takeBack({ content, siteDir, roots, id, reason, date, yes: values.yes });
  },
};

interface TakeBack {
  readonly content: SiteContent;
  readonly siteDir: string;
  readonly roots: readonly string[];
  readonly id: string;
  readonly reason: string;
  readonly date: string;
  readonly yes: boolean;
}

async function takeBack(order: TakeBack): Promise<number> {
  const { content, siteDir, roots, id, yes } = order;
  const catalog = buildCatalog(content.entries.map(({ item }) => item));
  const item = catalog.byId.get(id) ?? catalog.byAlias.get(id);
  if (!item) {
    const before = content.withdrawn.find(({ id: own, aliases }) => [own, ...aliases].includes(id));
    if (before) {
      print(`\`${id}\` は、もう取り下げてあります（${before.date}、${before.file}）`);
      return EXIT.fine;
    }
    const broken = content.broken.find(({ file }) => basename(file).replace(/\.mdx?$/, '') === id);
    printError(
      broken
        ? `${broken.file} にエラーがあるので、公開範囲を読めません。先に \`ichiba check ${broken.file}\` で直してください`
        : `id \`${id}\` のページはありません`,
    );
    return EXIT.problems;
  }
  const file = join(siteDir, item.file);
  if (!yes && !isInHistory(file)) {
    printError(
      `${item.file} には、まだ記録（git）していない変更があります。このまま外すと元に戻せません。\n記録してからもう一度実行するか、消えてよければ \`--yes\` を付けてください。まだ何も変えていません`,
    );
    return EXIT.problems;
  }
  const root = roots.find((candidate) => item.file.startsWith(`${candidate}/`)) ?? '';
  // The tombstone first: stopped in between, the check says what is left to do.
  writeTombstone(join(siteDir, root, WITHDRAWN_FILE), item, order);
  removeFile(file, { within: join(siteDir, root) });
  forgetKept(siteDir);
  print(`${item.file} を外し、${root}/${WITHDRAWN_FILE} に取り下げを書きました（${order.date}）`);
  printPictures(item, content);
  printLinks(item, content);
  return EXIT.fine;
}

/** Whether git has the file as it is, so that it can be had back. */
function isInHistory(file: string): boolean {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: dirname(file),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    git('ls-files', '--error-unmatch', '--', basename(file));
    return git('status', '--porcelain', '--', basename(file)).trim() === '';
  } catch {
    return false;
  }
}

function writeTombstone(file: string, item: Item, { id, reason, date }: TakeBack): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { withdrawn, messages } = parseWithdrawn({ path: file, text: before });
  if (messages.length > 0)
    throw new UsageError(`${WITHDRAWN_FILE} を読めません。\`ichiba check\` で直してください`);
  if (withdrawn.some((entry) => entry.id === item.id || entry.id === id)) return;
  const entry = {
    id: item.id,
    種類: item.kind,
    日付: date,
    理由: reason,
    公開範囲: item.visibility,
    ...(item.owner ? { 所有: item.owner } : {}),
    ...(item.aliases.length > 0 ? { 旧id: [...item.aliases] } : {}),
  };
  const head =
    before.trim() === ''
      ? '# 取り下げたページ。`ichiba withdraw` が書きます。理由は公開されません。消さないでください。\n'
      : `${before.trimEnd()}\n`;
  replaceFile(file, head + stringify([entry]), { within: dirname(file) });
}

/** Pictures beside the page are no longer published, and still lie there. */
function printPictures(item: Item, { entries }: SiteContent): void {
  const own = filesOf(item);
  const others = new Set(
    entries.flatMap(({ item: other }) => (other.id === item.id ? [] : [...filesOf(other)])),
  );
  const left = [...own].filter((file) => !others.has(file));
  if (left.length === 0) return;
  print('このページだけが使っていたファイルです。もう公開されません。要らなければ消してください。');
  for (const file of left) print(`  ${file}`);
}

function filesOf(item: Item): Set<string> {
  const video = item.kind === 'video' ? item.fields : undefined;
  const named = [
    ...item.images.map(({ url }) => url),
    video?.media.file,
    video?.poster,
    ...(video?.captions ?? []).map(({ file }) => file),
    ...(video?.chapters ?? []).map(({ still }) => still),
    ...(video?.tracks ?? []).flatMap(({ file, poster }) => [file, poster]),
    ...(video?.log ?? []).map(({ file }) => file),
    ...(['file', 'fixations', 'frames'] as const).map((key) => video?.gaze?.[key]),
  ];
  return new Set(
    named.flatMap((url) =>
      url && !/^[a-z]+:|^\//i.test(url) ? [join(dirname(item.file), url)] : [],
    ),
  );
}

/** Pages that still point here: they must let go before the market can be built. The withdrawal is done all the same. */
function printLinks(item: Item, { entries }: SiteContent): void {
  const names = new Set([item.id, ...item.aliases]);
  const refs = entries.flatMap(({ item: other }) =>
    other.id === item.id
      ? []
      : refsOf(other)
          .filter(({ target }) => names.has(target))
          .map(({ place, label }) => `  ${other.file}:${place.line}:${place.column}  ${label}`),
  );
  if (refs.length === 0) {
    print('ほかのページからは指されていません。`npm run build` で公開版に反映されます');
    return;
  }
  print(
    `注意: まだここを指しているところが ${refs.length} か所あります。消すか書きかえてから組み立ててください。`,
  );
  for (const line of refs) print(line);
}
