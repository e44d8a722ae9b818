import type { Image, Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** A picture of a key point, as its author points at it. */
export interface Picture {
  /** As typed, relative to the author's file. */
  readonly url: string;
  /** What it shows, for those who do not see it; empty when nobody wrote it. */
  readonly alt: string;
}

/** よい例 or 悪い例: words, a picture, or both. */
export interface Example {
  readonly text?: string;
  readonly picture?: Picture;
}

/** `![…](./x.svg)` where Markdown does not look (attributes, YAML) or was typed in full width. */
const PICTURE = /[!！]\s*[[［]([^[\]［］]*)[\]］]\s*[(（]\s*([^()（）\s]+)\s*[)）]/u;

/** An example from plain text: at most one picture, the rest is its words. */
export function parseExample(text: string): Example {
  const match = PICTURE.exec(text);
  const words = (match ? text.replace(match[0], ' ') : text).replace(/\s+/g, ' ').trim();
  return {
    ...(words === '' ? {} : { text: words }),
    ...(match ? { picture: { url: match[2] ?? '', alt: (match[1] ?? '').trim() } } : {}),
  };
}

/** Words of a line without its pictures, and the pictures. */
export function splitPictures(nodes: readonly Nodes[]): { text: string; pictures: Image[] } {
  const pictures: Image[] = [];
  const words = (node: Nodes): string => {
    if (node.type === 'image') {
      pictures.push(node);
      return ' ';
    }
    return 'children' in node
      ? (node.children as PhrasingContent[]).map(words).join('')
      : textOf(node);
  };
  return { text: nodes.map(words).join('').trim(), pictures };
}
