import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type CaptionsProblem, parseCaptions, subtitleFormat } from '@chishiki-ichiba/media';
import { createReporter, type Message } from '@chishiki-ichiba/model';
import { resolveFile } from './files.js';
import type { Entry } from './read-site.js';

/** Lines of one caption file that are told; a file of another program has the same mistake in each. */
const MOST = 5;

/**
 * Captions of a video that players cannot show: told at the line of the caption file; where it is none at
 * all, at the line of the page that names it. A missing file is told elsewhere.
 */
export function checkCaptions(entry: Entry, siteDir: string, staticDir: string): Message[] {
  const { item } = entry;
  if (item.kind !== 'video') return [];
  const page = createReporter(item.file, 'media');
  const messages: Message[] = [];
  for (const [index, { file: named }] of (item.fields.captions ?? []).entries()) {
    const place = item.places.get(`captions.${index}.file`) ?? { line: 2, column: 1 };
    const file = resolveFile(entry, named, siteDir, staticDir);
    const text = file === 'outside' ? undefined : read(file);
    if (text === undefined) continue;
    const { cues, problems } = parseCaptions(text, subtitleFormat(file));
    // What is no WebVTT by its first line is told with all other files of a wrong content.
    if (subtitleFormat(file) === 'vtt' && !/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text)) continue;
    const none = problems.find(({ reason }) => reason === 'no-captions');
    if (none) {
      page.report(
        place,
        'error',
        'captions-unreadable',
        `字幕 \`${named}\` を読めません（${none.line}行目）`,
        '一行目が `WEBVTT`、次が空きの行、その次から `00:01.000 --> 00:04.000` と文、の形にしてください。`.srt` と `.sbv` もそのまま使えます',
      );
      continue;
    }
    const captions = createReporter(relative(siteDir, file).split(sep).join('/'), 'media');
    for (const problem of problems.filter(({ reason }) => reason in wrong).slice(0, MOST))
      captions.report(
        { line: problem.line, column: 1 },
        'warning',
        'captions-cue',
        wrong[problem.reason] ?? '',
        '例: `00:01.000 --> 00:04.000`（分は二けた、秒は小数点と三けた。終わりは始まりよりあと）',
      );
    messages.push(...captions.messages);
    const { duration } = item.fields;
    const beyond = cues.find(({ start }) => duration !== undefined && start >= duration);
    if (beyond)
      page.report(
        place,
        'warning',
        'captions-beyond',
        `字幕 \`${named}\` の「${beyond.text.split('\n')[0]?.slice(0, 20)}」は、動画の長さより後ろです（${beyond.start}秒）`,
        '別の動画の字幕でないか、`長さ` が正しいかを確かめてください',
      );
  }
  return [...page.messages, ...messages];
}

const wrong: Partial<Record<CaptionsProblem['reason'], string>> = {
  times: '字幕の時間を読めないので、この文は出ません',
  backwards: '字幕の終わりが始まりより前なので、この文は出ません',
};

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
