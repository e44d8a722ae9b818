/** Kinds of caption files by the end of their names. */
export type SubtitleFormat = 'vtt' | 'srt' | 'sbv';
export const subtitleFormats: readonly SubtitleFormat[] = ['vtt', 'srt', 'sbv'];

/** Format by file name; `undefined` for any other. */
export const subtitleFormat = (file: string): SubtitleFormat | undefined =>
  subtitleFormats.find((format) => file.toLowerCase().endsWith(`.${format}`));

interface Translated {
  readonly vtt: string;
  /** Line of the author's file for every line of `vtt`; none where they are the same. */
  readonly lines?: readonly number[];
}

/** `00:00:01,500 --> 00:00:03,000 X1:…`: SubRip; hours and tenths as people type them. */
const SRT_TIMES = /^\s*(\d+:\d+:\d+(?:[,.]\d+)?)\s*-+>\s*(\d+:\d+:\d+(?:[,.]\d+)?)/;
/** `0:00:01.500,0:00:03.000`: YouTube's SubViewer. */
const SBV_TIMES = /^\s*(\d+:\d+:\d+(?:\.\d+)?)\s*,\s*(\d+:\d+:\d+(?:\.\d+)?)\s*$/;

/** Captions of another format as WebVTT. A file that is WebVTT whatever its name says stays as it is. */
export function toWebVtt(text: string, format: SubtitleFormat): Translated {
  if (format === 'vtt' || /^WEBVTT(?:[ \t\r\n]|$)/.test(text)) return { vtt: text };
  const pattern = format === 'srt' ? SRT_TIMES : SBV_TIMES;
  const out: string[] = ['WEBVTT', ''];
  const lines: number[] = [1, 1];
  let times = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const match = pattern.exec(line);
    if (match) {
      times++;
      // SubRip files of old programs leave out the blank line before the next number.
      out.push(`${stamp(match[1] as string)} --> ${stamp(match[2] as string)}`);
    } else out.push(textLine(line));
    lines.push(index + 1);
  }
  // Without a single time it is no such file: let the parser say so at its first line.
  return times === 0 ? { vtt: text } : { vtt: out.join('\n'), lines };
}

/** `{\an8}` places and `<font>` colours are no words; `<` alone and `-->` would be read as marks. */
const textLine = (line: string): string =>
  line
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/<\/?font\b[^<>]*>/gi, '')
    .replace(/-->/g, '→')
    .replace(/&(?!(?:[a-z]+|#\d+);)/gi, '&amp;')
    .replace(/<(?!\/?[biu]>)/gi, '&lt;');

/** `0:00:01,5` → `00:00:01.500`. */
function stamp(time: string): string {
  const [whole = '', rest = ''] = time.split(/[,.]/);
  const [hours = '', minutes = '', seconds = ''] = whole.split(':');
  return `${[hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':')}.${rest.slice(0, 3).padEnd(3, '0')}`;
}
