import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as pagefind from 'pagefind';
import { idOfUrl } from '../data.mjs';

let sessions = 0;

/** @type {import('../engines.mjs').Engine} */
export default {
  label: 'Pagefind',
  setup:
    'extended build over HTML pages with `<html lang="ja">`, else defaults; script with its worker',
  async build(pages, folder) {
    const { index } = await pagefind.createIndex();
    for (const { url, title, body } of pages) {
      const { errors } = await index.addHTMLFile({ url, content: html(title, body) });
      if (errors.length > 0) throw new Error(errors.join('\n'));
    }
    const { errors } = await index.writeFiles({ outputPath: folder });
    if (errors.length > 0) throw new Error(errors.join('\n'));
    await pagefind.close();
  },
  /** A browser loads pagefind.js and pagefind-worker.js; its ready-made interfaces are not used. */
  async bundle({ index, script }) {
    for (const file of await readdir(index)) {
      if (!/\.(?:js|css)$/.test(file)) continue;
      const used = /^pagefind(?:-worker)?\.js$/.test(file);
      if (used) await rename(join(index, file), join(script, file.replace(/js$/, 'mjs')));
      else await rm(join(index, file));
    }
  },
  async open({ base, script }) {
    globalThis.document ??= { querySelector: () => ({ getAttribute: () => 'ja' }) };
    globalThis.window ??= globalThis;
    globalThis.location ??= new URL(base);
    const url = pathToFileURL(join(script, 'pagefind.mjs'));
    url.search = `?session=${sessions++}`;
    const client = await import(url);
    await client.options({ basePath: base, baseUrl: '/' });
    await client.init();
    return async (query) => {
      const { results } = await client.search(query);
      const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return shown.map(({ url, meta, excerpt }) => ({
        id: idOfUrl(url),
        title: meta.title,
        excerpt,
      }));
    };
  },
};

function html(title, body) {
  const escapeHtml = (text) =>
    text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
  const paragraphs = body.split(/\n+/).map((text) => `<p>${escapeHtml(text)}</p>`);
  return `<!doctype html><html lang="ja"><head><title>${escapeHtml(title)}</title></head><body><main data-pagefind-body><h1>${escapeHtml(title)}</h1>${paragraphs.join('')}</main></body></html>`;
}
