/** The pages and queries in data/ (its SOURCE.md says what they are). */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Pages of each size; S is the beginning of L. */
export const sizes = { S: 1145, L: 13_447 };

export const classes = ['question', 'keywords', 'kana', 'romaji', 'prefix', 'typo', 'variant'];

/** @returns {{ id: string, title: string, url: string, body: string }[]} */
export function loadPages(size) {
  return readLines('pages', sizes[size]).map((page) => ({ ...page, url: `/p/${page.id}/` }));
}

/** Page id of a URL made above. */
export const idOfUrl = (url) => url.split('/')[2];

/** @returns {{ id: string, class: string, query: string, relevant: string[] }[]} the first `limit` of a class. */
export function loadQueries(name, limit) {
  return readLines('queries')
    .filter((query) => query.class === name)
    .slice(0, limit);
}

function readLines(name, limit) {
  const packed = readFileSync(new URL(`data/${name}.jsonl.br`, import.meta.url));
  const lines = brotliDecompressSync(packed).toString().trim().split('\n');
  return lines.slice(0, limit).map((line) => JSON.parse(line));
}
