import { say } from '@chishiki-ichiba/model/say';
import { nextDay } from '../dates.js';
import { hasDay, type Meeting, meetingsOf } from '../pages/activities.js';
import { type PageContext, titleOf, toLabelled } from '../pages/context.js';

/**
 * Meetings as iCalendar files (RFC 5545). A writer of our own: the format is lines of text, and the
 * libraries that write it bring a validator and random ids, which would differ from build to build.
 */

/** No file of ours grows past 1 MB: of very many meetings, `all.ics` holds the latest. */
const MAX_BYTES = 900_000;
const TIME_ZONE = 'Asia/Tokyo';

/** Path under our files' folder → bytes: one file per meeting, one for all. Without a meeting that has a day, none. */
export function toCalendarFiles(context: PageContext): Map<string, Uint8Array> {
  const events = meetingsOf(context)
    .filter(hasDay)
    .map((item) => ({ item, lines: toEvent(item, context) }));
  const files = new Map(
    events.map(({ item, lines }) => [`calendar/${item.id}.ics`, toCalendar([lines])] as const),
  );
  const current = events.filter(({ item }) => item.status !== 'retired');
  let bytes = 0;
  const kept = current.filter(({ lines }) => {
    bytes += Buffer.byteLength(lines.join('\r\n')) + 2;
    return bytes < MAX_BYTES;
  });
  if (kept.length > 0)
    files.set(
      'calendar/all.ics',
      toCalendar(
        kept.map(({ lines }) => lines),
        say`知識市場の集まり`,
      ),
    );
  return files;
}

/** Events as the bytes of a file, lines folded and ended as the format wants it. */
function toCalendar(events: readonly (readonly string[])[], name?: string): Uint8Array {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//chishiki-ichiba//activities//JA',
    'CALSCALE:GREGORIAN',
    ...(name ? [fold(`X-WR-CALNAME:${escapeText(name)}`)] : []),
    'BEGIN:VTIMEZONE',
    `TZID:${TIME_ZONE}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0900',
    'TZOFFSETTO:+0900',
    'TZNAME:JST',
    'END:STANDARD',
    'END:VTIMEZONE',
    ...events.flat(),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
}

/** Folded lines of one event. */
function toEvent(item: Meeting, context: PageContext): string[] {
  const { fields } = item;
  // The whole address, without the revision that paper carries.
  const url = context.urls.onPaper({ kind: item.kind, id: item.id, fields: {} });
  const place = url.replace(/^[a-z]+:\/\//, '').replace(/docs\/activity\/.*$/, '');
  const uses = (fields.uses ?? []).flatMap((name) => toLabelled(name, [], context)?.label ?? []);
  const description = [
    ...(fields.summary ? [fields.summary] : []),
    ...(fields.agenda ?? []).map((topic, index) => `${index + 1}. ${topic}`),
    ...(uses.length > 0 ? [say`使うもの：${uses.join(say`、`)}`] : []),
    url,
  ].join('\n');
  const off =
    fields.held === 'cancelled' ? say`【中止】` : fields.held === 'postponed' ? say`【延期】` : '';
  // By the calendar's own words: a newer revision replaces an older one. No clock.
  const stamp = (fields.revised ?? fields.date).replaceAll('-', '').padEnd(8, '01').slice(0, 8);
  return [
    'BEGIN:VEVENT',
    `UID:${item.id}@${place.replace(/(?<!\/)\/+$/, '') || 'chishiki-ichiba'}`,
    `DTSTAMP:${stamp}T000000Z`,
    `SEQUENCE:${stamp}`,
    ...toTimes(item),
    `SUMMARY:${escapeText(off + titleOf(item))}`,
    ...(fields.place ? [`LOCATION:${escapeText(fields.place)}`] : []),
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    `STATUS:${STATUS[fields.held ?? 'held']}`,
    'END:VEVENT',
  ].map(fold);
}

const STATUS = { held: 'CONFIRMED', cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const;

/**
 * Begin and end. A day without times ends with the morning after (the end does not belong to an
 * event), and so do days whose last hour nobody wrote.
 */
function toTimes({ fields: { date, ends = date, start, end } }: Meeting): string[] {
  const day = (iso: string) => iso.replaceAll('-', '');
  if (!start || (ends !== date && !end))
    return [`DTSTART;VALUE=DATE:${day(date)}`, `DTEND;VALUE=DATE:${day(nextDay(ends))}`];
  const at = (iso: string, time: string) => `${day(iso)}T${time.replace(':', '')}00`;
  return [
    `DTSTART;TZID=${TIME_ZONE}:${at(date, start)}`,
    ...(end ? [`DTEND;TZID=${TIME_ZONE}:${at(ends, end)}`] : []),
  ];
}

/** Text of a value: what has a meaning is escaped, what has no place in a file is left out. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** Lines of at most 75 octets: the rest goes on behind a space, never in the middle of a character. */
export function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const char of line) {
    const size = Buffer.byteLength(char);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += char;
    octets += size;
  }
  return folded;
}
