import { IMPACT_LEAST, IMPACT_SPAN, type Marks, RESOLUTION } from '../../codec/files.js';
import { B, K1, slotOf } from '../../codec/impact.js';

/** An index and what it tells of itself. */
interface Weighed {
  readonly source: { readonly total: number };
  readonly marks?: Marks;
}

/**
 * Each index weighs its pages by their length beside the mean of its own: a page of 500 characters is long
 * in a market of notes and short in one of reports. Here the slots of each are moved to where a page of its
 * mean length would stand beside the mean of all. Where one does not tell its mean, all stay.
 *
 * @returns For each index: slot → slot.
 */
export function toComparable(all: readonly Weighed[]): number[][] {
  const slots = Array.from({ length: RESOLUTION }, (_, slot) => slot);
  let pages = 0;
  let length = 0;
  for (const { source, marks } of all) {
    if (!(Number(marks?.lengths?.body) > 0)) return all.map(() => slots);
    pages += source.total;
    length += source.total * (marks?.lengths.body ?? 0);
  }
  return all.map(({ marks }) => {
    const share = ((marks?.lengths.body ?? 0) * pages) / (length || 1);
    const norm = 1 - B.body + B.body * share;
    return slots.map((slot) => moved(slot, norm));
  });
}

/** The slot of a frequency divided by `norm`, from the middle of its own. */
function moved(slot: number, norm: number): number {
  // Nearly the same mean: a slot says no more.
  if (Math.abs(norm - 1) < 0.005) return slot;
  const impact = IMPACT_LEAST + (IMPACT_SPAN * (RESOLUTION - slot - 0.5)) / RESOLUTION;
  const frequency = (K1 * impact) / (1 - impact) / norm;
  return slotOf(frequency / (K1 + frequency));
}
