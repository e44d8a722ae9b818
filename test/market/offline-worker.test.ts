import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { toWorkerScript } from '../../plugins/market/lib/emit/worker-script.js';
import { sliceOf } from '../../plugins/market/lib/offline/range.js';
import { saveSet } from '../../plugins/market/lib/offline/save.js';
import { createStore } from '../../plugins/market/lib/offline/store.js';
import { digest, FakeCaches, type Host, publish } from './offline-fakes.js';

const ORIGIN = 'https://x';
const STORE = 'chishiki-ichiba:public:/ichiba/';
const config = { store: STORE, version: 'v1', shell: ['/offline/'], page: '/offline/' };

interface Call {
  readonly request: { url: string; method: string; mode: string; cache: string; headers: Headers };
  answered?: Promise<Response>;
  waited?: Promise<unknown>;
}

/** The built script in a scope of its own, as a browser runs it. */
async function run(caches: FakeCaches, settings: object = config) {
  const listeners = new Map<string, (event: object) => void>();
  let host: Host | 'offline' | 'down' | 'hangs' = 'offline';
  let unregistered = false;
  const script = await toWorkerScript(settings as typeof config);
  const scope = {
    caches,
    location: { origin: ORIGIN },
    clients: { claim: async () => undefined },
    registration: { unregister: async () => (unregistered = true) },
    skipWaiting: async () => undefined,
    addEventListener: (type: string, listener: (event: object) => void) =>
      listeners.set(type, listener),
    fetch: async ({ url }: { url: string }) => {
      if (host === 'offline') throw new TypeError('offline');
      if (host === 'hangs') return new Promise<Response>(() => undefined);
      if (host === 'down') return new Response('gateway', { status: 502 });
      const body = host.get(new URL(url).pathname);
      return body === undefined ? new Response('404', { status: 404 }) : new Response(body);
    },
  };
  // Immediate timers: four seconds of waiting are not what is looked at.
  const setNow = (work: () => void) => setTimeout(work, 5);
  runInNewContext(script, {
    self: scope,
    URL,
    Response,
    Request,
    setTimeout: setNow,
    clearTimeout,
    encodeURIComponent,
  });
  const fire = (type: string, event: Partial<Call> = {}) => {
    listeners.get(type)?.({
      ...event,
      waitUntil: (work: Promise<unknown>) => {
        event.waited = work;
      },
      respondWith: (answer: Promise<Response>) => {
        event.answered = answer;
      },
    });
    return event;
  };
  const ask = (
    path: string,
    { mode = 'navigate', cache = 'default', range = '', method = 'GET' } = {},
  ): Promise<Response> | undefined =>
    fire('fetch', {
      request: {
        url: path.startsWith('http') ? path : ORIGIN + path,
        method,
        mode,
        cache,
        headers: new Headers(range ? { range } : {}),
      },
    }).answered;
  return {
    ask,
    fire,
    setHost: (next: typeof host) => {
      host = next;
    },
    isUnregistered: () => unregistered,
  };
}

async function withSaved(n = 1, clips = true) {
  const caches = new FakeCaches();
  const site = publish('tig', n);
  const now = `2026-10-0${n}T03:00:00.000Z`;
  await saveSet(
    { ...site, clips, now },
    {
      store: createStore(caches, STORE),
      digest,
      fetch: async (url) =>
        new Response(site.host.get(url), { headers: { 'content-type': 'text/plain' } }),
    },
  );
  return { caches, site, worker: await run(caches) };
}
const text = async (answer: Promise<Response> | undefined) => (await answer)?.text();

describe('the service worker', () => {
  it('is one classic script', async () => {
    const script = await toWorkerScript(config);
    expect(script).not.toMatch(/^\s*(?:import|export)\b/m);
    expect(() => new Function(script)).not.toThrow();
  });

  it('gives the network its say first', async () => {
    const { worker } = await withSaved();
    worker.setHost(new Map([['/docs/manual/tig/', '<html>new']]));
    expect(await text(worker.ask('/docs/manual/tig/'))).toBe('<html>new');
    expect((await worker.ask('/docs/manual/none/'))?.status).toBe(404);
  });

  it.each(['offline', 'down', 'hangs'] as const)(
    'host %s: the copy, marked with its day',
    async (host) => {
      const { worker } = await withSaved();
      worker.setHost(host);
      const page = await text(worker.ask('/docs/manual/tig/'));
      expect(page).toMatch(/^<html data-ichiba-saved="2026-10-01T03:00:00.000Z" lang=ja>/);
      expect(page).toContain('tig 1');
      // Hosts take both, readers type both.
      expect(await text(worker.ask('/docs/manual/tig'))).toBe(page);
      expect(await text(worker.ask('/docs/manual/tig/?rev=2'))).toBe(page);
    },
  );

  it('a saved page brings its own scripts, also once the host has others', async () => {
    const { worker, site } = await withSaved();
    const script = site.base.files.find(({ kind }) => kind === 'script')?.url ?? '';
    worker.setHost(publish('tig', 2).host);
    expect(await text(worker.ask(script, { mode: 'no-cors' }))).toBe('main 1');
  });

  it('of two versions of one page the one saved last is shown', async () => {
    const { caches } = await withSaved(1);
    const other = publish('buff', 2);
    await saveSet(
      { ...other, clips: true, now: '2026-10-05T00:00:00.000Z' },
      {
        store: createStore(caches, STORE),
        digest,
        fetch: async (url) => new Response(other.host.get(url)),
      },
    );
    const worker = await run(caches);
    expect(await text(worker.ask('/search/'))).toContain('search 2');
    expect(await text(worker.ask('/docs/manual/tig/'))).toContain('tig 1');
    expect(await text(worker.ask('/ichiba/items/tig.json', { mode: 'cors' }))).toContain('"n":1');
  });

  it('a page that is not kept leads to the list of what is, with its address', async () => {
    const { worker } = await withSaved();
    const answer = await run(new FakeCaches()).then(({ ask }) => ask('/docs/manual/tig/'));
    expect(answer?.status).toBe(302);
    const sent = await worker.ask('/docs/manual/other/?a=1#b');
    expect(sent?.headers.get('location')).toMatch(
      /\/offline\/\?from=%2Fdocs%2Fmanual%2Fother%2F%3Fa%3D1$/,
    );
    expect(await text(worker.ask('/offline/'))).toContain('offline 1');
  });

  it('with nothing kept the shell answers for its own page', async () => {
    const caches = new FakeCaches();
    await (await caches.open(`${STORE}:shell:v1`)).put('/offline/', new Response('<html>shell'));
    const worker = await run(caches);
    expect(await text(worker.ask('/offline/'))).toBe('<html>shell');
    expect((await worker.ask('/ichiba/aliases.json', { mode: 'cors' }))?.type).toBe('error');
  });

  it('leaves alone what must not be a copy', async () => {
    const { worker } = await withSaved();
    expect(
      worker.ask('/ichiba/withdrawn.json', { mode: 'cors', cache: 'no-cache' }),
    ).toBeUndefined();
    expect(worker.ask('/docs/manual/tig/', { method: 'POST' })).toBeUndefined();
    expect(worker.ask('https://www.youtube-nocookie.com/embed/x')).toBeUndefined();
  });

  it('does not serve what another edition kept', async () => {
    const { caches } = await withSaved();
    const members = await run(caches, { ...config, store: 'chishiki-ichiba:members:/ichiba/' });
    expect((await members.ask('/docs/manual/tig/'))?.status).toBe(302);
  });

  it('a new worker drops the shell of the old one and nothing else', async () => {
    const { caches, worker } = await withSaved();
    await caches.open(`${STORE}:shell:v0`);
    await caches.open(`${STORE}:shell:v1`);
    await worker.fire('activate').waited;
    expect((await caches.keys()).sort()).toEqual([
      `${STORE}:files`,
      `${STORE}:sets`,
      `${STORE}:shell:v1`,
    ]);
  });

  it('takes itself and all it kept away once the site drops it', async () => {
    const { caches } = await withSaved();
    await caches.open('another-app');
    const worker = await run(caches, { store: STORE });
    await worker.fire('activate').waited;
    expect(await caches.keys()).toEqual(['another-app']);
    expect(worker.isUnregistered()).toBe(true);
  });

  it('gives players the part they ask for', async () => {
    const { worker, site } = await withSaved();
    const clip = site.list.files.find(({ kind }) => kind === 'clip');
    const whole = site.host.get(clip?.url ?? '') ?? '';
    const part = await worker.ask(clip?.url ?? '', { mode: 'no-cors', range: 'bytes=5-' });
    expect(part?.status).toBe(206);
    expect(part?.headers.get('content-range')).toBe(`bytes 5-${whole.length - 1}/${whole.length}`);
    expect(await part?.text()).toBe(whole.slice(5));
  });
});

describe('a part of a file', () => {
  const part = async (header: string | null) => {
    const answer = await sliceOf(new Response('0123456789'), header);
    return [answer.status, await answer.text(), answer.headers.get('content-range')];
  };
  it.each([
    [null, 200, '0123456789', null],
    ['bytes=0-', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-99', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=0-1', 206, '01', 'bytes 0-1/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=5-4', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('%s → %i', async (header, status, body, range) => {
    expect(await part(header)).toEqual([status, body, range]);
  });
});
