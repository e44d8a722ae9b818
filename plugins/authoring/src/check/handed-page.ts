import type { KeptPage } from '@chishiki-ichiba/market/content';
import type { Item, Place } from '@chishiki-ichiba/model';

/**
 * What `readSite` keeps of a page, as a thread hands it over: without the body, which no check looks at again,
 * and with all places in one text. A hundred small objects a page would take longer to copy than the rest.
 */
export interface HandedPage {
  readonly absolute: string;
  readonly kept: KeptPage;
  /** A line for each: path, line and column between tabs, with an empty line before and after. */
  readonly places: string;
}

export function packPage(absolute: string, { stamp, result }: KeptPage): HandedPage {
  const { item, messages } = result;
  if (!item) return { absolute, kept: { stamp, result: { messages } }, places: '' };
  const places = [...(item.places as ReadonlyMap<string, Place>)].map(
    ([path, { line, column }]) => `${path}\t${line}\t${column}\n`,
  );
  const kept = { stamp, result: { item: { ...item, places: NONE }, body: EMPTY, messages } };
  return { absolute, kept, places: `\n${places.join('')}` };
}

export function unpackPage({ kept, places }: HandedPage): KeptPage {
  const { item } = kept.result;
  return item
    ? { ...kept, result: { ...kept.result, item: { ...item, places: placesIn(places) } } }
    : kept;
}

/** Looked for when asked: most pages have nothing to tell, and a text is searched sooner than read. */
const placesIn = (packed: string): Item['places'] => ({
  get(path) {
    const at = packed.indexOf(`\n${path}\t`);
    if (at === -1) return undefined;
    const from = at + path.length + 2;
    const [line, column] = packed.slice(from, packed.indexOf('\n', from)).split('\t').map(Number);
    return { line: line as number, column: column as number };
  },
});

const EMPTY = { type: 'root' as const, children: [] };
const NONE: ReadonlyMap<string, Place> = new Map();
