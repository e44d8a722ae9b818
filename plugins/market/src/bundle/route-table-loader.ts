import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DataRoutes, type DataRoutesPlace, takeOutDataRoutes } from './data-routes.js';
import { toRouteTable, withoutModulePaths } from './route-table.js';

/** As far as it is used here. */
interface LoaderContext {
  readonly resourcePath: string;
  addDependency(file: string): void;
  getOptions(): RouteTableOptions;
}

export interface RouteTableOptions extends DataRoutesPlace {
  /** JSON of {@link DataRoutes}. */
  readonly data: string;
  /** File that changes with these options. */
  readonly dependency: string;
  /** Told as a table, for the browser. */
  readonly lean: boolean;
}

/** Bundler loader over the files in which Docusaurus tells a bundle of every route. */
export default function routeTableLoader(this: LoaderContext, source: string): string {
  const name = path.basename(this.resourcePath);
  if (name === 'registry.js') return withoutModulePaths(source);
  const { data, dependency, lean, ...place } = this.getOptions();
  const other = path.join(
    path.dirname(this.resourcePath),
    name === 'routes.js' ? 'routesChunkNames.json' : 'routes.js',
  );
  this.addDependency(other);
  this.addDependency(data);
  this.addDependency(dependency);
  const beside = readFileSync(other, 'utf8');
  const written = takeOutDataRoutes(
    name === 'routes.js'
      ? { routes: source, chunkNames: beside }
      : { routes: beside, chunkNames: source },
    JSON.parse(readFileSync(data, 'utf8')) as DataRoutes,
    place,
  );
  const { routes, chunkNames } = lean
    ? toRouteTable(written)
    : { ...written, chunkNames: `export default ${written.chunkNames};` };
  return name === 'routes.js' ? routes : chunkNames;
}
