/** A route as far as a sitemap needs it. */
interface Route {
  readonly path: string;
  readonly routes?: readonly Route[];
  readonly metadata?: { readonly lastUpdatedAt?: number | null };
}
interface SitemapItem {
  readonly url: string;
  readonly lastmod?: string | null;
}
interface SitemapParams {
  readonly routes: readonly Route[];
  readonly siteConfig: { readonly url: string };
  readonly defaultCreateSitemapItems: (params: object) => Promise<SitemapItem[]>;
}

/**
 * Options of the sitemap plugin: `lastmod` is the day an author wrote (改訂日, or `last_update` of a classic
 * page), and nothing where nobody did. The plugin's own `lastmod` would ask Git, whose day is that of a
 * commit, or of the checkout where the history is not there.
 */
export const datedSitemap = {
  async createSitemapItems(params: SitemapParams): Promise<SitemapItem[]> {
    const { defaultCreateSitemapItems, ...rest } = params;
    const days = new Map<string, string>();
    const walk = (routes: readonly Route[]): void => {
      for (const { path, metadata, routes: inner = [] } of routes) {
        const at = metadata?.lastUpdatedAt;
        if (typeof at === 'number') days.set(keyOf(path), new Date(at).toISOString().slice(0, 10));
        walk(inner);
      }
    };
    walk(params.routes);
    const items = await defaultCreateSitemapItems(rest);
    return items.map((item) => {
      const lastmod = days.get(keyOf(new URL(item.url).pathname));
      return lastmod ? { ...item, lastmod } : item;
    });
  },
};

/** With or without a slash at its end, as it is or encoded: one page. */
const keyOf = (path: string): string => decodeURI(path).replace(/\/$/, '');
