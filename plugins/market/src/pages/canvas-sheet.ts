import { type CanvasId, type Item, vocabularies } from '@chishiki-ichiba/model';
import { sayWord } from '@chishiki-ichiba/model/say';
import type { BlankCanvasProp, CanvasSheetProp } from '../canvas-props.js';
import type { ListPageProp } from '../list-props.js';
import type { Labelled } from '../props.js';
import { hasCanvas, isFilled, subjectsOf, toBlockClaims, toCanvas, toEffects } from './canvas.js';
import { type ListContext, type PageContext, titleOf } from './context.js';
import { fitSheet } from './fit-sheet.js';
import { findGuide } from './guides.js';
import { toShortNotes } from './short-notes.js';
import { createSourceNotes } from './source-notes.js';

/** A sheet for every case and alliance with anything in its canvas, in catalog order. */
export const toCanvasSheets = (context: PageContext): CanvasSheetProp[] =>
  context.catalog.items.filter(hasCanvas).flatMap((item) => toCanvasSheet(item, context) ?? []);

/** @returns `undefined` when no block has anything: an empty sheet would say nothing about the case. */
export function toCanvasSheet(item: Item, context: PageContext): CanvasSheetProp | undefined {
  // The sheet has notes of its own, numbered down the sheet.
  const notes = createSourceNotes(context.sources);
  const { purpose, text, pages } = toCanvas(item, notes, context);
  if (!isFilled({ text, pages })) return undefined;
  const effects = toEffects(item, notes, context);
  const page = {
    id: item.id,
    kind: item.kind,
    label: titleOf(item),
    url: context.urls.item(item),
  };
  const { notes: sources, documents } = toShortNotes(notes.listWith([]), context.sources);
  const content = { page, purpose, text, pages, effects, sources, documents };
  const { revision, revised, fictional } = item.fields;
  return {
    ...content,
    url: context.urls.canvasSheet(item),
    ...(revision ? { revision } : {}),
    ...(revised ? { revised } : {}),
    fictional: fictional === true,
    paper: fitSheet(content),
  };
}

/** 書くときの問い of a block: those of its guide; none if this edition has no such guide. */
export const questionsFor = (
  block: CanvasId,
  { catalog }: Pick<ListContext, 'catalog'>,
): readonly string[] => findGuide('canvas', labelFor(block), catalog)?.fields.questions ?? [];

const labelFor = (block: CanvasId): string =>
  vocabularies.canvas.find(({ id }) => id === block)?.ja ?? block;

export const toBlankCanvas = (context: ListContext): BlankCanvasProp => ({
  url: context.urls.blankCanvas,
  blocks: vocabularies.canvas.map(({ id, ja }) => ({
    id,
    label: sayWord(ja),
    url: context.urls.canvas(id),
    questions: questionsFor(id, context),
  })),
});

/** What the list page of a block shows over its lists: questions, and the words of the cases side by side. */
export function toBlockPage(
  block: CanvasId,
  context: PageContext,
): NonNullable<ListPageProp['block']> {
  const notes = createSourceNotes(context.sources);
  const written: NonNullable<ListPageProp['block']>['written'][number][] = [];
  const silent: Labelled[] = [];
  for (const item of context.catalog.items) {
    if (item.kind !== 'case') continue;
    const entry = { id: item.id, label: titleOf(item), url: context.urls.item(item) };
    const claims = toBlockClaims(item, block, notes, context);
    if (claims.length > 0) written.push({ ...entry, claims });
    else if (subjectsOf(item, context).some(({ fields }) => fields.canvasText)) silent.push(entry);
  }
  const { notes: sources, documents } = toShortNotes(notes.listWith([]), context.sources);
  return {
    questions: questionsFor(block, context),
    written,
    silent,
    sources,
    documents,
    blankUrl: context.urls.blankCanvas,
  };
}
