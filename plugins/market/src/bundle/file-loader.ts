import path from 'node:path';
import { sniff } from '../treat/file-type.js';
import { inspectFile } from '../treat/inspect-file.js';
import { type TreatOptions, treatFile } from '../treat/treat-file.js';

/** As far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string;
  async(): (error: Error | null, content?: Buffer) => void;
  getOptions(): TreatOptions;
}

/** See `createFileRule`. */
export default function fileLoader(this: LoaderContext, content: Buffer): void {
  const done = this.async();
  const { resourcePath } = this;
  const name = path.basename(resourcePath);
  const problem = inspectFile(resourcePath)?.problems.find(({ severity }) => severity === 'error');
  const { type } = { type: undefined, ...sniff(content, name) };
  // The bundler keeps the name, and with it what a host says the file is.
  if (problem || !type || type === 'heic') {
    const why = problem
      ? `${problem.message}\n${problem.hint}`
      : 'は Markdown の `![説明](…)` で載せてください';
    done(new Error(`${name} ${why}`));
    return;
  }
  treatFile(content, type, this.getOptions()).then(
    ({ bytes }) => done(null, bytes),
    (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
  );
}

export const raw = true;
