import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKeptBodies } from '../../plugins/market/lib/body/kept-bodies.js';
import type { PageCache } from '../../plugins/market/lib/content/index.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

const root = path.resolve(import.meta.dirname, '../..');
const urls = createUrls({
  baseUrl: '/',
  routeBasePath: '/',
  trailingSlash: true,
  siteUrl: 'https://ichiba.example',
});

/** The dev server's memory: whatever an author saves, the pages are those a fresh start would make. */
describe('bodies kept from one save to the next', () => {
  let siteDir: string;
  const cache: PageCache = new Map();
  const bodies = createKeptBodies();
  const load = (memory: object) =>
    loadMarket({
      siteDir,
      roots: ['docs'],
      baseUrl: '/',
      urls,
      edition: { name: 'working' },
      ...memory,
    });
  const change = (file: string, from: string | RegExp, to: string) => {
    const absolute = path.join(siteDir, 'docs', file);
    const text = readFileSync(absolute, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(absolute, changed);
  };
  const pagesOf = async (memory: object) =>
    Object.fromEntries(
      [...(await load(memory)).pages].map(([item, page]) => [item.file, structuredClone(page)]),
    );

  beforeAll(async () => {
    siteDir = mkdtempSync(path.join(tmpdir(), 'ichiba-kept-'));
    // Pages that point at each other, a term marked in them, and the list of sources: a fresh start is slow.
    for (const name of [
      'manuals/tack-welding-thin.md',
      'manuals/tig-corner-nametsuke.md',
      'failures/hole-corner-gap.md',
      'opl/opl-gap-unclamp.md',
      'opl/opl-gap-unclamp-ok.svg',
      'terms/uranami.md',
      'terms/kari-zuke.md',
      'orgs/mihon-seisakusho.md',
      'persons/veteran-a.md',
      'sources.yml',
    ])
      cpSync(path.join(root, 'docs', name), path.join(siteDir, 'docs', name));
    await load({ cache, bodies });
  });
  afterAll(() => rmSync(siteDir, { recursive: true, force: true }));

  test.each<[string, () => void]>([
    ['a sentence', () => change('manuals/tack-welding-thin.md', /$/, '\n足した文です。\n')],
    [
      "a page's title, which others show",
      () => change('failures/hole-corner-gap.md', /^題名: .*$/m, '題名: すき間の穴'),
    ],
    [
      "a term's name, which is marked elsewhere",
      () => change('terms/uranami.md', '題名: 裏波', '題名: うら波'),
    ],
    [
      'a page that others link to is gone',
      () => rmSync(path.join(siteDir, 'docs/failures/hole-corner-gap.md')),
    ],
    [
      'a picture of another size',
      () => change('opl/opl-gap-unclamp-ok.svg', /<svg /, '<svg data-x="1" '),
    ],
  ])('are as new after: %s', async (_, save) => {
    save();
    expect(await pagesOf({ cache, bodies })).toEqual(await pagesOf({}));
  });

  test('are not made again while nothing they ask for has changed', () => {
    const kept = createKeptBodies();
    const { render: keep } = kept.begin('');
    let title = '前の題';
    const context = {
      link: (url: string) => url,
      image: () => undefined,
      component: () => ({ title }),
    };
    const source = {};
    const body = {
      type: 'root',
      children: [
        { type: 'heading', depth: 2, children: [{ type: 'text', value: '見出し' }] },
        { type: 'component', name: 'Step', props: {}, children: [] },
      ],
    } as never;
    const render = (of: object = source) => keep('docs/a.md', of, body, context).toc;
    const first = render();
    expect(render()).toBe(first);
    title = '後の題';
    const second = render();
    expect(second).not.toBe(first);
    expect(render()).toBe(second);
    expect(render({})).not.toBe(second);
  });
});
