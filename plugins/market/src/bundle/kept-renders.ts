import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageFileOf } from '../client/pages/address.js';

/** Where rendering at build finds what it needs; written into the server's bundle by `bundle/around-loader.ts`. */
export interface KeptRendersSettings {
  /** What addresses of items begin with: `/docs/`. */
  readonly base: string;
  /** Folder of the pages' data files ({@link pageFileOf}), with a slash at its end. */
  readonly dataDir: string;
  /** Folder where renderings are kept, of one edition and locale. */
  readonly keptDir: string;
  /** Folder of the server's bundle. */
  readonly bundleDir: string;
  /** Docusaurus' list of the chunks of all routes (`registry.js`). */
  readonly registry: string;
}

interface Rendered {
  readonly html: string;
  readonly collectedData: { readonly metadata: { readonly helmet: unknown } };
}
type Render = (page: { readonly pathname: string }) => Promise<Rendered>;

interface Kept {
  /** Of everything the rendering was made from. */
  readonly key: string;
  readonly rendered: Rendered;
}

/**
 * Around Docusaurus' rendering of a page at build: a page of an item whose data and scripts are what they were is
 * not rendered again. What a page shows follows from its data file, its address and the server's
 * scripts alone (`test/deep/same-bytes.test.ts` builds both ways), so the key holds exactly those.
 */
export function aroundRender(original: Render, settings: KeptRendersSettings): Render {
  const { base, dataDir, keptDir } = settings;
  let scripts: string | undefined;
  return async (page) => {
    const { pathname } = page;
    const name = pageFileOf(pathname, base);
    const data = name === undefined ? undefined : readText(dataDir + name);
    if (name === undefined || data === undefined) return original(page);
    scripts ??= hashOfScripts(settings);
    const key = createHash('sha256').update(`${scripts}\0${pathname}\0${data}`).digest('hex');
    const file = path.join(keptDir, name);
    const kept = readKept(file);
    if (kept?.key === key) return kept.rendered;
    const rendered = await original(page);
    // With the old `postBuild` attribute it holds functions, which no file can.
    if (rendered.collectedData.metadata.helmet === null) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ key, rendered } satisfies Kept));
    }
    return rendered;
  };
}

/** A build that was stopped may have left half a file: that is none. */
function readKept(file: string): Kept | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Kept;
  } catch {
    return undefined;
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function hashOfScripts({ bundleDir, registry }: KeptRendersSettings): string {
  const others = new Set(otherChunks(readFileSync(registry, 'utf8')).map((name) => `${name}.js`));
  const hash = createHash('sha256');
  const files = readdirSync(bundleDir, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.js')).sort())
    if (!others.has(path.basename(file)))
      hash.update(`${file}\0`).update(readFileSync(path.join(bundleDir, file)));
  return hash.digest('hex');
}

/**
 * Chunks that no page of an item loads: data of other pages, and texts that are code (`.mdx`).
 *
 * @param registry - Text of `registry.js`: a line for each chunk with its name and its module.
 */
export function otherChunks(registry: string): string[] {
  return registry.split('\n').flatMap((line) => {
    const end = line.indexOf('", require.resolveWeak(');
    const module = line.slice(line.lastIndexOf('"', end - 1) + 1, end);
    const isData = module.startsWith('@generated/') && module.includes('/p/');
    const [, name] = line.split('"');
    return name && (isData || module.startsWith('@site/')) ? [name] : [];
  });
}
