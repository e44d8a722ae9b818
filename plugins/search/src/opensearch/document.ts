import type { SearchDocument, SearchSection } from '../types.js';
import { MARK } from './format.js';

/** Beginning of a page, shown where nothing of it matched but its name. UTF-16 units. */
const LEAD_MAX = 120;
const VOCABULARY_MAX = 60;
/** Of both engines, bytes. */
const ID_MAX = 512;

/** One page as the index of an engine holds it; `_id` is its `id`. */
export interface EngineDocument {
  readonly id: string;
  readonly facets?: Readonly<Record<string, readonly string[]>>;
  readonly numbers?: Readonly<Record<string, readonly { gte: number; lte: number }[]>>;
  readonly dates?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/**
 * A search document as fields of `toIndexBody`'s mapping; keys in a fixed order, empty ones left out.
 *
 * @throws {Error} For an id or a name of a field that an engine cannot hold (a bug of the caller's).
 */
export function toEngineDocument(doc: SearchDocument): EngineDocument {
  if (doc.id === '' || new TextEncoder().encode(doc.id).length > ID_MAX)
    throw new Error(`the id \`${doc.id}\` must have 1 to ${ID_MAX} bytes`);
  const { sections, cues = [], readings = [], keywords = [], prior = 0.5 } = doc;
  const facets = { ...doc.facets };
  // As our own index: a page's language is one of its facets when it is named.
  if (doc.lang && !facets.lang) facets.lang = [doc.lang];
  return compact({
    id: doc.id,
    url: doc.url,
    title: plain(doc.title),
    market: doc.market,
    lang: doc.lang,
    summary: plain(doc.summary),
    lead: leadOf(doc),
    keywords: keywords.map(plain),
    readings: readings.map(plain),
    vocabulary: vocabularyOf(doc),
    prior,
    sections: sections.map((section) =>
      compact({
        id: section.id,
        heading: plain(section.heading),
        path: pathOf(section, sections),
        text: plain(section.text),
        kind: section.kind,
        parent: section.parent,
        keywords: section.keywords?.map(plain),
      }),
    ),
    cues: cues.map(({ url, start, end, text }) => ({ url, start, end, text: plain(text) })),
    facets: named(facets, (values) => [...new Set(values)]),
    numbers: named(doc.numbers, (intervals) =>
      intervals.map(([low, high]) => ({ gte: Math.min(low, high), lte: Math.max(low, high) })),
    ),
    dates: named(doc.dates, (date) => date),
  }) as EngineDocument;
}

/** The signs that mark a match are nobody's text. */
function plain<T extends string | undefined>(text: T): T {
  return text?.replaceAll(MARK.start, ' ').replaceAll(MARK.end, ' ') as T;
}

function leadOf({ summary, sections }: SearchDocument): string {
  const text = summary || sections.find((section) => section.text !== '')?.text || '';
  const lead = Array.from(text.slice(0, LEAD_MAX + 1));
  return plain(lead.slice(0, LEAD_MAX).join('')).replace(/[\r\n\t]/g, ' ');
}

/** Headings above a section, outermost first. A loop in `parent` ends the walk. */
function pathOf(section: SearchSection, all: readonly SearchSection[]): string[] {
  const path: string[] = [];
  const seen = new Set<string>();
  for (let id = section.parent; id && !seen.has(id); ) {
    seen.add(id);
    const parent = all.find((candidate) => candidate.id === id);
    if (parent?.heading) path.unshift(parent.heading);
    id = parent?.parent;
  }
  return path;
}

/** What is offered where nothing was found. */
function vocabularyOf({ title, keywords = [], readings = [] }: SearchDocument): string[] {
  const all = new Set([title, ...keywords, ...readings].map(plain));
  return [...all].filter((word) => word !== '' && word.length <= VOCABULARY_MAX);
}

/** In the order of the names, so that the same page has the same bytes. */
function named<T, U>(
  record: Readonly<Record<string, T>> | undefined,
  to: (value: T) => U,
): Record<string, U> {
  const names = Object.keys(record ?? {}).sort();
  for (const name of names)
    if (name === '' || name.includes('.') || name.includes('*') || name.startsWith('_'))
      throw new Error(
        `the field name \`${name}\` cannot be one of an index: no ".", no "*", no "_" in front`,
      );
  return Object.fromEntries(
    names.map((name) => [name, to((record as Record<string, T>)[name] as T)]),
  );
}

/** Without what is empty. */
function compact(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      if (Array.isArray(value)) return value.length > 0;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );
}
