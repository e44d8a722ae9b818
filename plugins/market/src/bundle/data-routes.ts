import { pageFileOf } from '../client/pages/address.js';
import { entriesOf, type RouteFiles } from './route-table.js';

/** What `emit/page-data.ts` leaves for the bundler: pages that are no routes of their own in the bundle. */
export interface DataRoutes {
  /** What their addresses begin with: `/docs/`. */
  readonly base: string;
  /** Folder of our files. */
  readonly files: string;
  /** Of the scripts that read them, see `PageData`. */
  readonly code: string;
  /** Path → theme part. */
  readonly components: Readonly<Record<string, string>>;
  /** Paths of all such pages, where Docusaurus does not hear of each. Default: those of `components`. */
  readonly all?: readonly string[];
}

/** Where the two bundles find what they need. */
export interface DataRoutesPlace {
  /** Module with `createPages`. */
  readonly pages: string;
  /** Folder that the rendering at build reads; the browser's bundle has none. */
  readonly readFrom?: string;
  /** Every address is told: on a stick, where an unknown one must not ask for a file that is not there. */
  readonly listed?: boolean;
  /** Module that changes with the data of any page, while the site is served as it is written. */
  readonly news?: string;
}

/** Ends the key of a theme part in `routesChunkNames.json`, where routes have a hash. */
const PART = 'part';

/**
 * The two modules without the routes of items: one route stands for all of them, so that neither the script
 * of every page nor the search for a route grows with the market. Docusaurus itself keeps its routes, for
 * rendering, link check and sitemap.
 */
export function takeOutDataRoutes(
  { routes, chunkNames }: RouteFiles,
  data: DataRoutes,
  { pages, readFrom, listed = false, news }: DataRoutesPlace,
): RouteFiles {
  const names = JSON.parse(chunkNames) as Record<string, unknown>;
  const parts = new Map<string, unknown>();
  const taken: string[] = [];
  const simple = new Set<string>();
  let written = '';
  let start = 0;
  let at: number | undefined;
  for (const { text, path, hash } of entriesOf(routes)) {
    const key = `${path}-${hash}`;
    const component = path === undefined ? undefined : data.components[path];
    if (path !== undefined && component !== undefined && Object.hasOwn(names, key)) {
      parts.set(component, names[key]);
      delete names[key];
      taken.push(path);
      continue;
    }
    if (path !== undefined) simple.add(key);
    if (text === '  {\n') start = written.length;
    // After all single routes, which may be those of `.mdx` items; before a route that holds others, which
    // may answer for every address.
    if (text === '    routes: [\n' || text === "    path: '*',\n") at ??= start;
    written += text;
  }
  if (at === undefined || taken.length === 0) return { routes, chunkNames };
  // Pages with addresses like ours that are routes of their own: `.mdx` items, pages of other plugins.
  const others = Object.keys(names).filter((key) => pageFileOf(pathOf(key), data.base));
  for (const [component, chunks] of parts) names[`${component}-${PART}`] = chunks;
  const components = [...parts.keys()].map(
    (component) =>
      `${JSON.stringify(component)}: ComponentCreator(${JSON.stringify(component)}, '${PART}')`,
  );
  const settings = `{
  base: ${JSON.stringify(data.base)},
  files: ${JSON.stringify(data.files)},
  code: ${JSON.stringify(data.code)},
  others: ${JSON.stringify([...new Set(others.map((key) => pageFileOf(pathOf(key), data.base)))])},
${listed ? `  only: ${JSON.stringify((data.all ?? taken).map((path) => pageFileOf(path, data.base)))},\n` : ''}  components: { ${components.join(', ')} },
  missing: ComponentCreator('*'),${
    readFrom === undefined
      ? ''
      : `\n  read: (file) => JSON.parse(process.getBuiltinModule('node:fs').readFileSync(${JSON.stringify(readFrom)} + file, 'utf8')),`
  }
}`;
  // A page below another route comes behind a pattern of ours: only a list leaves it alone.
  const isBelow = others.some((key) => !simple.has(key));
  const paths = isBelow || listed ? (data.all ?? taken) : patternsOf(taken, data.base);
  const route = `  { path: ${JSON.stringify(paths)}, component: createPages(${settings}), exact: true },\n`;
  // The page on the screen takes its new data; without this its scripts would be run anew.
  const renew =
    news === undefined
      ? ''
      : `import { renewPages } from ${JSON.stringify(pages)};
import ${JSON.stringify(news)};
if (module.hot) module.hot.accept(${JSON.stringify(news)}, renewPages);
`;
  return {
    routes: `import { createPages } from ${JSON.stringify(pages)};\n${renew}${written.slice(0, at)}${route}${written.slice(at)}`,
    chunkNames: JSON.stringify(names),
  };
}

const pathOf = (key: string): string => key.replace(/-[^-]+$/, '');

/** Patterns of react-router that hold these paths and no other kind of page. */
function patternsOf(paths: readonly string[], base: string): string[] {
  const tails = paths.map((path) => path.slice(base.length).replace(/\/$/, '').split('/'));
  const ways = (at: number) =>
    [...new Set(tails.flatMap((parts) => parts[at] ?? []))].sort().join('|');
  const head = `${base.replace(/[.+*?=^!:${}()[\]|\\]/g, '\\$&')}:kind(${ways(0)})/:id([a-z0-9-]+)`;
  return [head, ...(ways(2) ? [`${head}/:sheet(${ways(2)})`] : [])].map((path) => `${path}/`);
}
