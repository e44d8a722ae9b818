import type { ItemOf } from '@chishiki-ichiba/model';
import type { ClaimProp, EventProp } from '../props.js';
import { type PageContext, toLabelled } from './context.js';
import type { SourceNotes } from './source-notes.js';

/** A statement as an author wrote it. */
export interface Claim {
  readonly text: string;
  /** Source tags (`S3-1.2`). */
  readonly source?: readonly string[] | undefined;
  /** Ids of pages that show it. */
  readonly evidence?: readonly string[] | undefined;
}

/** Anchor of an event on its case's page; `index` counts from 0 in the order told. */
export const eventAnchor = (index: number): string => `event-${index + 1}`;

/**
 * Statements with the numbers of their sources on the page of `notes`.
 *
 * @returns In order. Evidence that this edition does not show is left out, name and all.
 */
export function toClaims(
  claims: readonly Claim[],
  notes: SourceNotes,
  context: PageContext,
): ClaimProp[] {
  return claims.map(({ text, source, evidence = [] }) => {
    const pages = evidence
      .flatMap((name) => toLabelled(name, [], context) ?? [])
      .filter((page) => page.url);
    return {
      text,
      sources: notes.numbersOf(source),
      ...(pages.length > 0 ? { evidence: pages } : {}),
    };
  });
}

/** The events of a case in the order told, each with its anchor. */
export function toEvents(
  { fields }: ItemOf<'case'>,
  notes: SourceNotes,
  context: PageContext,
): EventProp[] {
  return fields.events.map((event, index) => toEvent(event, index, notes, context));
}

/** One event; `index` counts from 0 in the order told. */
export function toEvent(
  { date, phase, type, gate, text, recovery, source }: CaseEvent,
  index: number,
  notes: SourceNotes,
  context: PageContext,
): EventProp {
  // The numbers of the notes rise down the page: the event stands before what brought them back.
  const sources = notes.numbersOf(source);
  return {
    id: eventAnchor(index),
    ...(date ? { date } : {}),
    ...(phase ? { phase } : {}),
    type,
    ...(gate ? { gate } : {}),
    text,
    ...(recovery && recovery.length > 0 ? { recovery: toClaims(recovery, notes, context) } : {}),
    sources,
  };
}

export type CaseEvent = ItemOf<'case'>['fields']['events'][number];
