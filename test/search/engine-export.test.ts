import type { SearchDocument } from '@chishiki-ichiba/search';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import {
  createOpenSearchClient,
  documentsOfIndex,
  IndexUnreadable,
  readIndexManifest,
  toEngineDocument,
  writeEngineFiles,
} from '@chishiki-ichiba/search/opensearch';
import { describe, expect, it } from 'vitest';
import { makeCorpus } from './corpus.js';
import { fillStore } from './engine/index-store.js';

const page: SearchDocument = {
  id: 'tig',
  url: '/docs/manual/tig/',
  title: '裏\u0002波\u0003',
  sections: [
    { id: 'a', heading: 'A', text: 'た' },
    { id: 'b', heading: 'B', text: 'ち', parent: 'a', kind: 'step', keywords: ['つ'] },
  ],
  cues: [{ url: '/v/', start: 1.5, end: 3, text: 'て' }],
  facets: { kind: ['manual', 'manual'] },
  numbers: { current: [[30, 20]] },
  dates: { revised: '2026-05' },
  lang: 'ja',
};

async function written(documents: Parameters<typeof writeEngineFiles>[0], options = {}) {
  const files = new Map<string, string>();
  const counts = await writeEngineFiles(
    documents,
    async (path, bytes) => void files.set(path, new TextDecoder().decode(bytes)),
    options,
  );
  return { files, ...counts };
}

describe('a document for an engine', () => {
  it('is the search document, with what an engine needs beside it', () => {
    expect(toEngineDocument(page)).toEqual({
      id: 'tig',
      url: '/docs/manual/tig/',
      title: '裏 波 ',
      lang: 'ja',
      lead: 'た',
      vocabulary: ['裏 波 '],
      prior: 0.5,
      sections: [
        { id: 'a', heading: 'A', text: 'た' },
        {
          id: 'b',
          heading: 'B',
          path: ['A'],
          text: 'ち',
          kind: 'step',
          parent: 'a',
          keywords: ['つ'],
        },
      ],
      cues: [{ url: '/v/', start: 1.5, end: 3, text: 'て' }],
      facets: { kind: ['manual'], lang: ['ja'] },
      numbers: { current: [{ gte: 20, lte: 30 }] },
      dates: { revised: '2026-05' },
    });
  });

  it.each([
    [{ id: '' }, '1 to 512 bytes'],
    [{ id: 'あ'.repeat(171) }, '1 to 512 bytes'],
    [{ facets: { 'a.b': ['x'] } }, '`a.b`'],
    [{ numbers: { _id: [[1, 2]] as [number, number][] } }, '`_id`'],
  ])('%j is refused with its name', (change, said) => {
    expect(() => toEngineDocument({ ...page, ...change })).toThrow(said);
  });
});

describe('the files for an engine', () => {
  const documents = makeCorpus(60, 3);

  it('are bounded bodies of whole documents, the index last, the same bytes each time', async () => {
    const one = await written(documents, { bodyBytes: 6000, edition: 'public' });
    const names = [...one.files.keys()];
    expect(names.at(-1)).toBe('index.json');
    expect(names.slice(0, -1)).toEqual(
      Array.from(
        { length: one.bodies },
        (_, at) => `bulk/${String(at + 1).padStart(5, '0')}.ndjson`,
      ),
    );
    expect(one.bodies).toBeGreaterThan(5);
    const lines: string[] = [];
    for (const [name, body] of one.files) {
      if (name === 'index.json') continue;
      expect(Buffer.byteLength(body)).toBeLessThanOrEqual(6000);
      expect(body.endsWith('\n')).toBe(true);
      lines.push(...body.slice(0, -1).split('\n'));
    }
    expect(lines.filter((_, at) => at % 2 === 1).map((line) => JSON.parse(line).id)).toEqual(
      documents.map(({ id }) => id),
    );
    expect(await written(documents, { bodyBytes: 6000, edition: 'public' })).toEqual(one);
    const meta = JSON.parse(one.files.get('index.json') ?? '').mappings._meta;
    expect(meta['chishiki-ichiba']).toMatchObject({
      format: 1,
      edition: 'public',
      documents: 60,
      facets: ['kind', 'phase', 'process'],
      numbers: ['current'],
      dates: ['revised'],
    });
  });

  it('are written while documents come: no more of them are held than one body has', async () => {
    let made = 0;
    let sent = 0;
    let most = 0;
    function* endless(): Iterable<SearchDocument> {
      for (; made < 3000; made++) {
        most = Math.max(most, made - sent);
        yield { ...page, id: `page-${made}` };
      }
    }
    await writeEngineFiles(
      endless(),
      async (path, bytes) => {
        if (path.startsWith('bulk/'))
          sent += new TextDecoder().decode(bytes).split('\n').length >> 1;
      },
      { bodyBytes: 10_000 },
    );
    expect(sent).toBe(3000);
    expect(most).toBeLessThan(40);
  });

  it('fit the mapping beside them: a server that takes no other field takes all', async () => {
    const store = await fillStore(documents, { edition: 'public' });
    expect(store.documents).toHaveLength(60);
    const types = Object.fromEntries(
      [
        'title',
        'title.bigram',
        'readings',
        'sections',
        'cues.start',
        'facets.kind',
        'numbers.current',
        'dates.revised',
        'dates.revised.as_date',
      ].map((name) => [name, store.fields.get(name)?.type]),
    );
    expect(types).toEqual({
      title: 'text',
      'title.bigram': 'text',
      readings: 'text',
      sections: 'nested',
      'cues.start': 'double',
      'facets.kind': 'keyword',
      'numbers.current': 'double_range',
      'dates.revised': 'keyword',
      'dates.revised.as_date': 'date',
    });
  });

  it('hold the readings of the terms, what is given wins, what a line cannot hold is left out', async () => {
    const term = (id: string, title: string, reading: string): SearchDocument => ({
      ...page,
      id,
      title,
      readings: [reading],
      facets: { kind: ['term'] },
    });
    const { files } = await written(
      [term('a', '裏波', 'うらなみ'), term('b', 'ＴＩＧ', 'ティグ')],
      {
        readings: new Map([
          ['裏波', 'りは'],
          ['a b', 'えーびー'],
          ['c,d', 'しー'],
        ]),
      },
    );
    const { analysis } = JSON.parse(files.get('index.json') ?? '').settings.index;
    expect(analysis.tokenizer.ichiba_words.user_dictionary_rules).toEqual([
      'tig,tig,ティグ,カスタム名詞',
      '裏波,裏波,リハ,カスタム名詞',
    ]);
  });

  it('are refused where they would be wrong', async () => {
    await expect(written([page, page])).rejects.toThrow('two search documents have the id `tig`');
    await expect(written([page], { bodyBytes: 10 })).rejects.toThrow('`bodyBytes`');
    const long = { ...page, summary: 'あ'.repeat(1000) };
    await expect(written([long], { bodyBytes: 2000 })).rejects.toThrow('`tig` alone has');
  });
});

describe('the documents of a built index', () => {
  const documents = makeCorpus(80, 5);
  const build = async () => {
    const { files } = await buildSearchIndex(documents, { packBytes: 4000 });
    return new Map(files);
  };

  it('are those it was built from, best first', async () => {
    const files = await build();
    const manifest = await readIndexManifest((path) => files.get(path));
    const found: SearchDocument[] = [];
    for await (const doc of documentsOfIndex(manifest, (path) => files.get(path))) found.push(doc);
    const byId = new Map(found.map((doc) => [doc.id, doc]));
    expect(byId.size).toBe(80);
    for (const doc of documents) {
      const again = byId.get(doc.id);
      expect(again).toMatchObject({ url: doc.url, title: doc.title });
      expect(again?.sections.map(({ id, heading, text }) => [id, heading, text])).toEqual(
        doc.sections.map(({ id, heading, text }) => [id, heading, text]),
      );
      const sorted = (facets: SearchDocument['facets'] = {}) =>
        Object.entries(facets).map(([name, values]) => [name, [...values].sort()]);
      expect(Object.fromEntries(sorted(again?.facets))).toEqual(
        Object.fromEntries(sorted(doc.facets)),
      );
      expect(again?.numbers).toEqual(doc.numbers ?? {});
      expect(again?.dates).toEqual(doc.dates ?? {});
      expect(again?.cues).toEqual(doc.cues ?? []);
      expect([...(again?.keywords ?? []), ...(again?.readings ?? [])]).toEqual(doc.readings ?? []);
    }
    const prior = new Map(documents.map((doc) => [doc.id, doc.prior ?? 0.5]));
    const order = found.map(({ id }) => prior.get(id) as number);
    expect(order).toEqual([...order].sort((a, b) => b - a));
    const told = found.map((doc) => doc.prior as number);
    expect(told).toEqual([...told].sort((a, b) => b - a));
  });

  it('are read a pack at a time, and a lost or damaged file is named', async () => {
    const files = await build();
    const manifest = await readIndexManifest((path) => files.get(path));
    const asked: string[] = [];
    const some = documentsOfIndex(manifest, (path) => {
      asked.push(path);
      return files.get(path);
    });
    for await (const _ of some) break;
    expect(asked).toHaveLength(2);
    const pack = [...files.keys()].filter((path) => path.includes('/f/')).at(-1) as string;
    const all = async (bytes: Uint8Array | undefined) => {
      for await (const _ of documentsOfIndex(manifest, (path) =>
        path === pack ? bytes : files.get(path),
      ));
    };
    await expect(all(undefined)).rejects.toThrow(IndexUnreadable);
    await expect(all(files.get(pack)?.slice(0, 20))).rejects.toThrow(pack);
    await expect(readIndexManifest(() => undefined)).rejects.toThrow('manifest.json');
  });
});

describe('a client', () => {
  it('asks for the fields anew when the index it knows is gone', async () => {
    const asked: string[] = [];
    let isNew = false;
    const reader = createOpenSearchClient({
      url: 'https://search.example.jp',
      index: 'ichiba-public',
      fetch: async (url) => {
        asked.push(new URL(url).pathname.replace('/ichiba-public/', ''));
        if (url.endsWith('_mapping')) return Response.json({ a: index(meta('public')) });
        const hits = { hits: { total: { value: 0, relation: 'eq' }, hits: [] } };
        return isNew ? Response.json(hits) : new Response('{}', { status: 400 });
      },
    });
    expect((await reader.search('')).problems[0]?.kind).toBe('missing');
    isNew = true;
    expect((await reader.search('')).problems).toEqual([]);
    await reader.search('');
    expect(asked).toEqual(['_mapping', '_search', '_mapping', '_search', '_search']);
  });

  const meta = (edition: string, format = 1) => ({
    format,
    edition,
    documents: 0,
    facets: [],
    numbers: [],
    dates: [],
  });
  const client = (body: object) =>
    createOpenSearchClient({
      url: '/engine/',
      index: 'ichiba-public',
      edition: 'public',
      fetch: async (url) => {
        expect(url).toBe('/engine/ichiba-public/_mapping');
        return Response.json(body);
      },
    });
  const index = (about: object) => ({ mappings: { _meta: { 'chishiki-ichiba': about } } });

  it.each([
    ['of another edition', { a: index(meta('members')) }, 'opensearch.1 (members)'],
    ['of another format', { a: index(meta('public', 9)) }, 'opensearch.9 (public)'],
    ['not of ours', { a: { mappings: {} } }, 'opensearch.?'],
    [
      'two behind one alias',
      { a: index(meta('public')), b: index(meta('members')) },
      'opensearch.?',
    ],
  ])('refuses an index %s', async (_, body, name) => {
    const result = await client(body).search('裏波');
    expect(result.problems).toEqual([
      { source: '', kind: 'version', url: '/engine/ichiba-public/_mapping' },
    ]);
    expect(result.formats).toEqual({ index: name, script: 'opensearch.1 (public)' });
    expect(await client(body).manifest()).toBeUndefined();
  });
});
