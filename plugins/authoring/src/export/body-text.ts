import { posix } from 'node:path';
import { isComponent } from '@chishiki-ichiba/model';
import type { Link, Nodes, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Known, writeRef } from './front-matter.js';
import type { PageSource } from './page-text.js';

interface Spot {
  readonly line: number;
  readonly column: number;
}
/** Text of the author's file to take out, and what stands there instead. */
interface Cut {
  readonly from: Spot;
  readonly to: Spot;
  readonly instead: string;
}

/**
 * The text below the front matter as the edition may read it: the author's own lines, without sections for a
 * higher edition, and with the words alone of a link to a page that is not there.
 *
 * @param firstLine - Of the body in the file, from 1.
 */
export function toBodyText(parts: PageSource, firstLine: number, known: Known): string {
  const lines = parts.text.split('\n');
  const cuts = [
    ...sectionCuts(parts),
    ...linkCuts(parts, known),
    ...detailCuts(parts, lines, known),
  ]
    // From the end, so that what is before stays where it is; a cut inside another is done with it.
    .sort((a, b) => b.from.line - a.from.line || b.from.column - a.from.column);
  let text = lines;
  for (const [index, cut] of cuts.entries())
    if (!cuts.some((other, at) => holds(other, cut) && (at < index || !holds(cut, other))))
      text = apply(text, cut);
  const removed = lines.length - text.length;
  return text.slice(firstLine - 1, lines.length - removed).join('\n');
}

const before = (a: Spot, b: Spot): boolean =>
  a.line < b.line || (a.line === b.line && a.column <= b.column);
const holds = (outer: Cut, inner: Cut): boolean =>
  before(outer.from, inner.from) && before(inner.to, outer.to);

function apply(lines: readonly string[], { from, to, instead }: Cut): string[] {
  const head = (lines[from.line - 1] ?? '').slice(0, from.column - 1);
  const tail = (lines[to.line - 1] ?? '').slice(to.column - 1);
  const joined = head + instead + tail;
  return [
    ...lines.slice(0, from.line - 1),
    ...(joined === '' ? [] : [joined]),
    ...lines.slice(to.line),
  ];
}

const spotsOf = (node: Nodes): Pick<Cut, 'from' | 'to'> | undefined =>
  node.position && { from: node.position.start, to: node.position.end };

const HIGHER = new Set(['Members', 'Inhouse']);
const keyOf = ({ position }: Nodes): string => `${position?.start.line}:${position?.start.column}`;

function sectionCuts({ whole, chosen }: PageSource): Cut[] {
  const kept = new Set<string>();
  const walk = (root: Root, found: (node: Nodes) => void) =>
    visit(root, (node) => {
      if (isComponent(node) && HIGHER.has(node.name)) found(node);
    });
  walk(chosen.body, (node) => kept.add(keyOf(node)));
  const cuts: Cut[] = [];
  walk(whole.body, (node) => {
    const spots = spotsOf(node);
    if (spots && !kept.has(keyOf(node))) cuts.push({ ...spots, instead: '' });
  });
  return cuts;
}

const ITEM_LINK = /^\/docs\/[a-z]+\/([a-z0-9][a-z0-9-]*)\/?(?:#.+)?$/;

/** Whether a link of a page leads to a page of the edition, or to no page at all: another site, a file. */
export function hasTarget(url: string, file: string, { catalog }: Pick<Known, 'catalog'>): boolean {
  const [, id] = ITEM_LINK.exec(url) ?? [];
  if (id !== undefined) return catalog.find(id) !== undefined;
  if (/^[a-z][a-z0-9+.-]*:|^[/#]/i.test(url) || !/\.mdx?(#|$)/.test(url)) return true;
  const name = posix.join(posix.dirname(file), decodeURI(url.replace(/#.*$/, '')));
  return catalog.items.some((item) => item.file === name);
}

function linkCuts({ whole, text }: PageSource, known: Known): Cut[] {
  const isThere = (url: string) => hasTarget(url, whole.item.file, known);
  const lines = text.split('\n');
  const cuts: Cut[] = [];
  visit(whole.body, 'link', (link: Link) => {
    const spots = spotsOf(link);
    const [first, last] = [link.children[0], link.children.at(-1)];
    if (!spots || isThere(link.url) || !first?.position || !last?.position) return;
    cuts.push({ ...spots, instead: textBetween(lines, first.position.start, last.position.end) });
  });
  // What reference links called by a number.
  for (const [index, line] of lines.entries()) {
    const [all, url = ''] = /^ {0,3}\[[^\]^]+\]:\s*<?([^\s>]+)>?.*$/.exec(line) ?? [];
    if (all !== undefined && !isThere(url))
      cuts.push({
        from: { line: index + 1, column: 1 },
        to: { line: index + 1, column: line.length + 1 },
        instead: '',
      });
  }
  return cuts;
}

function textBetween(lines: readonly string[], from: Spot, to: Spot): string {
  const part = lines.slice(from.line - 1, to.line);
  part[part.length - 1] = (part.at(-1) ?? '').slice(0, to.column - 1);
  part[0] = (part[0] ?? '').slice(from.column - 1);
  return part.join('\n');
}

/** Lines under a key point that name a failure, a firm or a film: without those that are not there. */
function detailCuts(
  { whole: { item } }: PageSource,
  lines: readonly string[],
  known: Known,
): Cut[] {
  const cuts: Cut[] = [];
  const lineCut = (spot: Spot | undefined, kept: string): void => {
    const line = spot && lines[spot.line - 1];
    if (!spot || line === undefined) return;
    const from = { line: spot.line, column: kept === '' ? 1 : spot.column };
    cuts.push({ from, to: { line: spot.line, column: line.length + 1 }, instead: kept });
  };
  for (const point of item.steps.flatMap(({ keyPoints }) => keyPoints)) {
    const failures = point.failures.filter((id) => writeRef(id, ['failure'], known));
    if (failures.length < point.failures.length) lineCut(point.at.failures, failures.join('、'));
    for (const [index, { org }] of point.differences.entries())
      if (!writeRef(org, ['org'], known)) lineCut(point.at.differences?.[index], '');
    if (point.clip && !writeRef(point.clip.video, ['video'], known)) lineCut(point.at.clip, '');
  }
  return cuts;
}
