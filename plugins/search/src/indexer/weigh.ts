import type { Analyser } from '@chishiki-ichiba/reading/analyser';
import { forEachTerm, normalize } from '../analyzer/index.js';
import { type Averages, B, type Group, K1, slotOf } from '../codec/impact.js';
import type { SearchDocument, SearchSection } from '../types.js';
import { forEachReading, forEachSound } from './sounds.js';

/** A piece of a page with the weight its words have. */
interface Field {
  text: string;
  weight: number;
  /** Longer pieces of the same group count less per word. */
  group: Group;
}

/** How much more the first words of a text count than its last: of the page, and of one of its later sections. */
const EARLY = 2;
const EARLY_LATER = 0.5;

/** Weight of a section's text where it is not 1. */
const BODY: Partial<Record<NonNullable<SearchSection['kind']>, number>> = {
  step: 1.2,
  keypoint: 1.2,
  names: 0.5,
};

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
    const weight = (section.kind && BODY[section.kind]) ?? 1;
    label([section.heading], 2);
    // Other names of what the text speaks of: they find it, but weigh less than the words that stand there.
    label(section.keywords, 0.7);
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
 * How often and how prominently each term stands in each group of a page's fields, before any length is compared:
 * term and weight in turn. It follows from the page and the readings alone, so it can be kept.
 */
export type Weights = Readonly<Record<Group, readonly (string | number)[]>>;

/** Digits behind the point of a weight: far finer than the slots, and short when kept. */
const FINE = 1000;

/** {@link Weights} of a page. */
export function weightsOf(doc: SearchDocument, analyser: Analyser): Weights {
  const groups = {
    title: new Map<string, number>(),
    label: new Map<string, number>(),
    body: new Map<string, number>(),
  };
  let sections = 0;
  for (const { text, weight, group } of fieldsOf(doc)) {
    const head = group !== 'body' || sections++ === 0 ? EARLY : EARLY_LATER;
    const terms = groups[group];
    // What a text speaks of it names early; the first of a word counts more the nearer to the start.
    const counter = (length: number) => {
      const seen = new Set<string>();
      let at = 0;
      return (term: string) => {
        const early = seen.has(term) ? 0 : head * Math.max(0, 1 - at / length);
        seen.add(term);
        at++;
        terms.set(term, (terms.get(term) ?? 0) + weight * (1 + early));
      };
    };
    // A character gives about two terms, a word of about two characters one sound.
    forEachTerm(normalize(text), counter(text.length * 2));
    forEachSound(text, analyser, counter(text.length / 2));
    if (group === 'label') forEachReading(text, counter(1));
  }
  const list = (terms: ReadonlyMap<string, number>) =>
    [...terms].flatMap(([term, weight]) => [term, Math.round(weight * FINE) / FINE]);
  return { title: list(groups.title), label: list(groups.label), body: list(groups.body) };
}

/**
 * BM25F impact of every term of a page, as FlexSearch slots.
 *
 * The fields are folded into one weighted frequency before it saturates (BM25F), so one index serves
 * all fields. idf is not in the slot; the client knows the list lengths.
 *
 * @param weights - Of the same page.
 * @returns Term → slot, 0 (best) to 15.
 */
export function slotsOf(
  doc: SearchDocument,
  weights: Weights,
  averages: Averages,
): Map<string, number> {
  const lengths: Averages = { title: 0, label: 0, body: 0 };
  for (const field of fieldsOf(doc)) lengths[field.group] += field.text.length;
  const frequency = new Map<string, number>();
  for (const group of GROUPS) {
    const norm = 1 - B[group] + (B[group] * lengths[group]) / averages[group];
    const terms = weights[group];
    for (let at = 0; at < terms.length; at += 2) {
      const term = terms[at] as string;
      frequency.set(term, (frequency.get(term) ?? 0) + (terms[at + 1] as number) / norm);
    }
  }
  for (const [term, value] of frequency) frequency.set(term, slotOf(value / (K1 + value)));
  return frequency;
}

const GROUPS = ['title', 'label', 'body'] as const satisfies readonly Group[];
