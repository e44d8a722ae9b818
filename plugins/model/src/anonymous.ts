import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import { isComponent } from './body/components.js';
import { visibleText } from './body/sections.js';
import { SKIP, walk } from './body/walk.js';
import type { Item } from './item.js';
import type { Place, Reporter } from './messages.js';

/** What is read instead of a firm's or a person's name, 「A社」. Serialisable: it goes to bundler rules. */
export interface StandIn {
  /** Every way the name may be typed: the name itself, the title, the id and former ids of its page. */
  readonly names: readonly string[];
  readonly instead: string;
}

/** Keys that hold an address or a file. */
const ADDRESSES = new Set(['id', 'url', 'file', 'src', 'href', 'picture', 'poster', 'aliases']);

/**
 * The stand-ins of an item as its author wrote them (匿名), for readers who may not know the names.
 *
 * @param pages - All pages, whoever may read them: a name is also the title and the id of its page.
 * @param sees - Whether readers may see what has this 公開範囲.
 */
export function standInsOf(
  { fields }: Pick<Item, 'fields'>,
  pages: PageNames,
  sees: (visibility: 'public' | 'members' | 'inhouse') => boolean,
): StandIn[] {
  return (fields.anonymous ?? [])
    .filter(({ visibility }) => !sees(visibility ?? 'members'))
    .map(({ name, instead }) => ({ names: pages(name) ?? [name], instead }));
}

/** All names of the page that one of them belongs to; made by {@link pageNames}. */
export type PageNames = (name: string) => readonly string[] | undefined;

/** Look-up of pages by id, former id or title; of a translated copy also by the original's title. */
export function pageNames(
  items: readonly Pick<Item, 'id' | 'aliases' | 'title' | 'translation'>[],
): PageNames {
  const byName = new Map<string, readonly string[]>();
  for (const { id, aliases, title, translation } of items) {
    const names = [id, ...aliases, title, ...(translation ? [translation.title] : [])];
    for (const name of names) byName.set(name, names);
  }
  return (name) => {
    const names = byName.get(name);
    return names && [...new Set([name, ...names])];
  };
}

/** An item and its body with other words for names. What an address holds stays: its author is told of it. */
export function anonymise<I extends Item>(
  { item, body }: { readonly item: I; readonly body: Root },
  standIns: readonly StandIn[],
): { item: I; body: Root } {
  if (standIns.length === 0) return { item, body };
  const replace = replacer(standIns);
  const { owner, ...rest } = item;
  const isNamed = (name: string) => standIns.some(({ names }) => names.includes(name));
  const copy = structuredClone(body);
  anonymiseTree(copy, standIns);
  renameAnchors(copy, standIns);
  return {
    item: {
      ...rest,
      ...(owner && !isNamed(owner) ? { owner } : {}),
      title: replace(item.title),
      fields: replaceDeep(
        { ...item.fields, owner: owner && !isNamed(owner) ? owner : undefined },
        replace,
      ),
      steps: replaceDeep(item.steps, replace),
    } as unknown as I,
    body: copy,
  };
}

/** Texts and attributes of a tree; a link to the page of who is not named becomes its words. Changes the tree. */
export function anonymiseTree(root: Root, standIns: readonly StandIn[]): void {
  if (standIns.length === 0) return;
  const replace = replacer(standIns);
  walk(root, (node: Nodes, index, parent) => {
    // What is computed cannot be told from what is shown: authors get an error for a name in it.
    if (/^mdx.*(?:Expression|Esm)$/.test(node.type)) return undefined;
    if ('value' in node && typeof node.value === 'string') node.value = replace(node.value);
    if ('alt' in node && node.alt) node.alt = replace(node.alt);
    if ('title' in node && node.title) node.title = replace(node.title);
    if ('label' in node && node.label && node.type !== 'footnoteReference')
      node.label = replace(node.label);
    if (isComponent(node)) node.props = replaceDeep(node.props, replace);
    if (node.data) node.data = replaceDeep(node.data, replace);
    if ('attributes' in node) replaceAttributes(node.attributes, replace);
    if (node.type === 'link' && parent && index !== undefined && leadsTo(node.url, standIns)) {
      (parent.children as Nodes[]).splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    return undefined;
  });
}

/** Anchors of headings that are made of a name. Changes the tree. */
function renameAnchors(root: Root, standIns: readonly StandIn[]): void {
  const slugger = new GithubSlugger();
  const names = standIns.flatMap((standIn) => standIn.names.map(plain));
  walk(root, (node) => {
    if (node.type !== 'heading') return;
    const { id } = node.data as unknown as { id: string };
    const isNamed = names.some((name) => plain(id).includes(name));
    const own = slugger.slug(isNamed ? visibleText(node) : id);
    if (isNamed)
      node.data = { ...node.data, id: own, hProperties: { id: own } } as typeof node.data;
  });
}

/** Of a directive (by name) or of an MDX element (a list). */
function replaceAttributes(attributes: unknown, replace: (text: string) => string): void {
  if (Array.isArray(attributes)) {
    for (const attribute of attributes as { name?: string; value?: unknown }[])
      if (typeof attribute.value === 'string' && !ADDRESSES.has(attribute.name ?? ''))
        attribute.value = replace(attribute.value);
  } else if (typeof attributes === 'object' && attributes !== null)
    Object.assign(attributes, replaceDeep(attributes, replace));
}

/** Every text in a value of plain data, but for addresses. */
function replaceDeep<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((part) => replaceDeep(part, replace)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      ADDRESSES.has(key) && isPlain(part) ? part : replaceDeep(part, replace),
    ]),
  ) as T;
}

/** A text or a list of texts, not a group of fields. */
const isPlain = (value: unknown): boolean => typeof value !== 'object' || Array.isArray(value);

/** Longest name first, so that 見本製作所 does not lose its first half to 見本. */
function replacer(standIns: readonly StandIn[]): (text: string) => string {
  const pairs = standIns
    .flatMap(({ names, instead }) => names.map((name) => [name, instead] as const))
    .sort(([a], [b]) => b.length - a.length);
  const insteadOf = new Map(pairs);
  const pattern = new RegExp(pairs.map(([name]) => patternOf(name)).join('|'), 'g');
  return (text) => text.replace(pattern, (name) => insteadOf.get(name.replace(/#.*/s, '')) ?? name);
}

/** Latin names are whole words: not the `abc` of `abcd`. A reference may go on to a place in the page. */
function patternOf(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^[\w-]+$/.test(name) ? `(?<![\\w-])${escaped}(?![\\w-])(?:#[\\w-]+)?` : escaped;
}

/** Does an address (`/docs/org/a/`, `../orgs/a.md#x`) lead to a page of these names? */
function leadsTo(url: string, standIns: readonly StandIn[]): boolean {
  const last = url
    .replace(/[?#].*$/s, '')
    .replace(/\/$/, '')
    .split('/')
    .at(-1)
    ?.replace(/\.mdx?$/, '');
  return standIns.some(({ names }) => names.includes(last ?? ''));
}

/**
 * Names that stay readable although the author gave a stand-in: in an address, in code, or written in
 * another way (cut by a mark, in other width).
 */
export function checkAnonymous(
  { item, body }: { readonly item: Item; readonly body: Root },
  reporter: Reporter,
): void {
  const entries = item.fields.anonymous ?? [];
  if (entries.length === 0) return;
  const standIns = entries.map(({ name, instead }) => ({ names: [name], instead }));
  const changed = anonymise({ item, body }, standIns);
  const at = (path: string): Place =>
    item.places.get(path) ?? item.places.get(path.split('.')[0] ?? '') ?? { line: 2, column: 1 };
  for (const [index, { name, instead }] of entries.entries()) {
    const wanted = plain(name);
    if (plain(instead).includes(wanted)) {
      reporter.report(
        at(`anonymous.${index}.instead`),
        'error',
        'anonymous-itself',
        `\`代わり\` の \`${instead}\` に、伏せる名前 \`${name}\` が入っています`,
        '名前の分からない呼び方にしてください（例: `代わり: A社`）',
      );
      continue;
    }
    const report = (place: Place, found: string): void =>
      reporter.report(
        place,
        'error',
        'anonymous-left',
        `\`匿名\` で伏せる \`${name}\` が、ここに残ります: \`${found}\``,
        'ファイル名・id・プログラムの中の名前は置きかえられません。名前を入れない書き方にするか、別の書き方の名前なら `匿名` に一行足してください',
      );
    for (const [path, text] of textsOf(changed.item.fields))
      if (!path.startsWith('anonymous.') && plain(text).includes(wanted)) report(at(path), text);
    const address = [item.file, item.id].find((text) => plain(text).includes(wanted));
    if (address) report(at('id'), address);
    walk(changed.body, (node: Nodes) => {
      if (node.type === 'yaml' || !isBlock(node)) return;
      const found = blockTexts(node).find((text) => plain(text).includes(wanted));
      const start = node.position?.start;
      if (found) report({ line: start?.line ?? 1, column: start?.column ?? 1 }, found.slice(0, 60));
    });
  }
}

/** As a reader sees it: width, case and blanks make no other name. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

const isBlock = ({ type }: Nodes): boolean =>
  /^(?:paragraph|heading|tableCell|code|html|component|definition|mdx.*)$/.test(type);

/** The words of a block as one text, and what its parts say beside their words. */
function blockTexts(block: Nodes): string[] {
  const beside: string[] = [];
  let words = '';
  walk(block, (node: Nodes) => {
    // A block inside is looked at on its own.
    if (node !== block && isBlock(node)) return SKIP;
    if ('value' in node && typeof node.value === 'string') words += node.value;
    for (const key of ['alt', 'title', 'url'] as const)
      if (key in node) beside.push(String((node as unknown as Record<string, unknown>)[key] ?? ''));
    if (isComponent(node)) beside.push(...textsOf(node.props).map(([, text]) => text));
    if ('attributes' in node) beside.push(...textsOf(node.attributes).map(([, text]) => text));
    return undefined;
  });
  return [words, ...beside.map(decode)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsOf(part, path ? `${path}.${key}` : key),
  );
}
