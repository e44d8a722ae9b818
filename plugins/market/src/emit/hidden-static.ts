import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Take files of static/ out of a finished build that only pages outside its edition use. One that the
 * site itself names somewhere (a logo, a picture of its front page) stays.
 *
 * @param addresses - As authors wrote them, `/zu.svg`.
 */
export async function removeHiddenStatic(
  addresses: readonly string[],
  outDir: string,
): Promise<void> {
  // Docusaurus hands over what the command line said, a slash at its end included.
  const root = path.resolve(outDir);
  const files = new Map(
    addresses.flatMap((address) => {
      const file = path.join(root, safeDecode(address));
      return file.startsWith(root + path.sep) ? [[address, file] as const] : [];
    }),
  );
  if (files.size === 0) return;
  const named = new Set<string>();
  for await (const text of textsUnder(root))
    for (const address of files.keys())
      if (text.includes(address) || text.includes(encodeURI(address))) named.add(address);
  for (const [address, file] of files) if (!named.has(address)) await rm(file, { force: true });
}

async function* textsUnder(dir: string): AsyncIterable<string> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* textsUnder(file);
    else if (/\.(html|css|js|json|xml|webmanifest)$/.test(entry.name))
      yield await readFile(file, 'utf8');
  }
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
