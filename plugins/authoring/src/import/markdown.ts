import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type KindId, kinds } from '@chishiki-ichiba/model';
import { parse } from 'yaml';
import { oneLine } from '../draft-text.js';
import { decodeText } from './decode-text.js';
import {
  type Draft,
  draftPage,
  type Imported,
  type ImportOptions,
  listOf,
  Refusal,
  slugOf,
  titleOf,
} from './draft.js';
import { insideFile } from './inside.js';
import { pictureShelf } from './pictures.js';

const MOST_PAGES = 5000;
const MOST_PAGE = 1_000_000;
const MOST_PICTURE = 60_000_000;
const MOST_DEPTH = 20;

/** A folder of Markdown, as GROWI, esa or Docusaurus keep it: each page a page, with its own pictures. */
export function importMarkdown(folder: string, name: string, options: ImportOptions): Imported {
  const leftOut: string[] = [];
  const found = listPages(folder, folder, leftOut);
  if (found.length === 0) throw new Refusal(`${name} に Markdown（.md）のページがありません`);
  const used = new Set<string>();
  // All ids first: pages point at each other.
  const ids = new Map(
    found.map((path, index) => {
      const own =
        slugOf(path.replace(/\.md$/i, '').replace(/(?:^|\/)index$/i, '')) || String(index + 1);
      const base = `${options.prefix}-${own}`.slice(0, 70);
      let id = base;
      for (let again = 2; used.has(id); again++) id = `${base}-${again}`;
      used.add(id);
      return [path, id] as const;
    }),
  );
  const kind = options.kind ?? 'guide';
  const drafts = found.map((path) => toDraft(folder, path, ids, kind, options));
  return {
    drafts,
    counts: [
      ['ページ', drafts.length],
      ['画像', drafts.reduce((sum, { files }) => sum + files.length, 0)],
    ],
    guessed: options.kind
      ? []
      : ['種類は「手引き」（`--kind manual` のように変えられます）、手引き種別は「実践」'],
    leftOut,
  };
}

function toDraft(
  folder: string,
  path: string,
  ids: ReadonlyMap<string, string>,
  kind: KindId,
  options: ImportOptions,
): Draft {
  const file = join(folder, ...path.split('/'));
  const text = decodeText(readFileSync(file));
  if (text === undefined)
    throw new Refusal(`${path} の文字を読めません（UTF-8 か Shift_JIS を期待）`);
  const id = ids.get(path) ?? options.prefix;
  const guessed: string[] = [];
  const leftOut: string[] = [];
  const { front, body } = splitFront(
    text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''),
    path,
    leftOut,
  );
  const heading = /^#\s+(.+?)\s*#*\s*$/m.exec(body);
  const isTop = heading !== null && body.slice(0, heading.index).trim() === '';
  // esa keeps the folder and the tags in the title: `溶接/仮付け #TIG`.
  const esa = splitTags(textIn(front.title).split('/').at(-1) ?? '');
  const tags = [...listIn(front.tags), ...listIn(front.keywords), ...esa.tags].map((tag) =>
    tag.trim(),
  );
  const stem = path.split('/').at(-1)?.replace(/\.md$/i, '') ?? path;
  const title = esa.title || (isTop ? (heading[1] ?? '') : '') || stem;
  if (!front.title && !isTop) guessed.push('題名は、ファイルの名前から');
  const shelf = pictureShelf(id);
  const own = isTop
    ? body.slice(0, heading.index) + body.slice(heading.index + heading[0].length)
    : body;
  const date = /^\d{4}-\d{2}-\d{2}/.exec(textIn(front.updated_at) || textIn(front.date))?.[0];
  const label = kinds.find((candidate) => candidate.id === kind)?.ja ?? kind;
  for (const key of Object.keys(front))
    if (!['title', 'tags', 'keywords', 'description', 'date', 'updated_at'].includes(key))
      leftOut.push(`前書きの \`${key}\``);
  return {
    id,
    kind,
    from: path,
    guessed,
    leftOut,
    text: draftPage(
      label,
      [
        ['題名', titleOf(title, guessed)],
        [
          '要約',
          textIn(front.description)
            ? JSON.stringify([...oneLine(textIn(front.description))].slice(0, 120).join(''))
            : undefined,
        ],
        ...(kind === 'guide' ? ([['手引き種別', '実践']] as const) : []),
        ['検索語', listOf([...new Set(tags)].slice(0, 30))],
        ['書き手', '[〔書いた人の役割〕]'],
        ['改訂日', date],
      ],
      rewrite(own, file, folder, ids, shelf.put, leftOut),
      options,
    ),
    files: shelf.files,
  };
}

/** Links to pages, pictures beside them; everything else of the text stays as it was typed. */
function rewrite(
  body: string,
  file: string,
  folder: string,
  ids: ReadonlyMap<string, string>,
  put: (bytes: Uint8Array) => string | undefined,
  leftOut: string[],
): string {
  const here = dirname(file);
  const inFolder = (url: string): string => {
    const clean = decode(url.replace(/[?#].*$/, ''));
    const from = clean.startsWith('/') ? folder : here;
    return relative(folder, join(from, clean)).split(sep).join('/');
  };
  return outsideCode(body, (text) =>
    text
      .replace(/^(?:import|export)\s.+from\s+['"].+['"];?\s*$/gm, '')
      .replace(
        /(!?)\[([^[\]\n]*)\]\(\s*<?([^)\s>]+)>?(\s+"[^"]*")?\s*\)/g,
        (all, mark: string, words: string, url: string) => {
          const isRemote = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
          if (mark === '!') {
            if (isRemote) leftOut.push(`外の場所の画像 \`${url.slice(0, 60)}\``);
            else {
              const picture = insideFile(folder, inFolder(url));
              const name =
                picture && lstatSync(picture).size <= MOST_PICTURE
                  ? put(readFileSync(picture))
                  : undefined;
              if (name) return `![${words || '〔写真に何が見えるか〕'}](./${name})`;
              leftOut.push(`画像 \`${url.slice(0, 60)}\`: フォルダの中にないか、使えない形です`);
            }
            return words;
          }
          if (isRemote) return /^(?:https?|mailto):/i.test(url) ? all : words;
          if (url.startsWith('#')) return all;
          const target = inFolder(url).replace(/\/$/, '');
          const id = ['', '.md', '/index.md', '/README.md']
            .map((end) => ids.get(`${target}${end}`))
            .find((known) => known !== undefined);
          if (id) return `[${words}](./${id}.md)`;
          leftOut.push(`リンク先 \`${url.slice(0, 60)}\`（言葉は残しました）`);
          return words;
        },
      ),
  );
}

/** Fenced code stays as it is. */
const outsideCode = (body: string, change: (text: string) => string): string =>
  body
    .split(/(^ {0,3}(?:`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?^ {0,3}(?:`{3,}|~{3,})[ \t]*$)/m)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');

function splitFront(
  text: string,
  path: string,
  leftOut: string[],
): { front: Record<string, unknown>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!match) {
    if (/^---\S/.test(text))
      throw new Refusal(
        `${path} の前書きは、ほかの言語のもの（\`${text.split('\n')[0]?.slice(0, 20)}\`）です`,
      );
    return { front: {}, body: text };
  }
  try {
    const front: unknown = parse(match[1] ?? '', {
      schema: 'failsafe',
      maxAliasCount: 0,
      merge: false,
    });
    if (typeof front === 'object' && front !== null && !Array.isArray(front))
      return { front: { ...front }, body: text.slice(match[0].length) };
  } catch {
    leftOut.push('前書き: 読めない書き方です');
  }
  return { front: {}, body: text.slice(match[0].length) };
}

const textIn = (value: unknown): string => (typeof value === 'string' ? oneLine(value) : '');
const listIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map((entry) => textIn(entry)).filter(Boolean)
    : textIn(value)
        .split(/[,、\s]+/)
        .filter(Boolean);

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function listPages(folder: string, root: string, leftOut: string[], depth = 0): string[] {
  if (depth > MOST_DEPTH) throw new Refusal('フォルダの入れ子が深すぎます');
  const pages: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const shown = posix.join(...relative(root, path).split(sep));
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) pages.push(...listPages(path, root, leftOut, depth + 1));
    else if (entry.isSymbolicLink()) leftOut.push(`\`${shown}\`: 別の場所を指すもの`);
    else if (/\.mdx$/i.test(entry.name))
      leftOut.push(`\`${shown}\`: プログラムの入るページ（.mdx）`);
    else if (/\.md$/i.test(entry.name)) {
      if (lstatSync(path).size > MOST_PAGE)
        throw new Refusal(`\`${shown}\` は大きすぎます（1 MB まで）`);
      pages.push(shown);
      if (pages.length > MOST_PAGES) throw new Refusal(`ページが多すぎます（${MOST_PAGES} まで）`);
    }
  }
  return pages;
}

/** `仮付け #TIG #治具` → what stands before the tags at its end, and the tags. */
function splitTags(text: string): { title: string; tags: string[] } {
  const words = [...text.matchAll(/\S+/g)];
  let left = words.length;
  while (left > 0 && /^#./.test(words[left - 1]?.[0] ?? '') && (words[left - 1]?.index ?? 0) > 0)
    left--;
  return {
    title: text.slice(0, words[left]?.index ?? text.length).trim(),
    tags: words.slice(left).map(([word]) => word.slice(1)),
  };
}
