import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileKey, isNamedByContent } from '../../plugins/market/lib/offline/keys.js';
import { filesOf } from '../../plugins/market/lib/offline/list.js';
import { SaveError, saveSet } from '../../plugins/market/lib/offline/save.js';
import { createStore, type SavedStore } from '../../plugins/market/lib/offline/store.js';
import { digest, FakeCaches, type Host, hashOf, publish } from './offline-fakes.js';

const NAME = 'chishiki-ichiba:public:/ichiba/';
const serve =
  (host: Host) =>
  async (url: string): Promise<Response> =>
    host.has(url) ? new Response(host.get(url)) : new Response('404', { status: 404 });

const open = () => {
  const caches = new FakeCaches();
  return { caches, store: createStore(caches, NAME) };
};
const failure = (work: Promise<unknown>): Promise<SaveError> =>
  work.then(
    () => Promise.reject(new Error('did not fail')),
    (error) => error,
  );

/** Every set whole, every byte as its list says; no file that nobody named once it is swept. */
async function expectWhole(store: SavedStore, caches: FakeCaches): Promise<void> {
  const sets = await store.sets();
  for (const set of sets)
    for (const file of set.files) {
      const kept = await store.read(file);
      expect(kept && hashOf(new Uint8Array(await kept.arrayBuffer())), file.url).toBe(file.hash);
    }
  await store.sweep();
  const wanted = new Set(sets.flatMap(({ files }) => files.map(fileKey)));
  expect([...(caches.stores.get(`${NAME}:files`)?.keys() ?? [])].sort()).toEqual(
    [...wanted].sort(),
  );
}

describe('saving a set', () => {
  it('keeps every file, with clips or with stills', async () => {
    const { caches, store } = open();
    const { host, list, base } = publish('tig', 1);
    const order = { list, base, now: '2026-10-03T01:00:00.000Z' };
    const world = { store, fetch: serve(host), digest };
    await saveSet({ ...order, clips: false }, world);
    expect((await store.sets())[0]).toMatchObject({ clips: false, version: 'version 1' });
    expect((await store.sets())[0]?.files.some(({ kind }) => kind === 'clip')).toBe(false);
    await expectWhole(store, caches);
    const asked: string[] = [];
    const counting = async (url: string) => {
      asked.push(url);
      return serve(host)(url);
    };
    await saveSet({ ...order, clips: true }, { ...world, fetch: counting });
    // What is there already is not fetched again.
    expect(asked).toEqual([expect.stringContaining('.webm')]);
    expect((await store.sets()).length).toBe(1);
    await expectWhole(store, caches);
  });

  it('takes only what changed for a new version, and lets the old go', async () => {
    const { caches, store } = open();
    const first = publish('tig', 1);
    const next = publish('tig', 2);
    const now = '2026-10-03T01:00:00.000Z';
    await saveSet({ ...first, clips: true, now }, { store, fetch: serve(first.host), digest });
    const asked: string[] = [];
    await saveSet(
      { ...next, clips: true, now: '2026-11-02T01:00:00.000Z' },
      {
        store,
        digest,
        fetch: async (url) => {
          asked.push(url);
          return serve(next.host)(url);
        },
      },
    );
    expect(asked).not.toContain('/ichiba/media/0123456789abcdef.webp');
    expect((await store.sets()).map(({ version }) => version)).toEqual(['version 2']);
    await expectWhole(store, caches);
  });

  const { host, list, base } = publish('tig', 1);
  const page = '/docs/manual/tig/';
  const quota = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  const cases: [
    string,
    SaveError['kind'],
    Partial<Parameters<typeof saveSet>[1]>,
    (() => void)?,
  ][] = [
    ['the connection goes', 'offline', { fetch: () => Promise.reject(new TypeError('lost')) }],
    [
      'a file is not there',
      'missing',
      { fetch: serve(new Map([...host].filter(([url]) => url !== page))) },
    ],
    ['a file is cut off', 'broken', { fetch: serve(new Map(host).set(page, '<html')) }],
    [
      'a file is another of the same length',
      'broken',
      { fetch: serve(new Map(host).set(page, (host.get(page) ?? '').replace('1', '2'))) },
    ],
    ['the browser says there is no room', 'full', { room: async () => 10 }],
    [
      'the disk is full midway',
      'full',
      {},
      () => {
        throw quota;
      },
    ],
    [
      'storage is forbidden',
      'blocked',
      {},
      () => {
        throw Object.assign(new Error(), { name: 'SecurityError' });
      },
    ],
  ];
  it.each(cases)('%s: nothing of it stays', async (_, kind, change, beforePut) => {
    const { caches, store } = open();
    if (beforePut) caches.beforePut = (key) => (key.includes('items') ? beforePut() : undefined);
    const error = await failure(
      saveSet(
        { list, base, clips: true, now: '2026-10-03' },
        { store, fetch: serve(host), digest, ...change },
      ),
    );
    expect(error).toBeInstanceOf(SaveError);
    expect(error.kind).toBe(kind);
    expect(await store.sets()).toEqual([]);
    expect(caches.stores.get(`${NAME}:files`)?.size ?? 0).toBe(0);
  });

  it('says which file is missing, and how many bytes do not fit', async () => {
    const { store } = open();
    const order = { list, base, clips: true, now: '2026-10-03' };
    const without = new Map([...host].filter(([url]) => url !== page));
    expect((await failure(saveSet(order, { store, fetch: serve(without), digest }))).url).toBe(
      page,
    );
    const all = filesOf(list, base, true).reduce((sum, { bytes }) => sum + bytes, 0);
    const { needed } = await failure(
      saveSet(order, { store, fetch: serve(host), digest, room: async () => 10 }),
    );
    expect(needed).toBe(all - 10);
  });

  it('refuses a list and a base of two builds', async () => {
    const { store } = open();
    const other = publish('tig', 2).base;
    const order = { list, base: other, clips: true, now: '2026-10-03' };
    expect((await failure(saveSet(order, { store, fetch: serve(host), digest }))).kind).toBe(
      'changed',
    );
  });

  it('stops when the reader does', async () => {
    const { caches, store } = open();
    const stop = new AbortController();
    const fetch = async (url: string) => {
      stop.abort();
      return serve(host)(url);
    };
    const order = { list, base, clips: true, now: '2026-10-03', signal: stop.signal };
    expect((await failure(saveSet(order, { store, fetch, digest }))).kind).toBe('stopped');
    expect(caches.stores.get(`${NAME}:files`)?.size ?? 0).toBe(0);
  });

  it('is whole or not at all, whatever fails and whenever', async () => {
    const troubles = ['none', 'network', '404', 'cut', 'quota', 'killed'] as const;
    const step = fc.record({
      id: fc.constantFrom('tig', 'buff'),
      n: fc.integer({ min: 1, max: 3 }),
      clips: fc.boolean(),
      trouble: fc.constantFrom(...troubles),
      at: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { caches, store } = open();
        const expected = new Map<string, string>();
        for (const [turn, { id, n, clips, trouble, at }] of steps.entries()) {
          const site = publish(id, n);
          let asked = 0;
          let put = 0;
          let dead = false;
          const fetch = async (url: string): Promise<Response> => {
            const now = asked++ === at;
            if (dead || (now && trouble === 'network')) throw new TypeError('lost');
            if (now && trouble === '404') return new Response('', { status: 404 });
            if (now && trouble === 'cut') return new Response(site.host.get(url)?.slice(1));
            return serve(site.host)(url);
          };
          caches.beforePut = () => {
            const now = put++ === at;
            if (now && trouble === 'killed') dead = true;
            // A killed tab writes nothing more and sweeps nothing either.
            if (dead) throw new Error('killed');
            if (now && trouble === 'quota') throw quota;
          };
          const world = {
            digest,
            fetch,
            store: { ...store, sweep: async () => (dead ? undefined : store.sweep()) },
          };
          const order = { ...site, clips, now: `2026-10-0${turn + 1}T00:00:00.000Z` };
          const saved = await saveSet(order, world).then(
            () => true,
            (error) => {
              expect(error).toBeInstanceOf(SaveError);
              return false;
            },
          );
          caches.beforePut = () => undefined;
          if (saved) expected.set(id, site.list.version);
          // The next start sweeps what a killed one left.
          if (dead) await store.sweep();
          const there = new Map((await store.sets()).map((set) => [set.id, set.version]));
          expect(there).toEqual(expected);
          await expectWhole(store, caches);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('two markets, or two editions, on one host never meet', async () => {
    const caches = new FakeCaches();
    const own = createStore(caches, NAME);
    const members = createStore(caches, 'chishiki-ichiba:members:/ichiba/');
    const order = { list, base, clips: true, now: '2026-10-03' };
    await saveSet(order, { store: members, fetch: serve(host), digest });
    expect(await own.sets()).toEqual([]);
    await own.sweep();
    await own.remove(['tig']);
    expect(await members.sets()).toHaveLength(1);
    await expectWhole(own, caches);
  });
});

describe('names that hold their content', () => {
  it.each([
    ['/assets/js/main.b52dd56d.js', true],
    ['/sub/assets/images/photo-0123456789abcdef0123456789abcdef.png', true],
    ['/market/ichiba/media/3c99f25d06fc382c.webm', true],
    ['/img/photo-20260101.jpg', false],
    ['/ichiba/items/tig.json', false],
    ['/docs/manual/20260101/', false],
  ])('%s: %s', (url, named) => {
    expect(isNamedByContent(url)).toBe(named);
  });
});
