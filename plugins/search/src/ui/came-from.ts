import { say } from '@chishiki-ichiba/model/say';
import type { SlipPage } from './page/slip.js';

/** Where the reader was before the search: for the slip, kept in memory and nowhere else. */
let last: (SlipPage & { readonly url: string }) | undefined;

/** The page of the market the reader saw last in this visit. */
export const lastPage = (): typeof last => last;

/** Take down the item page that stands there now; other pages change nothing. */
export function rememberPage(location: Pick<Location, 'hash'>): void {
  const main = document.querySelector<HTMLElement>('main[data-kind]');
  const title = wordsOf(main?.querySelector('h1'));
  if (!main || !title) return;
  const { origin, pathname, href, hash } = window.location;
  const step = stepAt(decodeHash(location.hash));
  const { visibility, owner } = main.dataset;
  last = {
    title,
    // On a USB stick the route is the hash of one file.
    url: hash.startsWith('#/') ? href : origin + pathname + (step ? location.hash : ''),
    ...(step ? { step } : {}),
    ...(visibility === 'members' || visibility === 'inhouse'
      ? { scope: { visibility, ...(owner ? { owner } : {}) } }
      : {}),
  };
}

/**
 * The step or key point of an anchor as one says it: 「手順2「仮付けする」」, 「手順2の急所「すき間をなくす」」.
 *
 * @param anchor - `step-…` or `kp-…`.
 * @returns Undefined for any other place, and for one that is not on the page.
 */
export function stepAt(anchor: string): string | undefined {
  if (!/^(?:step|kp)-/.test(anchor)) return undefined;
  const place = document.getElementById(anchor);
  if (!place) return undefined;
  const heading = anchor.startsWith('step-')
    ? place
    : place.closest('section')?.querySelector('[id^="step-"]');
  const number = heading?.querySelector<HTMLElement>('[data-number]')?.dataset.number ?? '';
  const step = say`手順${number}`;
  if (anchor.startsWith('step-')) return say`${step}「${wordsOf(place).replace(number, '')}」`;
  const point = wordsOf(place.querySelector('[data-point]'));
  return point && say`${step}の急所「${point}」`;
}

/** Text without readings and the sign of the link to it. */
function wordsOf(element: Element | null | undefined): string {
  if (!element) return '';
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll('rt, rp, a[href^="#"]')) extra.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
