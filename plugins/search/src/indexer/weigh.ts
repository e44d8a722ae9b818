import { forEachTerm, normalize } from '../analyzer/index.js';
import { RESOLUTION } from '../codec/files.js';
import type { SearchDocument } from '../types.js';

/** A piece of a page with the weight its words have. */
interface Field {
  text: string;
  weight: number;
  /** Longer pieces of the same group count less per word. */
  group: 'title' | 'label' | 'body';
}

export type Averages = Record<Field['group'], number>;

const K1 = 1.2;
const B: Record<Field['group'], number> = { title: 0.3, label: 0.3, body: 0.6 };

/** Everything of a page that is searched. */
function fieldsOf(doc: SearchDocument): Field[] {
  const fields: Field[] = [
    { text: doc.title, weight: 3, group: 'title' },
    { text: doc.summary ?? '', weight: 1.2, group: 'body' },
  ];
  const label = (texts: readonly string[] | undefined, weight: number) => {
    for (const text of texts ?? []) fields.push({ text, weight, group: 'label' });
  };
  label(doc.keywords, 2);
  label(doc.readings, 1.5);
  for (const section of doc.sections) {
    const weight = section.kind === 'step' || section.kind === 'keypoint' ? 1.2 : 1;
    label([section.heading], 2);
    label(section.keywords, 1.5);
    fields.push({ text: section.text, weight, group: 'body' });
  }
  for (const cue of doc.cues ?? []) fields.push({ text: cue.text, weight: 0.7, group: 'body' });
  return fields.filter((field) => field.text !== '');
}

/** Mean raw length (UTF-16 units) of each group over all pages; at least 1. */
export function averageLengths(docs: readonly SearchDocument[]): Averages {
  const sums: Averages = { title: 0, label: 0, body: 0 };
  for (const doc of docs) {
    for (const field of fieldsOf(doc)) sums[field.group] += field.text.length;
  }
  const mean = (sum: number) => Math.max(1, sum / Math.max(1, docs.length));
  return { title: mean(sums.title), label: mean(sums.label), body: mean(sums.body) };
}

/**
 * BM25F impact of every term of a page, as FlexSearch slots.
 *
 * The fields are folded into one weighted frequency before it saturates (BM25F), so one index serves
 * all fields. idf is not in the slot; the client knows the list lengths.
 *
 * @returns Term → slot, 0 (best) to 15, in text order.
 */
export function slotsOf(doc: SearchDocument, averages: Averages): Map<string, number> {
  const fields = fieldsOf(doc);
  const lengths: Averages = { title: 0, label: 0, body: 0 };
  for (const field of fields) lengths[field.group] += field.text.length;
  const frequency = new Map<string, number>();
  for (const { text, weight, group } of fields) {
    const norm = 1 - B[group] + (B[group] * lengths[group]) / averages[group];
    const add = weight / norm;
    forEachTerm(normalize(text), (term) => frequency.set(term, (frequency.get(term) ?? 0) + add));
  }
  for (const [term, value] of frequency) {
    const impact = value / (K1 + value);
    frequency.set(term, RESOLUTION - 1 - Math.min(RESOLUTION - 1, Math.floor(impact * RESOLUTION)));
  }
  return frequency;
}
