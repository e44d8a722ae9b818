import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

/** What a new market needs to know. */
export interface Answers {
  /** Folder as typed, e.g. `my-market` or `.`. */
  readonly folder: string;
  readonly title: string;
  readonly install: boolean;
}

/** Somebody to ask, line by line. */
export interface Terminal {
  readonly ask: (question: string) => Promise<string>;
  readonly close: () => void;
}

export const DEFAULT_FOLDER = 'my-market';
export const DEFAULT_TITLE = '知識市場';

/** What was typed cannot be used; the message says what was found and what is expected. */
export class UsageError extends Error {}

/**
 * Answers from the arguments; what they leave open is asked, where there is somebody to ask.
 *
 * @param openTerminal - Absent where nobody sits in front: then the folder must be an argument.
 * @returns `undefined` when help was asked for.
 * @throws {UsageError}
 */
export async function readAnswers(
  argv: readonly string[],
  openTerminal?: () => Terminal,
): Promise<Answers | undefined> {
  const { values, positionals } = parse(argv);
  if (values.help) return undefined;
  const [folder, ...others] = positionals;
  if (others.length > 0)
    throw new UsageError(`フォルダは一つだけ書いてください。余分: ${others.join(' ')}`);
  const install = !values['no-install'];
  if (folder !== undefined)
    return {
      folder: checkFolder(folder),
      title: checkTitle(values.title ?? DEFAULT_TITLE),
      install,
    };
  if (!openTerminal)
    throw new UsageError(
      '市場を作るフォルダを書いてください。例: npm create chishiki-ichiba my-market',
    );
  const terminal = openTerminal();
  try {
    const asked = await terminal.ask(`市場を作るフォルダ（${DEFAULT_FOLDER}）: `);
    const title = values.title ?? (await terminal.ask(`市場の題名（${DEFAULT_TITLE}）: `)).trim();
    return {
      folder: checkFolder(asked.trim() || DEFAULT_FOLDER),
      title: checkTitle(title || DEFAULT_TITLE),
      install,
    };
  } finally {
    terminal.close();
  }
}

/** Questions on this process's own terminal. */
export function openStandardTerminal(): Terminal {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  return { ask: (question) => lines.question(question), close: () => lines.close() };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        title: { type: 'string' },
        'no-install': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    const unknown = argv.find(
      (one) => one.startsWith('-') && !/^--(title|no-install|help)\b/.test(one),
    );
    throw new UsageError(
      unknown
        ? `\`${unknown}\` は使えません。使えるもの: --title 題名、--no-install、--help`
        : '`--title` には題名を書いてください。例: --title "はじめの市場"',
      { cause },
    );
  }
}

function checkFolder(folder: string): string {
  if (folder === '') throw new UsageError('フォルダの名前が空です。例: my-market');
  if (folder.includes('\0')) throw new UsageError('フォルダの名前に使えない字があります');
  return folder;
}

function checkTitle(title: string): string {
  if (/\p{Cc}/u.test(title) || title.length > 60)
    throw new UsageError(`題名 \`${title.slice(0, 60)}\` は使えません。改行のない60字までを期待`);
  return title;
}
