/**
 * The public shapes of the search room (design.md 3.3). Field names are a contract: other rooms,
 * scripts and other sites call them. Types only; nothing here runs.
 */

/**
 * What a section of a page is; steps and key points weigh a little more than running text, `names` (of
 * other pages the page lists or points at) less: who looks for their words means those pages.
 */
export type SectionKind = 'step' | 'keypoint' | 'table' | 'caption' | 'canvas' | 'names';

/** One block of a page that a reader can land on. */
export interface SearchSection {
  /** Anchor without `#`; empty for the text before the first heading. */
  id: string;
  /** Visible heading; may be empty. */
  heading: string;
  /** Visible text, plain; no markup, ruby bases only. */
  text: string;
  kind?: SectionKind;
  /** `id` of the section this one stands under. */
  parent?: string;
  /** Extra words that find this section but are not shown. */
  keywords?: string[];
}

/** A moment of a video. Times are seconds from the start. */
export interface SearchCue {
  url: string;
  start: number;
  end: number;
  text: string;
}

/** One page as the indexer takes it. `id` must be unique within one index. */
export interface SearchDocument {
  id: string;
  /** Site-absolute URL of the page, without hash. */
  url: string;
  title: string;
  /** Name of the market the page belongs to, when several are searched together. */
  market?: string;
  /** BCP 47 tag; only for a page that exists in one language. */
  lang?: string;
  summary?: string;
  sections: SearchSection[];
  /** Facet id → canonical value ids. */
  facets?: Record<string, string[]>;
  /** Number field → closed intervals `[low, high]` the page holds for (unit: the field's own). */
  numbers?: Record<string, [number, number][]>;
  /** Date field → ISO date `YYYY-MM-DD` (or any prefix); compared as text. */
  dates?: Record<string, string>;
  keywords?: string[];
  /** Readings in kana; romaji is derived at query time. */
  readings?: string[];
  cues?: SearchCue[];
  /** 0..1, default 0.5; breaks ties: verified and current pages first. */
  prior?: number;
}

/** Options of one search. Defaults: `limit` 10, `offset` 0, `sort` relevance. */
export interface SearchOptions {
  limit?: number;
  offset?: number;
  /** Values are OR-ed inside one facet, facets are AND-ed. */
  facets?: Record<string, string[]>;
  /** Number field → `[from, to]`, either end open with `null`; a page matches when an interval of its touches the range. */
  ranges?: Record<string, [number | null, number | null]>;
  sort?: SearchSort;
  /** Pages marked with another language rank after the others. */
  locale?: string;
  /** The last word is still being typed: a Latin tail left by an input method is ignored. */
  prefixLast?: boolean;
  /** The reader asks the same once more: another market that did not answer just now is not passed over. */
  again?: boolean;
  signal?: AbortSignal;
}

export type SearchSort = 'relevance' | 'revised' | 'reviewBy';

/** Half-open UTF-16 range. */
export type TextRange = [number, number];

export interface Hit {
  id: string;
  /** URL of the page, without hash. Use `section.id` or `cue.url` to land inside. */
  url: string;
  title: string;
  /** Higher is better; comparable within one result only. */
  score: number;
  market?: string;
  section?: { id: string; heading: string; path: string[] };
  cue?: { start: number; end: number; url: string };
  excerpt: { text: string; ranges: TextRange[] };
  /** First value of the facet `kind`, for the label beside the title. */
  kind?: string;
  /** Value of the date field the result is sorted by. */
  date?: string;
  /** Where the words stand in the title; empty when they do not. */
  titleRanges?: TextRange[];
}

export type ProblemKind = 'offline' | 'missing' | 'truncated' | 'version' | 'slow' | 'edition';

/** A file that could not be used. The rest of the answer still holds. */
export interface SearchProblem {
  /** Name of the market the file belongs to; empty for this site. */
  source: string;
  kind: ProblemKind;
  url: string;
  /** Of another market's index in another format (`version`): the format's name, for people to tell. */
  format?: string;
  /** Of another market's index of another edition (`edition`): which; absent when it does not tell. */
  edition?: string;
}

export interface SearchResult {
  hits: Hit[];
  total: number;
  /** False when the set is "nearest" pages (no page holds every word) or a file was missing. */
  totalIsExact: boolean;
  /** Facet → value → pages. Each facet's counts ignore its own selection. */
  facets: Record<string, Record<string, number>>;
  /** Filled only when nothing was found: titles and readings the index does know. */
  suggestions: string[];
  problems: SearchProblem[];
  /** True when no page holds every word and the hits are the nearest pages. */
  relaxed?: boolean;
  /** True when the index could not be reached and only pages kept on the device were searched. */
  savedOnly?: boolean;
  /** Only of an index of another format: the names of its format and of this script's, for people to tell. */
  formats?: { index: string; script: string };
}

export interface SearchClient {
  /** Rejects with an `AbortError` only; everything else becomes a `problem`. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** The first source's manifest, or `undefined` when it cannot be read now. */
  manifest(): Promise<SearchManifest | undefined>;
}

/** Label of a facet and of its values, in the order they are shown. */
export interface FacetLabels {
  label: string;
  values: Record<string, string>;
  /** Unit of a number field, shown behind its range inputs: `mm`, `A`. */
  unit?: string;
}

/** `manifest.json`, the only file of an index with a fixed name. Its size does not grow with the pages. */
export interface SearchManifest {
  schemaVersion: number;
  /** Version of the analyzer that cut the terms; a client with another one refuses the index. */
  analyzer: number;
  engine: string;
  /** Content-hashed folder that holds every other file. */
  dir: string;
  documents: number;
  /** Number of shards of each kind (see `placeOf` of the analyzer). */
  shards: Record<'s' | 'h' | 'k' | 'r' | 'g', number>;
  /** Beginnings of readings whose words lie by one kana more; bits, hexadecimal. */
  splits: string;
  /** Slots of the engine's map; builder and client must agree or postings vanish. */
  resolution: number;
  /** Pages in one fragment pack. */
  docsPerPack: number;
  /** Pages in one values file. */
  docsPerValues: number;
  facets: string[];
  numbers: string[];
  dates: string[];
  hasVocabulary: boolean;
  labels?: Record<string, FacetLabels>;
}

/** Options of the indexer; all optional. */
export interface IndexOptions {
  /** Facet labels in the order the facets are shown. */
  labels?: Record<string, FacetLabels>;
  /** Target size of one compressed shard in bytes, default 800; tests force it tiny. */
  shardBytes?: number;
  /** Upper bound for the number of shards of one kind, default 16384 (some hosts limit the number of files). */
  maxShards?: number;
  /** Target raw size of one fragment pack in bytes, default 600. */
  packBytes?: number;
  /**
   * Written word → reading in kana; wins over the analyser's. A word may be anything that stands in a
   * text.
   */
  readings?: ReadonlyMap<string, string>;
  /** `public`, `members` …: an index that tells it can be searched together with others of the same. */
  edition?: string;
  /**
   * Mean lengths of fields to weigh pages by, in UTF-16 units, where several indexes are to give the very
   * same order as one. Default: those of the pages given; then other markets' are made comparable by rule.
   */
  lengths?: Record<'title' | 'label' | 'body', number>;
  /**
   * Gives what an earlier build made of the same input, or what `make` makes: JSON. Who keeps names it by the
   * programs too. Default: everything is made anew.
   */
  keep?: <T extends object>(input: readonly string[], make: () => T) => T;
}

/** Another index searched together with this one. */
export interface SearchSource {
  /** Shown as `hit.market` when the page names none, and in `problems`. */
  market: string;
  baseUrl: string;
  /**
   * Of a market of somebody else, `[a-z0-9][a-z0-9-]*`: its pages' ids become `<id>:<page's id>`, it is
   * asked only if its index is of the `edition`, and its addresses lead to its own host. Without an id
   * the index is one of our own (pages kept on a device, a region).
   */
  id?: string;
  /** One of our own in which the pages of several markets lie, each in the facet `market`. */
  region?: boolean;
}

export interface SearchClientOptions {
  /** Folder of `manifest.json`; a trailing slash is added. Absolute path or URL. */
  baseUrl: string;
  /** Default: the global `fetch`. */
  fetch?: (url: string, init?: { cache?: RequestCache; signal?: AbortSignal }) => Promise<Response>;
  /** A manifest at hand saves one round trip. */
  manifest?: SearchManifest;
  sources?: SearchSource[];
  /** Of several markets: the edition all of them must be of. Default `public`. */
  edition?: string;
  /** Of several markets: how this site's own pages are named in the facet `market`. */
  market?: string;
  /** Label of the facet `market`; default 「市場」. */
  marketLabel?: string;
  /** Of several: how long an answer waits for the others, in milliseconds; default 1500. */
  othersMs?: number;
  /** A file slower than this many milliseconds is answered without; default 8000. */
  slowMs?: number;
  /** How much of the files read is kept, in bytes as they come; default 2,000,000. */
  keepBytes?: number;
}
