import type { Item } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import type { Market } from '../load-market.js';
import type { LettersPageProp, RewardProp, SomeOf } from '../reward-props.js';
import { thanksFrom } from '../shown-reward.js';
import { titleOf } from './context.js';
import { isRewarded } from './rewards.js';

/**
 * What one sheet of A4 holds with room around it, estimated on the safe side; a test prints a letter
 * that is full. Titles are one line each.
 */
export const letterLimits = {
  techniques: 4,
  prevented: 3,
  /** Characters of all names of firms. */
  firms: 110,
  quotes: 4,
  /** Lines of all lists and quotes, without their headings. */
  lines: 21,
  /** Characters of a line; those of a quote stand further in. */
  line: 38,
} as const;

/** お礼状 and 表彰状 of a page that has something to thank for. */
export function toLetters(item: Item, reward: RewardProp, url: string): LettersPageProp {
  const { techniques, firms, prevented, thanks, awards } = reward;
  const label = titleOf(item);
  const words = (list: readonly { readonly label: string }[]) => list.map((one) => one.label);
  const givers = new Set(thanks.map(({ firm }) => firm?.label));
  const [from] = givers;
  return {
    page: { label, url },
    to: item.kind === 'person' ? say`${label} 様` : say`${label} 御中`,
    fictional: item.fields.fictional === true,
    ...(firms.length + prevented.length + thanks.length > 0
      ? {
          thanks: {
            ...toLists(words(techniques), words(firms), words(prevented), thanks),
            ...(givers.size === 1 && from ? { from } : {}),
          },
        }
      : {}),
    awards: awards.map(({ name, by, date, reason }) => ({
      name,
      ...(by ? { by: by.label } : {}),
      ...(date ? { date } : {}),
      ...(reason ? { reason } : {}),
    })),
  };
}

/** Lists cut to their most; then as many quotes as the sheet has lines left for, at least one. */
function toLists(
  techniques: readonly string[],
  firms: readonly string[],
  prevented: readonly string[],
  thanks: RewardProp['thanks'],
): Pick<NonNullable<LettersPageProp['thanks']>, 'techniques' | 'firms' | 'prevented' | 'quotes'> {
  const lists = {
    techniques: someOf(techniques, letterLimits.techniques),
    firms: someOf(
      firms,
      fitting(firms, ({ length }) => length + 1, letterLimits.firms),
    ),
    prevented: someOf(prevented, letterLimits.prevented),
  };
  const taken =
    linesOf(lists.techniques) +
    linesOf(lists.prevented) +
    Math.ceil(lists.firms.shown.join(say`、`).length / letterLimits.line);
  const most = fitting(
    thanks,
    // Who says it, on a line of its own in smaller letters.
    ({ text }) => Math.ceil(text.length / letterLimits.line) + 1.2,
    letterLimits.lines - taken - 1,
  );
  const quotes = thanks.map((one) => ({ text: one.text, from: thanksFrom(one) }));
  return { ...lists, quotes: someOf(quotes, Math.min(most, letterLimits.quotes)) };
}

const someOf = <T>(list: readonly T[], most: number): SomeOf<T> => ({
  shown: list.slice(0, most),
  more: Math.max(0, list.length - most),
});

const linesOf = ({ shown, more }: SomeOf<string>): number => shown.length + (more > 0 ? 1 : 0);

/** How many of a list there is room for, in order; one always. */
function fitting<T>(list: readonly T[], size: (one: T) => number, room: number): number {
  let taken = 0;
  const over = list.findIndex((one, index) => {
    taken += size(one);
    return index > 0 && taken > room;
  });
  return over === -1 ? list.length : over;
}

/** Letters of all that have something to be thanked for. */
export function addLetterRoutes(
  { context, pages }: Market,
  addRoute: PluginContentLoadedActions['addRoute'],
): void {
  for (const item of pages.keys()) {
    const reward = isRewarded(item) ? pages.get(item)?.item.reward : undefined;
    if (!reward?.lettersUrl) continue;
    addRoute({
      path: reward.lettersUrl,
      component: '@theme/MarketLetters',
      exact: true,
      props: { letters: { ...toLetters(item, reward, context.urls.item(item)) } },
    });
  }
}
