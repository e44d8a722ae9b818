import type { Edition, Message } from '@chishiki-ichiba/model';
import { readingsOf } from '@chishiki-ichiba/reading';
import type { FacetLabels, SearchDocument } from '@chishiki-ichiba/search';
import type { ReadOptions } from './content/index.js';
import { searchLabels, toSearchDocument } from './emit/search-documents.js';
import { loadMarket } from './load-market.js';
import { createUrls } from './urls.js';

export interface DocumentOptions extends ReadOptions {
  readonly edition: Edition;
}

export interface SearchDocuments {
  readonly documents: readonly SearchDocument[];
  readonly labels: Record<string, FacetLabels>;
  /** Written word → reading in kana, of the edition's glossary. */
  readonly readings: ReadonlyMap<string, string>;
  /** Every problem of the content; a file with errors may have no document. */
  readonly messages: readonly Message[];
}

/**
 * The search documents of one edition, straight from the content: no Docusaurus, no files written.
 * Pages of the site that are no items are not among them.
 */
export async function readSearchDocuments(options: DocumentOptions): Promise<SearchDocuments> {
  const baseUrl = '/';
  const urls = createUrls({ baseUrl, routeBasePath: '/', trailingSlash: true });
  const { context, pages, messages } = await loadMarket({ ...options, baseUrl, urls });
  return {
    documents: [...pages].map(([item, page]) => toSearchDocument(item, page.item, context)),
    labels: searchLabels(context),
    readings: readingsOf(context.glossary),
    messages,
  };
}
