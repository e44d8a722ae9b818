import { fileURLToPath } from 'node:url';
import type {
  LoadContext,
  OptionValidationContext,
  Plugin,
  SwizzleConfig,
} from '@docusaurus/types';

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

/** What `docusaurus swizzle` says of the parts. */
export const getSwizzleConfig = (): SwizzleConfig => ({
  components: {
    SearchBar: {
      actions: { wrap: 'safe', eject: 'safe' },
      description: 'The search box in the header; a page has exactly one',
    },
    SearchPage: {
      actions: { wrap: 'safe', eject: 'unsafe' },
      description: '/search/: results and facets',
    },
  },
});

/** @throws {Error} Naming the option, what was found and what is allowed. */
export function validateOptions<T, U>({ options }: OptionValidationContext<T, U>): U {
  const wrong = (text: string) => new Error(`@chishiki-ichiba/search: ${text}`);
  for (const [key, value] of Object.entries(options as object)) {
    if (key === 'id') continue;
    if (key !== 'highlightOnArrival')
      throw wrong(
        `"${key}" is no option, found ${JSON.stringify(value)}; there is highlightOnArrival`,
      );
    if (typeof value !== 'boolean')
      throw wrong(`"highlightOnArrival" must be true or false, found ${JSON.stringify(value)}`);
  }
  return { id: 'default', ...options } as U;
}

function here(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
