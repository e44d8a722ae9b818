import { type PhaseId, toSections } from '@chishiki-ichiba/model';
import type { Entry } from '../content/read-site.js';
import { labelOf } from '../words/label-of.js';
import type { PageContext } from './context.js';
import { findGuide } from './guides.js';

export interface PhaseGuide {
  readonly item: Entry['item'];
  readonly entry: Entry;
  /** Words of a heading → its anchor. */
  readonly headings: ReadonlyMap<string, string>;
}

/** The guide of a phase (`手引き種別: 段階`, `対象: 創成期`) that this edition shows. */
export function findPhaseGuide(
  phase: PhaseId,
  { catalog, entries }: PageContext,
): PhaseGuide | undefined {
  const item = findGuide('phase', labelOf('phase', phase), catalog);
  const entry = item && entries.get(item);
  if (!item || !entry) return undefined;
  const headings = new Map(
    toSections(entry.body).flatMap(({ id, heading }) => (id ? [[heading, id] as const] : [])),
  );
  return { item, entry, headings };
}
