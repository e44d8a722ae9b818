import type { Source } from './source.js';

/** What a search reads: one index, or several as one (`several/joined.ts`). */
export type View = Pick<
  Source,
  | 'total'
  | 'place'
  | 'manifest'
  | 'hydrate'
  | 'knows'
  | 'terms'
  | 'slots'
  | 'union'
  | 'intersection'
  | 'find'
  | 'pages'
  | 'values'
  | 'vocabulary'
  | 'narrow'
>;
