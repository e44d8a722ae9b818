import { compareText, vocabularies } from '@chishiki-ichiba/model';
import { sayWord } from '@chishiki-ichiba/model/say';
import type { PageContext } from '../pages/context.js';
import { kindOrder } from '../pages/to-list-pages.js';
import type { RegionPageProp } from '../region-props.js';
import type { RegionPage } from './format.js';
import type { Region } from './read-region.js';

/** Pages listed for each market; the search lists them all. */
const LISTED_MAX = 50;
const FIRMS_MAX = 100;

/** Everything of a region by market, firm, phase and canvas block, each count with the search that lists it. */
export function toRegionPage(
  { manifest, pages, firms }: Region,
  { urls, catalog }: Pick<PageContext, 'urls' | 'catalog'>,
): RegionPageProp {
  const all = manifest.markets.map(({ id }) => id).join(',');
  const labelOf = new Map(manifest.markets.map(({ id, label }) => [id, label]));
  const search = (params: Record<string, string>) => urls.searchFor({ market: all, ...params });
  // A firm that is ours too is found under our own id; see `regionNames` of the search client.
  const isOurs = (id: string) => {
    const ours = catalog.byId.get(bareOf(id));
    return ours?.kind === 'org' && ours.title === firms[id];
  };
  const count = (is: (page: RegionPage) => boolean) => pages.filter(is).length;
  const byId = new Map(pages.map((page) => [page.id, page]));
  return {
    markets: manifest.markets.map(({ id, label, url, newest }) => {
      const own = pages.filter(({ market }) => market === id).sort(byKindThenNewest);
      return {
        id,
        label,
        url,
        ...(newest ? { newest } : {}),
        count: own.length,
        searchUrl: search({ market: id }),
        pages: own.slice(0, LISTED_MAX).map(toRow),
      };
    }),
    firms: firmsOf(pages)
      .slice(0, FIRMS_MAX)
      .map(([id, number]) => ({
        id,
        label: firms[id] ?? id,
        market: labelOf.get(marketOf(id)) ?? '',
        count: number,
        url: search({ market: marketOf(id), org: isOurs(id) ? bareOf(id) : id }),
      })),
    phases: vocabularies.phase.map(({ id, ja }) => ({
      id,
      label: sayWord(ja),
      count: count(({ phases }) => phases.includes(id)),
      url: search({ phase: id }),
    })),
    blocks: vocabularies.canvas.map(({ id, ja }) => ({
      id,
      label: sayWord(ja),
      count: count(({ canvas }) => canvas.includes(id)),
      url: search({ canvas: id }),
    })),
    rows: vocabularies.canvas.map(({ id: block }) =>
      vocabularies.phase.map(({ id: phase }) => ({
        count: count(({ phases, canvas }) => phases.includes(phase) && canvas.includes(block)),
        url: search({ phase, canvas: block }),
      })),
    ),
    duplicates: manifest.duplicates.map(({ kind, title, ids }) => ({
      kind,
      title,
      pages: ids.flatMap((id) => {
        const page = byId.get(id);
        return page ? [{ market: labelOf.get(page.market) ?? page.market, url: page.url }] : [];
      }),
    })),
    total: pages.length,
  };
}

const marketOf = (id: string): string => id.split(':')[0] ?? '';
const bareOf = (id: string): string => id.split(':')[1] ?? '';

function toRow({ title, url, kind, revision, revised, licence }: RegionPage) {
  return {
    title,
    url,
    kind,
    ...(revision ? { revision } : {}),
    ...(revised ? { revised } : {}),
    ...(licence ? { licence } : {}),
  };
}

/** Firms by the number of pages that name them. */
function firmsOf(pages: readonly RegionPage[]): [id: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { orgs } of pages) for (const org of orgs) counts.set(org, (counts.get(org) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || compareText(a, b));
}

const placeOf = (kind: string): number => (kindOrder as readonly string[]).indexOf(kind);
const byKindThenNewest = (a: RegionPage, b: RegionPage): number =>
  placeOf(a.kind) - placeOf(b.kind) ||
  compareText(b.revised ?? '', a.revised ?? '') ||
  compareText(a.id, b.id);
