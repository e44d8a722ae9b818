import { type Item, kpiDefinitionOf, measureOf, vocabularies } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import { drawLines, type Series } from '../charts/lines.js';
import type { KpiEntryProp, KpiProp, LinesProp } from '../report-props.js';
import { labelOf } from '../words/label-of.js';
import type { ReportContext } from './report.js';
import type { SourceNotes } from './source-notes.js';

/** KPI of alliances and organisations by indicator: the known six first, then words of the authors' own. */
export function toKpi(context: ReportContext, notes: SourceNotes): KpiProp[] {
  const groups = new Map<string, KpiEntryProp[]>();
  for (const item of context.catalog.items)
    for (const [indicator, entry] of entriesOf(item, context, notes)) {
      const group = groups.get(indicator) ?? [];
      groups.set(indicator, group);
      group.push(entry);
    }
  const known = vocabularies.kpi.map(({ id }) => id as string);
  const rank = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([id, entries]) => toIndicator(id, entries, notes));
}

function entriesOf(
  item: Item,
  { urls }: ReportContext,
  notes: SourceNotes,
): [indicator: string, KpiEntryProp][] {
  if ((item.kind !== 'alliance' && item.kind !== 'org') || item.status === 'retired') return [];
  const page = { id: item.id, label: item.title, url: urls.item(item) };
  const list = item.fields.kpi ?? [];
  return list.map(({ year, indicator, definition, value, goal, source }) => {
    // Explained once, it holds for the page's other years.
    const own =
      definition ??
      list.find((other) => other.indicator === indicator && other.definition)?.definition;
    return [
      indicator,
      {
        page,
        year,
        value,
        ...(own ? { definition: own } : {}),
        ...(goal ? { goal } : {}),
        sources: notes.numbersOf(source),
      },
    ];
  });
}

function toIndicator(id: string, entries: readonly KpiEntryProp[], notes: SourceNotes): KpiProp {
  const label = labelOf('kpi', id);
  const definition = kpiDefinitionOf(id);
  const sorted = [...entries].sort(
    (a, b) =>
      compare(a.page.label, b.page.label) || compare(a.page.id, b.page.id) || a.year - b.year,
  );
  return {
    id,
    label,
    ...(definition
      ? {
          type: definition.type,
          definition: { text: definition.text, sources: notes.numbersOf([definition.source]) },
        }
      : {}),
    entries: sorted,
    charts: toCharts(label, sorted),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers of one unit on one picture; a page with a number of one year only is in the table alone. */
function toCharts(label: string, entries: readonly KpiEntryProp[]): LinesProp[] {
  const units = new Map<string, Map<string, Series & { points: Series['points'][number][] }>>();
  for (const { page, year, value } of entries) {
    const measure = measureOf(value);
    if (!measure) continue;
    const pages = units.get(measure.unit) ?? new Map();
    units.set(measure.unit, pages);
    const series = pages.get(page.id) ?? { label: page.label, points: [] };
    pages.set(page.id, series);
    // The first of a year that is there twice: the check has told its author.
    if (!series.points.some((point: { year: number }) => point.year === year))
      series.points.push({ year, number: measure.number });
  }
  return [...units].flatMap(([unit, pages]) => {
    const series = [...pages.values()].filter(({ points }) => points.length > 1);
    return series.length > 0 ? [drawLines(series, unit, say`${label}の移り変わり`)] : [];
  });
}
