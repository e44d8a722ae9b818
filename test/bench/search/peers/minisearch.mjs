import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { bundle } from './bundle.mjs';

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Options of its README; the same at build and query. */
const options = {
  fields: ['title', 'body'],
  storeFields: ['title', 'body'],
  tokenize: (text) =>
    Array.from(segmenter.segment(text), (part) => (part.isWordLike ? part.segment : '')).filter(
      Boolean,
    ),
  searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true },
};

/** @type {import('../engines.mjs').Engine} */
export default {
  label: 'MiniSearch',
  setup:
    '`Intl.Segmenter` (ja) as tokenizer; boost, fuzzy 0.2 and prefix of its README; texts stored for excerpts',
  whole: true,
  async build(pages, folder) {
    const index = new MiniSearch(options);
    index.addAll(pages);
    await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  },
  async bundle({ script }) {
    await bundle({
      source: "export { default } from 'minisearch';",
      resolveDir: import.meta.dirname,
      out: join(script, 'minisearch.mjs'),
    });
  },
  async open({ base, fetch }) {
    const json = await (await fetch(`${base}index.json`)).text();
    const index = MiniSearch.loadJSON(json, options);
    return async (query) =>
      index
        .search(query)
        .slice(0, 10)
        .map(({ id, title, body }) => ({ id, title, excerpt: body.slice(0, 100) }));
  },
};
