import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** What every page has around it. */
const everywhere = [
  'plugins/market/src/theme/Root/index.tsx',
  'plugins/market/src/ui/market.css',
  'plugins/market/src/ui/site.css',
  'plugins/market/src/ui/tokens.css',
  'plugins/market/src/ui/print.css',
  'plugins/search/src/theme/SearchBar/index.tsx',
  'src/css/custom.css',
];

/**
 * Hash of the code that draws a part of the theme: its file and all it imports of ours, styles included.
 * A change of the board makes results about the board old, and no others. Content is not in it.
 */
export function coveredHash(component: string): string {
  const known = hashes.get(component);
  if (known) return known;
  const start = themeFile(component);
  const files = new Set<string>();
  for (const file of [...everywhere, ...(start ? [start] : [])]) follow(file, files);
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const text = readFileSync(path.join(root, file), 'utf8');
    hash.update(`${file}\0${text.replaceAll('\r\n', '\n')}\0`);
  }
  // The classic theme around ours, and what judges it.
  for (const name of ['@docusaurus/theme-classic', 'infima', 'axe-core'])
    hash.update(`${name}@${versionOf(name)}\0`);
  const covered = hash.digest('hex').slice(0, 16);
  hashes.set(component, covered);
  return covered;
}

/** Of several parts: what a way through the market is drawn by. */
export const coveredTogether = (components: readonly string[]): string =>
  createHash('sha256').update(components.map(coveredHash).join(' ')).digest('hex').slice(0, 16);

/** Files a part of the theme leads to; for tests of this very list. */
export function filesBehind(component: string): string[] {
  const files = new Set<string>();
  const start = themeFile(component);
  if (start) follow(start, files);
  return [...files].sort();
}

const hashes = new Map<string, string>();

/** Which room holds `@theme/X`; none for a part of the classic theme. */
function themeFile(component: string): string | undefined {
  const name = component.replace(/^@theme\//, '');
  return ['market', 'search']
    .map((room) => `plugins/${room}/src/theme/${name}/index.tsx`)
    .find((file) => existsSync(path.join(root, file)));
}

function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  // Types are gone before anything is drawn.
  const text = readFileSync(path.join(root, file), 'utf8').replace(
    /^(?:import|export) type [^'"]*from '[^']+';$/gm,
    '',
  );
  const specifiers = [
    ...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/@import\s+['"]([^'"]+)['"]/g),
  ].map(([, specifier]) => specifier as string);
  for (const specifier of specifiers) {
    const next = resolve(file, specifier);
    if (next) follow(next, seen);
  }
}

function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('@theme/')) return themeFile(specifier);
  if (specifier === '@chishiki-ichiba/search/slip') return 'plugins/search/src/ui/slip.ts';
  if (specifier === '@chishiki-ichiba/search/hand-over')
    return 'plugins/search/src/ui/hand-over.ts';
  if (!specifier.startsWith('.')) return undefined;
  const base = path.posix.join(path.posix.dirname(from), specifier);
  return [base, base.replace(/\.js$/, '.ts'), base.replace(/\.js$/, '.tsx')].find(
    (file) => existsSync(path.join(root, file)) && statSync(path.join(root, file)).isFile(),
  );
}

const versionOf = (name: string): string => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string }>;
  };
  return lock.packages[`node_modules/${name}`]?.version ?? '';
};
