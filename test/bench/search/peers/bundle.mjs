import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { PART } from '../parts.mjs';

/**
 * One minified script for a browser. Parts loaded later are counted in.
 *
 * @param options.source - The module's text; what it imports is found from `resolveDir`.
 * @param options.entry - Or a file.
 * @param options.aliases - Import name → file or folder.
 */
export async function bundle({ source, entry, resolveDir, out, aliases = {} }) {
  await build({
    ...common,
    ...(entry ? { entryPoints: [entry] } : { stdin: { contents: source, resolveDir } }),
    outfile: out,
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

const common = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  logLevel: 'error',
};

/**
 * The same, but what is imported dynamically lies beside it, each in a file of its own, as a site's
 * bundler does it. A part holds everything it imports, so it is rather larger than there; and before it
 * runs it asks the host of the index for itself, so that it is counted like any file: bytes, request, wave.
 */
export async function bundleApart({ source, resolveDir, out }) {
  const parts = new Map();
  const apart = {
    name: 'apart',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ kind, path, ...from }) => {
        if (kind !== 'dynamic-import') return undefined;
        const found = await resolve(path, { kind: 'import-statement', ...from });
        const names = found.path.split(/[\\/]/);
        const name = names.at(-1) === 'index.js' ? names.at(-2) : names.at(-1).replace('.js', '');
        parts.set(`${PART}${name}.mjs`, found.path);
        return { path: `./${PART}${name}.mjs`, external: true };
      });
    },
  };
  const settings = { ...common, plugins: [apart] };
  await build({ ...settings, stdin: { contents: source, resolveDir }, outfile: out });
  for (const [name, file] of parts)
    await build({
      ...settings,
      entryPoints: [file],
      outfile: join(dirname(out), name),
      banner: { js: `await globalThis.askForPart?.(${JSON.stringify(name)});` },
    });
}
