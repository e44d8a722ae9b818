import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { type DataRoutes, takeOutDataRoutes } from '../../plugins/market/lib/bundle/data-routes.js';
import { toRouteTable } from '../../plugins/market/lib/bundle/route-table.js';

const { matchPath } = createRequire(import.meta.url)('react-router') as {
  matchPath(pathname: string, route: object): { params: Record<string, string> } | null;
};

const flat = (path: string) =>
  `  {\n    path: '${path}',\n    component: ComponentCreator('${path}', '0ab'),\n    exact: true\n  },\n`;
const parent = (path: string, child: string) =>
  `  {\n    path: '${path}',\n    component: ComponentCreator('${path}', '1cd'),\n    routes: [\n      {\n        path: '${child}',\n        component: ComponentCreator('${child}', '2ef'),\n        exact: true\n      }\n    ]\n  },\n`;
const last = `  {\n    path: '*',\n    component: ComponentCreator('*'),\n  },\n`;
const page = (comp: string) => ({ __comp: comp, __context: { plugin: 'market' } });

/** A site of `count` manuals, each with a sheet, an `.mdx` manual, a list and other docs. */
function siteOf(count: number, child = '/guide/intro/') {
  const manuals = Array.from({ length: count }, (_, n) => `/docs/manual/m${n}/`);
  const data: DataRoutes = {
    base: '/docs/',
    files: '/ichiba/',
    code: 'c0de',
    components: Object.fromEntries(
      manuals.flatMap((path) => [
        [path, '@theme/ItemPage'],
        [`${path}labels/`, '@theme/MarketPaper'],
      ]),
    ),
  };
  const own = manuals.flatMap((path) => [path, `${path}labels/`]);
  const routes = `import React from 'react';\nimport ComponentCreator from '@docusaurus/ComponentCreator';\n\nexport default [\n${[
    ...own,
    '/docs/manual/mdx-one/',
    '/kind/manual/',
  ]
    .map(flat)
    .join('')}${parent('/guide', child)}${last}];\n`;
  const chunkNames = JSON.stringify({
    ...Object.fromEntries(
      own.map((path) => [`${path}-0ab`, page(path.endsWith('labels/') ? 'paper' : 'item')]),
    ),
    '/docs/manual/mdx-one/-0ab': { ...page('mdx'), Body: 'body', __props: 'px' },
    '/kind/manual/-0ab': { ...page('list'), __props: 'pl' },
    '/guide-1cd': page('docs'),
    [`${child}-2ef`]: { ...page('doc'), content: 'x' },
  });
  return { files: { routes, chunkNames }, data };
}

const place = { pages: '/lib/pages.js' };

/** Run the modules as a bundle would; `createPages` hands back what it is given. */
function run({ routes, chunkNames }: { routes: string; chunkNames: string }) {
  const names = JSON.parse(chunkNames) as Record<string, unknown>;
  const list = new Function(
    'ComponentCreator',
    'createPages',
    routes.replace(/^import .*$/gm, '').replace('export default', 'return'),
  )(
    (path: string, hash?: string) => names[`${path}-${hash}`] ?? path,
    (settings: object) => ({ settings }),
  ) as { path: string | string[]; component: { settings?: Record<string, unknown> } }[];
  return { names, list };
}

test('what every page loads of the routes does not grow with the items', () => {
  const [small, large] = [100, 10_000].map((count) => {
    const { files, data } = siteOf(count);
    const { routes, chunkNames } = toRouteTable(takeOutDataRoutes(files, data, place));
    return routes.length + chunkNames.length;
  });
  expect(large).toBe(small);
});

test('one route stands for all items, behind single routes and before those that hold others', () => {
  const { files, data } = siteOf(3);
  const { list, names } = run(takeOutDataRoutes(files, data, place));
  const patterns = [
    '/docs/:kind(manual)/:id([a-z0-9-]+)/',
    '/docs/:kind(manual)/:id([a-z0-9-]+)/:sheet(labels)/',
  ];
  expect(list.map(({ path }) => path)).toEqual([
    '/docs/manual/mdx-one/',
    '/kind/manual/',
    patterns,
    '/guide',
    '*',
  ]);
  expect(list[2]?.component.settings).toEqual({
    base: '/docs/',
    files: '/ichiba/',
    code: 'c0de',
    others: ['pages/manual/mdx-one.json'],
    components: { '@theme/ItemPage': page('item'), '@theme/MarketPaper': page('paper') },
    missing: '*',
  });
  expect(Object.keys(names).filter((key) => key.includes('/m0/'))).toEqual([]);

  const isItem = (pathname: string) =>
    matchPath(pathname, { path: patterns, exact: true })?.params.id;
  expect(isItem('/docs/manual/m2/')).toBe('m2');
  expect(isItem('/docs/manual/m2')).toBe('m2');
  expect(isItem('/docs/manual/m2/labels/')).toBe('m2');
  for (const other of [
    '/docs/manual/',
    '/docs/intro/x/',
    '/docs/manual/m2/other/',
    '/kind/manual/',
  ])
    expect(isItem(other), other).toBeUndefined();
});

test("another plugin's page among ours stays its own: then ours are listed one by one", () => {
  const { files, data } = siteOf(2, '/docs/manual/of-another/');
  const { list } = run(takeOutDataRoutes(files, data, place));
  const path = list[2]?.path as string[];
  expect(path).toEqual(Object.keys(data.components));
  expect(matchPath('/docs/manual/of-another/', { path, exact: true })).toBeNull();
});

test('the rendering at build reads from a folder that the browser never hears of', () => {
  const { files, data } = siteOf(1);
  const server = takeOutDataRoutes(files, data, { ...place, readFrom: '/secret/place/' });
  expect(server.routes).toContain('/secret/place/');
  expect(JSON.stringify(toRouteTable(takeOutDataRoutes(files, data, place)))).not.toContain(
    'readFileSync',
  );
});

test('in a served site the routes stay when the data of a page changes', () => {
  const { files, data } = siteOf(1);
  const { routes } = takeOutDataRoutes(files, data, { ...place, news: '/kept/news.json' });
  expect(routes).toContain('module.hot.accept("/kept/news.json", renewPages)');
  expect(takeOutDataRoutes(files, data, place).routes).not.toContain('module.hot');
});

test('on a stick every address is told: an unknown one asks for nothing', () => {
  const { files, data } = siteOf(2);
  const { list } = run(takeOutDataRoutes(files, data, { ...place, listed: true }));
  expect(list[2]?.path).toEqual(Object.keys(data.components));
  expect(list[2]?.component.settings?.only).toEqual([
    'pages/manual/m0.json',
    'pages/manual/m0.labels.json',
    'pages/manual/m1.json',
    'pages/manual/m1.labels.json',
  ]);
});

test('a site without such pages is told as it was', () => {
  const { files, data } = siteOf(0);
  expect(takeOutDataRoutes(files, data, place)).toEqual(files);
});
