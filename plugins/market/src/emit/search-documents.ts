import {
  type FieldRead,
  type Item,
  kindShapes,
  labelOf,
  metaOf,
  type Section,
  toSections,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import { lookupsIn } from '@chishiki-ichiba/reading';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { outcomeOf, type PageContext } from '../pages/context.js';
import type { ItemPageProp } from '../props.js';

/** Facets in the order the search page shows them, with Japanese labels. */
export function searchLabels(
  context: PageContext,
): Record<string, { label: string; values: Record<string, string> }> {
  const values = (name: keyof typeof vocabularies) =>
    Object.fromEntries(
      (vocabularies[name] as readonly Value[]).map((value) => [value.id, value.ja]),
    );
  const orgs = Object.fromEntries(
    context.catalog.items.flatMap((item) => (item.kind === 'org' ? [[item.id, item.title]] : [])),
  );
  return {
    kind: { label: '種類', values: { ...values('kind'), page: 'その他のページ' } },
    phase: { label: '段階', values: values('phase') },
    canvas: { label: 'キャンバス', values: values('canvas') },
    outcome: { label: '結果', values: values('outcome') },
    process: { label: '工程', values: values('process') },
    material: { label: '母材', values: values('material') },
    defect: { label: '不完全部', values: values('defect') },
    org: { label: '組織', values: orgs },
    status: { label: '状態', values: values('status') },
  };
}

/**
 * One item as search knows it: what a reader sees on its page, section by section, plus the words the
 * glossary knows for what stands there.
 */
export function toSearchDocument(
  item: Item,
  page: ItemPageProp,
  context: PageContext,
): SearchDocument {
  const entry = context.entries.get(item);
  const sections = entry ? toSections(entry.body) : [];
  const { fields } = item;
  const term = item.kind === 'term' ? item.fields : undefined;
  const keywords = [
    ...(fields.keywords ?? []),
    ...(term?.synonyms ?? []),
    ...(term?.english ? [term.english] : []),
    ...(term?.firmNames ?? []).map((firm) => firm.name),
  ];
  return {
    id: item.id,
    url: context.urls.item(item),
    title: page.title,
    ...(page.summary ? { summary: page.summary } : {}),
    sections: [
      ...sections.map((section) => toSearchSection(section, context)),
      {
        id: '',
        heading: '',
        text: shownFields(page),
        keywords: lookupsIn(page.title, context.glossary),
      },
      { id: '', heading: '', text: shownHead(page) },
      ...(page.video?.cues.length
        ? [
            {
              id: `video-${item.id}`,
              heading: '話していることば',
              text: page.video.cues.map((cue) => cue.text).join('\n'),
              kind: 'caption' as const,
            },
          ]
        : []),
    ].filter(
      (section) =>
        section.text !== '' || section.heading !== '' || (section.keywords?.length ?? 0) > 0,
    ),
    facets: facetsOf(item, context),
    ...(fields.revised || fields.reviewBy
      ? {
          dates: {
            ...(fields.revised ? { revised: fields.revised } : {}),
            ...(fields.reviewBy ? { reviewBy: fields.reviewBy } : {}),
          },
        }
      : {}),
    keywords,
    ...(fields.reading ? { readings: [fields.reading] } : {}),
    ...(page.video?.cues.length
      ? {
          cues: page.video.cues.map((cue) => ({
            url: `${page.url}?t=${Math.floor(cue.start)}#video-${item.id}`,
            start: cue.start,
            end: cue.end,
            text: cue.text,
          })),
        }
      : {}),
    prior: priorOf(item),
  };
}

function toSearchSection(
  section: Section,
  context: PageContext,
): SearchDocument['sections'][number] {
  const keywords = lookupsIn(`${section.heading}\n${section.text}`, context.glossary);
  return { ...section, ...(keywords.length > 0 ? { keywords } : {}) };
}

const words = (list: readonly { label: string }[]): string[] => list.map((entry) => entry.label);
const lines = (list: readonly (string | undefined)[]): string =>
  list.filter((line) => line !== undefined && line !== '').join('\n');

/** `2026-11-01` → `2026年11月1日`. */
const japaneseDate = (iso: string): string =>
  iso
    .split('-')
    .map(Number)
    .map((part, at) => `${part}${'年月日'[at]}`)
    .join('');

/** The head of the page: apart from the rest, so that no excerpt is made of names and dates. The reading is among `readings`. */
function shownHead(page: ItemPageProp): string {
  return lines([
    page.kindLabel,
    ...words(page.phases),
    ...words(page.canvas),
    page.owner?.label,
    ...words([...page.toldBy, ...page.writtenBy, ...page.checkedBy]),
    page.outcome?.label,
    // As the head shows it, version and date side by side.
    `${page.revision ?? ''}${page.revised ? `${japaneseDate(page.revised)}改訂` : ''}`,
    page.reviewBy && japaneseDate(page.reviewBy),
    ...page.validFor,
  ]);
}

/** Front-matter values that the page shows, as lines. */
function shownFields(page: ItemPageProp): string {
  return lines([
    ...(page.weld
      ? [page.weld.status, ...page.weld.rows.flatMap((row) => [row.label, ...words(row.values)])]
      : []),
    ...(page.events ?? []).flatMap((event) => [
      labelOf('eventType', event.type),
      event.date,
      event.text,
    ]),
    ...(page.facts ?? []).map((fact) => `${fact.value}${fact.unit ?? ''} ${fact.of}`),
    ...[...(page.outcomes ?? []), ...(page.externalEffects ?? [])].map((claim) => claim.text),
    ...(page.contradictions ?? []).flatMap(({ topic, variants }) => [
      topic,
      ...variants.map((claim) => claim.text),
    ]),
    page.lesson,
    ...Object.values(page.canvasText ?? {}).flatMap((list) =>
      (list ?? []).map((claim) => claim.text),
    ),
    ...(page.failure
      ? [
          ...page.failure.rows.map((row) => row.text),
          ...page.failure.scenario.flatMap((row) => words(row.values)),
        ]
      : []),
    ...(page.video ? page.video.chapters.map((chapter) => chapter.title) : []),
    // Last: an excerpt made without a match should begin with what happened, not with names.
    ...page.fields.flatMap((row) => [row.label, ...words(row.values)]),
  ]);
}

function facetsOf(item: Item, context: PageContext): Record<string, string[]> {
  const outcome = outcomeOf(item);
  const shape = kindShapes[item.kind] as unknown as Record<string, Parameters<typeof metaOf>[0]>;
  const listed = (key: string): string[] => {
    const value = (item.fields as Record<string, unknown>)[key];
    if (value === undefined || shape[key] === undefined) return [];
    return idsOf(metaOf(shape[key] as Parameters<typeof metaOf>[0]).read, value);
  };
  const orgs = context.catalog
    .from(item)
    .flatMap((relation) =>
      relation.to.kind === 'org' && relation.ref.field !== 'link' ? [relation.to.id] : [],
    );
  const weld =
    item.kind === 'manual' ? (item.fields.weld?.base ?? []).map((metal) => metal.name) : [];
  const facets: Record<string, string[]> = {
    kind: [item.kind],
    phase: item.phases.map((phase) => phase.id),
    canvas: item.canvas.map((block) => block.id),
    outcome: outcome ? [outcome] : [],
    process: listed('process'),
    material: [...new Set([...listed('material'), ...weld])],
    defect: listed('defect'),
    org: [...new Set(orgs)],
    status: [item.status],
  };
  return Object.fromEntries(Object.entries(facets).filter(([, ids]) => ids.length > 0));
}

function idsOf(read: FieldRead, value: unknown): string[] {
  if (read.as === 'list') return (value as unknown[]).flatMap((part) => idsOf(read.item, part));
  if (read.as === 'group') return [String((value as { name?: string }).name ?? '')].filter(Boolean);
  return [String(value)];
}

/** Verified pages first among equals, retired ones last. */
function priorOf(item: Item): number {
  if (item.status === 'retired') return 0;
  const verified = item.status === 'approved' ? 0.6 : 0.3;
  const byKind: Partial<Record<Item['kind'], number>> = {
    manual: 0.4,
    video: 0.3,
    opl: 0.3,
    failure: 0.25,
    case: 0.25,
    term: 0.3,
    guide: 0.15,
  };
  return verified + (byKind[item.kind] ?? 0.05);
}
