import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, posix, sep } from 'node:path';
import type { Entry, SiteContent } from '@chishiki-ichiba/market/content';
import {
  type Edition,
  type FieldRead,
  type Item,
  isComponent,
  kindShapes,
  metaOf,
} from '@chishiki-ichiba/model';

/** Something readers of an edition must not get, and where its author wrote it. */
export interface Secret {
  readonly text: string;
  /** `docs/manuals/a.md:12` */
  readonly origin: string;
  /** Even where a visible page says it: the name of a person who did not agree. */
  readonly always?: true;
  /** Written in letters that programs are made of, too: longer parts of it are looked for. */
  readonly latin?: true;
}
export interface SecretFile {
  readonly bytes: Uint8Array;
  readonly origin: string;
}
export interface Secrets {
  /** Sentences: any part of one that no visible text has is a finding. */
  readonly texts: readonly Secret[];
  /** Ids, file names, names of persons: found as whole words only. */
  readonly words: readonly Secret[];
  readonly files: readonly SecretFile[];
  readonly visibleFiles: readonly Uint8Array[];
  /** What readers may see: no part of it is a secret, whoever else wrote the same. */
  readonly visible: readonly string[];
  /** Words that are names of visible pages too. */
  readonly visibleWords: ReadonlySet<string>;
}

/**
 * What an edition must not hold, read from the authors' files and nothing that the build made of them.
 *
 * Who may read what is decided here a second time, apart from the model's `isVisible`: a mistake there
 * must not blind the check that looks for it.
 *
 * @param roots - Absolute folders of the content.
 * @param staticDir - Absolute; its files are for everybody, but for those that only hidden pages use.
 */
export function readSecrets(
  content: SiteContent,
  edition: Edition,
  roots: readonly { readonly name: string; readonly dir: string }[],
  staticDir: string,
): Secrets {
  const texts: Secret[] = [];
  const words: Secret[] = [];
  const visible: string[] = [];
  const visibleWords = new Set<string>();
  const named: string[] = [];
  const hiddenUrls: string[] = [];
  const copies = content.translations.map(({ entry }) => entry);
  for (const entry of [...content.entries, ...copies]) {
    const { item } = entry;
    const open = mayRead(item, edition);
    const seen: Collected = { open: [], hidden: [], names: [], hiddenNames: [], hiddenUrls };
    collectFields(item, open, edition, seen);
    collectBody(entry.body, open, item, edition, seen);
    // Also as one: what an author marked inside a sentence cuts it here and nowhere else.
    visible.push(...seen.open.map(({ text }) => text), seen.open.map(({ text }) => text).join(''));
    named.push(...seen.names.flatMap(fileNames).map((name) => beside(item.file, name)));
    const origin = (line: number) => `${item.translation?.file ?? item.file}:${line}`;
    const latin = item.fields.lang && item.fields.lang !== 'ja' ? { latin: true as const } : {};
    texts.push(...seen.hidden.map(({ text, line }) => ({ text, origin: origin(line), ...latin })));
    words.push(...seen.hiddenNames.map((text) => ({ text, origin: origin(1) })));
    const names = [item.id, ...item.aliases, stem(item.file)];
    if (open) for (const name of names) visibleWords.add(name);
    else words.push(...names.map((text) => ({ text, origin: origin(1) })));
    if (item.kind === 'person' && item.fields.consent !== true) {
      for (const text of [item.title, item.fields.reading ?? ''])
        texts.push({ text, origin: origin(2), always: true });
    }
  }
  // A page that could not be read is in no edition.
  for (const { file } of content.broken) words.push({ text: stem(file), origin: `${file}:1` });
  // Why a page was taken back is told to nobody; that it was there, to those who could read it.
  for (const { id, aliases, reason, visibility, owner, file } of content.withdrawn) {
    if (reason) texts.push({ text: reason, origin: file });
    if (!mayRead({ visibility, status: 'approved', ...(owner ? { owner } : {}) }, edition))
      words.push(...[id, ...aliases].map((text) => ({ text, origin: file })));
  }
  const files: SecretFile[] = [];
  const visibleFiles: Uint8Array[] = [];
  const used = new Set(named);
  const hiddenStatic = new Set(
    hiddenUrls.filter((url) => url.startsWith('/') && !used.has(beside('', url))),
  );
  for (const url of hiddenStatic) {
    const file = join(staticDir, decode(url.replace(/[?#].*$/, '')));
    if (!file.startsWith(staticDir + sep) || !existsSync(file) || !statSync(file).isFile())
      continue;
    files.push({ bytes: readFileSync(file), origin: `static${url}` });
    words.push({ text: basename(file), origin: `static${url}` });
  }
  for (const { name, dir } of roots) {
    for (const file of filesUnder(dir)) {
      const origin = `${name}/${file}`;
      const bytes = readFileSync(join(dir, file));
      if (used.has(origin)) {
        visibleFiles.push(bytes);
        visibleWords.add(basename(file)).add(sourceHash(bytes));
        continue;
      }
      files.push({ bytes, origin });
      words.push({ text: basename(file), origin });
      // Pictures are published smaller and without records: their bytes are others then, but the name
      // still begins with the hash of the author's file.
      words.push({ text: sourceHash(bytes), origin });
      if (/\.(vtt|srt|sbv|csv|txt|svg)$/i.test(file))
        for (const line of bytes.toString('utf8').split(/\r?\n/))
          texts.push({ text: line.replace(/<[^>]*>/g, ''), origin });
    }
  }
  return { texts, words, files, visibleFiles, visible, visibleWords };
}

/** The rule of the contract, written a second time on purpose; see {@link readSecrets}. */
function mayRead(
  { visibility, status, owner }: Pick<Item, 'visibility' | 'status' | 'owner'>,
  edition: Edition,
): boolean {
  if (edition.name === 'working') return true;
  const own = edition.name === 'inhouse' && owner !== undefined && owner === edition.org;
  if (status !== 'approved' && status !== 'retired' && !own) return false;
  return maySee(visibility, edition, own);
}

function maySee(visibility: string, edition: Edition, own: boolean): boolean {
  if (visibility === 'public' || edition.name === 'working') return true;
  if (visibility === 'members') return edition.name !== 'public';
  return visibility === 'inhouse' && own;
}

interface Collected {
  readonly open: { text: string }[];
  readonly hidden: { text: string; line: number }[];
  /** Files that a visible part names. */
  readonly names: string[];
  /** Words of a hidden part that stand for something. */
  readonly hiddenNames: string[];
  /** Addresses that a hidden part names, of files under static/ among them. */
  readonly hiddenUrls: string[];
}

/** Every text an author typed into the fields. References are names of pages, no text of this one. */
function collectFields(item: Item, open: boolean, edition: Edition, into: Collected): void {
  const shape = kindShapes[item.kind] as unknown as Record<string, Parameters<typeof metaOf>[0]>;
  const own = edition.name === 'inhouse' && item.owner === edition.org;
  const hidesName = item.kind === 'person' && item.fields.consent !== true;
  const say = telling(item, edition, into);
  const walk = (read: FieldRead, value: unknown, path: string, shown: boolean): void => {
    if (value === null || value === undefined) return;
    const line = item.places.get(path)?.line ?? 2;
    if (read.as === 'list')
      for (const [index, part] of (value as unknown[]).entries())
        walk(read.item, part, `${path}.${index}`, shown);
    else if (read.as === 'group') {
      const parts = value as Record<string, unknown>;
      // An entry may be for fewer readers than its page.
      const mine = shown && maySee(String(parts.visibility ?? 'public'), edition, own);
      for (const [key, schema] of Object.entries(read.shape))
        walk(
          metaOf(schema as Parameters<typeof metaOf>[0]).read,
          parts[key],
          `${path}.${key}`,
          mine,
        );
    } else if (read.as === 'canvasMap')
      for (const [block, claims] of Object.entries(value as Record<string, unknown>))
        walk({ as: 'list', item: read.entry }, claims, `${path}.${block}`, shown);
    else if (
      read.as === 'text' ||
      (read.as === 'value' && read.open) ||
      (read.as === 'ref' && read.free)
    ) {
      const text = String(value);
      if (shown) {
        say(text, line);
        into.names.push(text);
      } else if (read.as === 'text') {
        into.hidden.push({ text, line });
        into.hiddenUrls.push(text);
      }
    }
  };
  for (const [key, schema] of Object.entries(shape)) {
    if (['id', 'aliases', 'visibility', 'status', 'owner'].includes(key)) continue;
    if (hidesName && (key === 'title' || key === 'reading')) continue;
    // Both of its words, in place of the other, are told by `telling`.
    if (key === 'anonymous' && open) continue;
    walk(metaOf(schema).read, (item.fields as Record<string, unknown>)[key], key, open);
  }
}

/**
 * How a text of a page that readers may see is collected: with other words for the names they may not
 * know (匿名), and as it was typed among what is hidden.
 */
function telling(
  item: Item,
  edition: Edition,
  into: Collected,
): (text: string, line: number) => void {
  const own = edition.name === 'inhouse' && item.owner === edition.org;
  const entries = item.fields.anonymous ?? [];
  const unnamed = entries.filter(
    ({ visibility }) => !maySee(String(visibility ?? 'members'), edition, own),
  );
  into.open.push(...unnamed.map(({ instead }) => ({ text: instead })));
  return (text, line) => {
    const told = unnamed.reduce((now, { name, instead }) => now.replaceAll(name, instead), text);
    into.open.push({ text: told });
    if (told !== text) into.hidden.push({ text, line });
  };
}

interface TreeNode {
  readonly type: string;
  readonly value?: unknown;
  readonly alt?: unknown;
  readonly title?: unknown;
  readonly url?: unknown;
  readonly props?: Record<string, unknown>;
  readonly children?: readonly TreeNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

/** Every text of the body, a section for a higher edition with what is hidden. */
function collectBody(
  body: Entry['body'],
  open: boolean,
  item: Item,
  edition: Edition,
  into: Collected,
): void {
  const own = edition.name === 'inhouse' && item.owner === edition.org;
  const say = telling(item, edition, into);
  const walk = (node: TreeNode, shown: boolean, above: number): void => {
    // The front matter is read field by field.
    if (node.type === 'yaml') return;
    const line = node.position?.start.line ?? above;
    const add = (value: unknown): void => {
      if (typeof value === 'string')
        shown ? say(value, line) : into.hidden.push({ text: value, line });
      else if (typeof value === 'object' && value !== null)
        for (const inner of Object.values(value)) add(inner);
    };
    let inner = shown;
    if (isComponent(node as never)) {
      const name = (node as unknown as { name: string }).name;
      if (name === 'Members') inner = shown && maySee('members', edition, own);
      if (name === 'Inhouse') inner = shown && maySee('inhouse', edition, own);
      const { id: _, ...props } = node.props ?? {};
      add(props);
      if (shown) into.names.push(...textsIn(props));
    }
    for (const value of [node.value, node.alt, node.title]) add(value);
    if (typeof node.url === 'string') {
      if (shown) into.names.push(node.url);
      else into.hiddenUrls.push(node.url);
      if (!shown && !/^[a-z]+:|^[/#]/i.test(node.url)) into.hiddenNames.push(basename(node.url));
    }
    for (const child of node.children ?? []) walk(child, inner, line);
  };
  walk(body as unknown as TreeNode, open, 1);
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

/** A text that is a file's name, and the pictures in one that is Markdown. */
const fileNames = (text: string): string[] => [
  text,
  ...[...text.matchAll(/\]\(([^)\s]+)/g)].map((match) => match[1] as string),
];

const sourceHash = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const stem = (file: string): string => basename(file, extname(file));
function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What a page means by a name: a file beside it, site-relative, or an address of static/. */
const beside = (page: string, name: string): string => {
  const plain = decode(name.replace(/[?#].*$/, ''));
  return plain.startsWith('/') ? plain : posix.join(posix.dirname(page), plain);
};

/** Files beside the pages: everything but pages and lists, `_` and `.` left out as `readSite` does. */
function filesUnder(dir: string, at = ''): string[] {
  return readdirSync(join(dir, at)).flatMap((name) => {
    if (/^[_.]|^node_modules$/.test(name)) return [];
    const file = at ? `${at}/${name}` : name;
    if (statSync(join(dir, file)).isDirectory()) return filesUnder(dir, file);
    return /\.(mdx?|ya?ml)$/i.test(name) ? [] : [file];
  });
}
