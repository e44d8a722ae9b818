import { mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { type Item, parseItem } from '@chishiki-ichiba/model';
import { createUrls } from '../../plugins/market/lib/urls.js';

/** A page as an author would write it; `fields` are lines of front matter. */
export function page(fields: string, body = ''): string {
  return `---\n${fields.trim()}\n---\n${body}`;
}

export const published = '公開範囲: 一般公開\n状態: 承認済み';

/** Parse a page that must be valid. */
export function item(
  file: string,
  text: string,
): { item: Item; body: NonNullable<ReturnType<typeof parseItem>['body']> } {
  const result = parseItem({ path: file, text }, 'docs');
  if (!result.item || !result.body)
    throw new Error(`${file}: ${JSON.stringify(result.messages, null, 1)}`);
  return { item: result.item, body: result.body };
}

export const term = (id: string, more = '', body = '') =>
  item(`docs/terms/${id}.md`, page(`題名: ${id}\n意味: 試し\n${published}\n${more}`, body));

export const catalogOf = (...entries: { item: Item }[]) =>
  buildCatalog(entries.map((entry) => entry.item));

/** What lists and counts are made from. */
export const contextOf = (items: readonly Item[]) => ({
  catalog: buildCatalog(items),
  urls: createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true }),
});

/** A site in a temporary folder: path → text or bytes. */
export async function site(files: Record<string, string | Uint8Array>): Promise<string> {
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-site-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), content);
  }
  return dir;
}
