export { main } from './cli.js';
export type { Command, ExitCode } from './command.js';
