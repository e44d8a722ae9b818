import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadContext, Plugin, PluginModule } from '@docusaurus/types';

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

/** What `require` gives of a plugin. */
export interface RequiredPlugin {
  readonly default: PluginModule;
  readonly validateOptions?: PluginModule['validateOptions'];
}

/** The sitemap plugin, whose file is cut into parts where it is large. */
export const cutSitemap = ({ default: create, validateOptions }: RequiredPlugin): PluginModule =>
  Object.assign(
    async (context: LoadContext, options: unknown) => {
      const plugin = (await create(context, options)) as Plugin | null;
      return (
        plugin && {
          ...plugin,
          async postBuild(props: Parameters<NonNullable<Plugin['postBuild']>>[0]) {
            await plugin.postBuild?.(props);
            const { filename } = options as { readonly filename: string };
            const file = path.join(props.outDir, filename);
            const whole = await readFile(file, 'utf8').catch(() => '');
            const base = props.siteConfig.url + props.baseUrl;
            for (const [name, text] of sitemapParts(whole, filename, base))
              await writeFile(path.join(props.outDir, name), text);
          },
        }
      );
    },
    validateOptions ? { validateOptions } : {},
  );

/** No file of ours grows past 1 MB. */
const MAX_BYTES = 900_000;
const ENTRY_END = '</url>';

/**
 * @param filename - Of the whole, which becomes an index of the parts `sitemap-1.xml` ….
 * @param base - Address of the site with a slash at its end.
 * @returns File name → text; empty where the whole is small enough.
 * @see https://www.sitemaps.org/protocol.html#index
 */
export function sitemapParts(
  whole: string,
  filename: string,
  base: string,
  maxBytes = MAX_BYTES,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (Buffer.byteLength(whole) <= maxBytes) return files;
  const from = whole.indexOf('<url>');
  const head = whole.slice(0, from);
  const to = whole.lastIndexOf(ENTRY_END) + ENTRY_END.length;
  const end = whole.slice(to);
  const { dir, name, ext } = path.posix.parse(filename);
  const parts: string[] = [];
  let part = '';
  let size = 0;
  const flush = (): void => {
    if (part === '') return;
    parts.push(path.posix.join(dir, `${name}-${parts.length + 1}${ext}`));
    files.set(parts.at(-1) as string, head + part + end);
    part = '';
    size = 0;
  };
  for (const entry of whole.slice(from, to).split(ENTRY_END).slice(0, -1)) {
    const bytes = Buffer.byteLength(entry) + ENTRY_END.length;
    if (size + bytes > maxBytes) flush();
    part += entry + ENTRY_END;
    size += bytes;
  }
  flush();
  const listed = parts.map((file) => `<sitemap><loc>${base}${file}</loc></sitemap>`).join('');
  return files.set(
    filename,
    `<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${listed}</sitemapindex>`,
  );
}
