import { deserialize, serialize } from 'node:v8';
import type { KeptPage } from '@chishiki-ichiba/market/content';
import type { Item, Place } from '@chishiki-ichiba/model';

/** Pages that are handed over at a time. */
export const PORTION = 50;

/** A page as `readSite` keeps it, without its body, which no check looks at again. */
export interface HandedPage {
  readonly absolute: string;
  readonly kept: KeptPage;
}

/** Pages read at a time. */
export interface Portion {
  readonly pages: readonly HandedPage[];
  /** The same packed, where a thread did so. */
  readonly bytes?: Uint8Array;
}

/** A page with all places in one text: a hundred small objects would take longer to copy than the rest. */
interface PackedPage extends HandedPage {
  /** A line for each: path, line and column between tabs, with an empty line before and after. */
  readonly places: string;
}

/** Pages as bytes, for another thread or a later run. */
export const packPages = (pages: readonly HandedPage[]): Buffer<ArrayBuffer> =>
  serialize(pages.map(packPage)) as Buffer<ArrayBuffer>;

export const unpackPages = (bytes: Uint8Array): HandedPage[] =>
  (deserialize(bytes) as PackedPage[]).map(unpackPage);

function packPage({ absolute, kept }: HandedPage): PackedPage {
  const { item } = kept.result;
  if (!item) return { absolute, kept, places: '' };
  return { absolute, kept: withPlaces(kept, item, NONE), places: textOf(item.places) };
}

const unpackPage = ({ absolute, kept, places }: PackedPage): HandedPage => {
  const { item } = kept.result;
  return item ? { absolute, kept: withPlaces(kept, item, placesIn(places)) } : { absolute, kept };
};

const withPlaces = (kept: KeptPage, item: Item, places: Item['places']): KeptPage => ({
  ...kept,
  result: { ...kept.result, item: { ...item, places } },
});

/** Of a page just read, or of one that was unpacked. */
function textOf(places: Item['places'] | PackedPlaces): string {
  if ('packed' in places) return places.packed;
  const lines = [...(places as ReadonlyMap<string, Place>)].map(
    ([path, { line, column }]) => `${path}\t${line}\t${column}\n`,
  );
  return `\n${lines.join('')}`;
}

interface PackedPlaces {
  readonly packed: string;
  readonly get: Item['places']['get'];
}

/** Looked for when asked: most pages have nothing to tell, and a text is searched sooner than read. */
const placesIn = (packed: string): PackedPlaces => ({
  packed,
  get(path) {
    const at = packed.indexOf(`\n${path}\t`);
    if (at === -1) return undefined;
    const from = at + path.length + 2;
    const [line, column] = packed.slice(from, packed.indexOf('\n', from)).split('\t').map(Number);
    return { line: line as number, column: column as number };
  },
});

const NONE: ReadonlyMap<string, Place> = new Map();
