import { relative } from 'node:path';
import { openStandardTerminal, readAnswers, type Terminal, UsageError } from './answers.js';
import { install, packageManager } from './install.js';
import { writeMarket } from './write-market.js';

const HELP = `新しい知識市場を、見本のページといっしょに作ります。

  npm create chishiki-ichiba [フォルダ] [-- --title 題名] [-- --no-install]
  npx create-chishiki-ichiba [フォルダ] [--title 題名] [--no-install]

  --title 題名     市場の題名（書かなければ「知識市場」）
  --no-install     部品を入れない（通信のない所で。あとで npm install を実行します）

空でないフォルダには何も書きません。`;

/** What of the world a run uses; tests put others in. */
export interface World {
  readonly openTerminal?: (() => Terminal) | undefined;
  readonly install?: (folder: string, manager: string) => boolean;
  readonly print?: (text: string) => void;
  readonly today?: string;
}

/**
 * `create-chishiki-ichiba`.
 *
 * @returns 0 done; 1 written, but what it needs could not be installed; 2 nothing was written.
 */
export async function main(argv: readonly string[], world: World = {}): Promise<0 | 1 | 2> {
  const print = world.print ?? ((text: string) => process.stdout.write(`${text}\n`));
  const openTerminal =
    'openTerminal' in world
      ? world.openTerminal
      : process.stdin.isTTY
        ? openStandardTerminal
        : undefined;
  try {
    const answers = await readAnswers(argv, openTerminal);
    if (!answers) {
      print(HELP);
      return 0;
    }
    const today = world.today ?? localDate(new Date());
    const folder = writeMarket({ ...answers, today });
    print(`${folder} に「${answers.title}」を作りました（見本のページ入り）。`);
    return finish(folder, answers.install, world.install ?? install, print);
  } catch (error) {
    print(complaintOf(error));
    return 2;
  }
}

function finish(
  folder: string,
  wanted: boolean,
  run: NonNullable<World['install']>,
  print: (text: string) => void,
): 0 | 1 {
  const manager = packageManager();
  if (wanted) print(`部品を入れています（${manager} install。数分かかります）…`);
  const installed = wanted && run(folder, manager);
  if (wanted && !installed)
    print(
      '部品を入れられませんでした。市場のファイルはそろっています。通信を確かめて、下の順に実行してください。',
    );
  const below = relative(process.cwd(), folder);
  const here = below.startsWith('..') ? folder : below;
  const steps = [
    ...(here ? [`cd ${/[^\w./\\-]/.test(here) ? JSON.stringify(here) : here}`] : []),
    ...(installed ? [] : [`${manager} install`]),
    'npm start',
  ];
  print(
    `\n次は:\n\n${steps.map((step) => `  ${step}`).join('\n')}\n\n書き始めるときは README.md を見てください。`,
  );
  return wanted && !installed ? 1 : 0;
}

/** One line for people; what nobody expected keeps its stack. */
function complaintOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? ''))
    return `\`${path}\` に書けません。書けるフォルダで実行してください。何も残していません`;
  if (code === 'ENOSPC')
    return 'ディスクに空きがありません。空けてから実行してください。何も残していません';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const localDate = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
