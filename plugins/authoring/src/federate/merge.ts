import {
  REGION_MANIFEST,
  REGION_SCHEMA_VERSION,
  REGION_SEARCH,
  type RegionDuplicate,
  type RegionManifest,
  type RegionPage,
} from '@chishiki-ichiba/market/region';
import { compareText } from '@chishiki-ichiba/model';
import type { FacetLabels, SearchDocument } from '@chishiki-ichiba/search';
import { skeleton } from '@chishiki-ichiba/search/analyzer';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import type { ReadMarket } from './read-market.js';

/** No file of ours grows past this, however many pages there are. */
const PART_BYTES = 500_000;

/** Several markets' pages as the files of one region. Same markets, same bytes. */
export async function mergeMarkets(
  all: readonly ReadMarket[],
): Promise<{ manifest: RegionManifest; files: Map<string, Uint8Array> }> {
  const pages = all.flatMap(pagesOf).sort((a, b) => compareText(a.id, b.id));
  const files = new Map<string, Uint8Array>();
  const parts = cutParts(pages, files);
  const manifest: RegionManifest = {
    schemaVersion: REGION_SCHEMA_VERSION,
    edition: 'public',
    markets: all.map(({ market: { id, label, url }, locale, pages: own }) => {
      const newest = own
        .flatMap(({ revised }) => revised ?? [])
        .sort(compareText)
        .at(-1);
      return { id, label, url, locale, pages: own.length, ...(newest ? { newest } : {}) };
    }),
    parts,
    duplicates: findDuplicates(pages),
  };
  const index = await buildSearchIndex(all.flatMap(documentsOf), {
    labels: joinLabels(all),
    edition: 'public',
  });
  for (const [path, bytes] of index.files) files.set(`${REGION_SEARCH}/${path}`, bytes);
  // Last, so that nothing half written is ever called a region.
  files.set(REGION_MANIFEST, toJson(manifest));
  return { manifest, files };
}

const toJson = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value)}\n`);

function pagesOf({ market, pages, documents }: ReadMarket): RegionPage[] {
  const orgs = new Map(documents.map(({ id, facets }) => [id, facets?.org ?? []]));
  return pages.map((page) => ({
    ...page,
    id: `${market.id}:${page.id}`,
    market: market.id,
    orgs: (orgs.get(page.id) ?? []).map((org) => `${market.id}:${org}`),
  }));
}

/** A page as the search shows it: whose it is, under which id, and where it lies. */
function documentsOf({ market, documents }: ReadMarket): SearchDocument[] {
  const there = (url: string) => {
    const target = new URL(url, market.url);
    return target.href.startsWith(market.url) ? target.href : market.url;
  };
  return documents.map((document) => {
    const { org, ...facets } = document.facets ?? {};
    return {
      ...document,
      id: `${market.id}:${document.id}`,
      url: there(document.url),
      market: market.label,
      cues: (document.cues ?? []).map((cue) => ({ ...cue, url: there(cue.url) })),
      facets: {
        ...facets,
        ...(org ? { org: org.map((id) => `${market.id}:${id}`) } : {}),
        market: [market.id],
      },
    };
  });
}

/** Facets are named as the first market names them; firms of each by its own names. */
function joinLabels(all: readonly ReadMarket[]): Record<string, FacetLabels> {
  const names = all.map(({ market: { id, label } }) => [id, label]);
  const joined = new Map<string, FacetLabels>([
    ['market', { label: '市場', values: Object.fromEntries(names) }],
  ]);
  for (const { market, labels } of all)
    for (const [facet, theirs] of Object.entries(labels)) {
      const known = joined.get(facet) ?? { ...theirs, values: {} };
      const values = Object.entries(theirs.values).map(([value, label]) => [
        facet === 'org' ? `${market.id}:${value}` : value,
        label,
      ]);
      joined.set(facet, { ...known, values: { ...Object.fromEntries(values), ...known.values } });
    }
  return Object.fromEntries(joined);
}

function cutParts(
  pages: readonly RegionPage[],
  files: Map<string, Uint8Array>,
): RegionManifest['parts'] {
  const parts: { path: string; first: string; count: number }[] = [];
  let batch: RegionPage[] = [];
  let bytes = 0;
  const flush = () => {
    const [first] = batch;
    if (!first) return;
    const path = `pages/${parts.length}.json`;
    parts.push({ path, first: first.id, count: batch.length });
    files.set(path, toJson(batch));
    batch = [];
    bytes = 0;
  };
  for (const page of pages) {
    const size = JSON.stringify(page).length * 3;
    if (bytes + size > PART_BYTES) flush();
    batch.push(page);
    bytes += size;
  }
  flush();
  return parts;
}

/** Pages of one kind whose titles are the same but for spelling, in more than one market. */
function findDuplicates(pages: readonly RegionPage[]): RegionDuplicate[] {
  const byName = new Map<string, RegionPage[]>();
  for (const page of pages) {
    const name = `${page.kind} ${skeleton(page.title)}`;
    byName.set(name, [...(byName.get(name) ?? []), page]);
  }
  return [...byName.values()]
    .filter((same) => new Set(same.map(({ market }) => market)).size > 1)
    .flatMap((same) => {
      const [first] = same;
      return first ? [{ kind: first.kind, title: first.title, ids: same.map(({ id }) => id) }] : [];
    });
}
