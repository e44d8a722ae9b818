import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Which scripts and styles of the bundler a page needs, by address. Paths are relative to the build. */
export interface SiteChunks {
  /** Every route, in order. */
  readonly routes: readonly string[];
  /** Of a route, by its path with base URL; empty for one that is none. */
  of(route: string): readonly string[];
  /** What is fetched later by some page of any kind (search, dialogs): no route names it. */
  readonly later: readonly string[];
}

interface ClientManifest {
  /** Chunk name or id → ids of the chunks that hold it. */
  readonly origins: Readonly<Record<string, readonly (string | number)[]>>;
  /** Chunk id → its files. */
  readonly assets: Readonly<Record<string, Readonly<Record<string, readonly { file: string }[]>>>>;
}

/**
 * Read what Docusaurus wrote down while it built: routes → chunk names, chunk names → files.
 *
 * @throws {Error} When one of the two is missing: another Docusaurus than we know.
 */
export async function readSiteChunks(generatedFilesDir: string): Promise<SiteChunks> {
  const [routes, manifest] = await Promise.all([
    readGenerated<Record<string, unknown>>(generatedFilesDir, 'routesChunkNames.json'),
    readGenerated<ClientManifest>(generatedFilesDir, 'client-manifest.json'),
  ]);
  return toSiteChunks(routes, manifest);
}

export function toSiteChunks(
  routes: Readonly<Record<string, unknown>>,
  manifest: ClientManifest,
): SiteChunks {
  const names = new Map<string, Set<string>>();
  for (const [key, chunks] of Object.entries(routes)) {
    const route = key.replace(/-[^-]*$/, '');
    const known = names.get(route) ?? new Set();
    for (const name of wordsOf(chunks)) known.add(name);
    names.set(route, known);
  }
  const filesOf = (chunk: string): string[] =>
    (manifest.origins[chunk] ?? []).flatMap((id) =>
      Object.values(manifest.assets[String(id)] ?? {}).flatMap((files) =>
        files.map(({ file }) => file),
      ),
    );
  const routed = new Set([...names.values()].flatMap((chunks) => [...chunks]));
  const later = Object.keys(manifest.origins).filter(
    (name) => /^\d+$/.test(name) && !routed.has(name),
  );
  return {
    routes: [...names.keys()].sort(),
    of: (route) => unique([...(names.get(route) ?? [])].flatMap(filesOf)),
    later: unique(later.flatMap(filesOf)),
  };
}

/** Every chunk name in a tree of them. */
function wordsOf(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(wordsOf) : [];
}

const unique = (list: readonly string[]): string[] =>
  [...new Set(list)].filter((file) => !file.endsWith('.map'));

async function readGenerated<T>(dir: string, name: string): Promise<T> {
  const file = path.join(dir, name);
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (cause) {
    throw new Error(
      `cannot read ${file}, where Docusaurus writes the scripts and styles of each page`,
      { cause },
    );
  }
}
