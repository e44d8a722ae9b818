import type { Cue } from '@chishiki-ichiba/media';
import type {
  Edition,
  FuriganaList,
  Item,
  KindId,
  Message,
  SourceList,
  TranslationOf,
  Withdrawn,
} from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { GlossaryEntry, TermFinder } from '@chishiki-ichiba/reading';
import type { KeptBodies } from '../body/kept-bodies.js';
import type { Catalog } from '../catalog/catalog.js';
import type { AssetCollector } from '../content/assets.js';
import type { Gazed } from '../content/gaze.js';
import type { Measured } from '../content/logs.js';
import type { Entry } from '../content/read-site.js';
import type { Languages } from '../languages.js';
import type { ItemCardProp, Labelled } from '../props.js';
import { dayText } from '../shown-activity.js';
import type { Urls } from '../urls.js';

/** What every page of one edition is made from. */
export interface PageContext {
  readonly edition: Edition;
  readonly catalog: Catalog;
  /** Ids, old ids and titles of pages that are not in this edition: never to be shown. */
  readonly hidden: ReadonlySet<string>;
  readonly entries: ReadonlyMap<Item, Entry>;
  readonly urls: Urls;
  readonly sources: SourceList;
  /** Tombstones that readers of this edition may see. */
  readonly withdrawn: readonly Withdrawn[];
  /** Readings that a person has looked at. */
  readonly furigana: FuriganaList;
  readonly assets: AssetCollector;
  readonly glossary: readonly GlossaryEntry[];
  /** Where its terms stand in a text. */
  readonly findTerms: TermFinder;
  /** Video id → cues of its Japanese captions, else of the first ones. */
  readonly cues: ReadonlyMap<string, readonly Cue[]>;
  /** Video id → what was measured beside it. */
  readonly measured: ReadonlyMap<string, Measured>;
  /** Video id → where somebody looked. */
  readonly gazed: ReadonlyMap<string, Gazed>;
  readonly messages: ReadonlyMap<string, readonly Message[]>;
  /** Said behind words of a body whose link this edition does not have. */
  readonly linkNote: string;
  /** Of a site in several languages; absent in one of one. */
  readonly languages?: Languages;
  /** Item id → its translated copies. */
  readonly copies?: ReadonlyMap<string, readonly TranslationOf[]>;
  /** Item id → the same page in the language it was written in, where this edition shows a copy of it. */
  readonly originals?: ReadonlyMap<string, Entry>;
  /** The dev server's: what an earlier save has rendered. */
  readonly bodies?: KeptBodies;
}

/** What lists and counts are made from. */
export type ListContext = Pick<PageContext, 'catalog' | 'urls'>;

/** An item as it stands in a list. */
export function toCard(item: Item, { urls }: ListContext): ItemCardProp {
  const { fields } = item;
  const outcome = outcomeOf(item);
  return {
    id: item.id,
    kind: item.kind,
    title: titleOf(item),
    ...(fields.summary
      ? { summary: fields.summary }
      : item.kind === 'term'
        ? { summary: item.fields.meaning }
        : {}),
    url: urls.item(item),
    phases: item.phases.map((phase) => phase.id),
    status: item.status,
    ...(outcome ? { outcome } : {}),
    ...(item.kind === 'trial' ? { result: item.fields.result } : {}),
    ...(fields.revised ? { revised: fields.revised } : {}),
    ...(fields.reviewBy ? { reviewBy: fields.reviewBy } : {}),
    ...(fields.fictional ? { fictional: true } : {}),
    ...((item.kind === 'request' || item.kind === 'offer') && item.fields.expires
      ? { expires: item.fields.expires }
      : {}),
    ...(item.kind === 'activity' ? { when: dayText(item.fields.date) } : {}),
  };
}

/** What an item is called in public: a person without consent by role, everywhere. */
export const titleOf = (item: Item): string =>
  item.kind === 'person' && !item.fields.consent ? item.fields.role : item.title;

/** 結果: one axis over cases and failures. */
export function outcomeOf(item: Item): ItemCardProp['outcome'] {
  if (item.kind === 'case') return item.fields.outcome;
  if (item.kind === 'failure') return item.fields.outcome ?? 'failure';
  return undefined;
}

/**
 * A reference as words with a link; a person who did not agree to be named is found by name and shown by role.
 *
 * @returns `undefined` when its page is not in this edition: not even its id may be shown then.
 */
export function toLabelled(
  name: string,
  kinds: readonly KindId[],
  context: PageContext,
): Labelled | undefined {
  const [id = '', anchor] = name.split('#');
  const item = context.catalog.find(id) ?? context.catalog.findByTitle(name, kinds);
  if (!item) return context.hidden.has(id) ? undefined : { id: name, label: name };
  const label = titleOf(item);
  return {
    id: item.id,
    label: label + anchorLabel(item, anchor),
    url: context.urls.item(item, anchor),
  };
}

function anchorLabel(item: Item, anchor: string | undefined): string {
  if (!anchor) return '';
  for (const step of item.steps) {
    if (anchor === `step-${step.id}`) return say`「${step.title}」`;
    for (const point of step.keyPoints)
      if (anchor === `kp-${point.id}`) return say`の急所「${point.text}」`;
  }
  return '';
}

/** Newest revision first, then by id; never by a clock. */
export function byNewest(a: Item, b: Item): number {
  const left = a.fields.revised ?? '';
  const right = b.fields.revised ?? '';
  return left < right ? 1 : left > right ? -1 : a.id < b.id ? -1 : 1;
}
