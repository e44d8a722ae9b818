import { IMPACT_LEAST, IMPACT_SPAN, RESOLUTION } from './files.js';

/** Fields of a page whose lengths are compared apart. */
export type Group = 'title' | 'label' | 'body';

/** Mean raw length (UTF-16 units) of each group over all pages; at least 1. */
export type Averages = Record<Group, number>;

/** BM25F: how soon more of a word is no more, and how much a longer field counts less. */
export const K1 = 2.4;
export const B: Averages = { title: 0.3, label: 0.3, body: 0.8 };

/** Slot of a BM25 impact: the impacts that occur are spread over all slots. */
export function slotOf(impact: number): number {
  const level = Math.floor(((impact - IMPACT_LEAST) / IMPACT_SPAN) * RESOLUTION);
  return RESOLUTION - 1 - Math.min(RESOLUTION - 1, Math.max(0, level));
}

/** The impact a slot counts for. */
export function impactOf(slot: number): number {
  return IMPACT_LEAST + IMPACT_SPAN * (1 - slot / RESOLUTION);
}
