/**
 * Client module: marks the words of `?q=` on the page a search result leads to, and takes down which page
 * the reader sees, for a slip of the next search.
 *
 * It uses CSS highlights, which paint ranges without touching the DOM, so React never meets foreign
 * nodes. Browsers without them show the page unmarked; nothing depends on it.
 */
import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import './arrival.css';
import { rememberPage } from './came-from.js';

const NAME = 'ichiba-arrival';
const MAX_RANGES = 200;
const BLOCKS = 'h1,h2,h3,h4,h5,h6,p,li,td,th,dd,dt,figcaption,summary';

/** Docusaurus calls this after every route change and after the first render. */
export function onRouteDidUpdate({ location }: { location: Location }): void {
  if (!ExecutionEnvironment.canUseDOM) return;
  rememberPage(location);
  if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
  CSS.highlights.delete(NAME);
  const query = new URLSearchParams(location.search).get('q')?.trim();
  const article = document.querySelector('main article');
  if (!query || !article) return;
  // The analyzer is fetched only when there is something to mark.
  import('../analyzer/index.js').then(
    ({ findInSkeleton, normalize, parseQuery, toOriginalRanges }) => {
      const needles = parseQuery(query).keywords.map((keyword) => keyword.text);
      const ranges: Range[] = [];
      for (const block of article.querySelectorAll(BLOCKS)) {
        if (ranges.length >= MAX_RANGES) break;
        if (block.querySelector(BLOCKS)) continue; // its inner blocks come by themselves
        const { text, at } = textOf(block);
        const n = normalize(text);
        const found = toOriginalRanges(
          n,
          needles.flatMap((needle) => findInSkeleton(n, needle)),
        );
        for (const [start, end] of found) ranges.push(toRange(at(start), at(end - 1)));
      }
      if (ranges.length === 0) return;
      CSS.highlights.set(NAME, new Highlight(...ranges));
      if (!location.hash) scrollTo(ranges[0]);
    },
    () => undefined, // offline: the page itself is there, only unmarked
  );
}

interface Place {
  node: Text;
  offset: number;
}

/** A block's visible text (no ruby readings, no scripts) and the way back to its text nodes. */
function textOf(block: Element): { text: string; at(index: number): Place | undefined } {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('rt,rp,script,style,[hidden]')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  const at = (index: number) => {
    const entry = nodes.findLast(({ start }) => start <= index);
    return entry && { node: entry.node, offset: index - entry.start };
  };
  return { text, at };
}

function toRange(first: Place | undefined, last: Place | undefined): Range {
  const range = new Range();
  if (first) range.setStart(first.node, first.offset);
  if (last) range.setEnd(last.node, last.offset + 1);
  return range;
}

function scrollTo(range: Range | undefined): void {
  const target = range?.startContainer.parentElement;
  const inView = target && target.getBoundingClientRect().bottom < window.innerHeight;
  if (target && !inView) target.scrollIntoView({ block: 'center' });
}
