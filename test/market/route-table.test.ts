import { expect, test } from 'vitest';
import { toRouteTable, withoutModulePaths } from '../../plugins/market/lib/bundle/route-table.js';

const flat = (path: string, hash: string, last = false) =>
  `  {\n    path: '${path}',\n    component: ComponentCreator('${path}', '${hash}'),\n    exact: true\n  }${last ? '' : ','}\n`;
const routes = (entries: string) =>
  `import React from 'react';\nimport ComponentCreator from '@docusaurus/ComponentCreator';\n\nexport default [\n${entries}  {\n    path: '*',\n    component: ComponentCreator('*'),\n  },\n];\n`;
const page = (props: string, comp = 'page') => ({
  __comp: comp,
  __context: { plugin: 'ctx' },
  __props: props,
});
const nested = `  {
    path: '/plugins/',
    component: ComponentCreator('/plugins/', '037'),
    routes: [
      {
        path: '/plugins/',
        component: ComponentCreator('/plugins/', 'a1a'),
        exact: true,
        sidebar: "plugins"
      }
    ]
  },
`;

/** Run the two modules as the browser would. */
function run(written: ReturnType<typeof toRouteTable>) {
  const own = new Function(
    `${written.chunkNames.replace('export const table', 'const table').replace('export default names', 'return { names, table }')}`,
  )() as { names: Record<string, unknown>; table: string[][] };
  const list = new Function(
    'table',
    'ComponentCreator',
    written.routes.replace(/^import .*$/gm, '').replace('export default', 'return'),
  )(own.table, (path: string, hash?: string) => own.names[`${path}-${hash}`]) as {
    path: string;
    component: unknown;
    exact?: boolean;
    routes?: unknown;
  }[];
  return { names: own.names, list };
}

test('every route keeps its place, its component and its chunks', () => {
  const chunkNames = {
    '/a/-111': page('pa'),
    '/b/-222': page('pb', 'list'),
    '/plugins/-037': { __comp: 'docs', __context: { plugin: 'x' } },
    '/plugins/-a1a': { __comp: 'doc', content: 'body' },
    '/c/-333': page('pc'),
  };
  const { names, list } = run(
    toRouteTable({
      routes: routes(flat('/a/', '111') + flat('/b/', '222') + nested + flat('/c/', '333')),
      chunkNames: JSON.stringify(chunkNames, null, 2),
    }),
  );
  expect(list.map(({ path, component, exact }) => ({ path, component, exact }))).toEqual([
    { path: '/a/', component: chunkNames['/a/-111'], exact: true },
    { path: '/b/', component: chunkNames['/b/-222'], exact: true },
    { path: '/plugins/', component: chunkNames['/plugins/-037'], exact: undefined },
    { path: '/c/', component: chunkNames['/c/-333'], exact: true },
    { path: '*', component: undefined, exact: undefined },
  ]);
  expect(list[2]?.routes).toEqual([
    {
      path: '/plugins/',
      component: chunkNames['/plugins/-a1a'],
      exact: true,
      sidebar: 'plugins',
    },
  ]);
  // What Docusaurus looks a page's chunks up by: all but what follows the last hyphen.
  expect(Object.keys(names).map((key) => key.replace(/-[^-]+$/, ''))).toEqual(
    expect.arrayContaining(['/a/', '/b/', '/c/', '/plugins/']),
  );
});

test('a path told twice, one with other attributes and a page without props stay as they are written', () => {
  const entries =
    flat('/twice/', '111') +
    flat('/twice/', '222') +
    `  {\n    path: '/it\\'s/',\n    component: ComponentCreator('/it\\'s/', '333'),\n    exact: true\n  },\n` +
    flat('/bare/', '444');
  const chunkNames = JSON.stringify({
    '/twice/-111': page('p1'),
    '/twice/-222': page('p2'),
    "/it's/-333": page('p3'),
    '/bare/-444': { __comp: 'bare' },
  });
  const written = toRouteTable({ routes: routes(entries), chunkNames });
  expect(written.routes).toBe(routes(entries));
  expect(written.chunkNames).toBe(`export default ${chunkNames};`);
});

test('another spelling of the generated file is left alone', () => {
  const other = routes(flat('/a/', '111')).replaceAll("'", '"');
  const chunkNames = JSON.stringify({ '/a/-111': page('pa') });
  expect(toRouteTable({ routes: other, chunkNames }).routes).toBe(other);
});

test('the registry keeps what loads a module and its id, and loses the spelled path', () => {
  const line = (path: string) =>
    `  "0a": [() => import(/* webpackChunkName: "0a" */ "${path}"), "${path}", require.resolveWeak("${path}")],`;
  const short = withoutModulePaths(`export default {\n${line('@site/a, \\"b\\".json')}\n};`);
  expect(short).toBe(
    `export default {\n  "0a": [() => import(/* webpackChunkName: "0a" */ "@site/a, \\"b\\".json"), '', require.resolveWeak("@site/a, \\"b\\".json")],\n};`,
  );
});
