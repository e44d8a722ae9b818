import type { Item, ItemOf, KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { reflectBy } from '../catalog/reflected.js';
import type {
  DatedList,
  GapName,
  HoleAxis,
  HoleProp,
  ReportList,
  ReportPage,
} from '../report-props.js';
import { labelOf } from '../words/label-of.js';
import { titleOf } from './context.js';
import type { ReportContext } from './report.js';
import { linksClip, videosOn } from './videos.js';

/** Pages listed under one heading; the number before them counts all. */
export const REPORT_LIST_MAX = 60;

/** Kinds that readers come to by a link; the others have a list, a board or a mark in the text. */
const LINKED: ReadonlySet<KindId> = new Set([
  'manual',
  'opl',
  'video',
  'failure',
  'case',
  'appearance',
  'skill',
]);

/** What is missing, as far as the pages themselves can tell. Pages that were given up miss nothing. */
export function toGaps(context: ReportContext): Record<GapName, ReportList> {
  const { catalog } = context;
  const current = catalog.items.filter(isCurrent);
  const list = (items: readonly Item[]) => toList(items.map((item) => toPage(item, context)));
  const of = <K extends KindId>(kind: K, wanted: (item: ItemOf<K>) => boolean): Item[] =>
    current.filter((item) => item.kind === kind && wanted(item as ItemOf<K>));
  const points = current.flatMap((item) =>
    item.steps.flatMap((step) =>
      step.keyPoints
        .filter(({ reason }) => !reason)
        .map(
          ({ id, text }): ReportPage => ({
            id: `${item.id}#kp-${id}`,
            label: say`${titleOf(item)}の急所「${text}」`,
            url: context.urls.item(item, `kp-${id}`),
          }),
        ),
    ),
  );
  return {
    skills: list(of('skill', (item) => !hasManual(item, context))),
    requests: list(of('request', isUnanswered)),
    effects: list(of('case', ({ fields }) => (fields.externalEffects ?? []).length === 0)),
    reasons: toList(points),
    pictures: list(of('manual', (item) => !isShown(item, context))),
    captions: list(of('video', ({ fields }) => (fields.captions ?? []).length === 0)),
    orphans: list(current.filter((item) => LINKED.has(item.kind) && catalog.to(item).length === 0)),
  };
}

export const isCurrent = (item: Item): boolean => item.status !== 'retired';

const toPage = (item: Item, { urls }: ReportContext): ReportPage => ({
  id: item.id,
  label: titleOf(item),
  url: urls.item(item),
});

const toList = (pages: readonly ReportPage[]): ReportList => ({
  count: pages.length,
  pages: pages.slice(0, REPORT_LIST_MAX),
});

const hasManual = (skill: Item, { catalog }: ReportContext): boolean =>
  catalog
    .to(skill)
    .some(({ from, ref }) => from.kind === 'manual' && ref.field === 'skill' && isCurrent(from));

/** Nobody has answered, and it still asks. */
const isUnanswered = ({ fields }: ItemOf<'request'>): boolean =>
  (fields.answers ?? []).length === 0 && (fields.state ?? 'open') === 'open';

/** A picture of the work, or a clip, on the page itself. */
function isShown(item: ItemOf<'manual'>, context: ReportContext): boolean {
  if (item.images.length > 0 || item.steps.some(({ clip }) => clip)) return true;
  if (item.steps.some(({ keyPoints }) => keyPoints.some(({ clip }) => clip))) return true;
  const entry = context.entries.get(item);
  return entry !== undefined && (videosOn(entry, context).length > 0 || linksClip(entry, context));
}

/** 工程, 母材 and 不具合 that failures are told of and no manual is about. */
export function toHoles(context: ReportContext): Record<HoleAxis, HoleProp[]> {
  const axes = ['process', 'material', 'defect'] as const;
  const failures = { process: new Map(), material: new Map(), defect: new Map() } as Record<
    HoleAxis,
    Map<string, number>
  >;
  const covered = { process: new Set(), material: new Set(), defect: new Set() } as Record<
    HoleAxis,
    Set<string>
  >;
  for (const item of context.catalog.items.filter(isCurrent)) {
    if (item.kind === 'manual') {
      const { weld } = item.fields;
      const own = namesOf(item);
      for (const axis of axes) for (const id of own[axis]) covered[axis].add(id);
      for (const { name } of weld?.base ?? []) covered.material.add(name);
      for (const { defect } of weld?.defectLinks ?? []) covered.defect.add(defect);
    }
    if (item.kind === 'failure') {
      const own = namesOf(item);
      for (const axis of axes)
        for (const id of new Set(own[axis]))
          failures[axis].set(id, (failures[axis].get(id) ?? 0) + 1);
    }
  }
  const holes = (axis: HoleAxis): HoleProp[] =>
    [...failures[axis]]
      .filter(([id]) => !covered[axis].has(id))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([id, count]) => ({
        id,
        label: labelOf(axis, id),
        url: context.urls.searchFor({ kind: 'failure', [axis]: id }),
        failures: count,
      }));
  return { process: holes('process'), material: holes('material'), defect: holes('defect') };
}

const namesOf = ({
  fields: { process = [], material = [], defect = [] },
}: ItemOf<'manual' | 'failure'>): Record<HoleAxis, readonly string[]> => ({
  process,
  material: material.map(({ name }) => name),
  defect,
});

/** Pages with a day to come back to them. */
export function toDated(context: ReportContext): {
  readonly reviews: DatedList;
  readonly waiting: DatedList;
  readonly expiring: DatedList;
} {
  const current = context.catalog.items.filter(isCurrent);
  const list = (dayOf: (item: Item) => string | undefined): DatedList => {
    const dated = current
      .flatMap((item) => {
        const day = dayOf(item);
        return day ? [{ item, day }] : [];
      })
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.item.id < b.item.id ? -1 : 1));
    const days = new Map<string, number>();
    for (const { day } of dated) days.set(day, (days.get(day) ?? 0) + 1);
    return {
      days: [...days],
      pages: dated
        .slice(0, REPORT_LIST_MAX)
        .map(({ item, day }) => ({ ...toPage(item, context), day })),
    };
  };
  return {
    reviews: list(({ fields }) => fields.reviewBy),
    waiting: list((item) =>
      item.kind === 'failure' ? reflectBy(item, context.catalog) : undefined,
    ),
    expiring: list((item) =>
      item.kind === 'request' && isUnanswered(item) ? item.fields.expires : undefined,
    ),
  };
}
