// media-captions: the parser of the Vidstack players; no dependencies, VTT and SRT, reports errors
// instead of throwing. Chosen over a parser of our own.
import * as mediaCaptions from 'media-captions';

/** The part used here: the package's own types do not resolve under Node's ESM rules. */
const { parseText } = mediaCaptions as unknown as {
  parseText(
    text: string,
    options: { type: 'vtt' | 'srt'; errors: boolean; strict: boolean },
  ): Promise<{
    cues: { startTime: number; endTime: number; text: string }[];
    errors: { line: number; message: string }[];
  }>;
};

/** A line of speech; times in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Plain text: voice and style tags taken off, line breaks kept as `\n`. */
  readonly text: string;
}

export interface CaptionsResult {
  /** In order of start. */
  readonly cues: readonly Cue[];
  /** What the parser could not read, with the line from 1. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

/** Read WebVTT (or SRT) text. Never throws: what cannot be read is a problem with its line. */
export async function parseCaptions(
  text: string,
  type: 'vtt' | 'srt' = 'vtt',
): Promise<CaptionsResult> {
  const { cues, errors } = await parseText(text, { type, errors: true, strict: false });
  return {
    cues: cues
      .map((cue) => ({
        start: cue.startTime,
        end: cue.endTime,
        text: cue.text.replace(/<[^>]*>/g, '').trim(),
      }))
      .filter((cue) => cue.text !== '')
      .sort((a, b) => a.start - b.start),
    problems: errors.map((error) => ({ line: error.line, message: error.message })),
  };
}
