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
 * Docusaurus 3 plugin: owns the theme parts `SearchBar` and `SearchPage` and the highlight on
 * arrival. It builds no index and adds no route: the market plugin calls
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
  };
}

function here(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
