import type { Item } from '@chishiki-ichiba/model';
import type { Furigana } from '@chishiki-ichiba/reading';
import { textBlocks } from '../../plugins/market/lib/furigana/texts.js';
import { loadFurigana, toFuriganaFile } from '../../plugins/market/lib/furigana/to-furigana.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';

/** One ruby of a page, where it stands. */
export interface Occurrence {
  readonly page: string;
  readonly word: string;
  readonly reading: string;
  /** Up to eight characters each side. */
  readonly before: string;
  readonly after: string;
}

interface Sample {
  readonly occurrences: readonly Occurrence[];
  readonly items: readonly Item[];
  readonly context: Parameters<typeof loadFurigana>[0];
  readonly furigana: Furigana;
}

/** Every ruby of the public edition of `siteDir`, page by page, and how each text was cut. */
export async function readOccurrences(siteDir: string): Promise<Sample> {
  const baseUrl = '/';
  const urls = createUrls({ baseUrl, routeBasePath: '/', trailingSlash: true });
  const edition = { name: 'public' } as const;
  const { context, pages } = await loadMarket({ siteDir, roots: ['docs'], edition, baseUrl, urls });
  const { furigana } = await loadFurigana(context);
  const occurrences: Occurrence[] = [];
  for (const [item, page] of pages) {
    if (!page.item.furigana) continue;
    const blocks = textBlocks(page);
    const { file } = toFuriganaFile(blocks, item.readings, furigana);
    for (const block of blocks) {
      const whole = block.join('');
      let start = 0;
      for (const text of block) {
        for (const [at, length, reading] of Object.hasOwn(file, text) ? (file[text] ?? []) : []) {
          const from = start + at;
          occurrences.push({
            page: item.id,
            word: whole.slice(from, from + length),
            reading,
            before: whole.slice(Math.max(0, from - 8), from),
            after: whole.slice(from + length, from + length + 8),
          });
        }
        start += text.length;
      }
    }
  }
  return { occurrences, items: [...pages.keys()], context, furigana };
}

/** `count` different items by a seed (mulberry32 and a Fisher–Yates that stops). */
export function draw<T>(list: readonly T[], count: number, seed: number): T[] {
  const pool = [...list];
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < Math.min(count, pool.length); i++) {
    const other = i + Math.floor(random() * (pool.length - i));
    [pool[i], pool[other]] = [pool[other] as T, pool[i] as T];
  }
  return pool.slice(0, count);
}
