import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFuriganaReport, type UnreviewedWord } from '@chishiki-ichiba/market/furigana';
import { FURIGANA_FILE, parseEdition, parseFuriganaList } from '@chishiki-ichiba/model';
import { printMessages } from './check.js';
import { type Command, EXIT, print, UsageError } from './command.js';
import { findContentDir } from './site.js';
import { readSiteOptions } from './site-options.js';
import { replaceFile } from './write.js';

export const furigana: Command = {
  name: 'furigana',
  usage: 'furigana [--format text|json] [--root docs] | furigana --add 語=よみ [--add …]',
  summary:
    'まだだれも確かめていない読みを、数と場所といっしょに挙げます（確かめた読みは --add で足します）',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        format: { type: 'string', default: 'text' },
        root: { type: 'string' },
        add: { type: 'string', multiple: true, default: [] },
      },
    });
    if (values.format !== 'text' && values.format !== 'json')
      throw new UsageError(`--format は text か json です（\`${values.format}\`）`);
    const siteDir = findContentDir();
    const site = await readSiteOptions(siteDir, values.root ? [values.root] : undefined);
    const root = site.roots[0] as string;
    if (values.add.length > 0) return addReadings(values.add, join(siteDir, root), root);
    const { words, read, all, messages } = await readFuriganaReport({
      siteDir,
      ...site,
      roots: [root],
      edition: parseEdition('working'),
    });
    const errors = messages.filter(({ severity }) => severity === 'error');
    if (values.format === 'json') print(JSON.stringify(words, null, 2));
    else {
      printMessages(errors);
      for (const word of words) printWord(word);
      print(
        `確かめていない語 ${words.length}（ふりがなは ${read}か所、まだない所は ${all - read}か所）`,
      );
      if (words.length > 0)
        print(
          `ページで読んで確かめてから: npm run ichiba -- furigana --add ${words[0]?.word}=${words[0]?.reading || 'よみ'}`,
        );
    }
    return errors.length > 0 ? EXIT.problems : EXIT.fine;
  },
};

function printWord({ word, reading, listed, count, places }: UnreviewedWord): void {
  const known =
    listed.length > 0 ? `　一覧の読み「${listed.join('」「')}」は、ここでは使えません` : '';
  print(`${word}　${reading || '（読みが分かりません）'}　${count}か所${known}`);
  for (const { file, line, context } of places) print(`  ${file}:${line}  ${context}`);
}

/** Put readings at the end of the list; nothing is written when one of them is wrong. */
async function addReadings(
  pairs: readonly string[],
  dir: string,
  root: string,
): Promise<typeof EXIT.fine | typeof EXIT.problems> {
  const file = join(dir, FURIGANA_FILE);
  const before = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = pairs.map((pair) => {
    const [, word, reading] = /^([^=＝:{}[\]#]+)[=＝](.+)$/.exec(pair) ?? [];
    if (!word || !reading)
      throw new UsageError(`\`${pair}\` は「語=よみ」ではありません。例: --add 溶接=ようせつ`);
    return `${word.trim()}: ${reading.trim()}`;
  });
  const end = before === '' || before.endsWith('\n') ? '' : '\n';
  const text = `${before}${end}${lines.join('\n')}\n`;
  const { messages } = parseFuriganaList({ path: `${root}/${FURIGANA_FILE}`, text });
  if (messages.length > 0) {
    printMessages(messages);
    print('何も書き足していません');
    return EXIT.problems;
  }
  replaceFile(file, text, { within: dir });
  print(`${root}/${FURIGANA_FILE} に ${lines.length} 語を足しました`);
  return EXIT.fine;
}
