import type { CanvasId, KindId, PhaseId } from '@chishiki-ichiba/model';
import { say, sayWord } from '@chishiki-ichiba/model/say';
import type { ItemPageProp } from '../props.js';
import { kindWords, phases } from '../ui/labels.js';
import { labelOf } from '../words/label-of.js';

/** What the picture of a page says: what others see of it where somebody shares its address. */
export interface Card {
  readonly title: string;
  /** Set under the title: what the front is about. */
  readonly tagline?: string;
  readonly kind?: KindId;
  /** What kind of page, of those that are no items. */
  readonly about?: string;
  /** In their order. */
  readonly phases: readonly PhaseId[];
  /** Drawn large: what a list is a list of. */
  readonly of?:
    | { readonly kind: KindId }
    | { readonly phase: PhaseId }
    | { readonly block: CanvasId };
  /** Whose knowledge it is. */
  readonly firm?: string;
  /** 架空の例, 下書き: what a reader must not overlook. */
  readonly notes: readonly string[];
  /** 会員版 …; the public one has no mark. */
  readonly edition?: string;
  readonly site: string;
}

/** What is the same on all pictures of a build. */
export type CardGround = Pick<Card, 'site' | 'edition'>;

/** Of an item's page, as its readers see it: names that they may not know are not in it. */
export function itemCard(page: ItemPageProp, ground: CardGround): Card {
  const ids = Object.keys(phases) as PhaseId[];
  return {
    title: page.title,
    kind: page.kind,
    phases: ids.filter((id) => page.phases.some((phase) => phase.id === id)),
    ...(page.owner ? { firm: page.owner.label } : {}),
    notes: [
      ...(page.fictional ? [say`架空の例`] : []),
      ...(page.status === 'approved' ? [] : [labelOf('status', page.status)]),
    ],
    ...ground,
  };
}

/** Services show less of it. */
const MOST_ALT = 400;

/** The picture in words: all that stands in it, in the order it is read. */
export function altOf(card: Card): string {
  const { title, tagline, kind, about, phases: ids, firm, notes, edition, site } = card;
  const words = [
    say`${kind ? sayWord(kindWords[kind].label) : (about ?? '')}「${clip(title, MOST_ALT / 2)}」`,
    ...(tagline ? [clip(tagline, MOST_ALT / 4)] : []),
    ...(ids.length > 0
      ? [say`段階：${ids.map((id) => sayWord(phases[id].label)).join('・')}`]
      : []),
    ...(firm ? [clip(firm, MOST_ALT / 8)] : []),
    ...notes,
    ...(title === site ? [] : [site]),
    ...(edition ? [edition] : []),
  ];
  return words.join(say`、`);
}

const clip = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
};
