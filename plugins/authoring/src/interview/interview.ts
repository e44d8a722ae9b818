import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { readSite } from '@chishiki-ichiba/market/content';
import { nearest } from '@chishiki-ichiba/model';
import { lookAt } from '../check/look.js';
import { localDate, printMessages } from '../check.js';
import { type Command, EXIT, print, printError, UsageError } from '../command.js';
import { decodeText } from '../import/decode-text.js';
import { isId } from '../new.js';
import { findContentDir } from '../site.js';
import { readSiteOptions } from '../site-options.js';
import { writeOnce } from '../write.js';
import { readAnswers } from './answers.js';
import { interviewSheet } from './sheet.js';
import { draftManual } from './to-manual.js';

/** Nobody talks longer than this about one job. */
const MOST_BYTES = 2_000_000;

export const interview: Command = {
  name: 'interview',
  usage:
    'interview <技能のid> [--out 聞き取り.txt] | interview <技能のid> --from 書いたもの.txt [--id 手順のid] [--title 題名] [--owner 組織のid] [--root docs]',
  summary:
    'ベテランに聞く一枚の紙を出します。--from で、書き込んだ紙・話したままの文字・表計算から写した表を、手順の下書きにします',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        out: { type: 'string' },
        id: { type: 'string' },
        title: { type: 'string' },
        owner: { type: 'string' },
        root: { type: 'string' },
      },
    });
    const [typed, ...others] = positionals;
    if (typed === undefined || others.length > 0)
      throw new UsageError('技能の id を一つ書いてください。例: interview skill-tack');
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const root = site.roots[0] as string;
    const { entries } = await readSite({ siteDir, ...site });
    const catalog = buildCatalog(entries.map(({ item }) => item));
    const skill = catalog.find(typed);
    if (skill?.kind !== 'skill') {
      const skills = catalog.items.filter(({ kind }) => kind === 'skill').map(({ id }) => id);
      throw new UsageError(
        `技能 \`${typed}\` はありません。${skills.length > 0 ? `もしかして \`${nearest(typed, skills) ?? skills[0]}\`。使える技能: ${skills.join('、')}` : '先に `ichiba new skill <id>` で作ってください'}`,
      );
    }
    if (values.from === undefined) {
      const sheet = interviewSheet(skill, catalog);
      if (values.out === undefined) {
        print(sheet);
        return EXIT.fine;
      }
      if (writeOnce(resolve(process.env.INIT_CWD ?? process.cwd(), values.out), sheet)) {
        print(`${values.out} に聞き取りシートを書きました`);
        return EXIT.fine;
      }
      printError(`${values.out} がもうあります。何も書いていません`);
      return EXIT.problems;
    }
    const id = values.id ?? `${skill.id.replace(/^skill-/, '')}-draft`;
    if (!isId(id))
      throw new UsageError(`id \`${id}\` は使えません。英小文字・数字・ハイフンを期待`);
    const text = readSpoken(values.from);
    const answers = readAnswers(text);
    const draft = draftManual({
      skill,
      answers,
      today: localDate(new Date()),
      owner: values.owner,
      title: values.title,
    });
    const file = `${root}/manuals/${id}.md`;
    const taken = catalog.find(id)?.file ?? file;
    if (catalog.find(id) || !writeOnce(join(siteDir, file), draft.text)) {
      printError(
        `id \`${id}\` は ${taken} で使われています。何も書いていません。\`--id\` で別の名前にしてください`,
      );
      return EXIT.problems;
    }
    const forms = { table: '表', sheet: '書き込んだ紙', speech: '話したままの文字' } as const;
    print(
      `${file} に下書きを書きました（${forms[answers.form]}から、手順 ${draft.steps}、急所 ${draft.keyPoints}）`,
    );
    printList('言い方を短くしたところ（もとの意味と違わないか見てください）', draft.guessed);
    printList('もう一度聞くこと', draft.missing);
    printList('手順に入らなかった言葉（下書きの終わりに写してあります）', answers.rest);
    const { messages } = await lookAt({
      siteDir,
      ...site,
      today: localDate(new Date()),
      wanted: (name) => name === file,
      prose: true,
      score: false,
    });
    print('\n書き足すところ');
    printMessages(messages);
    return EXIT.fine;
  },
};

function readSpoken(typed: string): string {
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), typed);
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new UsageError(`\`${typed}\` が見つかりません`);
  if (size.size > MOST_BYTES)
    throw new UsageError(`\`${typed}\` は大きすぎます（${MOST_BYTES / 1e6} MB まで）`);
  const text = decodeText(readFileSync(file));
  if (text === undefined || text.trim() === '')
    throw new UsageError(
      `\`${typed}\` は文字のファイルとして読めません。メモ帳などで「UTF-8」で保存してください`,
    );
  return text;
}

function printList(title: string, rows: readonly string[]): void {
  if (rows.length === 0) return;
  print(`\n${title}`);
  for (const row of rows) print(`  - ${row}`);
}
