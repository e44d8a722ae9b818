import path from 'node:path';
import type { ConfigureWebpackUtils, LoadContext } from '@docusaurus/types';
import type { PageStore } from '../emit/page-data.js';
import { everyPageStyles } from '../emit/page-styles.js';
import { dataRoutesRules, keptRendersRule, writeBundleOptions } from './data-routes-rules.js';
import { leanClient } from './lean-client.js';
import { oneThemeCommon } from './one-theme-common.js';

interface MarketBundle {
  readonly context: LoadContext;
  readonly utils: ConfigureWebpackUtils;
  readonly pages: PageStore;
  /** A stick. */
  readonly onDisk: boolean;
  /** Folder of renderings that are kept from build to build. */
  readonly rendersDir: string;
  /** Rules for what this site's bundles are made of. */
  readonly rules: readonly object[];
  /** While the site is served as it is written: folders and their addresses. */
  readonly served: Readonly<Record<string, string>> | undefined;
}

/**
 * What the market asks of the bundler, for one of the bundles: that of the server, of the browser, or of a site that
 * is served as it is written.
 *
 * @param config - Docusaurus' own settings.
 */
export function marketBundle(
  config: object,
  isServer: boolean,
  { context, utils, pages, onDisk, rendersDir, rules, served }: MarketBundle,
): object {
  const { generatedFilesDir, outDir } = context;
  const { list: data, news, dir, base } = pages;
  const resolve = oneThemeCommon(config) ?? {};
  const dependency = writeBundleOptions(generatedFilesDir, [dir, outDir]);
  const all = [
    ...rules,
    ...dataRoutesRules(generatedFilesDir, {
      data,
      dependency,
      lean: !isServer && !served,
      listed: onDisk,
      ...(isServer ? { readFrom: dir } : served ? { news } : {}),
    }),
  ];
  if (isServer) {
    const bundleDir = path.join(outDir, '__server');
    const registry = path.join(generatedFilesDir, 'registry.js');
    const places = { base, dataDir: dir, keptDir: rendersDir, bundleDir, registry };
    return {
      resolve,
      module: { rules: [...all, keptRendersRule(places, dependency)] },
      // Without a hash: the bundle must not change with each text that is a chunk of it.
      output: { chunkFilename: 'assets/js/[name].js' },
    };
  }
  if (served) {
    const folders = Object.entries(served).map(([directory, publicPath]) => ({
      directory,
      publicPath,
      watch: false,
    }));
    return { resolve, module: { rules: all }, devServer: { static: folders } };
  }
  const lean = leanClient(context, utils);
  return {
    ...lean,
    resolve,
    module: { rules: [...all, ...lean.module.rules] },
    optimization: { splitChunks: { cacheGroups: { styles: { test: everyPageStyles } } } },
  };
}
