import { readFileSync, statSync } from 'node:fs';
import { parseCaptions, parseYoutubeChapters, subtitleFormat } from '@chishiki-ichiba/media';
import { oneLine, quoteValue, textBlock } from '../draft-text.js';
import { decodeText } from './decode-text.js';
import { draftPage, type Imported, type ImportOptions, Refusal, titleOf } from './draft.js';
import { youtubeLinks } from './youtube.js';

export interface SubtitleOptions extends ImportOptions {
  /** Chapters as a file of their own. */
  readonly chapters?: string | undefined;
  /** Address of the film. */
  readonly youtube?: string | undefined;
}

const MOST_BYTES = 5_000_000;

/** Captions, chapters or a film's description as the page of a video. */
export function importSubtitles(file: string, name: string, options: SubtitleOptions): Imported {
  const text = readText(file, name);
  const format = subtitleFormat(name);
  const guessed: string[] = [];
  const leftOut: string[] = [];
  const cues = format ? cuesOf(text, format, name, leftOut) : [];
  const isChapters = format !== undefined && /chapter|チャプター|章/i.test(name);
  const chapters = options.chapters
    ? chaptersOf(options.chapters)
    : isChapters
      ? cues.map((cue) => ({ start: cue.start, title: cue.text }))
      : format
        ? []
        : parseYoutubeChapters(text);
  const links = youtubeLinks(`${options.youtube ?? ''} ${format ? '' : text}`);
  const [film] = links;
  if (!format && chapters.length === 0 && !film)
    throw new Refusal(`${name} に、時刻の行（\`0:12 題\`）も動画の住所もありません`);
  if (!film)
    leftOut.push('動画そのもの: `動画元` に、隣に置いたファイルか YouTube の番号を書いてください');
  const ends = [...cues.map(({ end }) => end), ...chapters.map(({ start }) => start + 1)];
  const seconds = Math.ceil(Math.max(0, ...ends));
  if (seconds > 0)
    guessed.push(
      `長さ ${clock(seconds)}: 最後の字幕か場面の終わりから（動画を見て直してください）`,
    );
  const captions = format && !isChapters;
  const lang = /[._-]([a-z]{2})(?=\.[a-z]+$)/i.exec(name)?.[1]?.toLowerCase() ?? 'ja';
  if (captions) guessed.push(`字幕の言語は ${lang}（ファイルの名前から。書いてなければ ja）`);
  const own = `${options.prefix}.${lang}.vtt`;
  const title = format
    ? name.replace(/\.[^.]+$/, '')
    : (text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? name);
  return {
    drafts: [
      {
        id: options.prefix,
        kind: 'video',
        from: name,
        files: captions
          ? [{ name: own, content: new TextEncoder().encode(parseCaptions(text, format).vtt) }]
          : [],
        guessed,
        leftOut,
        text: draftPage(
          '動画',
          [
            ['題名', titleOf(title, guessed)],
            ['動画元', film ? `{YouTube: ${film.id}}` : '{ファイル: ./〔動画のファイル名〕.webm}'],
            ['長さ', seconds > 0 ? `"${clock(seconds)}"` : undefined],
            [
              'チャプター',
              chapters.length === 0
                ? undefined
                : `\n${chapters
                    .map(
                      ({ start, title: words }) =>
                        `  - {開始: "${clock(start)}", 題名: ${chapterTitle(words)}}`,
                    )
                    .join('\n')}`,
            ],
            ['字幕', captions ? `[{言語: ${lang}, ファイル: ./${own}}]` : undefined],
            ['書き手', '[〔書いた人の役割〕]'],
          ],
          format ? '〔どこを見るか〕' : textBlock(text),
          options,
        ),
      },
    ],
    counts: [
      ['字幕', captions ? cues.length : 0],
      ['チャプター', chapters.length],
    ],
    guessed: [],
    leftOut: [],
  };
}

function readText(file: string, name: string): string {
  if (statSync(file).size > MOST_BYTES) throw new Refusal(`${name} は大きすぎます（5 MB まで）`);
  const bytes = readFileSync(file);
  // Captions may hold what no other text does; browsers read them all the same.
  const text =
    decodeText(bytes) ??
    (/^(?:\xef\xbb\xbf)?WEBVTT/.test(bytes.toString('latin1', 0, 9))
      ? new TextDecoder().decode(bytes)
      : undefined);
  if (text === undefined || text.trim() === '')
    throw new Refusal(`${name} を文字のファイルとして読めません`);
  return text;
}

function cuesOf(
  text: string,
  format: NonNullable<ReturnType<typeof subtitleFormat>>,
  name: string,
  leftOut: string[],
): ReturnType<typeof parseCaptions>['cues'] {
  const { cues, problems } = parseCaptions(text, format);
  const [none] = problems.filter(({ reason }) => reason === 'no-captions');
  if (none && cues.length === 0)
    throw new Refusal(
      `${name} は字幕のファイルではありません（${none.line} 行目）。WebVTT なら1行目は \`WEBVTT\` だけです`,
    );
  for (const { line } of problems.filter(({ reason }) => reason === 'times'))
    leftOut.push(`${line} 行目の字幕: 時刻を読めません`);
  return cues;
}

function chaptersOf(file: string): { start: number; title: string }[] {
  const text = readText(file, file);
  const format = subtitleFormat(file);
  if (!format) return parseYoutubeChapters(text);
  return cuesOf(text, format, file, []).map(({ start, text: title }) => ({ start, title }));
}

/** Full seconds as people write them. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const chapterTitle = (words: string): string => {
  const value = quoteValue([...oneLine(words)].slice(0, 60).join(''));
  return /[,、，]/.test(value) && !value.startsWith('"') ? JSON.stringify(value) : value;
};
