import path from 'node:path';
import type { ConfigureWebpackUtils, LoadContext } from '@docusaurus/types';
import type { Middleware } from '../emit/answer-files.js';
import type { Pace } from '../emit/pace.js';
import type { PageTaker } from '../emit/page-data.js';
import { everyPageStyles } from '../emit/page-styles.js';
import { dataRoutesRules, keptRendersRule, writeBundleOptions } from './data-routes-rules.js';
import { leanClient } from './lean-client.js';
import { oneThemeCommon } from './one-theme-common.js';

interface MarketBundle {
  readonly context: LoadContext;
  readonly utils: ConfigureWebpackUtils;
  readonly pages: PageTaker;
  /** A stick. */
  readonly onDisk: boolean;
  /** Folder of renderings that are kept from build to build. */
  readonly rendersDir: string;
  /** Rules for what this site's bundles are made of. */
  readonly rules: readonly object[];
  /** While the site is served as it is written. */
  readonly served: ServedParts | undefined;
}

export interface ServedParts {
  /** Folders and their addresses. */
  readonly folders: Readonly<Record<string, string>>;
  /** Asked before the folders. */
  readonly middleware: Middleware;
  /** Hears when the bundler begins to work and when it is done. */
  readonly pace: Pick<Pace, 'begin' | 'end'>;
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
    return { resolve, module: { rules: all }, ...serving(served) };
  }
  const lean = leanClient(context, utils);
  return {
    ...lean,
    resolve,
    module: { rules: [...all, ...lean.module.rules] },
    optimization: { splitChunks: { cacheGroups: { styles: { test: everyPageStyles } } } },
  };
}

interface Hook {
  tap(name: string, told: () => void): void;
}

function serving({ folders, middleware, pace }: ServedParts): object {
  return {
    devServer: {
      static: Object.entries(folders).map(([directory, publicPath]) => ({
        directory,
        publicPath,
        watch: false,
      })),
      // Docusaurus joins what its own function answers with what ours does: the list itself is in its answer.
      setupMiddlewares(middlewares: { name?: string }[]): object[] {
        // After the check of hosts.
        const at = middlewares.findIndex(({ name }) => name === 'express-static');
        middlewares.splice(Math.max(at, 0), 0, { name: 'chishiki-ichiba', middleware } as object);
        return [];
      },
    },
    plugins: [
      {
        apply({ hooks }: { hooks: { compile: Hook; done: Hook; failed: Hook } }) {
          hooks.compile.tap('chishiki-ichiba', () => pace.begin('bundle'));
          hooks.done.tap('chishiki-ichiba', () => pace.end('bundle'));
          hooks.failed.tap('chishiki-ichiba', () => pace.end('bundle'));
        },
      },
    ],
  };
}
