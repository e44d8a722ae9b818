import path from 'node:path';

/** As far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string;
  getOptions(): { readonly pages: string };
}

/** Modules of Docusaurus' client with what is put around their one export. */
const around: Readonly<Record<string, string>> = {
  'preload.js': 'aroundPreload',
  'docusaurus.js': 'aroundDocusaurus',
};

/**
 * Bundler loader: Docusaurus readies a route by the chunks it knows; pages of items have a data file.
 *
 * @throws {Error} When the module has no default export: another Docusaurus than we know.
 */
export default function aroundLoader(this: LoaderContext, source: string): string {
  const name = around[path.basename(this.resourcePath)];
  const inside = source.replace(/^export default (function \w+)?/m, (_, named?: string) =>
    named ? `const original = ${named}` : 'const original = ',
  );
  if (!name || inside === source) throw new Error(`no default export in ${this.resourcePath}`);
  return `import { ${name} } from ${JSON.stringify(this.getOptions().pages)};\n${inside}\nexport default ${name}(original);\n`;
}
