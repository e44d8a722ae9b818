/**
 * The little of FlexSearch 0.8.212 we use, under our own name. `#flexsearch` is an entry of
 * package.json `imports` and means the package's light build, copied into `lib` when we compile:
 * FlexSearch's `exports` close that file off (4.3 kB gzip instead of 17.5 kB, the same `Index`).
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
