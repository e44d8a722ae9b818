import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What differs for a reader: the part of the theme that draws the page, and where pages of this kind lie. */
export interface PageType {
  /** Component and shape of its addresses. */
  readonly name: string;
  /** Part of the theme the route names. */
  readonly component: string;
  /** Addresses of this type, the page with most in it first. */
  readonly paths: readonly string[];
}

/**
 * Every type of page a build has, read from what Docusaurus wrote down while it built: no list of ours
 * can forget one.
 */
export function readPageTypes(buildDir: string, generatedDir: string): PageType[] {
  const read = (name: string): string => readFileSync(path.join(generatedDir, name), 'utf8');
  const routes = JSON.parse(read('routesChunkNames.json')) as Record<string, { __comp: string }>;
  const components = new Map(
    [...read('registry.js').matchAll(/"([^"]+)": \[\(\) => import\([^)]*\), "([^"]+)"/g)].map(
      ([, chunk, module]) => [chunk, module] as const,
    ),
  );
  const types = new Map<string, { component: string; found: { path: string; size: number }[] }>();
  for (const [key, { __comp: chunk }] of Object.entries(routes)) {
    const route = key.replace(/-[^-]*$/, '');
    const file = path.join(buildDir, route, 'index.html');
    const component = components.get(chunk);
    // Frames of classic docs name the same address as the page inside them.
    if (!component || frames.has(component) || !existsSync(file)) continue;
    const name = `${component} ${shapeOf(route)}`;
    const type = types.get(name) ?? { component, found: [] };
    type.found.push({ path: route, size: statSync(file).size });
    types.set(name, type);
  }
  return [...types]
    .map(([name, { component, found }]) => ({
      name,
      component,
      paths: found
        .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
        .map(({ path: address }) => address),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const frames = new Set(['@theme/DocsRoot', '@theme/DocVersionRoot', '@theme/DocRoot']);

/** Ids of items, values of lists and names of documents are what pages of one type differ in. */
const shapeOf = (route: string): string =>
  route.replace(/\/(docs\/[a-z]+|kind|phase|canvas|plugins)\/([^/]+)\//, (whole, folder, id) =>
    id === 'blank' ? whole : `/${folder}/*/`,
  );

/** Nobody writes it, and the page about these tests must not show it either: a search would find that page. */
export const NO_SUCH_WORD = 'れろれろれ';

/** What a page shows only when it is asked for something, or where its author wrote other parts: no address of a build says so. */
export const states: Readonly<Record<string, string>> = {
  'state: a search with results': '/search/?q=%E8%A3%8F%E6%B3%A2',
  'state: a search that finds nothing': `/search/?q=${encodeURIComponent(NO_SUCH_WORD)}`,
  'state: work mode, first screen': '/work/?id=tig-corner-nametsuke',
  'state: work mode, a step': '/work/?id=tig-corner-nametsuke#step-awase',
  'state: compare two cases': '/cases/compare/?ids=kyoto-shisaku-net,monozukuri-no-wa',
  'state: printing several': '/print/?ids=tig-corner-nametsuke,buff-polishing',
  'state: the board, narrowed': '/board/?process=welding&mm=1.2',
  'state: failures of one cause': '/failures/#cause-insufficient-study',
  'state: offline, page not kept': '/offline/?from=/docs/manual/none/',
  'state: no such page': '/docs/manual/none/',
  'state: a form to fill in': '/docs/guide/sheet-project-plan/',
  'state: the handbook': '/docs/guide/handbook/',
  'state: a sheet of the handbook': '/docs/guide/handbook-case/',
  'state: a measured video without a gaze': '/docs/video/tig-pass-hot/',
};
