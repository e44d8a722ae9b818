/** Exit codes of every command. */
export const EXIT = { fine: 0, problems: 1, cannot: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT] | number;

/** One word after `ichiba`. */
export interface Command {
  readonly name: string;
  /** How to call it, e.g. `check [ページ…] [--format text|json]`. */
  readonly usage: string;
  /** One Japanese sentence for the list of commands. */
  readonly summary: string;
  /**
   * @param args - What stood after the command's name.
   * @returns Exit code; throws `UsageError` for arguments it does not take.
   */
  run(args: readonly string[]): Promise<ExitCode>;
}

/** The command cannot run as it was called; the message is for the person who called it. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
export const printError = (line: string): void => void process.stderr.write(`${line}\n`);
