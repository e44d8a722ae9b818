import { type Command, EXIT, type ExitCode, print, printError, UsageError } from './command.js';
import { diskComplaint } from './disk-errors.js';

/** Commands are loaded when they are called, so that `start` need not read what `check` needs. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import('./check.js')).check,
  new: async () => (await import('./new.js')).newPage,
  interview: async () => (await import('./interview/interview.js')).interview,
  import: async () => (await import('./import/import.js')).importPages,
  export: async () => (await import('./export/export.js')).exportPages,
  'export-search': async () => (await import('./export-search.js')).exportSearch,
  furigana: async () => (await import('./furigana.js')).furigana,
  start: async () => (await import('./start.js')).start,
  edit: async () => (await import('./edit/edit.js')).edit,
  lsp: async () => (await import('./lsp/lsp.js')).lsp,
  build: async () => (await import('./build.js')).build,
  serve: async () => (await import('./serve.js')).serve,
  print: async () => (await import('./print/print.js')).print,
  federate: async () => (await import('./federate/federate.js')).federate,
  'leak-check': async () => (await import('./leak-check.js')).leakCheck,
  report: async () => (await import('./report.js')).report,
  doctor: async () => (await import('./doctor/doctor.js')).doctor,
  translate: async () => (await import('./translate.js')).translate,
  withdraw: async () => (await import('./withdraw.js')).withdraw,
  mcp: async () => (await import('./mcp/mcp.js')).mcp,
};

/**
 * The `ichiba` command.
 *
 * @param argv - Arguments after the program's name.
 * @returns 0 fine, 1 problems in the content, 2 could not run.
 */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    await printHelp();
    return name === undefined ? EXIT.cannot : EXIT.fine;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    printError(
      `\`${name}\` という命令はありません。使える命令: ${Object.keys(commands).join('、')}`,
    );
    return EXIT.cannot;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    print(`ichiba ${command.usage}\n  ${command.summary}`);
    return EXIT.fine;
  }
  try {
    return await command.run(args);
  } catch (error) {
    const complaint = argumentComplaint(error);
    if (complaint !== undefined) printError(`${complaint}\n使い方: ichiba ${command.usage}`);
    else if (diskComplaint(error) !== undefined) printError(`${diskComplaint(error)}`);
    else printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.cannot;
  }
}

/** What is wrong with the arguments, in Japanese: our own error, or one of `node:util` parseArgs. */
function argumentComplaint(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const { message } = error as Error;
  const [, argument = message] = /'(-?-?[^' <]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return `\`${argument}\` の値を読めません（値が要らないか、抜けています）`;
  return `\`${argument}\` という引数はありません`;
}

async function printHelp(): Promise<void> {
  print('使い方: ichiba <命令> …\n');
  for (const load of Object.values(commands)) {
    const command = await load();
    print(`  ichiba ${command.usage}\n      ${command.summary}`);
  }
}
