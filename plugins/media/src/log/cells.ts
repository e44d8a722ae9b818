/** Marks that loggers write for 「no value」. */
const NOTHING = /^(?:|-+|n\/?a|null|none|nan|inf(?:inity)?|-inf(?:inity)?|\*+|#+.*)$/i;

/**
 * A number as loggers write it: `1.688595006308800000e+15`, ` -0.25`, `25,3` with `comma`.
 *
 * @returns NaN for a cell without a value; `undefined` for one that is something else.
 */
export function readNumber(cell: string, comma: boolean): number | undefined {
  // Most cells of most logs: nothing to mend.
  const quick = cell === '' ? Number.NaN : +cell;
  if (Number.isFinite(quick) && !/[xob]/i.test(cell))
    return quick === 0 && cell.trim() === '' ? Number.NaN : quick;
  const text = cell.trim().replace('−', '-');
  if (NOTHING.test(text)) return Number.NaN;
  const plain = comma && /^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i.test(text) ? text.replace(',', '.') : text;
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : Number.NaN;
}

const DATE = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$|^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AP])M)?$/i;

/**
 * Seconds of a date, a time of day or both, as their clock shows them: only differences matter, so no
 * zone is needed. Month first (`7/4/2013`), unless the first number cannot be a month.
 */
export function readClock(text: string): { seconds: number; dated: boolean } | undefined {
  const parts = text
    .trim()
    .replace(/(?:Z|[+-]\d{2}:?\d{2})$/, '')
    .split(/[T\s]+/i);
  const half = parts.length > 1 && /^[AP]M$/i.test(parts.at(-1) ?? '') ? parts.pop() : undefined;
  let seconds = 0;
  let dated = false;
  let timed = false;
  for (const part of parts) {
    const date = dated ? null : DATE.exec(part);
    const time = timed ? null : TIME.exec(half ? `${part} ${half}` : part);
    if (date) {
      const [, year, month, day, first, second, lastYear] = date;
      const swapped = Number(first) > 12;
      const [y, m, d] = year
        ? [Number(year), Number(month), Number(day)]
        : [Number(lastYear), Number(swapped ? second : first), Number(swapped ? first : second)];
      if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
      seconds += Date.UTC(y, m - 1, d) / 1000;
      dated = true;
    } else if (time) {
      const [, h = '', m, s = '0', fraction = '', noon] = time;
      const hour = noon ? (Number(h) % 12) + (noon.toUpperCase() === 'P' ? 12 : 0) : Number(h);
      if (hour > 24 || Number(m) > 59 || Number(s) > 60) return undefined;
      seconds += hour * 3600 + Number(m) * 60 + Number(s) + Number(`0.${fraction || '0'}`);
      timed = true;
    } else return undefined;
  }
  return dated || timed ? { seconds, dated } : undefined;
}
