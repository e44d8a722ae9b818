/** Full-width letters and digits to half-width, blanks trimmed: what an author meant by a short value. */
export function plain(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u00a0　]/g, ' ')
    .trim();
}

/** Era → Gregorian year of its year 1, and its last year. */
const eras: Record<string, { first: number; years: number }> = {
  R: { first: 2019, years: 99 },
  令和: { first: 2019, years: 99 },
  H: { first: 1989, years: 31 },
  平成: { first: 1989, years: 31 },
  S: { first: 1926, years: 64 },
  昭和: { first: 1926, years: 64 },
};

/**
 * `2026-11-21`, `2026/11/21`, `2026.11.21`, `2026年11月21日`, `R8.11.21`, `令和8年11月`, `2013`.
 *
 * @returns ISO date of the precision typed; `undefined` when it is no date or no such day exists.
 */
export function parseDate(typed: string): string | undefined {
  const text = plain(typed)
    .replace(/[T ]\d{2}:.*$/, '')
    .replace(/\s*[(〔][月火水木金土日][)〕]$/, '')
    .replace(/元(?=[年.])/, '1')
    // Hyphens of every keyboard; a long-vowel sign between digits is one too.
    .replace(/(?<=\d)[‐‑–—―−ー](?=\d)/g, '-');
  const match =
    /^(?:(R|H|S|令和|平成|昭和)\s*(\d{1,2})|(\d{4}))(?:\s*[-/.年]\s*(?:(\d{1,2})(?:\s*[-/.月]\s*(?:(\d{1,2})日?)?)?)?)?$/i.exec(
      text,
    );
  if (!match) return undefined;
  const [, era, eraYear, year, month, day] = match;
  const named = era === undefined ? undefined : (eras[era.toUpperCase()] ?? eras[era]);
  if (named && (Number(eraYear) < 1 || Number(eraYear) > named.years)) return undefined;
  const y = named ? named.first + Number(eraYear) - 1 : Number(year);
  if (y < 1000) return undefined;
  if (month === undefined) return String(y);
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  if (day === undefined) return `${y}-${two(m)}`;
  const d = Number(day);
  if (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return `${y}-${two(m)}-${two(d)}`;
}

/**
 * `13:30`, `13時30分`, `13時半`, `13時`, `午後1時30分`, `1:30 PM`, `正午`; letters and digits of any width.
 *
 * @returns `HH:MM`; `undefined` when it is no time of a day. 午前12時 and 午後12時 are none: noon to some,
 *   midnight to others.
 */
export function parseTimeOfDay(typed: string): string | undefined {
  const text = plain(typed).replace(/\s/g, '');
  if (text === '正午') return '12:00';
  const match = /^(午前|午後)?(\d{1,2})(?::(\d{2})(?::00)?|時(?:(\d{1,2})分?|半)?)(am|pm)?$/i.exec(
    text,
  );
  if (!match) return undefined;
  const [, before, hours = '', clock, words, after] = match;
  const half = before ?? after?.toLowerCase();
  if (before && after) return undefined;
  const minute = Number(clock ?? words ?? (text.includes('半') ? 30 : 0));
  const hour = Number(hours);
  if (minute > 59 || hour > 23) return undefined;
  const two = (n: number) => String(n).padStart(2, '0');
  if (half === undefined) return `${two(hour)}:${two(minute)}`;
  if (hour > 11) return undefined;
  return `${two(hour + (half === '午後' || half === 'pm' ? 12 : 0))}:${two(minute)}`;
}

/**
 * `0:14`, `1:14`, `1:02:03`, `74`, `74秒`, `1分14秒`.
 *
 * @returns Seconds, decimals allowed; `undefined` when it is no time.
 */
export function parseSeconds(typed: string): number | undefined {
  const text = plain(typed).replace(/\s/g, '');
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (clock) {
    const [, h = '0', m = '0', s = '0'] = clock;
    if (Number(s) >= 60 || (clock[1] !== undefined && Number(m) >= 60)) return undefined;
    return Number(h) * 3600 + Number(m) * 60 + Number(s);
  }
  const words = /^(?:(\d+)時間)?(?:(\d+)分)?(?:(\d+(?:\.\d+)?)秒?)?$/.exec(text);
  if (!words || text === '') return undefined;
  const [, h = '0', m = '0', s = '0'] = words;
  return Number(h) * 3600 + Number(m) * 60 + Number(s);
}

/** `はい`, `true`, `○` … → true; `いいえ`, `false`, `×` … → false. */
export function parseBoolean(typed: string): boolean | undefined {
  const text = plain(typed).toLowerCase();
  if (['true', 'yes', 'はい', '有', 'あり', '○', '〇', '済', '済み'].includes(text)) return true;
  if (['false', 'no', 'いいえ', '無', 'なし', '×', 'x', '未'].includes(text)) return false;
  return undefined;
}

/** Words by which an author says 「該当なし」. */
export const isNone = (typed: string): boolean =>
  ['なし', '無し', '該当なし', '使わない', 'N/A', 'n/a'].includes(plain(typed));

/**
 * `tig-corner 0:14〜0:21` → its parts.
 *
 * @returns `undefined` when it has not that form; a start after its end is returned as typed.
 */
export function parseClip(
  typed: string,
): { video: string; start: number; end?: number } | undefined {
  const text = plain(typed);
  const match = /^([a-z0-9][a-z0-9-]*(?::[a-z0-9-]+)?)(?:\s+(\S+?)\s*(?:[~〜-]\s*(\S+))?)?$/.exec(
    text.replace(/[〜～–—]|から/g, '~'),
  );
  if (!match) return undefined;
  const [, video = '', from, to] = match;
  const start = from === undefined ? 0 : parseSeconds(from);
  if (start === undefined) return undefined;
  if (to === undefined) return { video, start };
  const end = parseSeconds(to);
  return end === undefined ? undefined : { video, start, end };
}
