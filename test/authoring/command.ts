import { afterEach, beforeEach, vi } from 'vitest';
import { site } from '../market/helpers.js';

/**
 * One `ichiba` command in a site of its own, in this process: `run(…)` gives its exit code, `output` what
 * it printed since.
 */
export function useCommand(name: string, files: Record<string, string | Uint8Array>) {
  const state = { dir: '', output: '' };
  let before: string;
  beforeEach(async () => {
    state.dir = await site(files);
    before = process.cwd();
    process.chdir(state.dir);
    state.output = '';
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        state.output += text;
        return true;
      });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.chdir(before);
  });
  return Object.assign(state, {
    run: async (...args: string[]) => {
      state.output = '';
      const { main } = await import('../../plugins/authoring/lib/cli.js');
      return main([name, ...args]);
    },
  });
}
