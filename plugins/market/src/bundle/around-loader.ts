import path from 'node:path';

/** As far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string;
  addDependency(file: string): void;
  getOptions(): AroundOptions;
}

export interface AroundOptions {
  /** Module of ours that exports {@link AroundOptions.name}. */
  readonly module: string;
  /** Function that gets the original and gives what stands in its place. */
  readonly name: string;
  /** Its second argument. */
  readonly settings?: object;
  /** File that changes with the settings. */
  readonly dependency?: string;
}

/**
 * Bundler loader: puts a function of ours around the one export of a module of Docusaurus.
 *
 * @throws {Error} When the module has no default export: another Docusaurus than we know.
 */
export default function aroundLoader(this: LoaderContext, source: string): string {
  const { module, name, settings, dependency } = this.getOptions();
  if (dependency !== undefined) this.addDependency(dependency);
  const inside = source.replace(/^export default (function \w+)?/m, (_, named?: string) =>
    named ? `const original = ${named}` : 'const original = ',
  );
  if (inside === source)
    throw new Error(`no default export in ${path.basename(this.resourcePath)}`);
  const more = settings ? `, ${JSON.stringify(settings)}` : '';
  return `import { ${name} } from ${JSON.stringify(module)};\n${inside}\nexport default ${name}(original${more});\n`;
}
