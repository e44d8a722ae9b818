import {
  type FieldRead,
  type Item,
  type ItemOf,
  kindShapes,
  metaOf,
  type Range,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { FacetLabels, SearchDocument } from '@chishiki-ichiba/search';
import { outcomeOf, type PageContext } from '../pages/context.js';

/** What a page that names no language is written in: the market's words and captions are Japanese. */
const MARKET_LANGUAGE = 'ja';

/** Number fields: label, and the unit the content model converts them to. */
const numbers = () =>
  ({
    thickness: { label: say`板厚`, values: {}, unit: 'mm' },
    current: { label: say`電流`, values: {}, unit: 'A' },
    speed: { label: say`溶接速度`, values: {}, unit: 'mm/min' },
  }) satisfies Record<string, FacetLabels>;

/**
 * Upper end of 「30A以上」 in the index, which knows closed intervals of numbers that JSON can hold. More
 * than any number the search page reads (12 digits). The lower end of 「2mm以下」 is 0: thickness, current
 * and speed are never less. An end that does not belong to its range (未満) counts as if it did: better
 * one page too many than one too few.
 */
export const OPEN_END = 1e12;

/** Labels of facets, in the order the search page shows them, then of number fields. */
export function searchLabels(context: PageContext): Record<string, FacetLabels> {
  const values = (name: keyof typeof vocabularies) =>
    Object.fromEntries(
      (vocabularies[name] as readonly Value[]).map((value) => [value.id, sayWord(value.ja)]),
    );
  const orgs = Object.fromEntries(
    context.catalog.items.flatMap((item) => (item.kind === 'org' ? [[item.id, item.title]] : [])),
  );
  const levels = Object.fromEntries([1, 2, 3, 4].map((level) => [level, say`レベル${level}`]));
  return {
    kind: { label: say`種類`, values: { ...values('kind'), page: say`その他のページ` } },
    outcome: { label: say`結果`, values: values('outcome') },
    phase: { label: say`段階`, values: values('phase') },
    process: { label: say`工程`, values: values('process') },
    material: { label: say`母材`, values: values('material') },
    joint: { label: say`継手`, values: values('joint') },
    defect: { label: say`不完全部`, values: values('defect') },
    level: { label: say`レベル`, values: levels },
    video: { label: say`動画`, values: { yes: say`動画あり` } },
    canvas: { label: say`キャンバス`, values: values('canvas') },
    org: { label: say`組織`, values: orgs },
    status: { label: say`状態`, values: values('status') },
    lang: { label: say`言語`, values: languageNames(context) },
    ...numbers(),
  };
}

/** What else of a page decides where it is counted. */
export interface Shown {
  /** Videos with a player on the page. */
  readonly videos: readonly ItemOf<'video'>[];
  /** A key point links to a part of a video. */
  readonly clip: boolean;
}

/** Facet → values of one page; facets without a value are left out. */
export function facetsOf(
  item: Item,
  { videos, clip }: Shown,
  context: PageContext,
): Record<string, string[]> {
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
  const weld = item.kind === 'manual' ? item.fields.weld : undefined;
  const sheet = item.kind === 'org' ? (item.fields.capabilities ?? []) : [];
  // A skill is told level by level, so its page belongs to each of them.
  const levels =
    item.kind === 'skill' ? (item.fields.levels ?? []).map(({ level }) => String(level)) : [];
  const languages = [item.fields.lang ?? MARKET_LANGUAGE, ...videos.flatMap(captionLanguages)];
  const facets: Record<string, string[]> = {
    kind: [item.kind],
    outcome: outcome ? [outcome] : [],
    phase: item.phases.map((phase) => phase.id),
    process: [...listed('process'), ...sheet.flatMap((row) => row.process ?? [])],
    material: [
      ...listed('material'),
      ...(weld?.base ?? []).map((metal) => metal.name),
      ...sheet.flatMap((row) => row.material ?? []),
    ],
    joint: weld?.joint ? [weld.joint] : [],
    defect: [...listed('defect'), ...(weld?.defectLinks ?? []).map((link) => link.defect)],
    level: [...listed('level'), ...levels],
    video: videos.length > 0 || clip ? ['yes'] : [],
    canvas: item.canvas.map((block) => block.id),
    org: orgs,
    status: [item.status],
    lang: languages.map(languageOf),
  };
  return Object.fromEntries(
    Object.entries(facets)
      .filter(([, ids]) => ids.length > 0)
      .map(([facet, ids]) => [facet, [...new Set(ids)]]),
  );
}

/** Number field → intervals of one page, each once: weld conditions of a manual, plates a firm works, the plate that was tried. */
export function numbersOf(item: Item): NonNullable<SearchDocument['numbers']> {
  const sheet = item.kind === 'org' ? (item.fields.capabilities ?? []) : [];
  const tried = item.kind === 'trial' ? [item.fields] : [];
  const weld = item.kind === 'manual' ? item.fields.weld : undefined;
  const { base = [], current, speed } = weld ?? {};
  const ranges: Record<keyof ReturnType<typeof numbers>, readonly (Range | null | undefined)[]> = {
    thickness: [...base, ...sheet, ...tried].map(({ thickness }) => thickness),
    // All that stands in the row 電流: with a pulse a welder asks for any of them.
    current: [current?.range, current?.peak, current?.baseCurrent, current?.mean],
    speed: [speed],
  };
  return Object.fromEntries(
    Object.entries(ranges).flatMap(([field, list]) => {
      const intervals = new Map(
        list.flatMap((range): [string, [number, number]][] =>
          range ? [[`${range.min} ${range.max}`, [range.min ?? 0, range.max ?? OPEN_END]]] : [],
        ),
      );
      return intervals.size > 0 ? [[field, [...intervals.values()]]] : [];
    }),
  );
}

function idsOf(read: FieldRead, value: unknown): string[] {
  if (read.as === 'list') return (value as unknown[]).flatMap((part) => idsOf(read.item, part));
  if (read.as === 'group') return [String((value as { name?: string }).name ?? '')].filter(Boolean);
  return [String(value)];
}

const captionLanguages = ({ fields }: ItemOf<'video'>): string[] =>
  (fields.captions ?? []).map(({ lang }) => lang);

/** `en-US`, `EN` → `en`: a reader chooses a language, not a region or a script. */
const languageOf = (tag: string): string =>
  /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag)?.[1]?.toLowerCase() ?? tag;

/** Japanese names of the languages this edition has, Japanese first. */
function languageNames({ catalog }: PageContext): Record<string, string> {
  const tags = catalog.items.flatMap((item) => [
    ...(item.fields.lang ? [item.fields.lang] : []),
    ...(item.kind === 'video' ? captionLanguages(item) : []),
  ]);
  const others = [...new Set(tags.map(languageOf))].filter((id) => id !== MARKET_LANGUAGE).sort();
  const names = new Intl.DisplayNames(['ja'], { type: 'language' });
  return Object.fromEntries(
    [MARKET_LANGUAGE, ...others].map((id) => [
      id,
      // Anything else an author typed is no language tag, and stands for itself.
      /^[a-z]{2,3}$/.test(id) ? (names.of(id) ?? id) : id,
    ]),
  );
}
