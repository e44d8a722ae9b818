import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSearchIndex } from '@chishiki-ichiba/search/indexer';

let sessions = 0;

/** Ours, through the two public entries another site would call. @type {import('./engines.mjs').Engine} */
export default {
  label: '知識市場',
  setup: 'no options; one section a page',
  async build(pages, folder) {
    const documents = pages.map(({ id, url, title, body }) => ({
      id,
      url,
      title,
      sections: [{ id: '', heading: '', text: body }],
    }));
    await writeSearchIndex(documents, async (path, bytes) => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    });
  },
  async bundle({ script }) {
    const { bundleApart } = await import('./peers/bundle.mjs');
    await bundleApart({
      source: "export { createSearchClient } from '@chishiki-ichiba/search/client';",
      resolveDir: import.meta.dirname,
      out: join(script, 'client.mjs'),
    });
  },
  async open({ base, fetch, manifest, script }) {
    globalThis.askForPart = (name) => fetch(base + name);
    // In a folder of its own, or Node would have the parts that an earlier session asked for at hand.
    const session = join(script, '..', 'sessions', String(sessions++));
    await cp(script, session, { recursive: true });
    const { createSearchClient } = await import(pathToFileURL(join(session, 'client.mjs')));
    const client = createSearchClient({
      baseUrl: base,
      fetch,
      ...(manifest ? { manifest: JSON.parse(Buffer.from(manifest).toString()) } : {}),
    });
    return async (query) => {
      const { hits } = await client.search(query, { limit: 10 });
      return hits.map(({ id, title, excerpt }) => ({ id, title, excerpt: excerpt.text }));
    };
  },
};
