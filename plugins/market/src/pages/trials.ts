import { type Item, type ItemOf, kindShapes, metaOf } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { Catalog } from '../catalog/catalog.js';
import type { FieldRow, Labelled } from '../props.js';
import type { TrialCountProp, TrialProp, TrialReportProp, TrialsProp } from '../reward-props.js';
import { type PageContext, titleOf, toLabelled } from './context.js';
import { toValues } from './fields.js';

type Trial = ItemOf<'trial'>;

/**
 * Reports about a manual, newest first; undated ones last. A retired report counts no more: its
 * page stays, with its banner.
 */
export const trialsOf = (manual: Item, catalog: Catalog): Trial[] =>
  [
    ...new Set(
      catalog
        .to(manual)
        .flatMap(({ from, ref }) =>
          from.kind === 'trial' && ref.field === 'manual' && from.status !== 'retired'
            ? [from]
            : [],
        ),
    ),
  ].sort(byDate);

/** Newest first, then by id. */
export function byDate(a: Trial, b: Trial): number {
  const [left = '', right = ''] = [a.fields.date, b.fields.date];
  return left < right ? 1 : left > right ? -1 : a.id < b.id ? -1 : 1;
}

/** 使ってみた of a manual; there for every manual, so that the first report finds its place. */
export function toTrials(manual: Item, context: PageContext): TrialsProp {
  const trials = trialsOf(manual, context.catalog);
  const count = (result: Trial['fields']['result']): number =>
    trials.filter(({ fields }) => fields.result === result).length;
  return {
    reports: trials.map((trial) => toReport(trial, manual, context)),
    worked: count('worked'),
    failed: count('failed'),
  };
}

function toReport(trial: Trial, manual: Item, context: PageContext): TrialReportProp {
  const anchor = anchorOf(trial);
  const label = anchor && placeName(manual, anchor);
  return {
    ...toUse(trial, context),
    page: { id: trial.id, label: titleOf(trial), url: context.urls.item(trial) },
    ...(label ? { about: { id: anchor, label, url: context.urls.item(manual, anchor) } } : {}),
  };
}

/** `急所「すき間をなくす」`, `手順2「継手を合わせる」`; nothing for a place that is not there. */
function placeName(manual: Item, anchor: string): string | undefined {
  for (const step of manual.steps) {
    if (anchor === `step-${step.id}`) return say`手順${step.number}「${step.title}」`;
    for (const point of step.keyPoints)
      if (anchor === `kp-${point.id}`) return say`急所「${point.text}」`;
  }
  return undefined;
}

/** Reports about one step or key point, by its anchor; nothing where there is none. */
export function toTrialCount(
  manual: Item,
  anchor: string,
  { catalog, urls }: Pick<PageContext, 'catalog' | 'urls'>,
): TrialCountProp | undefined {
  const trials = trialsOf(manual, catalog).filter((trial) => anchorOf(trial) === anchor);
  return trials[0] && { count: trials.length, url: urls.item(manual, `trial-${trials[0].id}`) };
}

const anchorOf = ({ fields }: Trial): string | undefined => fields.manual.split('#')[1];

/** The report's own page. */
export function toTrial(trial: Trial, context: PageContext): TrialProp {
  const { manual, prevented = [], thanks } = trial.fields;
  const tried = toLabelled(manual, ['manual'], context);
  const target = context.catalog.find(manual.split('#')[0] ?? '');
  return {
    ...toUse(trial, context),
    ...(tried ? { tried } : {}),
    prevented: named(prevented, ['failure'], context),
    ...(thanks
      ? {
          thanks: {
            text: thanks,
            to: named(
              [...new Set([...(target?.fields.toldBy ?? []), ...(target?.fields.writtenBy ?? [])])],
              ['person'],
              context,
            ),
          },
        }
      : {}),
  };
}

const named = (
  names: readonly string[],
  kinds: Parameters<typeof toLabelled>[1],
  context: PageContext,
): Labelled[] => names.flatMap((name) => toLabelled(name, kinds, context) ?? []);

const CONDITIONS = ['machine', 'material', 'thickness', 'process', 'conditions'] as const;

function toUse(trial: Trial, context: PageContext): Omit<TrialReportProp, 'page' | 'about'> {
  const { result, org, date, learned } = trial.fields;
  const firm = org ? toLabelled(org, ['org'], context) : undefined;
  return {
    result,
    ...(firm ? { firm } : {}),
    ...(date ? { date } : {}),
    conditions: CONDITIONS.flatMap((key): FieldRow[] => {
      const meta = metaOf(kindShapes.trial[key]);
      const value = trial.fields[key];
      return value === undefined
        ? []
        : [{ label: sayWord(meta.ja), values: toValues(meta.read, value, context) }];
    }),
    ...(learned ? { learned } : {}),
  };
}
