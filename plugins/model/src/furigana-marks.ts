import { isKana } from './furigana-list.js';
import type { Place, Reporter } from './messages.js';

/** A reading its author wrote into the text: `{溶接|ようせつ}`. */
export interface ReadingMark {
  readonly word: string;
  /** Kana. */
  readonly reading: string;
  /** What stands before and after it on its line, at most ten characters, without other marks. */
  readonly before: string;
  readonly after: string;
}

const MARK = /[{｛]([^{}｛｝|｜\n]*\p{Script=Han}[^{}｛｝|｜\n]*)[|｜]([^{}｛｝|｜\n]*)[}｝]/gu;
/** Fenced and inline code shows its braces; comments of MDX have no kanji with a bar. */
const CODE =
  /(^ {0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n[\s\S]*?(?:\n {0,3}\2[^\n]*$|$(?![\s\S]))|`[^`\n]*`)/gmu;
const NEIGHBOURS = 10;

/**
 * Take the readings an author wrote off a text, so that neither front matter nor Markdown meets a brace:
 * a `|` would end a cell of a table, a `{` begin a map of YAML.
 *
 * @returns The plain text with as many lines, its readings in order, and a function that turns a place
 *   in it into the place in the author's file.
 */
export function takeReadings(
  text: string,
  reporter?: Reporter,
): {
  readonly text: string;
  readonly readings: readonly ReadingMark[];
  readonly original: (place: Place) => Place;
} {
  if (!/[|｜]/.test(text) || !/^[^|｜\n]*[|｜][^\n]*[}｝]/m.test(text))
    return { text, readings: [], original: (place) => place };
  const readings: ReadingMark[] = [];
  /** By line: from which column of the plain text on how many characters are missing. */
  const cuts = new Map<number, { column: number; missing: number }[]>();
  const hidden = maskCode(text);
  const lines = text.split('\n').map((line, index) => {
    const shown = hidden[index] ?? line;
    const found = [...shown.matchAll(MARK)];
    if (found.length === 0) return line;
    let plain = '';
    let from = 0;
    const places: { at: number; word: string; reading: string }[] = [];
    for (const match of found) {
      const [whole, word = '', typed = ''] = match;
      const reading = typed.trim();
      plain += line.slice(from, match.index);
      if (isKana(reading)) places.push({ at: plain.length, word, reading });
      else
        reporter?.report(
          { line: index + 1, column: match.index + 1 },
          'warning',
          'furigana-mark',
          `\`${whole}\` の読みが、かなではありません。ふりがなは付きません`,
          '例: `{溶接|ようせつ}`',
        );
      const list = cuts.get(index + 1) ?? [];
      // The opening brace stands before the word, the rest behind it.
      list.push({ column: plain.length + 1, missing: 1 });
      plain += word;
      list.push({ column: plain.length + 1, missing: whole.length - word.length - 1 });
      cuts.set(index + 1, list);
      from = match.index + whole.length;
    }
    plain += line.slice(from);
    for (const { at, word, reading } of places)
      readings.push({
        word,
        reading,
        before: plain.slice(Math.max(0, at - NEIGHBOURS), at),
        after: plain.slice(at + word.length, at + word.length + NEIGHBOURS),
      });
    return plain;
  });
  const original = ({ line, column }: Place): Place => ({
    line,
    column: (cuts.get(line) ?? []).reduce(
      (sum, cut) => (cut.column <= column ? sum + cut.missing : sum),
      column,
    ),
  });
  return { text: lines.join('\n'), readings, original };
}

/** The same lines with code blanked out. */
const maskCode = (text: string): string[] =>
  text.replace(CODE, (code) => code.replace(/[^\n]/g, ' ')).split('\n');
