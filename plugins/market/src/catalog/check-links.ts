import type { Item, Message } from '@chishiki-ichiba/model';
import type { Catalog } from './catalog.js';
import { ITEM_LINK } from './refs.js';
import { reportFor } from './reporter.js';

/** Id that must not be named any more → ISO date of its withdrawal. */
export type Gone = ReadonlyMap<string, string>;

/** The page will not come back: making it anew is no cure. */
const removeHint = (name: string): string =>
  `この行から \`${name}\` を消してください。代わりのページがあれば、そのidに書きかえます`;

/** Links by file name (`./other.md`) and item addresses with an unknown kind. */
export function checkLinks(
  catalog: Catalog,
  item: Item,
  broken: readonly string[],
  gone: Gone,
): Message[] {
  const report = reportFor(item.file);
  return item.links.flatMap(({ url, place }) => {
    const problem = problemOf(url, catalog, item.file, broken, gone);
    return problem ? [report(place, 'error', ...problem)] : [];
  });
}

type Problem = readonly [id: 'unsafe-link' | 'broken-link', found: string, cure: string];

function problemOf(
  url: string,
  catalog: Catalog,
  from: string,
  broken: readonly string[],
  gone: Gone,
): Problem | undefined {
  if (/^(?:javascript|data|vbscript|file):/i.test(url.replace(/[\s\p{Cc}]/gu, '')))
    return [
      'unsafe-link',
      `リンク \`${url.slice(0, 40)}\` は使えません`,
      '`https://…` か、このサイトのページを指してください',
    ];
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url) || ITEM_LINK.test(url)) return undefined;
  if (/^\/docs\//.test(url))
    return [
      'broken-link',
      `リンク \`${url}\` の行き先がありません`,
      '例: `/docs/manual/tig-corner-nametsuke/`',
    ];
  if (!/\.mdx?(#.*)?$/.test(url)) return undefined;
  if (findByFile(catalog, from, url) || broken.includes(fileOf(from, url))) return undefined;
  const [path = ''] = url.split('#');
  const withdrawnOn = gone.get((path.split('/').at(-1) ?? '').replace(/\.mdx?$/, ''));
  return withdrawnOn
    ? [
        'broken-link',
        `リンク \`${url}\` は、取り下げたページです（${withdrawnOn}）`,
        removeHint(url),
      ]
    : [
        'broken-link',
        `リンク \`${url}\` のページがありません`,
        'ファイルの名前と場所を確かめてください',
      ];
}

/** Item behind a relative link to its file. */
export function findByFile(catalog: Catalog, from: string, url: string): Item | undefined {
  let items = byFile.get(catalog);
  if (!items) {
    items = new Map(catalog.all.map((item) => [item.file, item]));
    byFile.set(catalog, items);
  }
  return items.get(fileOf(from, url));
}
const byFile = new WeakMap<Catalog, ReadonlyMap<string, Item>>();

/** Site-relative path of a relative link. */
function fileOf(from: string, url: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of decode(url.replace(/#.*$/, '')).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/').normalize('NFC');
}

function decode(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
