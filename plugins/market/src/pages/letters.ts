import type { Item } from '@chishiki-ichiba/model';
import type { PluginContentLoadedActions } from '@docusaurus/types';
import type { Market } from '../load-market.js';
import type { LettersPageProp, RewardProp, SomeOf } from '../reward-props.js';
import { thanksFrom } from '../shown-reward.js';
import { titleOf } from './context.js';

/** What one sheet of A4 holds with room around it; a test prints a letter that is full. */
export const letterLimits = {
  techniques: 5,
  firms: 8,
  prevented: 4,
  quotes: 3,
  /** Characters of all quotes; the first is always there, and is no longer than its field (200). */
  quoted: 240,
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
    to: `${label} ${item.kind === 'person' ? '様' : '御中'}`,
    fictional: item.fields.fictional === true,
    ...(firms.length + prevented.length + thanks.length > 0
      ? {
          thanks: {
            techniques: someOf(words(techniques), letterLimits.techniques),
            firms: someOf(words(firms), letterLimits.firms),
            prevented: someOf(words(prevented), letterLimits.prevented),
            quotes: someOf(
              thanks.map((one) => ({ text: one.text, from: thanksFrom(one) })),
              roomFor(thanks.map(({ text }) => text)),
            ),
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

const someOf = <T>(list: readonly T[], most: number): SomeOf<T> => ({
  shown: list.slice(0, most),
  more: Math.max(0, list.length - most),
});

/** How many quotes fit, in order. */
function roomFor(texts: readonly string[]): number {
  let length = 0;
  const over = texts.findIndex((text, index) => {
    length += text.length;
    return index >= letterLimits.quotes || (index > 0 && length > letterLimits.quoted);
  });
  return over === -1 ? texts.length : over;
}

/** Letters of all that have something to be thanked for. */
export function addLetterRoutes(
  { context, pages }: Market,
  addRoute: PluginContentLoadedActions['addRoute'],
): void {
  for (const [item, { item: page }] of pages) {
    if (!page.reward?.lettersUrl) continue;
    addRoute({
      path: page.reward.lettersUrl,
      component: '@theme/MarketLetters',
      exact: true,
      props: { letters: { ...toLetters(item, page.reward, context.urls.item(item)) } },
    });
  }
}
