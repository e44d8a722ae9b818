import type { Edition } from '@chishiki-ichiba/model';

/** Another market that the search of this one asks too. */
export interface MarketEntry {
  /** Its pages are called `<id>:<page>` here. */
  readonly id: string;
  /** Its name, as results and the facet 市場 show it. */
  readonly label: string;
  /** Address of its front, `https://higashi.example/market/`. */
  readonly url: string;
  /** The edition that lies there, and the only one of ours that asks it. */
  readonly edition: 'public' | 'members';
}

/** What the browser is told: the markets of this edition and of no other. */
export interface NeighboursProp {
  /** Name of this market. */
  readonly here: string;
  readonly edition: string;
  readonly sources: readonly {
    readonly id: string;
    readonly market: string;
    readonly baseUrl: string;
  }[];
  /** Index of the region, on this host. */
  readonly region?: string;
}

/** A reader's words of one edition are no business of another: each is searched with its like. */
export const marketsOf = (
  markets: readonly MarketEntry[],
  edition: Edition,
): readonly MarketEntry[] => markets.filter((market) => market.edition === edition.name);

/** @returns Nothing where this site searches only itself. */
export function toNeighboursProp(
  markets: readonly MarketEntry[],
  edition: Edition,
  here: string,
  region?: string,
): NeighboursProp | undefined {
  if (markets.length === 0 && region === undefined) return undefined;
  return {
    here,
    ...(region === undefined ? {} : { region }),
    edition: edition.name,
    sources: markets.map(({ id, label, url }) => ({
      id,
      market: label,
      baseUrl: `${url.endsWith('/') ? url : `${url}/`}ichiba/search/`,
    })),
  };
}

/** The hosts that a policy must let scripts ask. */
export const hostsOf = (markets: readonly MarketEntry[]): string[] => [
  ...new Set(markets.map(({ url }) => new URL(url).origin)),
];
