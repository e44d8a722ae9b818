import { resolveSource, type SourceList } from '@chishiki-ichiba/model';
import type { DocumentProp, SourceProp } from '../props.js';

/**
 * Notes for a page with little room: of a section only its number and title, and each document once.
 *
 * @returns `notes` in the order given; `documents` by tag, those whose sections are named.
 */
export function toShortNotes(
  sources: readonly SourceProp[],
  list: SourceList,
): { notes: SourceProp[]; documents: DocumentProp[] } {
  const documents = new Map<string, string>();
  const notes = sources.map((source): SourceProp => {
    const [document = '', section] = source.tag.split(/-(.*)/s);
    const whole = resolveSource(document, list)?.detail;
    if (!section || whole === undefined) return source;
    documents.set(document, whole);
    // What is left of 「文書、節」 without the document.
    return { ...source, detail: source.detail.slice(whole.length + 1) };
  });
  return {
    notes,
    documents: [...documents]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, detail]) => ({ tag, detail })),
  };
}
