import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageFileOf } from '../../plugins/market/lib/client/pages/address.js';
import { editPages } from '../../plugins/market/lib/emit/edit-pages.js';
import {
  createPageStore,
  pageDataEdit,
  withPageData,
  writePageData,
} from '../../plugins/market/lib/emit/page-data.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { site } from './helpers.js';

const urls = createUrls({ baseUrl: '/sub/', routeBasePath: '/', trailingSlash: true });

test('an address names the file of its page, however a browser spells it', () => {
  for (const spelled of ['', '/', '/index.html', '.html'])
    expect(pageFileOf(`/sub/docs/manual/x-1${spelled}`, '/sub/docs/')).toBe(
      'pages/manual/x-1.json',
    );
  expect(pageFileOf('/sub/docs/manual/x/labels/', '/sub/docs/')).toBe('pages/manual/x.labels.json');
  for (const other of [
    '/docs/manual/x/',
    '/sub/docs/manual/',
    '/sub/docs/manual/x/a/b/',
    '/sub/docs/manual/../x/',
    '/sub/docs/manual/%2e%2e/',
    '/sub/docs/manual/旧/',
    '/sub/docs/manual/X/',
  ])
    expect(pageFileOf(other, '/sub/docs/'), other).toBeUndefined();
});

test('props of an item go into a file, those of other pages and of `.mdx` stay with the route', async () => {
  const dir = path.join(await site({ 'old/pages/manual/left.json': 'x' }), 'old');
  const store = createPageStore(dir, urls);
  store.begin();
  const item = {
    path: '/sub/docs/manual/x/',
    component: '@theme/ItemPage',
    exact: true,
    props: { item: { title: '題' } },
  };
  const mdx = { ...item, path: '/sub/docs/manual/y/', modules: { Body: '@site/y.mdx' } };
  const list = { ...item, path: '/sub/kind/manual/' };
  expect(store.take(item)).toEqual({ path: item.path, component: item.component, exact: true });
  expect(store.take(mdx)).toBe(mdx);
  expect(store.take(list)).toBe(list);
  store.end();
  const data = JSON.parse(readFileSync(path.join(store.dir, 'pages/manual/x.json'), 'utf8'));
  expect(data).toEqual({
    component: '@theme/ItemPage',
    code: expect.stringMatching(/^[0-9a-f]{8}$/),
    props: item.props,
  });
  expect(JSON.parse(readFileSync(store.list, 'utf8'))).toEqual({
    base: '/sub/docs/',
    files: '/sub/ichiba/',
    code: data.code,
    components: { '/sub/docs/manual/x/': '@theme/ItemPage' },
  });
  expect(existsSync(path.join(dir, 'pages/manual/left.json'))).toBe(false);
});

test('a served page hears of its data when it has changed, and only then', async () => {
  const store = createPageStore(path.join(await site({}), 'store'), urls);
  const save = (...titles: string[]) => {
    store.begin();
    for (const title of titles)
      store.take({
        path: `/sub/docs/manual/${title}/`,
        component: '@theme/ItemPage',
        props: { title, length: titles.length },
      });
    store.end();
    const { mtimeNs, ino } = statSync(store.news, { bigint: true });
    return `${mtimeNs} ${ino}`;
  };
  const first = save('a', 'b');
  expect(save('a', 'b')).toBe(first);
  const withdrawn = save('a');
  expect(withdrawn).not.toBe(first);
  expect(save('a')).toBe(withdrawn);
});

test('a built page brings its data along, and there is a file of the same', async () => {
  const outDir = await site({ 'docs/manual/x/index.html': '<body><main>本文</main></body>' });
  const store = createPageStore(path.join(outDir, '..', 'store-of-page-data'), urls);
  store.begin();
  store.take({
    path: '/sub/docs/manual/x/',
    component: '@theme/ItemPage',
    props: { text: '</script><!-- $& <b>' },
  });
  store.end();
  const filesDir = path.join(outDir, 'ichiba');
  await writePageData(store, filesDir, urls.items);
  await editPages(outDir, '/sub/', [pageDataEdit(store, urls.items)]);
  const file = readFileSync(path.join(filesDir, 'pages/manual/x.json'), 'utf8');
  const html = readFileSync(path.join(outDir, 'docs/manual/x/index.html'), 'utf8');
  const [, inside = ''] =
    /^<body><main>本文<\/main><script type="application\/json" id="ichiba-page" data-file="pages\/manual\/x\.json">(.*)<\/script><\/body>$/.exec(
      html,
    ) ?? [];
  // The element ends where we end it, whatever an author wrote.
  expect(inside).not.toContain('<');
  expect(JSON.parse(inside)).toEqual(JSON.parse(file));
  expect(JSON.parse(file).props.text).toBe('</script><!-- $& <b>');
});

test('a page that lost its end tag keeps its data at the end', () => {
  expect(withPageData('<main>x', 'f', '{}')).toBe(
    '<main>x<script type="application/json" id="ichiba-page" data-file="f">{}</script>',
  );
});
