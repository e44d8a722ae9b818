// Not with all that is checked between pages, which takes a thread a quarter of a second to load.
import { type PageFile, readPageFile } from '@chishiki-ichiba/market/read-site';
import type { HandedPage } from './handed-page.js';

/** Read pages, one after the other. */
export async function handPages(pages: readonly PageFile[]): Promise<HandedPage[]> {
  const handed: HandedPage[] = [];
  for (const page of pages) {
    const { result, ...from } = await readPageFile(page);
    const { item, messages } = result;
    handed.push({
      absolute: page.absolute,
      kept: { ...from, result: item ? { item, body: EMPTY, messages } : { messages } },
    });
  }
  return handed;
}

const EMPTY = { type: 'root' as const, children: [] };
