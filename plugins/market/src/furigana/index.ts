import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText, type Message } from '@chishiki-ichiba/model';
import type { DocumentOptions } from '../documents.js';
import { loadMarket } from '../load-market.js';
import { createUrls } from '../urls.js';
import { textBlocks } from './texts.js';
import { loadFurigana, type PlacedGuess, toFuriganaFile } from './to-furigana.js';

export interface FuriganaReport {
  /** Words without a reviewed reading, most frequent first, then by word. */
  readonly words: readonly UnreviewedWord[];
  /** Words with furigana, and words with kanji in all, over all places. */
  readonly read: number;
  readonly all: number;
  /** Every problem of the content; a file with errors has no words here. */
  readonly messages: readonly Message[];
}

export interface UnreviewedWord {
  readonly word: string;
  /** What the dictionary proposes, hiragana; empty when it knows none. */
  readonly reading: string;
  /** The readings the list has already, none of which fits here. */
  readonly listed: readonly string[];
  readonly count: number;
  /** The first places, at most three. */
  readonly places: readonly {
    readonly file: string;
    /** From 1; 1 where the line is not found again. */
    readonly line: number;
    /** The word between its neighbours, in 【】. */
    readonly context: string;
  }[];
}

const PLACES = 3;

/** What a person has still to look at before it may be shown: all pages that have furigana. */
export async function readFuriganaReport(options: DocumentOptions): Promise<FuriganaReport> {
  const baseUrl = '/';
  const urls = createUrls({ baseUrl, routeBasePath: '/', trailingSlash: true });
  const { context, pages, messages } = await loadMarket({ ...options, baseUrl, urls });
  const { furigana } = await loadFurigana(context);
  const found = new Map<string, { guess: PlacedGuess; file: string }[]>();
  let read = 0;
  let guessed = 0;
  for (const [item, page] of pages) {
    if (!page.item.furigana) continue;
    const { file, guesses: shown } = toFuriganaFile(textBlocks(page), item.readings, furigana);
    // These have their furigana in the body by now: what they lack is only seen in their sentences.
    const easy = item.easySentences.flatMap(({ text }) =>
      furigana.read(text, item.readings).guesses.map((guess) => ({ ...guess, text })),
    );
    const guesses = [...shown, ...easy];
    read += Object.values(file).reduce((sum, spans) => sum + spans.length, 0);
    guessed += guesses.length;
    for (const guess of guesses) {
      const key = `${guess.word} ${guess.reading}`;
      found.set(key, [...(found.get(key) ?? []), { guess, file: item.file }]);
    }
  }
  const words = await Promise.all(
    [...found.values()].map(async (list): Promise<UnreviewedWord> => {
      const { word, reading, listed } = (list[0] as (typeof list)[number]).guess;
      return {
        word,
        reading,
        listed,
        count: list.length,
        places: await Promise.all(
          list.slice(0, PLACES).map(({ guess, file }) => placeOf(guess, file, options.siteDir)),
        ),
      };
    }),
  );
  words.sort((a, b) => b.count - a.count || compareText(a.word, b.word));
  return { words, read, all: read + guessed, messages };
}

/** The line is looked for: a page's text no longer knows where it stood. */
async function placeOf(
  { text, at, surface }: PlacedGuess,
  file: string,
  siteDir: string,
): Promise<UnreviewedWord['places'][number]> {
  const before = text.slice(Math.max(0, at - 6), at);
  const after = text.slice(at + surface.length, at + surface.length + 6);
  const source = await readFile(path.join(siteDir, file), 'utf8').catch(() => '');
  const lines = source.split('\n');
  const line = [before + surface + after, surface + after.slice(0, 2), surface]
    .map((part) => lines.findIndex((candidate) => candidate.includes(part)))
    .find((index) => index >= 0);
  return {
    file,
    line: (line ?? 0) + 1,
    context: `${before}【${surface}】${after}`.replace(/\s+/g, ' '),
  };
}
