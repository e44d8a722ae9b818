/** Sizes of the public build against .ci/budgets.json. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listFiles, root } from './files.mjs';

/**
 * @param say - Takes one line per budget.
 * @returns Whether every budget holds. A budget whose files are gone does not: a renamed file must
 *   not switch it off.
 */
export function checkBudgets(say, buildDir = join(root, 'build')) {
  const { budgets } = JSON.parse(readFileSync(join(root, '.ci', 'budgets.json'), 'utf8'));
  if (!existsSync(buildDir)) {
    say('build/ がありません');
    return false;
  }
  const files = listFiles(buildDir).map((path) => ({
    path,
    name: relative(buildDir, path).replaceAll('\\', '/'),
  }));
  const sizes = new Map();
  const sizeOf = ({ path, gzip }) => {
    const key = `${gzip} ${path}`;
    if (!sizes.has(key))
      sizes.set(key, gzip ? gzipSync(readFileSync(path)).length : readFileSync(path).length);
    return sizes.get(key);
  };
  return budgets
    .map(({ name, files: glob, listedAs, measure, maxGzipBytes, maxBytes }) => {
      const gzip = maxGzipBytes !== undefined;
      const pattern = toPattern(glob);
      const matching = files.filter((file) => pattern.test(file.name));
      const found = (listedAs ? listedIn(matching, listedAs, files) : matching).map((file) =>
        sizeOf({ path: file.path, gzip }),
      );
      const size =
        measure === 'largest'
          ? Math.max(0, ...found)
          : found.reduce((sum, bytes) => sum + bytes, 0);
      const limit = gzip ? maxGzipBytes : maxBytes;
      const fine = found.length > 0 && size <= limit;
      const what =
        found.length === 0
          ? 'ファイルがありません'
          : `${kilo(size)}${gzip ? '（gzip）' : ''} / ${kilo(limit)}`;
      say(`${fine ? 'ok  ' : '超過'} ${name}（${glob}）: ${what}`);
      return fine;
    })
    .every(Boolean);
}

/** Files of the build that a list of `{url}` in a data file names. */
function listedIn([data], key, files) {
  const urls = data ? JSON.parse(readFileSync(data.path, 'utf8'))[key].map(({ url }) => url) : [];
  return urls.flatMap((url) => {
    const name = decodeURI(url).replace(/\/$/, '/index.html');
    // Some host the site below a folder, which is none of the build's: the longest end that exists.
    const ends = files.filter((file) => name.endsWith(`/${file.name}`));
    return ends.sort((a, b) => b.name.length - a.name.length).slice(0, 1);
  });
}

/** `*` within a folder, `**` over folders. */
function toPattern(glob) {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (stars) => ({ '**/': '(?:.*/)?', '**': '.*' })[stars] ?? '[^/]*');
  return new RegExp(`^${source}$`);
}

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
