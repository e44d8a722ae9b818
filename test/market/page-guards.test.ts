import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { brokenScript } from '../../plugins/market/lib/emit/page-guards.js';

type Answer = number | 'no connection';
type Listener = (event: { target: unknown }) => void;

const main = { tagName: 'SCRIPT', src: 'https://x/assets/js/main.0123.js' };
const old = /文章はこのまま読めます.*入れ替えている途中/;
const offline = /文章はこのまま読めます.*つながると、自動で読み直します/;
const renewed = /サイトが新しくなりました/;

/** The script in a page that says so much of itself, on a host that answers so. */
function open(page: { came: string; alive?: boolean; host: Answer[] }) {
  const listeners = new Map<string, Listener[]>();
  const timers: (() => void)[] = [];
  const seen = { reloads: 0, asked: [] as string[], said: '' };
  const listen = (name: string, listener: Listener) =>
    listeners.set(name, [...(listeners.get(name) ?? []), listener]);
  const element = () => ({
    style: {},
    setAttribute() {},
    appendChild() {},
    set textContent(text: string) {
      if (text !== '読み直す') seen.said = text;
    },
  });
  runInNewContext(String(brokenScript('/offline/').innerHTML), {
    document: {
      documentElement: { dataset: { hasHydrated: String(page.alive ?? false) } },
      body: { insertBefore() {}, firstChild: null },
      createElement: element,
    },
    performance: { getEntriesByType: () => [{ type: page.came }] },
    addEventListener: listen,
    location: { reload: () => (seen.reloads += 1) },
    setTimeout: (work: () => void) => timers.push(work),
    fetch: (url: string) => {
      seen.asked.push(url);
      const answer = page.host.shift() ?? 200;
      return answer === 'no connection'
        ? Promise.reject(new TypeError('Failed to fetch'))
        : Promise.resolve({ status: answer, ok: answer < 400 });
    },
  });
  const settle = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    for (const work of timers.splice(0)) if (!/look/.test(String(work))) work();
  };
  return {
    seen,
    async fire(name: string, target?: unknown) {
      for (const listener of listeners.get(name) ?? []) listener({ target });
      await settle();
    },
  };
}

describe('a page whose scripts do not come', () => {
  test('is read anew once when they are gone from the host', async () => {
    const { seen, fire } = open({ came: 'navigate', host: [404] });
    await fire('error', main);
    expect(seen.reloads).toBe(1);
  });

  test('is never read anew when it came by that: no loop, but a word', async () => {
    for (const host of [404, 200, 410]) {
      const { seen, fire } = open({ came: 'reload', host: [host, host] });
      await fire('error', main);
      await fire('error', {
        tagName: 'LINK',
        rel: 'stylesheet',
        href: 'https://x/assets/css/a.css',
      });
      expect(seen.reloads).toBe(0);
      expect(seen.said).toMatch(old);
    }
  });

  test('stays readable without connection, and is read anew when it comes back', async () => {
    const { seen, fire } = open({ came: 'navigate', host: ['no connection', 200] });
    await fire('error', main);
    expect(seen).toMatchObject({ reloads: 0, said: expect.stringMatching(offline) });
    await fire('online');
    expect(seen.reloads).toBe(1);
  });

  test('is not taken away from a host that is ill', async () => {
    const { seen, fire } = open({ came: 'navigate', host: [503] });
    await fire('error', main);
    expect(seen).toMatchObject({ reloads: 0, said: expect.stringMatching(offline) });
  });
});

describe('a page that is alive', () => {
  test('is never read anew by itself; that the site is a new one is said', async () => {
    const { seen, fire } = open({ came: 'navigate', alive: true, host: [404] });
    await fire('error', main);
    expect(seen).toMatchObject({ reloads: 0, said: expect.stringMatching(renewed) });
  });

  test('says nothing of a part that does not come: the part does', async () => {
    for (const answer of ['no connection', 200, 503] as const) {
      const { seen, fire } = open({ came: 'navigate', alive: true, host: [answer] });
      await fire('error', main);
      expect(seen).toMatchObject({ reloads: 0, said: '' });
    }
  });
});

test('pictures, and pages fetched ahead, are none of its business', async () => {
  const { seen, fire } = open({ came: 'navigate', host: [] });
  await fire('error', { tagName: 'IMG', src: 'https://x/assets/js/a.png' });
  await fire('error', { tagName: 'LINK', rel: 'prefetch', href: 'https://x/assets/js/a.js' });
  await fire('error', { tagName: 'SCRIPT', src: 'https://x/other.js' });
  await fire('error', undefined);
  expect(seen).toEqual({ reloads: 0, asked: [], said: '' });
});
