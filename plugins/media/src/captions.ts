// webvtt-parser: the W3C's own (CC0, no dependencies); reads as browsers do, with line and reason of what
// it cannot. Chosen over media-captions (10 of 53 files read otherwise than Chromium) and a parser of ours.
// A CommonJS package whose names Node cannot see.
import webvtt, { type WebVTTParser } from 'webvtt-parser';
import { type SubtitleFormat, toWebVtt } from './subtitle-formats.js';

/** A line of speech; times in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Plain text: marks taken off, readings of ruby left out, line breaks kept as `\n`. */
  readonly text: string;
  /** Name after `<v …>`. */
  readonly voice?: string;
}

/** What could not be read as its author meant it; the line from 1. */
export interface CaptionsProblem {
  readonly line: number;
  readonly reason: /** Nothing of the file is captions: no `WEBVTT` at its head, empty, or not text. */
    | 'no-captions'
    /** The cue is left out: its times cannot be read. */
    | 'times'
    /** The cue ends before it begins: no player shows it. */
    | 'backwards'
    /** A mark inside the text is read in the standard's way. */
    | 'text'
    /** Read all the same. */
    | 'layout';
  /** The parser's own words, in English. */
  readonly detail: string;
}

export interface CaptionsResult {
  /** In order of start. */
  readonly cues: readonly Cue[];
  readonly problems: readonly CaptionsProblem[];
  /** The same as WebVTT, for players: of an `.srt` or `.sbv` file its translation. */
  readonly vtt: string;
}

/** Characters of a file, and of one line in it, that are still read. */
export const MAX_CAPTIONS = 5_000_000;
const MAX_LINE = 10_000;
/** No film is as long; cues that begin or end later are left out. */
const MOST_SECONDS = 1000 * 3600;

/** Characters that have names, with and without the `;`: the parser's own list knows them without only. */
const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    lrm: '\u200e',
    rlm: '\u200f',
    nbsp: '\u00a0',
    quot: '"',
    apos: "'",
  }).flatMap(([name, character]) => [
    [`&${name};`, character],
    [`&${name}`, character],
  ]),
);

/**
 * Read captions or chapters. Never throws: what cannot be read is a problem with its line.
 *
 * @param format - What the file's name says; `srt` (SubRip) and `sbv` (YouTube) are translated first.
 */
export function parseCaptions(text: string, format: SubtitleFormat = 'vtt'): CaptionsResult {
  const refuse = (line: number, detail: string): CaptionsResult => ({
    cues: [],
    problems: [{ line, reason: 'no-captions', detail }],
    vtt: 'WEBVTT\n',
  });
  if (text.length > MAX_CAPTIONS) return refuse(1, `more than ${MAX_CAPTIONS} characters`);
  const plain = text.replace(/^\uFEFF/, '');
  const long = plain.split(/\r\n|\r|\n/).findIndex((line) => line.length > MAX_LINE);
  if (long !== -1) return refuse(long + 1, `a line of more than ${MAX_LINE} characters`);
  const { vtt, lines } = toWebVtt(plain, format);
  let result: ReturnType<WebVTTParser['parse']>;
  try {
    result = new webvtt.WebVTTParser(CHARACTERS).parse(vtt, 'captions');
  } catch (error) {
    // Marks nested thousands deep.
    return refuse(1, String(error));
  }
  const problems = result.errors.map(({ line, message }) => ({
    line: lines?.[line - 1] ?? line,
    reason: reasonOf(message),
    detail: message,
  }));
  if (problems.some(({ reason }) => reason === 'no-captions'))
    return { cues: [], problems: problems.slice(0, 1), vtt: 'WEBVTT\n' };
  const cues = result.cues.flatMap(({ startTime, endTime, tree }): Cue[] => {
    const { words, voice } = wordsOf(tree);
    return words === '' || !(Math.max(startTime, endTime) < MOST_SECONDS)
      ? []
      : [{ start: toMs(startTime), end: toMs(endTime), text: words, ...voice }];
  });
  // The standard knows no last hour; a number so long that it is none any more would be no place in a film.
  for (const [at, line] of vtt.split(/\r\n|\r|\n/).entries())
    if (line.includes('-->') && /(?<!\d)\d{4,}:\d\d:\d\d/.test(line))
      problems.push({
        line: lines?.[at] ?? at + 1,
        reason: 'times',
        detail: `more than ${MOST_SECONDS / 3600} hours`,
      });
  if (cues.length === 0)
    problems.push({ line: 1, reason: 'no-captions', detail: 'no cue with words in the file' });
  return { cues, problems, vtt };
}

/** The parser adds minutes and thousandths as they are: 6.9399999999999995 is 6.94. */
const toMs = (seconds: number): number => Math.round(seconds * 1000) / 1000;

function reasonOf(message: string): CaptionsProblem['reason'] {
  if (/signature\. /.test(message)) return 'no-captions';
  if (/End timestamp is not greater/.test(message)) return 'backwards';
  if (/tag|escape|<v>|annotation|nested|Timestamp must be (?:between|greater)/i.test(message))
    return 'text';
  if (
    /blank line|separated from timestamp|settings?\b|Style|comment|setting|position|alignment/i.test(
      message,
    )
  )
    return 'layout';
  return 'times';
}

type Tree = ReturnType<WebVTTParser['parse']>['cues'][number]['tree'];

function wordsOf(tree: Tree): { words: string; voice: { voice?: string } } {
  let words = '';
  let voice = '';
  const walk = (nodes: Tree['children']): void => {
    for (const node of nodes ?? []) {
      if (node.type === 'text') words += node.value;
      else if (node.name !== 'rt') {
        if (node.name === 'v' && voice === '') voice = String(node.value ?? '').trim();
        walk(node.children);
      }
    }
  };
  walk(tree.children);
  return { words: words.trim(), voice: voice ? { voice } : {} };
}
