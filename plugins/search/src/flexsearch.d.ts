/**
 * The little of FlexSearch 0.8.212 we use, under our own names: entries of package.json `imports`.
 * `#flexsearch` is what a browser runs: the package's light build, without all that only adding to an index
 * or FlexSearch's own cutting of texts needs (1.2 kB gzip; light 4.3, whole 17.5). It is copied into `lib`
 * when we compile, for FlexSearch's `exports` close that build off. `#flexsearch-whole` is the package, which
 * fills the index when a site is built.
 */
declare module '#flexsearch' {
  export interface FlexSearchOptions<Content> {
    tokenize?: 'strict';
    resolution?: number;
    encoder?: { encode(content: Content): string[] };
  }

  export class Index<Content = string> {
    constructor(options: FlexSearchOptions<Content>);
    /** Undocumented as an extension point, hence the exact version pin and the hydration test. */
    map: Map<string, number[][]>;
    search(query: Content, options: { limit?: number; suggest?: boolean }): number[];
  }
}

declare module '#flexsearch-whole' {
  import { type FlexSearchOptions, Index as SearchedIndex } from '#flexsearch';

  interface FilledOptions<Content> extends FlexSearchOptions<Content> {
    fastupdate?: boolean;
    /** Returns the slot of a term, 0 best. */
    score?: (encoded: string[], term: string, i: number) => number;
  }

  export class Index<Content = string> extends SearchedIndex<Content> {
    constructor(options: FilledOptions<Content>);
    add(id: number, content: Content): this;
  }
}
