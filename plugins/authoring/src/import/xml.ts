import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal } from './draft.js';

/** An element: names without prefix; children in order, text between them as it stands. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
}

/** Deeper than any document; each level costs stack in whoever walks the tree. */
const MOST_DEPTH = 200;
const MOST_ELEMENTS = 1_000_000;

/**
 * XML as a tree. Document types are refused before anything is read: entities of their own are how a few
 * bytes become gigabytes, or another file.
 *
 * @param name - For the message.
 * @throws {Refusal} For what is no XML, too deep, or too much.
 */
export function parseXml(text: string, name: string): Xml {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text))
    throw new Refusal(`${name} に文書型の宣言（DOCTYPE・ENTITY）があるので、読みません`);
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: { children: (Xml | string)[] } = { children: [] };
  const open: { children: (Xml | string)[] }[] = [root];
  let elements = 0;
  parser.on('error', (error) => {
    throw new Refusal(`${name} は XML として壊れています（${error.message}）`);
  });
  parser.on('doctype', () => {
    throw new Refusal(`${name} に文書型の宣言（DOCTYPE）があるので、読みません`);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (open.length > MOST_DEPTH) throw new Refusal(`${name} の入れ子が深すぎます`);
    if (++elements > MOST_ELEMENTS) throw new Refusal(`${name} の要素が多すぎます`);
    const attributes = Object.fromEntries(
      Object.values(tag.attributes as Record<string, SaxesAttributeNS>).map((attribute) => [
        attribute.local,
        attribute.value,
      ]),
    );
    const element = { name: tag.local, attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => void open.at(-1)?.children.push(words));
  parser.on('cdata', (words) => void open.at(-1)?.children.push(words));
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  const found = root.children.find((child) => typeof child !== 'string');
  if (!found || typeof found === 'string') throw new Refusal(`${name} に中身がありません`);
  return found;
}

export const elementsOf = (xml: Xml | undefined, name?: string): Xml[] =>
  (xml?.children ?? []).filter(
    (child): child is Xml =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );

export const elementOf = (xml: Xml | undefined, name: string): Xml | undefined =>
  elementsOf(xml, name)[0];

/** All elements of a name below, in document order. */
export function descendants(xml: Xml | undefined, name: string): Xml[] {
  return elementsOf(xml).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

export const textOf = (xml: Xml | undefined): string =>
  (xml?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
