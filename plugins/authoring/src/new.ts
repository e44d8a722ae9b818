import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSite } from '@chishiki-ichiba/market/content';
import { folderKinds, type KindId, kindOfFolder, kinds, nearest } from '@chishiki-ichiba/model';
import { localDate } from './check.js';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';
import { starterPage } from './starters.js';
import { writeOnce } from './write.js';

export const newPage: Command = {
  name: 'new',
  usage: 'new <種類> <id> [--title 題名] [--owner 組織のid] [--root docs]',
  summary:
    '書き始めのページを作ります。書くところは〔 〕になっていて、check が「まだ書いていないところ」として数えます',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        owner: { type: 'string' },
        root: { type: 'string' },
      },
    });
    const [typed, id, ...others] = positionals;
    if (typed === undefined || id === undefined || others.length > 0)
      throw new UsageError(
        `種類と id を書いてください。例: new manual tig-corner。使える種類: ${kindWords()}`,
      );
    const kind = readKindName(typed);
    if (!isId(id))
      throw new UsageError(
        `id \`${id}\` は使えません。英小文字・数字・ハイフンを期待。例: new ${typed} tig-corner`,
      );
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const root = site.roots[0] as string;
    const { entries, withdrawn } = await readSite({ siteDir, ...site });
    const orgs = entries.flatMap(({ item }) => (item.kind === 'org' ? [item.id] : []));
    if (values.owner !== undefined && !orgs.includes(values.owner))
      throw new UsageError(
        `組織 \`${values.owner}\` のページはありません。${orgs.length > 0 ? `もしかして \`${nearest(values.owner, orgs) ?? orgs[0]}\`` : ''}`,
      );
    const file = `${root}/${folderOf(kind)}/${id}.md`;
    const taken =
      entries.find(({ item }) => item.id === id || item.aliases.includes(id))?.item.file ??
      withdrawn.find((entry) => entry.id === id || entry.aliases.includes(id))?.file ??
      (existsSync(join(siteDir, file)) ? file : undefined);
    const text = starterPage({
      kind,
      today: localDate(new Date()),
      title: values.title,
      owner: values.owner,
    });
    if (taken !== undefined || !writeOnce(join(siteDir, file), text)) {
      printError(
        `id \`${id}\` は ${taken ?? file} で使われています。何も書いていません。別の id にしてください（例 ${id}-2）`,
      );
      return EXIT.problems;
    }
    print(
      `${file} を作りました。〔 〕を書き換えて保存し、\`npm run ichiba -- check ${file}\` で確かめてください`,
    );
    return EXIT.fine;
  },
};

export const isId = (text: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(text);

/** Folder that implies the kind. */
export const folderOf = (kind: KindId): string =>
  Object.entries(folderKinds).find(([, folder]) => folder === kind)?.[0] ?? kind;

/** Kind by its id, a name of it, or its folder. */
export const findKind = (typed: string): KindId | undefined =>
  kinds.find(({ id, ja, aliases }) => [id, ja, ...aliases].includes(typed))?.id ??
  kindOfFolder(typed);

function readKindName(typed: string): KindId {
  const found = findKind(typed);
  if (found) return found;
  const near = nearest(
    typed,
    kinds.flatMap(({ id, ja }) => [id, ja]),
  );
  throw new UsageError(
    `種類 \`${typed}\` はありません。${near ? `もしかして \`${near}\`。` : ''}使える種類: ${kindWords()}`,
  );
}

const kindWords = (): string => kinds.map(({ id, ja }) => `${id}（${ja}）`).join('、');
