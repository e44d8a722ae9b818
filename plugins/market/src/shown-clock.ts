/**
 * Tag in the head of every page as it is served: the newest 改訂日 of the edition, ISO. Not in the scripts: a day's
 * first new page would change them, and every reader would load them anew.
 */
export const NEWEST_TAG = 'ichiba-newest';

/**
 * What can be known of a clock without another one. `behind`: a page was revised after its day, by more than
 * the difference of two places on earth. `ahead`: nothing was revised for ten years before it, which may be
 * true of a market, and is said.
 */
export function clockState(today: string, newest: string | undefined): 'behind' | 'ahead' | 'fine' {
  if (newest === undefined) return 'fine';
  const days = (Date.parse(today) - Date.parse(newest)) / (24 * 3600 * 1000);
  // A year beyond four digits cannot even be compared.
  if (Number.isNaN(days) || days > 3653) return 'ahead';
  return days < -1 ? 'behind' : 'fine';
}
