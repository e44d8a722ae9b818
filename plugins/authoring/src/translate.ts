import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { I18N_DIR, I18N_PLUGIN, readSite } from '@chishiki-ichiba/market/content';
import { type Item, kindShapes, marksOf, printMarks, wordsOf } from '@chishiki-ichiba/model';
import { stringify } from 'yaml';
import { type Command, EXIT, print, printError, UsageError } from './command.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';
import { replaceFile, writeOnce } from './write.js';

export const translate: Command = {
  name: 'translate',
  usage: 'translate <id> --to 言語 [--root docs]…',
  summary:
    'ページの翻訳を書き始めるファイルを作ります（_ で始まる下書き）。翻訳がもうあれば、訳し直したあとに、どの版の翻訳かと手順の控えを今の原文に合わせます',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: { type: 'string' }, root: { type: 'string', multiple: true } },
    });
    const [id, ...others] = positionals;
    const locale = values.to;
    if (id === undefined || others.length > 0 || locale === undefined)
      throw new UsageError('ページの id と言語を書いてください。例: translate tig-corner --to en');
    if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(locale))
      throw new UsageError(`言語 \`${locale}\` を読めません。例: --to en、--to vi、--to zh-Hans`);
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root);
    const content = await readSite({ siteDir, ...site });
    const item = buildCatalog(content.entries.map((entry) => entry.item)).find(id);
    const original = content.entries.find((entry) => entry.item === item);
    if (!item || !original) {
      printError(`id \`${id}\` のページはありません（エラーのあるページは、先に直してください）`);
      return EXIT.problems;
    }
    const marks = printMarks(marksOf(original));
    const name = item.file.replace(/\.mdx?$/i, '.md');
    const file = `${I18N_DIR}/${locale}/${I18N_PLUGIN}/${name}`;
    if (existsSync(join(siteDir, file))) {
      const before = readFileSync(join(siteDir, file), 'utf8');
      const after = stamp(before, item, marks);
      if (after === before) print(`${file} は、もう今の原文に合っています`);
      else {
        replaceFile(join(siteDir, file), after, { within: siteDir });
        print(
          `${file} を、原文の ${item.fields.revision ?? '今の版'}（${item.fields.revised ?? '改訂日は記載なし'}）の翻訳としました`,
        );
      }
      return EXIT.fine;
    }
    const draft = file.replace(/([^/]+)$/, '_$1');
    const text = readFileSync(join(siteDir, item.file), 'utf8');
    if (!writeOnce(join(siteDir, draft), startOf(item, marks, text), { within: siteDir })) {
      printError(`${draft} がもうあります。何も書いていません`);
      return EXIT.problems;
    }
    print(
      `${draft} を作りました。ことばを訳し、名前の \`_\` を取ると公開されます。数・写真・動画・公開範囲は原文のものが使われます`,
    );
    return EXIT.fine;
  },
};

const stampsOf = ({ fields }: Item, marks: string): Record<string, string> => ({
  ...(fields.revision ? { 翻訳元の版: fields.revision } : {}),
  ...(fields.revised ? { 翻訳元の改訂日: fields.revised } : {}),
  原文の控え: marks,
});

/** The original's words to be written over, in the order and under the names its author uses. */
function startOf(item: Item, marks: string, text: string): string {
  const head = { ...stampsOf(item, marks), ...wordsOf(kindShapes[item.kind], item.fields) };
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  return `---\n${stringify(head, { lineWidth: 0 })}---\n${lines.slice(end + 1).join('\n')}`;
}

/** Lines of the front matter that say what was translated; all else stays letter for letter. */
function stamp(text: string, item: Item, marks: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(newline);
  const end = lines.indexOf('---', 1);
  let at = 1;
  for (const [key, value] of Object.entries(stampsOf(item, marks))) {
    const line = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd();
    const found = lines.findIndex((one, index) => index < end && one.startsWith(`${key}:`));
    if (found > 0) lines[found] = line;
    else lines.splice(at, 0, line);
    at = (found > 0 ? found : at) + 1;
  }
  return lines.join(newline);
}
