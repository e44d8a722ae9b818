/** A chapter as it is typed into a film's description; `start` in seconds. */
export interface TypedChapter {
  readonly start: number;
  readonly title: string;
  /** Line of the text, from 1. */
  readonly line: number;
}

const LINE =
  /^\s*(?:[-・*•]\s*)?[(（[]?((?:\d{1,2}:)?\d{1,3}:\d{2})[)）\]]?\s*[-–—:：|｜]?\s*(\S.*?)\s*$/;

/**
 * Chapters from a film's description: lines that begin with a time, `0:00 はじめに`. Other lines are
 * passed over. Full-width digits and colons are read too.
 *
 * @returns In the order they are typed.
 */
export function parseYoutubeChapters(text: string): TypedChapter[] {
  return text.split(/\r\n|\r|\n/).flatMap((typed, index): TypedChapter[] => {
    if (typed.length > 500) return [];
    const match = LINE.exec(typed.normalize('NFKC'));
    if (!match) return [];
    const start = (match[1] as string).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return [{ start, title: match[2] as string, line: index + 1 }];
  });
}
