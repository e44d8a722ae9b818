import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AroundOptions } from './around-loader.js';
import type { KeptRendersSettings } from './kept-renders.js';
import type { RouteTableOptions } from './route-table-loader.js';

/**
 * The bundler's persistent cache does not look at a loader's options: with them alone a public build after a members
 * build would read the members' pages. As a file that every module concerned depends on, they part one
 * edition, one language and one folder of output from another.
 *
 * @param apart - What they are told apart by.
 * @returns The file.
 */
export function writeBundleOptions(generatedFilesDir: string, apart: readonly string[]): string {
  const file = path.join(generatedFilesDir, 'chishiki-ichiba-market', 'bundle-options.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(apart));
  return file;
}

/** Bundler rules with which pages of items are data and no routes, for one of the two bundles of a built site. */
export function dataRoutesRules(
  generatedFilesDir: string,
  options: Omit<RouteTableOptions, 'pages'>,
): object[] {
  const pages = here('../client/pages/pages.js');
  const table = { loader: here('./route-table-loader.js'), options: { ...options, pages } };
  return [
    {
      test: /\.js$/,
      include: path.join(generatedFilesDir, 'routes.js'),
      enforce: 'pre',
      use: [table],
    },
    {
      test: /\.json$/,
      include: path.join(generatedFilesDir, 'routesChunkNames.json'),
      type: 'javascript/auto',
      use: [table],
    },
    aroundRule('preload', { module: pages, name: 'aroundPreload' }),
    aroundRule('docusaurus', { module: pages, name: 'aroundDocusaurus' }),
  ];
}

/**
 * The bundler rule of the server's bundle with which a page that is as it was is not rendered again.
 *
 * @param dependency - Of {@link writeBundleOptions}.
 */
export const keptRendersRule = (settings: KeptRendersSettings, dependency: string): object =>
  aroundRule('serverEntry', {
    module: here('./kept-renders.js'),
    name: 'aroundRender',
    settings,
    dependency,
  });

const aroundRule = (client: string, options: AroundOptions): object => ({
  test: new RegExp(`[\\\\/]@docusaurus[\\\\/]core[\\\\/]lib[\\\\/]client[\\\\/]${client}\\.js$`),
  enforce: 'pre',
  use: [{ loader: here('./around-loader.js'), options }],
});

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
