import { readFile } from 'node:fs/promises';
import type { WorkerConfig } from '../offline/worker.js';

/** Modules of the worker, those that import nothing first. */
const PARTS = ['keys', 'range', 'worker'] as const;

/**
 * The service worker as one classic script: every browser runs those, and there is no bundler to ask.
 * The parts import only each other, so joining them is taking `import` and `export` away.
 *
 * @param config - `store` alone makes the worker that takes itself away.
 */
export async function toWorkerScript(
  config: WorkerConfig | Pick<WorkerConfig, 'store'>,
): Promise<string> {
  const parts = await Promise.all(
    PARTS.map((name) => readFile(new URL(`../offline/${name}.js`, import.meta.url), 'utf8')),
  );
  const start = 'shell' in config ? 'startWorker' : 'endWorker';
  return `${parts.map(toClassic).join('\n')}\n${start}(self, ${JSON.stringify(config)});\n`;
}

const toClassic = (module: string): string =>
  module
    .replace(/^import .*?;$/gm, '')
    .replace(/^export \{.*?\};$/gm, '')
    .replace(/^export /gm, '')
    .replace(/^\/\/# sourceMappingURL=.*$/gm, '')
    .trim();
