import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toRouteTable, withoutModulePaths } from './route-table.js';

/** As far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string;
  addDependency(file: string): void;
}

/** Bundler loader over the three files in which Docusaurus tells the browser of every route. */
export default function routeTableLoader(this: LoaderContext, source: string): string {
  const name = path.basename(this.resourcePath);
  if (name === 'registry.js') return withoutModulePaths(source);
  const other = path.join(
    path.dirname(this.resourcePath),
    name === 'routes.js' ? 'routesChunkNames.json' : 'routes.js',
  );
  this.addDependency(other);
  const beside = readFileSync(other, 'utf8');
  return name === 'routes.js'
    ? toRouteTable({ routes: source, chunkNames: beside }).routes
    : toRouteTable({ routes: beside, chunkNames: source }).chunkNames;
}
