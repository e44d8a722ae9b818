import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Bundler rule for pictures and films under the roots that the code of an `.mdx` page asks for itself
 * (`require('./x.jpg')`): they are published like those that Markdown names. Before all other rules, since
 * the MDX loader names its own.
 */
export function createFileRule(siteDir: string, roots: readonly string[], maxSize: number): object {
  const isOurs = (file: string): boolean =>
    roots.some((root) => file.startsWith(path.join(siteDir, root) + path.sep));
  return {
    test: /\.(?:png|jpe?g|webp|avif|gif|svg|webm|mp4)$/i,
    include: [isOurs],
    enforce: 'pre',
    use: [
      {
        loader: fileURLToPath(new URL('./file-loader.js', import.meta.url)),
        options: { maxSize },
      },
    ],
  };
}
