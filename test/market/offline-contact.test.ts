import { describe, expect, it } from 'vitest';
import { makeContact } from '../../plugins/market/lib/offline/contact.js';
import type { WithdrawnEntry } from '../../plugins/market/lib/offline/list.js';
import { saveSet } from '../../plugins/market/lib/offline/save.js';
import { createStore } from '../../plugins/market/lib/offline/store.js';
import { digest, FakeCaches, publish } from './offline-fakes.js';

async function kept(...ids: string[]) {
  const caches = new FakeCaches();
  const store = createStore(caches, 'a');
  for (const [at, id] of ids.entries()) {
    const site = publish(id, 1);
    // Every set brings a video along.
    const items = [...site.list.items, { id: `${id}-video`, url: `/docs/video/${id}/` }];
    await saveSet(
      {
        ...site,
        list: { ...site.list, items },
        clips: true,
        now: `2026-10-0${at + 1}T00:00:00.000Z`,
      },
      { store, digest, fetch: async (url) => new Response(site.host.get(url)) },
    );
  }
  return { caches, store };
}
const missing = Object.assign(new Error('404'), { kind: 'missing' });
const market =
  (withdrawn: WithdrawnEntry[], versions: Record<string, number | Error>) =>
  async (path: string): Promise<unknown> => {
    if (path === 'withdrawn.json') return { withdrawn };
    const id = /^offline\/(.+)\.json$/.exec(path)?.[1] ?? '';
    const version = versions[id];
    if (typeof version !== 'number') throw version ?? missing;
    return publish(id, version).list;
  };

describe('contact with the market', () => {
  it('knows what is current, newer and gone, and changes nothing', async () => {
    const { store } = await kept('tig', 'buff', 'old', 'slow');
    const before = await store.sets();
    const standings = await makeContact({
      store,
      loadFile: market([], { tig: 1, buff: 2, slow: new TypeError('lost') }),
    });
    expect(standings.get('tig')).toEqual({ state: 'current' });
    expect(standings.get('buff')).toMatchObject({ state: 'newer', list: { revision: '第2版' } });
    expect(standings.get('old')).toEqual({ state: 'gone' });
    expect(standings.has('slow')).toBe(false);
    expect(await store.sets()).toEqual(before);
  });

  it('deletes what was withdrawn with its pictures and says so, without its title', async () => {
    const { caches, store } = await kept('tig', 'buff');
    await makeContact({
      store,
      loadFile: market([{ id: 'tig', kind: 'manual', date: '2026-11-02' }], { buff: 1 }),
    });
    expect((await store.sets()).map(({ id }) => id)).toEqual(['buff']);
    const names = [...(caches.stores.get('a:files')?.keys() ?? [])];
    expect(names.filter((name) => name.includes('tig'))).toEqual([]);
    const notices = await store.notices();
    expect(notices).toEqual([
      { kind: 'manual', date: '2026-11-02', savedAt: '2026-10-01T00:00:00.000Z' },
    ]);
    expect(JSON.stringify(notices)).not.toContain('手順');
    // A second contact says it no second time.
    await makeContact({
      store,
      loadFile: market([{ id: 'tig', kind: 'manual', date: '2026-11-02' }], { buff: 1 }),
    });
    expect(await store.notices()).toHaveLength(1);
  });

  it('a set that brought a withdrawn video along goes too, and says where to save it again', async () => {
    const { store } = await kept('tig');
    await makeContact({
      store,
      loadFile: market([{ id: 'tig-video', kind: 'video', date: '2026-11-02' }], { tig: 1 }),
    });
    expect(await store.sets()).toEqual([]);
    expect(await store.notices()).toMatchObject([
      { kind: 'video', part: { title: '手順 tig', url: '/docs/manual/tig/' } },
    ]);
  });

  it('without contact nothing is deleted: a login page of the network is no answer', async () => {
    const { store } = await kept('tig');
    const broken = Object.assign(new Error('html'), { kind: 'broken' });
    await expect(makeContact({ store, loadFile: () => Promise.reject(broken) })).rejects.toBe(
      broken,
    );
    await expect(makeContact({ store, loadFile: async () => ({}) })).rejects.toBeInstanceOf(
      TypeError,
    );
    expect(await store.sets()).toHaveLength(1);
  });
});
