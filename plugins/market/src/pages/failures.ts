import {
  causeGroups,
  causes,
  type Item,
  type ItemOf,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { Catalog } from '../catalog/catalog.js';
import { lessonsOf } from '../catalog/lessons.js';
import type {
  ChangedPointProp,
  FailuresPageProp,
  SameCauseProp,
  ScenarioProp,
  ToldFailureProp,
} from '../failure-props.js';
import type { CountProp } from '../list-props.js';
import type { Urls } from '../urls.js';
import { labelOf } from '../words/label-of.js';
import { byNewest, type ListContext, titleOf } from './context.js';
import { cutList, MOST_TOLD } from './cut-groups.js';

/** Examples of the same cause on one page. */
const MOST_EXAMPLES = 6;

type Scenario = ItemOf<'failure'>['fields']['scenario'];
interface Told {
  readonly item: Item;
  readonly scenario: Scenario;
}

/** 主シナリオ of a failure or a case. */
export const scenarioOf = (item: Item): Scenario | undefined =>
  item.kind === 'failure' || item.kind === 'case' ? item.fields.scenario : undefined;

const told = new WeakMap<Catalog, readonly Told[]>();

/** Every page with a 主シナリオ: newest first, retired last. */
function toldIn(catalog: Catalog): readonly Told[] {
  const known = told.get(catalog);
  if (known) return known;
  const list = catalog.items
    .flatMap((item): Told[] => {
      const scenario = scenarioOf(item);
      return scenario ? [{ item, scenario }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.item.status === 'retired') - Number(b.item.status === 'retired') ||
        byNewest(a.item, b.item),
    );
  told.set(catalog, list);
  return list;
}

export function toFailuresPage({ catalog, urls }: ListContext): FailuresPageProp {
  const all = toldIn(catalog);
  const under = new Map(
    causes.map(({ id }) => [id, all.filter(({ scenario }) => scenario.cause.includes(id))]),
  );
  const listed = new Set([...under.values()].flatMap((told) => told.slice(0, MOST_TOLD)));
  // In the order of all; what names no cause word is listed nowhere, and counted still.
  const list = all.filter((told) => listed.has(told));
  const failures = catalog.items.filter((item) => item.kind === 'failure');
  return {
    groups: causeGroups.map(({ id, label }) => {
      const branches = causes
        .filter((cause) => cause.group === id)
        .map((cause) => {
          const label = labelOf('failureCause', cause.id);
          const told = under.get(cause.id) ?? [];
          const { shown, rest } = cutList(told, MOST_TOLD, urls.searchFor({ q: label }));
          const entries = shown.map((entry) => list.indexOf(entry));
          return {
            id: cause.id,
            label,
            caption: cause.caption,
            entries,
            ...(rest ? { rest } : {}),
          };
        });
      return {
        id,
        label,
        count: new Set(branches.flatMap((branch) => under.get(branch.id) ?? [])).size,
        causes: branches,
      };
    }),
    entries: list.map((entry) => toTold(entry, urls)),
    total: all.length,
    ways: [
      wayBy('process', say`工程`, failures, urls, (item) => item.fields.process ?? []),
      wayBy('material', say`母材`, failures, urls, (item) =>
        (item.fields.material ?? []).map(({ name }) => name),
      ),
      wayBy('defect', say`不完全部`, failures, urls, (item) => item.fields.defect ?? []),
    ],
    failures: {
      id: 'failure',
      label: labelOf('kind', 'failure'),
      url: urls.kind('failure'),
      count: failures.length,
    },
    cases: all.filter(({ item }) => item.kind === 'case').length,
    valleysUrl: urls.valleys,
  };
}

function toTold({ item, scenario }: Told, urls: Urls): ToldFailureProp {
  return {
    id: item.id,
    kind: item.kind,
    title: titleOf(item),
    ...(item.fields.summary ? { summary: item.fields.summary } : {}),
    url: urls.item(item),
    causes: scenario.cause.map((id) => labelOf('failureCause', id)),
    actions: scenario.action.map((id) => labelOf('failureAction', id)),
    results: scenario.result.map((id) => labelOf('failureResult', id)),
    ...(item.fields.fictional ? { fictional: true } : {}),
    ...(item.status === 'retired' ? { retired: true } : {}),
  };
}

/** Counts of the failures by one of their fields; words beyond the list come last. */
function wayBy(
  id: 'process' | 'material' | 'defect',
  label: string,
  failures: readonly ItemOf<'failure'>[],
  urls: Urls,
  valuesOf: (item: ItemOf<'failure'>) => readonly string[],
): FailuresPageProp['ways'][number] {
  const counts = new Map<string, number>();
  for (const item of failures)
    for (const value of new Set(valuesOf(item))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const listed = (vocabularies[id] as readonly Value[]).map((value) => value.id);
  const others = [...counts.keys()].filter((value) => !listed.includes(value)).sort();
  const values = [...listed, ...others].flatMap((value): CountProp[] => {
    const count = counts.get(value);
    const url = urls.searchFor({ kind: 'failure', [id]: value });
    return count ? [{ id: value, label: labelOf(id, value), url, count }] : [];
  });
  return { id, label, values };
}

/** The chain of one page. */
export function toScenario(item: Item, { urls }: ListContext): ScenarioProp | undefined {
  const scenario = scenarioOf(item);
  return (
    scenario && {
      causes: scenario.cause.map((id) => ({
        id,
        label: labelOf('failureCause', id),
        caption: causes.find((cause) => cause.id === id)?.caption ?? '',
        url: `${urls.failures}#cause-${id}`,
      })),
      actions: scenario.action.map((id) => labelOf('failureAction', id)),
      results: scenario.result.map((id) => labelOf('failureResult', id)),
    }
  );
}

/**
 * Other pages that name a cause word of this one: those with most words in common first, then newest.
 *
 * @returns At most six; empty for a page without 主シナリオ.
 */
export function toSameCause(item: Item, { catalog, urls }: ListContext): SameCauseProp[] {
  const own = scenarioOf(item)?.cause ?? [];
  const shares = toldIn(catalog).flatMap((entry) => {
    const shared = own.filter((cause) => entry.scenario.cause.includes(cause));
    return entry.item !== item && shared.length > 0 ? [{ entry, shared }] : [];
  });
  // The sort is stable: among equals the order of the list stays.
  return shares
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, MOST_EXAMPLES)
    .map(({ entry, shared }) => ({
      ...toTold(entry, urls),
      shared: shared.map((id) => labelOf('failureCause', id)),
    }));
}

/** Key points that a failure changed, as links. */
export function toChangedPoints(failure: Item, { catalog, urls }: ListContext): ChangedPointProp[] {
  return lessonsOf(catalog)
    .of(failure)
    .map(({ manual, step, point }) => ({
      manual: { id: manual.id, label: titleOf(manual), url: urls.item(manual) },
      ...(step
        ? {
            step: {
              id: step.id,
              label: `${step.number}. ${step.title}`,
              url: urls.item(manual, `step-${step.id}`),
            },
          }
        : {}),
      ...(point
        ? { point: { id: point.id, label: point.text, url: urls.item(manual, `kp-${point.id}`) } }
        : {}),
    }));
}
