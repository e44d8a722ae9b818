/**
 * The same day of another month; where that month is shorter, its last day.
 *
 * @param iso - `2028-02-29`
 * @param months - Whole months, negative for earlier ones.
 * @returns ISO date: 31 May less three months → 28 February (29 in a leap year).
 */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = Date.UTC(Math.floor(count / 12), count - Math.floor(count / 12) * 12, 1);
  const target = new Date(first);
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0));
  target.setUTCDate(Math.min(day, last.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

/** Whether something confirmed on a day has to be confirmed again: the day `months` later is over. */
export const isStale = (confirmed: string, months: number, today: string): boolean =>
  addMonths(confirmed, months) < today;

/**
 * The last day a date of any precision can mean.
 *
 * @param date - `2027`, `2027-02` or `2027-02-14`.
 * @returns ISO date: `2027-12-31`, `2027-02-28`, `2027-02-14`.
 */
export function lastDayOf(date: string): string {
  const [year = 0, month] = date.split('-').map(Number);
  if (date.length >= 10) return date;
  return new Date(Date.UTC(year, month ?? 12, 0)).toISOString().slice(0, 10);
}

/** The day after an ISO date. */
export const nextDay = (iso: string): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
