import path from 'node:path';
import { checkSite } from '@chishiki-ichiba/market/content';
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { remarkMarket } from '../../plugins/market/lib/body/remark-market.js';
import { linkNotes } from '../../plugins/market/lib/body/resolve-links.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { page, published, site } from './helpers.js';

const links = `[番地で](/docs/term/himitsu/#x)と[名前で](./himitsu.md)と[下で][h]と[見える](./mieru.md)。

[h]: ./himitsu.md
`;
const files = {
  'docs/terms/a.md': page(`題名: a\n意味: m\n関連: [himitsu]\n${published}`, links),
  'docs/terms/b.mdx': page(`題名: b\n意味: m\n${published}`, links),
  'docs/terms/mieru.md': page(`題名: 見える\n意味: m\n${published}`),
  'docs/terms/himitsu.md': page('題名: 秘密\n意味: m\n公開範囲: 会員\n状態: 承認済み\n所有: o'),
  'docs/orgs/o.md': page(`題名: o\n区分: 企業\n${published}`),
};

const load = async (name: 'public' | 'members', hiddenLinks?: 'text' | 'note') =>
  loadMarket({
    siteDir: await site(files),
    roots: ['docs'],
    baseUrl: '/sub/',
    urls: createUrls({ baseUrl: '/sub/', routeBasePath: '/market/', trailingSlash: true }),
    edition: { name },
    ...(hiddenLinks ? { hiddenLinks } : {}),
  });
type Loaded = Awaited<ReturnType<typeof load>>;

const bodyOf = ({ pages }: Loaded, id: string): string =>
  JSON.stringify([...pages].find(([item]) => item.id === id)?.[1].body);

/** What the compiler of `.mdx` gets: addresses, and words in order. */
function compiled({ mdxPages, context }: Loaded): { urls: string[]; text: string } {
  const root: Root = unified().use(remarkParse).parse(links);
  const options = { edition: context.edition.name, ownFiles: [], siteDir: '/site' };
  remarkMarket.call(
    { data: () => ({}) },
    { ...options, pages: mdxPages, linkNote: context.linkNote },
  )(root, { path: path.join('/site/docs/terms/b.mdx') });
  const urls: string[] = [];
  let text = '';
  visit(root, (node) => {
    if ('url' in node) urls.push(node.url);
    if (node.type === 'text') text += node.value;
  });
  return { urls, text };
}

test('a link to a page of a higher edition is its words, in .md and .mdx, however it is written', async () => {
  const market = await load('public');
  expect(bodyOf(market, 'a')).not.toContain('himitsu');
  expect(bodyOf(market, 'a')).toContain('"href":"/sub/market/docs/term/mieru/"');
  expect(compiled(market)).toEqual({
    urls: ['/sub/market/docs/term/mieru/'],
    text: '番地でと名前でと下でと見える。',
  });
});

test('by option a note says so', async () => {
  const market = await load('public', 'note');
  expect(bodyOf(market, 'a').split(linkNotes.note)).toHaveLength(4);
  const { text } = compiled(market);
  expect(text.startsWith(`番地で${linkNotes.note}と名前で${linkNotes.note}`)).toBe(true);
});

test('readers of the higher edition have the links', async () => {
  const market = await load('members', 'note');
  const himitsu = '/sub/market/docs/term/himitsu/';
  expect(compiled(market).urls).toEqual([
    `${himitsu}#x`,
    himitsu,
    himitsu,
    '/sub/market/docs/term/mieru/',
  ]);
  expect(bodyOf(market, 'a')).not.toContain(linkNotes.note);
});

test('its author is told, at its line, for the edition that loses it', async () => {
  const siteDir = await site(files);
  const told = async (edition?: { name: 'public' | 'members' }) =>
    (await checkSite({ siteDir, roots: ['docs'], ...(edition ? { edition } : {}) })).messages
      .filter(({ ruleId }) => ruleId === 'market:above-link')
      .map(({ file, line, severity }) => `${file}:${line} ${severity}`);
  const all = [
    'docs/terms/a.md:4 info',
    'docs/terms/a.md:8 info',
    'docs/terms/a.md:8 info',
    'docs/terms/a.md:8 info',
    'docs/terms/b.mdx:7 info',
    'docs/terms/b.mdx:7 info',
    'docs/terms/b.mdx:7 info',
  ];
  expect(await told()).toEqual(all);
  expect(await told({ name: 'public' })).toEqual(all);
  expect(await told({ name: 'members' })).toEqual([]);
});
