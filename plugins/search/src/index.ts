import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';

export type {
  FacetLabels,
  Hit,
  IndexOptions,
  SearchClient,
  SearchDocument,
  SearchManifest,
  SearchOptions,
  SearchResult,
} from './types.js';

export interface SearchPluginOptions {
  id?: string;
  /** Mark the query's words on the page a result leads to. Default true. */
  highlightOnArrival?: boolean;
}

/**
 * Docusaurus 3 plugin: owns the theme parts `SearchBar` and `SearchPage`, the light FlexSearch build
 * and the highlight on arrival. It builds no index and adds no route: the market plugin calls
 * `buildSearchIndex` and adds `/search/` with the component `@theme/SearchPage`.
 */
export default function pluginSearch(
  _context: LoadContext,
  options: SearchPluginOptions = {},
): Plugin<void> {
  return {
    name: 'chishiki-ichiba-search',
    // Absolute, because a plugin handed over as a function has no path of its own to resolve against.
    getThemePath: () => here('./theme'),
    getClientModules: () => (options.highlightOnArrival === false ? [] : [here('./ui/arrival.js')]),
    configureWebpack: () => ({ resolve: { alias: { '#flexsearch': lightFlexSearch() } } }),
  };
}

/**
 * The light build, 4.3 kB instead of 17.5 kB (gzip). FlexSearch's `exports` close it off, so it is
 * found beside the main file; only a bundler can load it (it is ESM named `.js` without a type).
 */
export function lightFlexSearch(): string {
  const main = createRequire(import.meta.url).resolve('flexsearch');
  return path.join(path.dirname(main), 'flexsearch.light.module.min.js');
}

function here(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
