import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
    {
      test: /[\\/]@docusaurus[\\/]core[\\/]lib[\\/]client[\\/](?:preload|docusaurus)\.js$/,
      enforce: 'pre',
      use: [{ loader: here('./around-loader.js'), options: { pages } }],
    },
  ];
}

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
