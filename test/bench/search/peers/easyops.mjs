import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { idOfUrl } from '../data.mjs';
import { bundle } from './bundle.mjs';

const name = '@easyops-cn/docusaurus-search-local';
const require = createRequire(import.meta.url);
const dist = join(dirname(require.resolve(`${name}/package.json`)), 'dist');

/** Defaults of the package, its `language` set to Japanese. */
const config = {
  language: ['ja'],
  hashed: false,
  removeDefaultStopWordFilter: [],
  removeDefaultStemmer: false,
  searchResultLimits: 8,
  fuzzyMatchingDistance: 1,
};
/** Titles and texts are results of their own there: so many give ten pages. */
const LIMIT = 20;
let sessions = 0;

/** @type {import('../engines.mjs').Engine} */
export default {
  label: 'easyops',
  setup: '`language: ["ja"]`, else defaults; its own index and worker code (lunr, TinySegmenter)',
  whole: true,
  async build(pages, folder) {
    const { buildIndex } = require(join(dist, 'server/server/utils/buildIndex.js'));
    const titles = pages.map(({ title, url }, at) => ({ i: 2 * at + 1, t: title, u: url, b: [] }));
    const texts = pages.map(({ title, url, body }, at) => ({
      i: 2 * at + 2,
      t: body,
      s: title,
      u: url,
      h: '',
      p: 2 * at + 1,
    }));
    const [headings, descriptions, keywords] = [[], [], []];
    const index = buildIndex([titles, headings, descriptions, keywords, texts], config);
    await writeFile(join(folder, 'search-index.json'), JSON.stringify(index));
  },
  async bundle({ script }) {
    const { generate } = require(join(dist, 'server/server/utils/generate.js'));
    const generated = join(script, '..', 'generated');
    await mkdir(generated);
    generate(config, generated);
    await bundle({
      entry: join(dist, 'client/client/theme/worker.js'),
      out: join(script, 'worker.mjs'),
      aliases: { [`@generated/${name}/default`]: generated },
    });
  },
  async open({ base, script }) {
    globalThis.addEventListener ??= () => {}; // it announces itself to the page that started it
    globalThis.location ??= new URL(base);
    const url = pathToFileURL(join(script, 'worker.mjs'));
    url.search = `?session=${sessions++}`;
    const { SearchWorker } = await import(url);
    const worker = new SearchWorker();
    await worker.fetchIndexes(base, '');
    return async (query) => {
      const results = new Map();
      for (const { document, page } of await worker.search(base, '', query, LIMIT)) {
        const id = idOfUrl(document.u);
        if (!results.has(id))
          results.set(id, { id, title: (page || document).t, excerpt: document.t.slice(0, 100) });
      }
      return [...results.values()].slice(0, 10);
    };
  },
};
