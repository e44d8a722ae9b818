export { buildCatalog, type Catalog, type Relation } from './catalog.js';
export { checkCatalog } from './check.js';
export { type Ref, refsOf } from './refs.js';
