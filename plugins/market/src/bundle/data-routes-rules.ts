import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeptRendersSettings } from '../client/pages/kept-renders.js';
import type { AroundOptions } from './around-loader.js';
import type { RouteTableOptions } from './route-table-loader.js';

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

/** The bundler rule of the server's bundle with which a page that is as it was is not rendered again. */
export const keptRendersRule = (settings: KeptRendersSettings): object =>
  aroundRule('serverEntry', {
    module: here('../client/pages/kept-renders.js'),
    name: 'aroundRender',
    settings,
  });

const aroundRule = (client: string, options: AroundOptions): object => ({
  test: new RegExp(`[\\\\/]@docusaurus[\\\\/]core[\\\\/]lib[\\\\/]client[\\\\/]${client}\\.js$`),
  enforce: 'pre',
  use: [{ loader: here('./around-loader.js'), options }],
});

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
