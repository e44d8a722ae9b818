import { type CanvasId, compareText, type Item, kinds, vocabularies } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { CanvasPageProp, CanvasPagesProp, CanvasTextProp } from '../canvas-props.js';
import type { ClaimProp, EffectProp, ItemPageProp, Labelled } from '../props.js';
import { labelOf } from '../words/label-of.js';
import { type ListContext, type PageContext, titleOf } from './context.js';
import { type Claim, toClaims } from './events.js';
import type { SourceNotes } from './source-notes.js';

/** What stands in a canvas: words of the authors, and pages that name a block. */
export interface ComposedCanvas {
  readonly purpose: readonly ClaimProp[];
  readonly text: CanvasTextProp;
  readonly pages: CanvasPagesProp;
}

export const hasCanvas = (item: Item): boolean => item.kind === 'case' || item.kind === 'alliance';

/** Whether there is anything in any block. */
export const isFilled = ({ text, pages }: Pick<ComposedCanvas, 'text' | 'pages'>): boolean =>
  [...Object.values(text), ...Object.values(pages)].some((list) => list.length > 0);

/**
 * The canvas of a case or an alliance.
 *
 *     case ── 連携体 ── alliance     one subject: what one says of a block stands in both canvases
 *       │                  │
 *     参加, 関連, links …  構成 …     related pages: in every block that their author named
 *
 * A page stands in a block once: as evidence under the words that name it, else by its title. Left out
 * are blocks that a folder's default gave, guides, which explain a block instead of filling it, and
 * other cases and alliances, which have canvases of their own to compare with.
 */
export function toCanvas(item: Item, notes: SourceNotes, context: PageContext): ComposedCanvas {
  const subjects = subjectsOf(item, context);
  const purpose = subjects.flatMap((subject) =>
    subject.kind === 'case' ? told(subject, subject.fields.purpose, item, notes, context) : [],
  );
  const text: Partial<Record<CanvasId, readonly ClaimProp[]>> = {};
  for (const { id } of vocabularies.canvas) {
    const claims = toBlockClaims(item, id, notes, context);
    if (claims.length > 0) text[id] = claims;
  }
  return { purpose, text, pages: toCanvasPages(subjects, text, context) };
}

/** What stands in one block: the item's own words first, then what the rest of its subject adds. */
export function toBlockClaims(
  item: Item,
  block: CanvasId,
  notes: SourceNotes,
  context: PageContext,
): ClaimProp[] {
  const claims = new Map<string, ClaimProp>();
  for (const subject of subjectsOf(item, context)) {
    const list = subject.fields.canvasText?.[block];
    for (const claim of told(subject, list, item, notes, context))
      if (!claims.has(claim.text)) claims.set(claim.text, claim);
  }
  return [...claims.values()];
}

/** 外部効果 of the subject: of a case its own, of an alliance those of its cases. */
export const toEffects = (item: Item, notes: SourceNotes, context: PageContext): EffectProp[] =>
  subjectsOf(item, context).flatMap((subject) =>
    subject.kind === 'case'
      ? told(subject, subject.fields.externalEffects, item, notes, context).map((claim, index) => {
          const type = subject.fields.externalEffects?.[index]?.type;
          return type
            ? { ...claim, type: { id: type, label: labelOf('effectType', type) } }
            : claim;
        })
      : [],
  );

/** The item, then its alliance (of a case) or its cases (of an alliance), each once. */
export function subjectsOf(item: Item, { catalog }: Pick<ListContext, 'catalog'>): Item[] {
  const joined = (relation: { from: Item; to: Item; ref: { field: string } }): boolean =>
    (relation.from.kind === 'case' &&
      relation.to.kind === 'alliance' &&
      relation.ref.field === 'alliance') ||
    (relation.from.kind === 'alliance' &&
      relation.to.kind === 'case' &&
      relation.ref.field === 'cases');
  return [
    ...new Set([
      item,
      ...catalog
        .from(item)
        .filter(joined)
        .map(({ to }) => to),
      ...catalog
        .to(item)
        .filter(joined)
        .map(({ from }) => from),
    ]),
  ];
}

function toCanvasPages(
  subjects: readonly Item[],
  text: CanvasTextProp,
  { catalog, urls }: ListContext,
): CanvasPagesProp {
  const related = new Set(
    subjects.flatMap((subject) => [
      ...catalog.from(subject).map(({ to }) => to),
      ...catalog.to(subject).map(({ from }) => from),
    ]),
  );
  const pages: Partial<Record<CanvasId, CanvasPageProp[]>> = {};
  for (const page of [...related].sort(byKind)) {
    if (page.kind === 'guide' || hasCanvas(page)) continue;
    const stated = new Set(page.canvas.filter((block) => block.stated).map(({ id }) => id));
    for (const block of stated) {
      if (text[block]?.some((claim) => claim.evidence?.some(({ id }) => id === page.id))) continue;
      const entry = { id: page.id, kind: page.kind, label: titleOf(page), url: urls.item(page) };
      pages[block] = [...(pages[block] ?? []), entry];
    }
  }
  return pages;
}

const kindOrder = new Map<string, number>(kinds.map(({ id }, index) => [id, index]));
const byKind = (a: Item, b: Item): number =>
  (kindOrder.get(a.kind) ?? 0) - (kindOrder.get(b.kind) ?? 0) || compareText(a.id, b.id);

/** What a page of the subject says. Borrowed words that name neither source nor evidence rest on that page. */
function told(
  subject: Item,
  claims: readonly Claim[] | undefined,
  item: Item,
  notes: SourceNotes,
  context: PageContext,
): ClaimProp[] {
  const list = toClaims(claims ?? [], notes, context);
  if (subject === item) return list;
  const page: Labelled = {
    id: subject.id,
    label: titleOf(subject),
    url: context.urls.item(subject),
  };
  return list.map((claim) =>
    claim.sources.length > 0 || claim.evidence ? claim : { ...claim, evidence: [page] },
  );
}

/** What the page of an item shows of its canvas. A case shows it even when nothing is filled in: blank is honest. */
export function toCanvasParts(
  item: Item,
  notes: SourceNotes,
  context: PageContext,
): Pick<ItemPageProp, 'purpose' | 'canvasText' | 'canvasPages' | 'canvasWays'> {
  const { canvasText } = item.fields;
  if (!hasCanvas(item) && !canvasText) return {};
  const blank = {
    id: 'blank',
    label: say`書き込み用の白紙（A3横）`,
    url: context.urls.blankCanvas,
  };
  if (!hasCanvas(item)) {
    const { text } = toCanvas(item, notes, context);
    return { canvasText: text, canvasWays: [blank] };
  }
  const canvas = toCanvas(item, notes, context);
  return {
    purpose: canvas.purpose,
    canvasText: canvas.text,
    canvasPages: canvas.pages,
    canvasWays: [
      ...(isFilled(canvas)
        ? [{ id: 'sheet', label: say`一枚に印刷する`, url: context.urls.canvasSheet(item) }]
        : []),
      blank,
      ...subjectsOf(item, context)
        .filter((subject) => item.kind === 'alliance' && subject !== item)
        .map((one) => ({
          id: one.id,
          label: say`事例「${titleOf(one)}」を読む`,
          url: context.urls.item(one),
        })),
      ...(item.kind === 'case'
        ? [
            {
              id: 'compare',
              label: say`ほかの事例と比べる`,
              url: context.urls.compare([item.id]),
            },
          ]
        : []),
    ],
  };
}
