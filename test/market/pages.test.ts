import { createElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAGE_DATA_ID } from '../../plugins/market/lib/client/pages/address.js';
import {
  aroundDocusaurus,
  aroundPreload,
  createPages,
  renewPages,
} from '../../plugins/market/lib/client/pages/pages.js';

// Types of react-dom are not installed; this is all that is used of it.
const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(element: unknown): string;
};

const answers = new Map<string, Response | 'offline'>();
const asked: string[] = [];
const json = (data: object) => new Response(JSON.stringify(data));
const data = (title: string, code = 'now') => ({ component: 'Item', code, props: { title } });

beforeEach(() => {
  answers.clear();
  asked.length = 0;
  missing.preload.mockClear();
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const answer = answers.get(url);
    if (answer === 'offline') throw new TypeError('Failed to fetch');
    return answer ?? new Response(null, { status: 404 });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const Item = ({ title, location }: Record<string, unknown>) =>
  createElement('h1', null, `${title} ${(location as { pathname: string }).pathname}`);
const missing = Object.assign(() => createElement('p', null, 'no such page'), {
  preload: vi.fn(async () => undefined),
});

/** A browser that has just opened a page that is no item's, unless `first` says so. */
async function site(first = '/kind/manual/', more: { readonly only?: readonly string[] } = {}) {
  const Page = createPages({
    base: '/docs/',
    files: '/ichiba/',
    code: 'now',
    others: ['pages/manual/mdx-one.json'],
    components: { Item },
    missing,
    ...more,
  });
  const original = vi.fn(async () => undefined);
  const preload = aroundPreload(original);
  await preload(first);
  const show = (pathname: string) =>
    renderToStaticMarkup(createElement(Page, { location: { pathname } }));
  return { preload, show, original };
}

test('a page is there before it is drawn, and asked for once', async () => {
  answers.set('/ichiba/pages/manual/a.json', json(data('甲')));
  const { preload, show, original } = await site();
  await Promise.all([preload('/docs/manual/a/'), preload('/docs/manual/a/')]);
  await preload('/docs/manual/a/');
  expect(show('/docs/manual/a/')).toBe('<h1>甲 /docs/manual/a/</h1>');
  expect(asked).toEqual(['/ichiba/pages/manual/a.json']);
  expect(original).toHaveBeenCalledWith('/docs/manual/a/');
});

test('an id that nobody has is a page that is not found; no other address is asked for', async () => {
  const { preload, show } = await site();
  await preload('/docs/manual/none/');
  await preload('/search/');
  // A route of its own: an `.mdx` item.
  await preload('/docs/manual/mdx-one/');
  expect(show('/docs/manual/none/')).toBe('<p>no such page</p>');
  expect(asked).toEqual(['/ichiba/pages/manual/none.json']);
  // Drawn at once, as in the page that was served: nothing flickers.
  expect(missing.preload).toHaveBeenCalledTimes(1);
});

test('on a stick nothing is asked for that is not there', async () => {
  answers.set('/ichiba/pages/manual/a.json', json(data('甲')));
  const { preload, show } = await site('/kind/manual/', { only: ['pages/manual/a.json'] });
  await preload('/docs/manual/none/');
  await preload('/docs/manual/a/');
  expect(asked).toEqual(['/ichiba/pages/manual/a.json']);
  expect(show('/docs/manual/a/')).toContain('甲');
});

test('after a save the pages seen before are asked for again', async () => {
  answers.set('/ichiba/pages/manual/a.json', json(data('甲')));
  const { preload, show } = await site();
  await preload('/docs/manual/a/');
  answers.set('/ichiba/pages/manual/a.json', json(data('乙')));
  renewPages();
  await preload('/docs/manual/a/');
  expect(show('/docs/manual/a/')).toContain('乙');
});

test('without a connection a link fails, as with any page, and works when it is back', async () => {
  answers.set('/ichiba/pages/manual/a.json', 'offline');
  const { preload, show } = await site();
  await expect(preload('/docs/manual/a/')).rejects.toThrow('offline');
  expect(show('/docs/manual/a/')).toBe('');
  answers.set('/ichiba/pages/manual/a.json', json(data('甲')));
  await preload('/docs/manual/a/');
  expect(show('/docs/manual/a/')).toContain('甲');
});

test('data of a site that was published anew is not given to old scripts', async () => {
  answers.set('/ichiba/pages/manual/a.json', json(data('甲', 'later')));
  const { preload } = await site();
  await expect(preload('/docs/manual/a/')).rejects.toThrow('made for other scripts');
});

test('the first page comes alive whatever happens to its data', async () => {
  answers.set('/ichiba/pages/manual/a.json', 'offline');
  const { show } = await site('/docs/manual/a/');
  expect(show('/docs/manual/a/')).toBe('<p>no such page</p>');
  expect(missing.preload).toHaveBeenCalledTimes(1);
});

test('a page that brings its data along asks for nothing', async () => {
  vi.stubGlobal('document', {
    getElementById: (id: string) =>
      id === PAGE_DATA_ID && {
        dataset: { file: 'pages/manual/a.json' },
        textContent: JSON.stringify(data('甲')),
      },
  });
  const { show, preload } = await site('/docs/manual/a/');
  expect(show('/docs/manual/a/')).toContain('甲');
  expect(asked).toEqual([]);
  // What stands in the first page is of no other.
  answers.set('/ichiba/pages/manual/b.json', json(data('乙')));
  await preload('/docs/manual/b/');
  expect(show('/docs/manual/b/')).toContain('乙');
});

test('links in view have the file fetched ahead, in idle moments, once, and not on a poor line', async () => {
  const links: string[] = [];
  const here = { protocol: 'https:', pathname: '/kind/manual/' };
  vi.stubGlobal('location', here);
  const idle: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (job: () => void) => idle.push(job));
  const rest = () => {
    for (let job = idle.shift(); job; job = idle.shift()) job();
  };
  vi.stubGlobal('document', {
    getElementById: () => null,
    createElement: () => ({ relList: { supports: () => true } }),
    head: {
      append: ({ rel, href }: { rel: string; href: string }) => links.push(`${rel} ${href}`),
    },
  });
  await site();
  const original = { prefetch: vi.fn(), preload: vi.fn() };
  const { prefetch } = aroundDocusaurus(original);
  original.prefetch.mockReturnValueOnce(false);
  const poor = prefetch('/docs/manual/a/');
  expect(original.prefetch).not.toHaveBeenCalled();
  rest();
  expect(await poor).toBe(false);
  expect(links).toEqual([]);
  original.prefetch.mockResolvedValue([]);
  prefetch('/docs/manual/a/#step-1');
  prefetch('/docs/manual/a/');
  prefetch('/search/?q=x');
  prefetch('/docs/manual/mdx-one/');
  // One at a time: a click in between waits for no more.
  idle.shift()?.();
  expect(original.prefetch).toHaveBeenCalledTimes(2);
  rest();
  expect(links).toEqual(['prefetch /ichiba/pages/manual/a.json']);
  expect(original.prefetch).toHaveBeenCalledTimes(5);
  // Of a page that the reader has left, none is asked for any more.
  const left = prefetch('/docs/manual/b/');
  here.pathname = '/kind/case/';
  rest();
  expect(await left).toBe(false);
  expect(links).toHaveLength(1);
});
