import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { docusaurusBin } from './site.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface RunningChild {
  readonly child: ChildProcess;
  /** Exit code; 128 + n when a signal (to it or to us) ended it. */
  readonly done: Promise<number>;
}

/**
 * Run `docusaurus <args>` of the site, its lines shown. Signals reach it, and it never outlives us.
 *
 * @param options.env - Added to the environment of this process.
 */
export function runDocusaurus(
  siteDir: string,
  args: readonly string[],
  options: { env: Readonly<Record<string, string>> },
): RunningChild {
  const watch = new URL('./end-with-parent.js', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', watch, docusaurusBin(siteDir), ...args], {
    cwd: siteDir,
    env: { ...process.env, ...options.env, ICHIBA_PARENT: String(process.pid) },
    // The channel carries nothing: that it closes tells the child that we are gone, however we ended.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.channel?.unref();
  let received: NodeJS.Signals | undefined;
  const pass = (signal: NodeJS.Signals) => {
    received = signal;
    child.kill(signal);
    // A child that does not listen must not keep us: Docusaurus takes milliseconds to end.
    setTimeout(() => child.kill('SIGKILL'), 5000).unref();
  };
  const kill = () => void child.kill();
  for (const signal of signals) process.on(signal, pass);
  process.on('exit', kill);
  const done = new Promise<number>((resolve) => {
    const finish = (code: number) => {
      for (const signal of signals) process.off(signal, pass);
      process.off('exit', kill);
      resolve(code);
    };
    child.once('error', () => finish(1));
    child.once('exit', (code, signal) => {
      const by = received ?? signal;
      finish(by ? 128 + (constants.signals[by] ?? 0) : (code ?? 1));
    });
  });
  return { child, done };
}
