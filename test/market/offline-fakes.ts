import { createHash } from 'node:crypto';
import type {
  OfflineBase,
  OfflineFile,
  OfflineList,
} from '../../plugins/market/lib/offline/list.js';

/** What a browser's `caches` does, in memory; `beforePut` may fail as a full or forbidden disk does. */
export class FakeCaches {
  readonly stores = new Map<string, Map<string, { bytes: ArrayBuffer; type: string }>>();
  beforePut: (key: string) => void = () => undefined;

  async open(name: string) {
    const store = this.stores.get(name) ?? new Map<string, { bytes: ArrayBuffer; type: string }>();
    this.stores.set(name, store);
    const keyOf = (key: RequestInfo | URL) => {
      const { pathname, search } = new URL(
        typeof key === 'object' && 'url' in key ? key.url : String(key),
        'https://x',
      );
      return pathname + search;
    };
    return {
      match: async (key: RequestInfo | URL) => {
        const found = store.get(keyOf(key));
        return (
          found && new Response(found.bytes.slice(0), { headers: { 'content-type': found.type } })
        );
      },
      put: async (key: RequestInfo | URL, response: Response) => {
        const bytes = await response.arrayBuffer();
        this.beforePut(keyOf(key));
        store.set(keyOf(key), { bytes, type: response.headers.get('content-type') ?? '' });
      },
      delete: async (key: RequestInfo | URL) => store.delete(keyOf(key)),
      keys: async () => [...store.keys()].map((key) => new Request(`https://x${key}`)),
      addAll: async () => undefined,
    };
  }
  async keys() {
    return [...this.stores.keys()];
  }
  async delete(name: string) {
    return this.stores.delete(name);
  }
}

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);
export const digest = async (bytes: ArrayBuffer): Promise<string> => hashOf(new Uint8Array(bytes));

/** A host: address → content. */
export type Host = Map<string, string>;

export const fileOf = (url: string, content: string, kind: OfflineFile['kind']): OfflineFile => ({
  url,
  bytes: Buffer.byteLength(content),
  kind,
  hash: hashOf(content),
});

/** One manual with a clip, as version `n` of a site. */
export function publish(
  id: string,
  n: number,
): { host: Host; list: OfflineList; base: OfflineBase } {
  const main = `/assets/js/main.${hashOf(`main ${n}`).slice(0, 8)}.js`;
  const contents: [string, string, OfflineFile['kind']][] = [
    [`/docs/manual/${id}/`, `<html lang=ja><script src=${main}></script>${id} ${n}`, 'page'],
    [`/ichiba/items/${id}.json`, `{"id":"${id}","n":${n}}`, 'data'],
    [`/ichiba/offline/${id}.index.json`, `{"n":${n}}`, 'index'],
    ['/ichiba/media/0123456789abcdef.webp', 'picture', 'picture'],
    [`/ichiba/media/${hashOf(`clip ${n}`)}.webm`, `clip ${n} `.repeat(20), 'clip'],
  ];
  const shared: [string, string, OfflineFile['kind']][] = [
    [main, `main ${n}`, 'script'],
    ['/offline/', `<html lang=ja>offline ${n}`, 'page'],
    ['/search/', `<html lang=ja>search ${n}`, 'page'],
  ];
  return {
    host: new Map([...contents, ...shared].map(([url, content]) => [url, content])),
    list: {
      id,
      kind: 'manual',
      title: `手順 ${id}`,
      url: `/docs/manual/${id}/`,
      revision: `第${n}版`,
      build: `build ${n}`,
      version: `version ${n}`,
      items: [{ id, url: `/docs/manual/${id}/` }],
      files: contents.map((file) => fileOf(...file)),
    },
    base: { build: `build ${n}`, files: shared.map((file) => fileOf(...file)) },
  };
}
