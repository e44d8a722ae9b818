import { createSearchClient } from '@chishiki-ichiba/search/client';
import { buildSearchIndex } from '@chishiki-ichiba/search/indexer';
import { createOpenSearchClient } from '@chishiki-ichiba/search/opensearch';
import { type Backend, conformance, type Fault } from './conformance.js';
import { createFakeEngine, type Flavour } from './engine/fake-engine.js';
import { fillStore } from './engine/index-store.js';

/** Long enough for a busy machine; a slow host keeps everybody waiting until it is well. */
const SLOW_MS = 2000;

/** A host that fails as it is told; `foreign` is what it then gives in the place of an index of ours. */
function host(answer: (url: string, init: RequestInit) => Promise<Response>, foreign: object) {
  let fault: Fault | undefined;
  let waiting: (() => void)[] = [];
  return {
    fail(next: Fault | undefined) {
      fault = next;
      for (const release of waiting) release();
      waiting = [];
    },
    async fetch(url: string, init: RequestInit = {}): Promise<Response> {
      if (fault === 'offline') throw new TypeError('Failed to fetch');
      if (fault === 'missing') return new Response('not found', { status: 404 });
      if (fault === 'slow')
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
        });
      if (fault === 'version') return Response.json(foreign);
      const response = await answer(url, init);
      if (fault !== 'truncated') return response;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return new Response(bytes.slice(0, bytes.length / 2));
    },
  };
}

/** Our own: files on a static host, the client that readers have. Nothing is left out. */
const files: Backend = {
  name: 'static files',
  async open(documents, options) {
    const { files } = await buildSearchIndex(documents, options);
    const foreign = { schemaVersion: 99, analyzer: 1, resolution: 1, dir: 'x' };
    const { fail, fetch } = host(async (url) => {
      const bytes = files.get(new URL(url).pathname.replace('/idx/', ''));
      return bytes ? new Response(bytes as BodyInit) : new Response('', { status: 404 });
    }, foreign);
    return {
      fail,
      client: () => createSearchClient({ baseUrl: 'http://host/idx', fetch, slowMs: SLOW_MS }),
    };
  },
};

/** The same pages in two indexes of one host, read as one. */
const halves: Backend = {
  name: 'two indexes as one',
  async open(documents, options) {
    const half = async (at: number) => {
      const own = documents.filter((_, i) => i % 2 === at);
      return (await buildSearchIndex(own, { ...options, edition: 'public' })).files;
    };
    const indexes: Record<string, ReadonlyMap<string, Uint8Array>> = {
      one: await half(0),
      two: await half(1),
    };
    const foreign = { schemaVersion: 99, analyzer: 1, resolution: 1, dir: 'x' };
    const { fail, fetch } = host(async (url) => {
      const [, name = '', ...path] = new URL(url).pathname.split('/');
      const bytes = indexes[name]?.get(path.join('/'));
      return bytes ? new Response(bytes as BodyInit) : new Response('', { status: 404 });
    }, foreign);
    return {
      fail,
      client: () =>
        createSearchClient({
          baseUrl: 'http://host/one',
          sources: [{ market: '', baseUrl: 'http://host/two' }],
          fetch,
          slowMs: SLOW_MS,
        }),
    };
  },
};

/** The protocol of an engine against a stand-in: no server runs here. */
const engine = (flavour: Flavour, name: string): Backend => ({
  name: `${name} (a stand-in, no server)`,
  async open(documents, options) {
    const store = await fillStore(documents, { edition: 'public', ...options });
    const foreign = { other: { mappings: { properties: {} } } };
    const { fail, fetch } = host(createFakeEngine(store, 'ichiba-public', flavour), foreign);
    return {
      fail,
      client: () =>
        createOpenSearchClient({
          url: 'http://host/',
          index: 'ichiba-public',
          edition: 'public',
          fetch,
          slowMs: SLOW_MS,
        }),
    };
  },
});

for (const backend of [
  files,
  halves,
  engine('opensearch', 'OpenSearch'),
  engine('elasticsearch', 'Elasticsearch'),
])
  conformance(backend);
