import type { Entry } from '@chishiki-ichiba/market/content';
import { hasTarget } from './body-text.js';
import { type Known, toFields, writeRef } from './front-matter.js';

/** Where something stands in a file: other lines say the same. */
const PLACES = new Set(['position', 'place', 'places', 'at', 'idPlace']);

/**
 * What differs between a page and what was read again from its export: nothing may.
 *
 * @returns Name of the first part that is not the same; `undefined` when all is.
 */
export function differenceOf(before: Entry, after: Entry, known: Known): string | undefined {
  // A link to a page that is not there is words on both sides.
  const isThere = (url: string) => hasTarget(url, before.item.file, known);
  const [a, b] = [before, after].map((entry) => partsOf(entry, known, isThere));
  return Object.keys({ ...a, ...b }).find((part) => a?.[part] !== b?.[part]);
}

function partsOf(
  { item, body }: Entry,
  known: Known,
  isThere: (url: string) => boolean,
): Record<string, string> {
  const { file: _, fields: __, links, readings, ...rest } = item;
  // Said by the file's name or folder before, by the page itself now.
  const { id: ___, 種類: ____, ...fields } = toFields(item, known);
  const parts = {
    ...rest,
    ...fields,
    links: links.filter(({ url }) => isThere(url)),
    readings: readings.map(({ word, reading }) => `${word}|${reading}`).sort(),
    body,
  };
  return Object.fromEntries(
    Object.entries(parts).map(([part, value]) => [
      part,
      JSON.stringify(plain(value, known, isThere)) ?? '',
    ]),
  );
}

/** Data without places, keys in order, and without what points at a page that is not there. */
function plain(value: unknown, known: Known, isThere: (url: string) => boolean): unknown {
  if (Array.isArray(value))
    return mergeTexts(value.flatMap((part) => unlinked(part, isThere))).map((part) =>
      plain(part, known, isThere),
    );
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, pointed(key, inner, known)] as const)
      .filter(([key, inner]) => !PLACES.has(key) && inner !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, inner]) => [key, plain(inner, known, isThere)]),
  );
}

/** Lines under a key point. */
function pointed(key: string, value: unknown, known: Known): unknown {
  if (key === 'failures' && Array.isArray(value))
    return value.filter((id) => typeof id !== 'string' || writeRef(id, ['failure'], known));
  if (key === 'differences' && Array.isArray(value))
    return value.filter(({ org }: { org: string }) => writeRef(org, ['org'], known));
  const { video } = (key === 'clip' && value ? value : {}) as { video?: string };
  return video !== undefined && !writeRef(video, ['video'], known) ? undefined : value;
}

interface NodeLike {
  readonly type?: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly unknown[];
}

const unlinked = (node: NodeLike | null, isThere: (url: string) => boolean): unknown[] =>
  node?.type === 'link' && node.url !== undefined && !isThere(node.url)
    ? [...(node.children ?? [])]
    : [node];

function mergeTexts(nodes: readonly unknown[]): unknown[] {
  const merged: unknown[] = [];
  for (const node of nodes as (NodeLike | null)[]) {
    const last = merged.at(-1) as NodeLike | null | undefined;
    if (node?.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', value: `${last.value}${node.value}` };
    else merged.push(node);
  }
  return merged;
}
