/**
 * The little of FlexSearch 0.8.212 we use, under our own name. `#flexsearch` is an entry of
 * package.json `imports` and means the package's only public entry, the 17 kB (gzip) bundle: the
 * light build (4.3 kB) is closed off by its `exports`. Inside Docusaurus our plugin aliases the name
 * to the light file; Node and foreign bundlers get the full bundle. Both have the same `Index`.
 */
declare module '#flexsearch' {
  export interface FlexSearchOptions<Content> {
    tokenize?: 'strict';
    resolution?: number;
    fastupdate?: boolean;
    encoder?: { encode(content: Content): string[] };
    /** Returns the slot of a term, 0 best. */
    score?: (encoded: string[], term: string, i: number) => number;
  }

  export class Index<Content = string> {
    constructor(options: FlexSearchOptions<Content>);
    /** Undocumented as an extension point, hence the exact version pin and the hydration test. */
    map: Map<string, number[][]>;
    add(id: number, content: Content): this;
    search(query: Content, options: { limit?: number; suggest?: boolean }): number[];
  }
}
