import { build } from 'esbuild';

/**
 * One minified script for a browser. Parts loaded later are counted in.
 *
 * @param options.source - The module's text; what it imports is found from `resolveDir`.
 * @param options.entry - Or a file.
 * @param options.aliases - Import name → file or folder.
 */
export async function bundle({ source, entry, resolveDir, out, aliases = {} }) {
  await build({
    ...(entry ? { entryPoints: [entry] } : { stdin: { contents: source, resolveDir } }),
    outfile: out,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
    plugins: [
      {
        name: 'aliases',
        setup({ onResolve }) {
          for (const [name, target] of Object.entries(aliases))
            onResolve({ filter: new RegExp(`^${name}(/|$)`) }, ({ path }) => ({
              path: target + path.slice(name.length),
            }));
        },
      },
    ],
  });
}
