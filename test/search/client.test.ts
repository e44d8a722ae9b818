import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { describe, expect, it } from 'vitest';
import { host, makeCorpus } from './corpus.js';

const page: SearchDocument = {
  id: 'tig',
  url: '/docs/manual/tig/',
  title: '薄板TIG溶接の裏波',
  readings: ['うらなみ'],
  facets: { kind: ['manual'] },
  sections: [
    { id: '', heading: '', text: 'はじめに読む文。' },
    { id: 'tejun', heading: '手順', text: '' },
    {
      id: 'step-1',
      heading: '1. 継手を合わせる',
      parent: 'tejun',
      kind: 'step',
      text: `${'前置きの文。'.repeat(20)}すき間から溶け落ちて𠮷穴があく。${'後の文。'.repeat(40)}`,
    },
  ],
  cues: [
    { url: '/docs/video/v/?t=14#video-v', start: 14, end: 21, text: '火を止めてから待ちます' },
  ],
};
const other: SearchDocument = {
  id: 'other',
  url: '/o/',
  title: '別の話',
  sections: [{ id: '', heading: '', text: '溶接と接裏と裏波のページ。' }],
};

describe('hits', () => {
  it('lands in the section, with path, excerpt and ranges that fit the excerpt', async () => {
    const site = await host([page, other]);
    const hit = (await site.client.search('穴があく')).hits[0];
    expect(hit?.section).toEqual({ id: 'step-1', heading: '1. 継手を合わせる', path: ['手順'] });
    expect(hit?.kind).toBe('manual');
    const { text, ranges } = hit?.excerpt ?? { text: '', ranges: [] };
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['穴があく']);
    expect(text.length).toBeLessThan(140);
  });

  it('lands at the second of a video', async () => {
    const site = await host([page, other]);
    expect((await site.client.search('火を止めて')).hits[0]?.cue).toEqual({
      url: '/docs/video/v/?t=14#video-v',
      start: 14,
      end: 21,
    });
  });

  it('puts the page that holds the words before one that only holds their pairs', async () => {
    const real: SearchDocument = {
      id: 'z-real',
      url: '/r/',
      title: '話',
      sections: [{ id: '', heading: '', text: `${'長い文。'.repeat(50)}溶接裏を見る。` }],
    };
    const site = await host([page, other, real]);
    expect((await site.ids('溶接裏'))[0]).toBe('z-real');
  });

  it('does not put a title that holds an unlikely slip before pages that say the likely word', async () => {
    const titled: SearchDocument = {
      id: 'titled',
      url: '/t/',
      title: '名前につくフォンという語',
      sections: [{ id: '', heading: '', text: '人の名前の話。'.repeat(30) }],
    };
    const meant: SearchDocument = {
      id: 'meant',
      url: '/m/',
      title: '本の終わり',
      keywords: ['コロフォン'],
      sections: [{ id: '', heading: '', text: 'コロフォンには印刷した所を書く。'.repeat(6) }],
    };
    const site = await host([titled, meant]);
    const { hits } = await site.client.search('コフォン');
    expect(hits.map(({ id }) => id)).toEqual(['meant', 'titled']);
  });

  it('offers nearest pages when no page holds every word, and says so', async () => {
    const site = await host(makeCorpus(50));
    const result = await site.client.search('裏波が出なくて困っている新人です');
    expect(result.relaxed).toBe(true);
    expect(result.totalIsExact).toBe(false);
    expect(result.hits.length).toBeGreaterThan(0);
  });

  it('suggests known words only when nothing was found', async () => {
    const site = await host([page, { ...other, keywords: ['ブローホール'] }]);
    const result = await site.client.search('ぶろぼる');
    expect(result.total === 0 ? result.suggestions : ['ブローホール']).toContain('ブローホール');
    expect((await site.client.search('裏波')).suggestions).toEqual([]);
  });

  it('asks for the manifest, then shards and values, then fragments; nothing twice', async () => {
    const site = await host(makeCorpus(60), { build: { shardBytes: 40, maxShards: 256 } });
    expect(site.requests).toEqual([]);
    await site.client.search('開先');
    const waves = site.requests.map((path) => /\/([shkrvf])\//.exec(path)?.[1] ?? 'm');
    expect(waves.join('')).toMatch(/^m[shkrv]+f+$/);
    const before = site.requests.length;
    await site.client.search('開先');
    expect(site.requests).toHaveLength(before);
  });

  it('reads for the first key of a word no more pages than it shows', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      ...other,
      id: `p${i}`,
      url: `/p${i}/`,
      title: `${i}番`,
    }));
    const texts = async (prefixLast: boolean) => {
      const site = await host(many, { build: { packBytes: 1 } });
      const { hits } = await site.client.search('接', { prefixLast, limit: 6 });
      expect(hits).toHaveLength(6);
      return site.requests.filter((path) => path.includes('/f/')).length;
    };
    expect(await texts(true)).toBe(6);
    // Said to the end, pages that are named so are looked for.
    expect(await texts(false)).toBeGreaterThan(6);
  });

  it('takes a manifest at hand', async () => {
    const site = await host([page]);
    const manifest = JSON.parse(new TextDecoder().decode(site.files.get('manifest.json')));
    const asked: string[] = [];
    const client = createSearchClient({
      baseUrl: '/idx/',
      manifest,
      fetch: async (url) => {
        asked.push(url);
        return new Response(site.files.get(url.replace('/idx/', '')) as BodyInit);
      },
    });
    expect((await client.search('裏波')).total).toBe(1);
    expect(asked).not.toContain('/idx/manifest.json');
  });

  it('ranks pages of another language later', async () => {
    const ja: SearchDocument = {
      id: 'b',
      url: '/b/',
      title: 'TIG',
      lang: 'ja',
      sections: [],
      prior: 0,
    };
    const en: SearchDocument = {
      id: 'a',
      url: '/a/',
      title: 'TIG',
      lang: 'en',
      sections: [],
      prior: 1,
    };
    const site = await host([ja, en]);
    expect(await site.ids('tig')).toEqual(['a', 'b']);
    expect(await site.ids('tig', { locale: 'ja' })).toEqual(['b', 'a']);
  });
});

describe('package', () => {
  const require = createRequire(import.meta.url);
  it.each(['', '/indexer', '/index', '/client', '/analyzer', '/opensearch'])(
    '@chishiki-ichiba/search%s loads by import and resolves by require',
    async (entry) => {
      const id = `@chishiki-ichiba/search${entry}`;
      expect(require.resolve(id)).toMatch(/lib[/\\].*index\.js$/);
      expect(Object.keys(await import(/* @vite-ignore */ id)).length).toBeGreaterThan(0);
    },
  );

  it('the plugin points at theme and client module, the package at the light engine', async () => {
    const { default: pluginSearch } = await import('@chishiki-ichiba/search');
    const plugin = pluginSearch({} as never, {});
    expect(plugin.name).toBe('chishiki-ichiba-search');
    const { existsSync, readFileSync, statSync } = await import('node:fs');
    for (const path of [plugin.getThemePath?.(), ...(plugin.getClientModules?.() ?? [])])
      expect(existsSync(path as string)).toBe(true);

    const at = require.resolve('@chishiki-ichiba/search/package.json');
    const { imports, files } = JSON.parse(readFileSync(at, 'utf8'));
    const engine = join(dirname(at), imports['#flexsearch']);
    expect(files).toContain('lib'); // what is copied is what is published
    expect(statSync(engine).size).toBeLessThan(20_000);
    expect(Object.keys(await import(/* @vite-ignore */ engine))).toContain('Index');
  });
});
