import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeSearchIndex } from '@chishiki-ichiba/search/indexer';

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
    const { bundle } = await import('./peers/bundle.mjs');
    await bundle({
      source: "export { createSearchClient } from '@chishiki-ichiba/search/client';",
      resolveDir: import.meta.dirname,
      out: join(script, 'client.mjs'),
      // As the plugin does in a site's bundler.
      aliases: { '#flexsearch': lightFlexSearch() },
    });
  },
  async open({ base, fetch, manifest }) {
    const { createSearchClient } = await import('@chishiki-ichiba/search/client');
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

/** FlexSearch's `exports` close the light build off: found beside the main file. */
function lightFlexSearch() {
  const entry = import.meta.resolve('@chishiki-ichiba/search/client');
  return join(
    dirname(createRequire(entry).resolve('flexsearch')),
    'flexsearch.light.module.min.js',
  );
}
