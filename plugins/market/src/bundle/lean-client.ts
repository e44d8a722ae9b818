import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigureWebpackUtils, LoadContext } from '@docusaurus/types';

/** Settings of the bundler that Docusaurus merges with its own. */
interface LeanClient {
  readonly output: object;
  readonly module: { readonly rules: readonly object[] };
  readonly plugins: readonly unknown[];
}

/**
 * What of Docusaurus' own script for the browser need not be on every page, for a built site. Every
 * page of the site loads it before it answers, on a phone with a poor line for seconds.
 */
export function leanClient(
  { generatedFilesDir, siteConfig }: LoadContext,
  { currentBundler }: ConfigureWebpackUtils,
): LeanClient {
  const { prism } = siteConfig.themeConfig as { prism?: { additionalLanguages?: string[] } };
  const { NormalModuleReplacementPlugin } = currentBundler.instance;
  return {
    // A chunk's name would stand in the table of the runtime a second time.
    output: { chunkFilename: 'assets/js/[id].[contenthash:8].js' },
    module: {
      rules: [
        {
          test: /\.js$/,
          include: path.join(generatedFilesDir, 'registry.js'),
          enforce: 'pre',
          use: [{ loader: here('./route-table-loader.js') }],
        },
      ],
    },
    // It gives Prism the languages a site adds to those it has, and with Prism comes to every page.
    // Without such languages it does nothing; blocks of code bring Prism themselves.
    plugins: prism?.additionalLanguages?.length
      ? []
      : [
          new NormalModuleReplacementPlugin(
            /[\\/]theme-classic[\\/]lib[\\/]prism-include-languages(?:\.js)?$/,
            here('./nothing.js'),
          ),
        ],
  };
}

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
