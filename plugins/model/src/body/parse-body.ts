import type { Nodes, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown, type Options } from 'mdast-util-from-markdown';
import { directive } from 'micromark-extension-directive';
import { combineExtensions } from 'micromark-util-combine-extensions';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Point } from 'unist';
import type { Reporter } from '../messages.js';
import { keepEverydaySigns } from './everyday-signs.js';
import { checkNesting } from './nesting.js';

type Extension = Parameters<typeof combineExtensions>[0][number];
type Data = Record<'micromarkExtensions' | 'fromMarkdownExtensions', unknown[] | undefined>;

/**
 * Block directives only. The text form (`:name`) is left out on purpose: `比率 3:1` and `10:05` are
 * everyday text. remark-directive 4 is not used because it always brings the text form with it.
 */
export function remarkBlockDirective(this: { data(): unknown }): void {
  const data = this.data() as Data;
  const { flow } = directive();
  data.micromarkExtensions ??= [];
  data.fromMarkdownExtensions ??= [];
  data.micromarkExtensions.push({ flow });
  data.fromMarkdownExtensions.push(directiveFromMarkdown());
}

/** A line that begins with `<` must not swallow the paragraph: blocks of raw HTML do not exist here. */
function remarkNoHtmlBlocks(this: { data(): unknown }): void {
  const data = this.data() as Data;
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ['htmlFlow'] } });
}

/** What a parser would look for in vain: at every letter (addresses), at every line (tables). Few pages have any. */
interface Rare {
  /** Addresses typed without brackets, which are looked for once more after parsing. */
  readonly addresses: boolean;
  readonly tables: boolean;
}
/** Where GFM may find an address, once characters written as entities or behind `\\` are read. */
const mayHoldAddress = /@|:\/\/|www|&[#a-z]|\\[/:.]/i;
/** The line below the head of a table has one of these at least. */
const mayHoldTable = /\||:-|-:/;

const ADDRESSES = ['emailAutolink', 'protocolAutolink', 'wwwAutolink'];

/**
 * Leaves out what the page does not hold, and makes one extension of all: the parser would do so for each page.
 * Nor does it get a list for signs at which nothing is left to try, which it would copy for each page.
 */
function remarkWithout(this: { data(): unknown }, { addresses, tables }: Rare): void {
  const data = this.data() as Data;
  const unwanted = new Set([...(addresses ? [] : ADDRESSES), ...(tables ? [] : ['table'])]);
  const extensions = (data.micromarkExtensions ?? []).flat() as Extension[];
  const { flow, text, ...rest } = combineExtensions(extensions);
  data.micromarkExtensions = [
    { ...rest, flow: keepConstructs(flow, unwanted), text: keepConstructs(text, unwanted) },
  ];
  if (!addresses)
    data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
      .flat()
      .map((extension) => ({ ...(extension as object), transforms: [] }));
}

type Constructs = NonNullable<Extension['text']>;

const keepConstructs = (all: Constructs = {}, unwanted: ReadonlySet<string | undefined>) =>
  Object.fromEntries(
    Object.entries(all)
      .map(([code, constructs]) => [
        code,
        [constructs].flat().filter((construct) => !unwanted.has(construct?.name)),
      ])
      .filter(([, constructs]) => (constructs as unknown[]).length > 0),
  ) as Constructs;

const base = () =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    // One `~` is a range (25~35A), not a deletion.
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(remarkBlockDirective);

/** Longer texts may hold lists on which mdast-util-from-markdown 2.0 takes twice the time of 2.1. */
const LONG = 20_000;

/**
 * Parses with mdast-util-from-markdown 2.0. remark-parse brings 2.1, which copies its context for each token in a
 * way that makes Node.js 20 lay out a new class of objects every time: an eighth of the time of a whole check.
 */
function markdown(rare: Rare): (text: string) => Root {
  const processor = base().use(remarkNoHtmlBlocks).use(remarkWithout, rare).freeze();
  const { micromarkExtensions, fromMarkdownExtensions } = processor.data() as Data;
  const options = {
    extensions: micromarkExtensions as Options['extensions'],
    mdastExtensions: fromMarkdownExtensions as Options['mdastExtensions'],
  };
  return (text) => (text.length > LONG ? processor.parse(text) : fromMarkdown(text, options));
}
const markdowns = (addresses: boolean) => ({
  tables: markdown({ addresses, tables: true }),
  none: markdown({ addresses, tables: false }),
});
const withAddresses = markdowns(true);
const withoutAddresses = markdowns(false);
const mdx = base().use(remarkMdx).freeze();

/**
 * Where the text begins below the front matter. That is read by `parseFrontMatter`, is half of many a page, and
 * even as empty lines would cost a Markdown parser a seventh of its time.
 *
 * @returns `undefined` where there is none, where nothing stands below, or where the parser had better look itself.
 */
function startOfText(text: string): Required<Point> | undefined {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return undefined;
  const closing = /\n---[ \t]*\n/g;
  closing.lastIndex = opening[0].length - 1;
  if (!closing.test(text)) return undefined;
  const offset = closing.lastIndex;
  // At the head of a text a byte order mark is taken away, and a line is front matter.
  const misread = text[offset] === '\uFEFF' || text.startsWith('---', offset);
  if (misread || text.slice(offset).trim() === '') return undefined;
  return { line: text.slice(0, offset).split('\n').length, column: 1, offset };
}

/** Moves the places of nodes by those of `start`; the parser gives each node its own. */
function moveDown(node: Nodes, start: Required<Point>): void {
  if (node.position)
    for (const point of [node.position.start, node.position.end]) {
      point.line += start.line - 1;
      point.offset = (point.offset ?? 0) + start.offset;
    }
  if ('children' in node) for (const child of node.children) moveDown(child, start);
}

function parseMarkdown(text: string): Root {
  const parsers = mayHoldAddress.test(text) ? withAddresses : withoutAddresses;
  const root = parsers[mayHoldTable.test(text) ? 'tables' : 'none'](text);
  // A product has its star, a quote its sign.
  if (text.includes('*') || text.includes('>')) keepEverydaySigns(root, text);
  return root;
}

/**
 * Text of a whole file as mdast, places as in the file.
 *
 * `.md` never fails: every text is some Markdown. `.mdx` can; that is reported and `undefined`.
 */
export function parseBody(
  text: string,
  format: 'md' | 'mdx',
  reporter: Reporter,
): Root | undefined {
  if (!checkNesting(text, reporter)) return undefined;
  if (format === 'md') {
    const start = startOfText(text);
    if (!start) return parseMarkdown(text);
    const root = parseMarkdown(text.slice(start.offset));
    moveDown(root, start);
    const head = { line: 1, column: 1, offset: 0 };
    if (root.position) root.position.start = head;
    const end = { line: start.line - 1, column: 4, offset: start.offset - 1 };
    root.children.unshift({ type: 'yaml', value: '', position: { start: head, end } });
    return root;
  }
  try {
    return mdx.parse(text);
  } catch (error) {
    const place = (
      error as {
        place?: { line?: number; column?: number; start?: { line: number; column: number } };
      }
    ).place;
    const at = {
      line: place?.line ?? place?.start?.line ?? 1,
      column: place?.column ?? place?.start?.column ?? 1,
    };
    const reason = (error as { reason?: string }).reason ?? String(error);
    reporter.report(
      at,
      'error',
      'mdx-syntax',
      `MDXとして読めません: ${reason}`,
      '文章だけのページは拡張子を .md にすると、`<` や `{` もそのまま書けます',
    );
    return undefined;
  }
}
