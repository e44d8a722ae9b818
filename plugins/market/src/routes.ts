import { folderKinds, referencePage } from '@chishiki-ichiba/model';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import { type Market, toPageMessage } from './load-market.js';
import { toReferencePage } from './pages/reference.js';
import { toFrontPage, toListPages } from './pages/to-list-pages.js';

/** Every page of the market as a route; data goes into route props, so a page pays only for itself. */
export function addMarketRoutes(market: Market, { addRoute }: PluginContentLoadedActions): void {
  const { context, pages } = market;
  const { urls } = context;
  addRoute({
    path: urls.front,
    component: '@theme/MarketFront',
    exact: true,
    props: { front: { ...toFrontPage(context) } },
  });
  addRoute({ path: urls.search, component: '@theme/SearchPage', exact: true });
  addRoute({
    path: urls.reference,
    component: '@theme/MarketReference',
    exact: true,
    props: { reference: { ...toReferencePage(referencePage()) } },
  });
  for (const list of toListPages(context)) {
    addRoute({
      path: urls[list.axis](list.id),
      component: '@theme/MarketList',
      exact: true,
      props: { list: { ...list } },
    });
  }
  for (const [item, page] of pages) {
    addRoute({
      path: urls.item(item),
      component: item.format === 'mdx' ? '@theme/ItemMdxPage' : '@theme/ItemPage',
      exact: true,
      // `.md` bodies are data and can leave the bundle one day; `.mdx` is code and stays a module.
      ...(item.format === 'mdx'
        ? { props: { item: { ...page.item } }, modules: { Body: `@site/${item.file}` } }
        : { props: { item: { ...page.item }, body: page.body } }),
    });
  }
  for (const broken of market.broken) {
    const stem = (broken.file.split('/').at(-1) ?? '').replace(/\.mdx?$/, '');
    const kind =
      folderKinds[broken.file.slice(broken.root.length + 1).split('/')[0] ?? ''] ?? 'guide';
    addRoute({
      path: urls.item({ kind, id: encodeURIComponent(stem) }),
      component: '@theme/MarketBroken',
      exact: true,
      props: {
        broken: { file: broken.file, title: stem, messages: broken.messages.map(toPageMessage) },
      },
    });
  }
}
