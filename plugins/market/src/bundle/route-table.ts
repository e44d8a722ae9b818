/** What Docusaurus writes for the browser about all routes of a site: two of its generated files. */
export interface RouteFiles {
  /** `routes.js`: react-router's list. */
  readonly routes: string;
  /** `routesChunkNames.json`: path and hash → names of the chunks it needs. */
  readonly chunkNames: string;
}

/** A route without children and words of its own, as `routes.js` spells it. */
const flatRoute =
  /^ {2}\{\n {4}path: '([^'\\]+)',\n {4}component: ComponentCreator\('\1', '([0-9a-f]+)'\),\n {4}exact: true\n {2}\}(?:,\n|(?=\n))/;

/** `routes.js` in order: plain routes with path and hash as a whole, all between them line by line. */
export function* entriesOf(
  routes: string,
): Generator<{ readonly text: string; readonly path?: string; readonly hash?: string }> {
  let rest = routes;
  while (rest) {
    const [text, path, hash] = flatRoute.exec(rest) ?? [];
    if (text !== undefined && path !== undefined && hash !== undefined) {
      yield { text, path, hash };
      rest = rest.slice(text.length);
      continue;
    }
    const at = rest.indexOf('\n');
    const end = at < 0 ? rest.length : at + 1;
    yield { text: rest.slice(0, end) };
    rest = rest.slice(end);
  }
}

/**
 * The same two modules with every plain route told once, as a line of a table: path, chunk of its
 * props, number of what else it needs. Docusaurus says each path three times and the same words around it
 * every time, in the script that every page waits for.
 *
 * Routes stay in their order; what is no plain route stays as it is written.
 */
export function toRouteTable({ routes, chunkNames }: RouteFiles): RouteFiles {
  const names = JSON.parse(chunkNames) as Record<string, unknown>;
  const heads: string[] = [];
  const lines: string[] = [];
  const told = new Set<string>();
  const isUnique = countPaths(names);

  /** A line of the table, or nothing when the route needs more words. */
  const tell = (path: string, hash: string): boolean => {
    const key = `${path}-${hash}`;
    const { __props: props, ...others } = (names[key] ?? {}) as Record<string, unknown>;
    if (typeof props !== 'string' || !isUnique(path) || /\s/.test(path)) return false;
    const head = JSON.stringify(others);
    if (!heads.includes(head)) heads.push(head);
    lines.push(`${path} ${props} ${heads.indexOf(head)}`);
    told.add(key);
    return true;
  };

  let written = '';
  let run: [from: number, to: number] | undefined;
  const close = () => {
    if (run) written += `  ...table.slice(${run.join(', ')}).map(toRoute),\n`;
    run = undefined;
  };
  for (const { text, path, hash } of entriesOf(routes)) {
    if (path !== undefined && hash !== undefined && tell(path, hash)) {
      run = [run?.[0] ?? lines.length - 1, lines.length];
      continue;
    }
    close();
    written += text;
  }
  close();
  if (lines.length === 0) return { routes, chunkNames: `export default ${chunkNames};` };
  return {
    routes: `import { table } from '@generated/routesChunkNames';
const toRoute = ([path]) => ({ path, component: ComponentCreator(path, '0'), exact: true });
${written}`,
    chunkNames: `const heads = [${heads.join(',\n')}];
export const table = ${JSON.stringify(lines.join('\n'))}.split('\\n').map((line) => line.split(' '));
const names = ${JSON.stringify(Object.fromEntries(Object.entries(names).filter(([key]) => !told.has(key))))};
for (const [path, __props, at] of table) {
  names[path + '-0'] = { ...heads[at], __props };
}
export default names;
`,
  };
}

/** Two routes of one path need Docusaurus' hash to be told apart. */
function countPaths(names: Readonly<Record<string, unknown>>): (path: string) => boolean {
  const counts = new Map<string, number>();
  for (const key of Object.keys(names)) {
    const path = key.replace(/-[^-]+$/, '');
    counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return (path) => counts.get(path) === 1;
}

/**
 * `registry.js` without the path of each module: in the browser nobody reads it, only the server's
 * rendering asks which modules a page used.
 */
export const withoutModulePaths = (registry: string): string =>
  registry.replace(/, "(?:[^"\\]|\\.)*", require\.resolveWeak\(/g, ", '', require.resolveWeak(");
