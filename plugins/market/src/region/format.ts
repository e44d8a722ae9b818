/** Format of `region.json` and its parts; raised when a reader of the old one would be wrong. */
export const REGION_SCHEMA_VERSION = 1;

/** What `ichiba federate` writes and the market's option `region` names. */
export interface RegionManifest {
  readonly schemaVersion: number;
  /** Nothing above it is ever taken. */
  readonly edition: 'public';
  readonly markets: readonly RegionMarket[];
  /** Files of pages, in order of ids; beside `region.json`. */
  readonly parts: readonly {
    readonly path: string;
    readonly first: string;
    readonly count: number;
  }[];
  /** Pages of one kind and name in different markets. Nobody decides which is right; readers are told. */
  readonly duplicates: readonly RegionDuplicate[];
}

export interface RegionMarket {
  readonly id: string;
  readonly label: string;
  /** Front of the market, on its own host. */
  readonly url: string;
  readonly locale: string;
  readonly pages: number;
  /** Newest 改訂日 of its pages. */
  readonly newest?: string;
}

export interface RegionDuplicate {
  readonly kind: string;
  readonly title: string;
  readonly ids: readonly string[];
}

/** A page of a market as the region lists it. */
export interface RegionPage {
  /** `<market>:<id>` */
  readonly id: string;
  readonly market: string;
  readonly kind: string;
  readonly title: string;
  /** At the market of origin. */
  readonly url: string;
  readonly summary?: string;
  readonly phases: readonly string[];
  readonly canvas: readonly string[];
  /** `<market>:<org>` */
  readonly orgs: readonly string[];
  readonly status: string;
  readonly revision?: string;
  readonly revised?: string;
  readonly reviewBy?: string;
  readonly licence?: string;
}

/** Names of the files of a region, below its folder. */
export const REGION_MANIFEST = 'region.json';
export const REGION_SEARCH = 'search';
