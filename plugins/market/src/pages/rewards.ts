import { compareText, type Item, type ItemOf } from '@chishiki-ichiba/model';
import type { Catalog } from '../catalog/catalog.js';
import { lessonsOf } from '../catalog/lessons.js';
import type { Labelled } from '../props.js';
import type { AwardProp, PreventedProp, RewardProp, ThanksProp } from '../reward-props.js';
import { type PageContext, titleOf, toLabelled } from './context.js';
import type { SourceNotes } from './source-notes.js';
import { byDate, trialsOf } from './trials.js';

/** Who is thanked and honoured. */
export type Rewarded = ItemOf<'person' | 'org' | 'alliance'>;

/**
 * What came back to a person, an organisation or an alliance, from the items of one edition alone.
 *
 * ```
 * person ─told, wrote─┐            ┌─ 使う会社, 組織 of its reports ─► firms
 *                     ├► manuals ──┼─ 防げた失敗, 失敗 of key points ─► failures
 * org ──────owns──────┘            └─ お礼 ──────────────────────────► thanks
 * ```
 *
 * @returns `undefined` when nothing has come back yet. Each firm, failure and report is there once;
 *   what is not in this edition, or was taken back, is not there and counts for nothing.
 */
export function toReward(
  item: Item,
  notes: Pick<SourceNotes, 'numbersOf'>,
  context: PageContext,
): RewardProp | undefined {
  if (!isRewarded(item)) return undefined;
  const { catalog } = context;
  const manuals = techniquesOf(item, catalog);
  const trials = [...new Set(manuals.flatMap((manual) => trialsOf(manual, catalog)))].sort(byDate);
  const reward = {
    techniques: byReading(
      manuals.map((manual) => manual.id),
      ['manual'],
      context,
    ),
    firms: byReading(
      [
        ...manuals.flatMap(({ fields }) => fields.usedBy ?? []),
        ...trials.flatMap(({ fields }) => fields.org ?? []),
      ],
      ['org'],
      context,
    ).filter(({ id }) => id !== item.id),
    prevented: toPrevented(manuals, trials, context),
    thanks: trials.flatMap((trial) => toThanks(trial, context)),
    awards: toAwards(item, notes, context),
  };
  const known = [reward.firms, reward.prevented, reward.thanks, reward.awards];
  if (known.every((list) => list.length === 0)) return undefined;
  return { ...reward, lettersUrl: context.urls.thanks(item) };
}

export const isRewarded = (item: Item): item is Rewarded =>
  item.kind === 'person' || item.kind === 'org' || item.kind === 'alliance';

/** Manuals that a person told or wrote, or an organisation owns; retired ones are used no more. */
function techniquesOf(item: Rewarded, catalog: Catalog): ItemOf<'manual'>[] {
  const fields = item.kind === 'person' ? ['toldBy', 'writtenBy'] : ['owner'];
  const manuals = catalog
    .to(item)
    .flatMap(({ from, ref }) =>
      from.kind === 'manual' && from.status !== 'retired' && fields.includes(ref.field)
        ? [from]
        : [],
    );
  return item.kind === 'alliance' ? [] : [...new Set(manuals)];
}

/** Names as words, each page or word once, in the order of their readings. */
function byReading(
  names: readonly string[],
  kinds: Parameters<typeof toLabelled>[1],
  context: PageContext,
): Labelled[] {
  const found = new Map<string, { readonly labelled: Labelled; readonly reading: string }>();
  for (const name of names) {
    const labelled = toLabelled(name, kinds, context);
    if (!labelled) continue;
    const page = context.catalog.byId.get(labelled.id);
    found.set(labelled.id, { labelled, reading: page?.fields.reading ?? labelled.label });
  }
  return [...found.values()]
    .sort((a, b) => compareText(a.reading, b.reading) || compareText(a.labelled.id, b.labelled.id))
    .map(({ labelled }) => labelled);
}

function toPrevented(
  manuals: readonly ItemOf<'manual'>[],
  trials: readonly ItemOf<'trial'>[],
  context: PageContext,
): PreventedProp[] {
  const lessons = lessonsOf(context.catalog);
  const reported = byReading(
    trials.flatMap(({ fields }) => fields.prevented ?? []),
    ['failure'],
    context,
  );
  const behind = byReading(
    manuals.flatMap((manual) =>
      manual.steps
        .flatMap((step) => step.keyPoints)
        .flatMap((point) => lessons.at(manual, point.id).map(({ failure }) => failure.id)),
    ),
    ['failure'],
    context,
  );
  const known = new Set(reported.map(({ id }) => id));
  return [
    ...reported.map((failure) => ({ ...failure, reported: true })),
    ...behind
      .filter(({ id }) => !known.has(id))
      .map((failure) => ({ ...failure, reported: false })),
  ];
}

function toThanks(trial: ItemOf<'trial'>, context: PageContext): ThanksProp[] {
  const { thanks, org, date } = trial.fields;
  if (!thanks) return [];
  const firm = org ? toLabelled(org, ['org'], context) : undefined;
  return [
    {
      text: thanks,
      page: { id: trial.id, label: titleOf(trial), url: context.urls.item(trial) },
      ...(firm ? { firm } : {}),
      ...(date ? { date } : {}),
    },
  ];
}

const toAwards = (
  { fields }: Rewarded,
  notes: Pick<SourceNotes, 'numbersOf'>,
  context: PageContext,
): AwardProp[] =>
  (fields.awards ?? []).map(({ name, by, date, reason, source }) => {
    const giver = by ? toLabelled(by, ['org', 'alliance'], context) : undefined;
    return {
      name,
      ...(giver ? { by: giver } : {}),
      ...(date ? { date } : {}),
      ...(reason ? { reason } : {}),
      sources: notes.numbersOf(source),
    };
  });
