import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * A plain file that a name of others points at, inside a folder.
 *
 * @returns `undefined` for what is not there, leads out, or is a link or a folder.
 */
export function insideFile(folder: string, name: string): string | undefined {
  const clean = name.replace(/[?#].*$/, '').replaceAll('\\', '/');
  if (clean === '' || /\p{Cc}/u.test(clean) || /^(?:[a-z]:|\/)/i.test(clean)) return undefined;
  const file = join(folder, clean);
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep) || !existsSync(file))
    return undefined;
  if (!lstatSync(file).isFile()) return undefined;
  // A folder on the way may be a link to elsewhere.
  return realpathSync(file).startsWith(realpathSync(folder) + sep) ? file : undefined;
}
