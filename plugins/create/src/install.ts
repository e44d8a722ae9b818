import { spawnSync } from 'node:child_process';

/** Package manager that started this process, by what it says of itself; npm when it says nothing. */
export function packageManager(agent = process.env.npm_config_user_agent ?? ''): string {
  const name = agent.split('/')[0] ?? '';
  return ['pnpm', 'yarn', 'bun'].includes(name) ? name : 'npm';
}

/** Install what a new market needs; its output is the reader's. @returns Whether it went well. */
export function install(folder: string, manager: string): boolean {
  const { status } = spawnSync(manager, ['install'], {
    cwd: folder,
    stdio: 'inherit',
    // npm and its like are .cmd files on Windows.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
