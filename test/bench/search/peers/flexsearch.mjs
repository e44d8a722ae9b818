import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import { bundle } from './bundle.mjs';

export default createFlexSearch({
  label: 'FlexSearch',
  setup: '`new Index()` as it is; one index over title and text',
});

/**
 * FlexSearch as shipped, exported and imported as its export guide says. One index over title and
 * text rather than a Document with two fields: its AND may then take one word from each.
 *
 * @returns {import('../engines.mjs').Engine}
 */
export function createFlexSearch({ label, setup, options, searchOptions }) {
  return {
    label,
    setup,
    whole: true,
    async build(pages, folder) {
      const index = new Index(options);
      for (const [at, { title, body }] of pages.entries()) index.add(at, `${title}\n${body}`);
      const lines = [];
      await index.export((key, data) => {
        if (data !== undefined) lines.push(key, data);
      });
      await writeFile(join(folder, 'index.txt'), lines.join('\n'));
      const store = pages.map(({ id, title, body }) => [id, title, body]);
      await writeFile(join(folder, 'store.json'), JSON.stringify(store));
    },
    async bundle({ script }) {
      await bundle({
        source: "export { Charset, Index } from 'flexsearch';",
        resolveDir: import.meta.dirname,
        out: join(script, 'flexsearch.mjs'),
      });
    },
    async open({ base, fetch }) {
      const [text, store] = await Promise.all([
        fetch(`${base}index.txt`).then((response) => response.text()),
        fetch(`${base}store.json`).then((response) => response.json()),
      ]);
      const lines = text.split('\n');
      const index = new Index(options);
      for (let at = 0; at < lines.length; at += 2) await index.import(lines[at], lines[at + 1]);
      return async (query) =>
        index.search(query, { limit: 10, ...searchOptions }).map((at) => {
          const [id, title, body] = store[at];
          return { id, title, excerpt: body.slice(0, 100) };
        });
    },
  };
}
