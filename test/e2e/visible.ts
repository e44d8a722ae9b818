/**
 * What a reader can see on an item's page, read from the HTML as it is served: no browser, no script.
 */

/** Parts of the sentence they stand in; every other tag begins or ends a block. */
const INLINE = new Set(
  'a abbr b bdi br cite code del em i ins kbd mark q rb rp rt ruby s small span strong sub sup time u wbr'.split(
    ' ',
  ),
);
const VOID = new Set('br col embed hr img input link meta source track wbr'.split(' '));
/** Their end tags may be left out; the next block or reading ends them. */
const UNCLOSED = new Set('caption dd dt li p td th tr'.split(' '));
const READING = new Set(['rt', 'rp']);

export interface Block {
  /** Tag it stands in; empty after a block inside the same tag. */
  readonly tag: string;
  /** As shown, runs of spaces as one. */
  readonly text: string;
}

/** What is no text of the item; the same words stand on every page, or they are another page's. */
function isInterface(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  const { class: names = '', role, 'aria-label': label = '', 'data-print': print } = attributes;
  return (
    // Drawings, scripts and the table of contents, which repeats the headings.
    ['svg', 'script', 'style', 'noscript', 'nav', 'video'].includes(tag) ||
    // Readings over the characters: bases only. Numbers of notes.
    ['rt', 'rp', 'sup'].includes(tag) ||
    // 「この見出しへのリンク」 is a sign of the interface, and so is the line at the foot of a printed sheet.
    (tag === 'a' && label.endsWith('へのリンク')) ||
    print === 'only' ||
    role === 'status' ||
    // Heard, not seen.
    names.split(' ').includes('ichiba-hidden') ||
    // Titles of other pages.
    /^sec-(?:backlinks|sameCause|matches|teachers|meetings)$/.test(
      attributes['aria-labelledby'] ?? '',
    )
  );
}

const TOKEN =
  /<!--.*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>|<[!?][^>]*>|[^<]+|</gs;
const BOX_END = /^<\/(?:span|strong|small)>$/;
// Blanks of HTML, not of Unicode: 「6　知識」 stands in an attribute without quotes.
const ATTRIBUTE = /([^ \t\n\f\r=/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^ \t\n\f\r]*)))?/g;

/**
 * The texts of a page's article, block by block, in order: paragraphs, headings, list lines, cells,
 * labels and their values, captions, lines of a transcript, alternative texts.
 *
 * @returns Without empty ones.
 */
export function visibleBlocks(html: string): Block[] {
  const from = html.indexOf('<article');
  const article = html.slice(from, html.indexOf('</article>', from));
  const blocks: Block[] = [];
  let block = '';
  let inside = '';
  let before = '';
  /** Tag whose content is left out, and how many of its name are open. */
  let hidden: { tag: string; depth: number } | undefined;
  const flush = () => {
    const text = block.replace(/\s+/g, ' ').trim();
    if (text !== '') blocks.push({ tag: inside, text });
    block = '';
  };
  for (const [token, slash = '', name, raw = ''] of article.matchAll(TOKEN)) {
    if (name === undefined) {
      if (token.startsWith('<!')) continue;
      if (!hidden) block += decode(token);
      before = token;
      continue;
    }
    const tag = name.toLowerCase();
    if (hidden && !endsHere(hidden.tag, tag)) {
      if (tag === hidden.tag) hidden.depth += slash ? -1 : 1;
      if (hidden.depth === 0) hidden = undefined;
      continue;
    }
    hidden = undefined;
    // Two boxes side by side: the number of a step and its name, a time and what is said then.
    const box = /^(?:span|strong|small)$/.test(tag) && !slash && BOX_END.test(before);
    before = token.toLowerCase();
    if (!INLINE.has(tag) || box) flush();
    if (!INLINE.has(tag)) inside = slash ? '' : tag;
    if (slash) continue;
    const attributes = attributesOf(raw);
    if (isInterface(tag, attributes) && !VOID.has(tag)) {
      hidden = { tag, depth: 1 };
      continue;
    }
    if (tag === 'br') block += ' ';
    if (tag === 'img' && attributes.alt) {
      block = attributes.alt;
      flush();
    }
  }
  flush();
  return blocks;
}

/** Whether an element without an end tag of its own ends at this tag. */
function endsHere(hidden: string, tag: string): boolean {
  if (READING.has(hidden)) return tag === 'ruby' || (READING.has(tag) && tag !== hidden);
  return UNCLOSED.has(hidden) && !INLINE.has(tag);
}

function attributesOf(raw: string): Record<string, string> {
  return Object.fromEntries(
    [...raw.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [
      name.toLowerCase(),
      decode(a ?? b ?? c ?? ''),
    ]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const decode = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name
      ? (ENTITIES[name as string] ?? whole)
      : String.fromCodePoint(hex ? Number.parseInt(hex as string, 16) : Number(decimal)),
  );
