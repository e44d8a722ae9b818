/**
 * Which screen of work mode an address names. 0 is the first screen, 1…n are the steps, n + 1 is the
 * last. The hash is the only place that knows: the phone's back button, a reload and a link all mean
 * the same screen.
 */
export interface Asked {
  readonly screen: number;
  /** What the address names and the manual has not. */
  readonly unknown?: string;
}

const END = '#end';

/** `''` and any unknown hash mean the first screen. */
export function screenOf(hash: string, stepIds: readonly string[]): Asked {
  if (hash === '' || hash === '#') return { screen: 0 };
  if (hash === END) return { screen: stepIds.length + 1 };
  const anchor = decode(hash.slice(1));
  const at = stepIds.findIndex((id) => anchor === `step-${id}`);
  return at < 0 ? { screen: 0, unknown: anchor } : { screen: at + 1 };
}

export function hashOf(screen: number, stepIds: readonly string[]): string {
  if (screen <= 0) return '';
  const id = stepIds[screen - 1];
  return id === undefined ? END : `#step-${id}`;
}

/**
 * How to get to a screen, so that the history below is the way one came: back to where one came from
 * is the browser's own back; one back from a step opened by a link takes that step's place.
 *
 * @param from - Screen of the history's entry below, if work mode made the present one.
 */
export function moveTo(
  to: number,
  at: { readonly screen: number; readonly from: number | undefined; readonly last: number },
): 'none' | 'back' | 'replace' | 'push' {
  if (to === at.screen || to < 0 || to > at.last) return 'none';
  if (to > at.screen) return 'push';
  if (to === at.from) return 'back';
  return to === at.screen - 1 ? 'replace' : 'push';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
