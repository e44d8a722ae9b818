/**
 * The engines of the search bench. Each is one small file, so that a reader sees how it is set up.
 *
 * @typedef {object} Engine
 * @property {string} label - As printed.
 * @property {string} setup - How it is set up and why, one line.
 * @property {boolean} [whole] - Fetches everything before the first answer: bytes do not depend on the query.
 * @property {(pages: Page[], folder: string) => Promise<void>} build - Writes what is fetched at search time.
 * @property {(folder: { index: string, script: string }) => Promise<void>} bundle - Writes the script a
 *   browser loads; may take files out of the index that belong there. Not part of the build time.
 * @property {(site: Site) => Promise<(query: string) => Promise<Result[]>>} open - Starts a session.
 *
 * @typedef {{ id: string, title: string, url: string, body: string }} Page
 * @typedef {{ id: string, title: string, excerpt: string }} Result - What a result list shows; at most ten.
 * @typedef {object} Site
 * @property {string} base - URL of the index folder, with a slash at the end.
 * @property {typeof fetch} fetch - Also the global `fetch`.
 * @property {string} script - Folder of the bundled script.
 * @property {Uint8Array} [manifest] - `manifest.json`, when the session has it at hand.
 */
import { createRequire } from 'node:module';

/** Ours first, in the order of the tables. */
export const engineNames = [
  'ichiba',
  'pagefind',
  'minisearch',
  'easyops',
  'flexsearch-cjk',
  'flexsearch',
];

/** Packages whose versions the report names. */
const packages = {
  pagefind: 'pagefind',
  minisearch: 'minisearch',
  easyops: '@easyops-cn/docusaurus-search-local',
  'flexsearch-cjk': 'flexsearch',
  flexsearch: 'flexsearch',
};

/** @returns {Promise<Engine>} */
export async function loadEngine(name) {
  const module = await import(name === 'ichiba' ? './ichiba.mjs' : `./peers/${name}.mjs`);
  return module.default;
}

/** Version of an engine, from its pin; ours has none. */
export function versionOf(name) {
  const pins = createRequire(import.meta.url)('./peers/package.json').dependencies;
  return pins[packages[name]] ?? '';
}
