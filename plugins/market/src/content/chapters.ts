import { parseYoutubeChapters } from '@chishiki-ichiba/media';
import { createReporter, type ItemOf, type Message, type Place } from '@chishiki-ichiba/model';

export type Chapter = NonNullable<ItemOf<'video'>['fields']['chapters']>[number];

/** Scenes of a video in order: those with fields of their own, else those typed as a text. */
export function chaptersOf({ fields }: ItemOf<'video'>): readonly Chapter[] {
  const chapters: readonly Chapter[] =
    fields.chapters ??
    parseYoutubeChapters(fields.chaptersText ?? '').map(({ start, title }) => ({ start, title }));
  return [...chapters].sort((a, b) => a.start - b.start);
}

/** What is wrong with scenes typed as a text, at the line of the text. */
export function checkChapters({ fields, places, file }: ItemOf<'video'>): Message[] {
  const { chaptersText: text, chapters, duration } = fields;
  if (text === undefined) return [];
  const reporter = createReporter(file, 'media');
  const key = places.get('chaptersText') ?? { line: 2, column: 1 };
  const lines = text.split('\n');
  // A text of several lines begins under its `|`.
  const at = (line: number): Place =>
    lines.length > 1 ? { line: key.line + line, column: 1 } : key;
  const found = parseYoutubeChapters(text);
  if (chapters)
    reporter.report(
      places.get('chaptersText#key') ?? key,
      'warning',
      'chapters-twice',
      '`チャプター` と `チャプターの文` の両方があります。`チャプター` を使います',
      'どちらか一つを消してください',
    );
  if (found.length === 0) {
    reporter.report(
      places.get('chaptersText#key') ?? key,
      'error',
      'chapters-none',
      '`チャプターの文` に、時刻で始まる行が一つもありません',
      '例: `チャプターの文: |` の下に、二つ字下げして `0:00 構える` のように一行に一つ',
    );
    return reporter.messages;
  }
  const read = new Map(found.map((chapter) => [chapter.line, chapter]));
  let before = -1;
  for (const [index, typed] of lines.entries()) {
    const chapter = read.get(index + 1);
    if (!chapter) {
      // Other lines are talk; one that begins like a time was meant as one.
      if (/^\s*\d{1,3}\s*[:：.．分]\s*\d/.test(typed))
        reporter.report(
          at(index + 1),
          'warning',
          'chapters-line',
          `\`${typed.trim().slice(0, 30)}\` の時刻を読めないので、場面になりません`,
          '`分:秒`（例: `1:05`）のあとに、空白と題名を書いてください',
        );
      continue;
    }
    if (chapter.start >= duration)
      reporter.report(
        at(index + 1),
        'error',
        'chapter-beyond',
        `場面「${chapter.title.slice(0, 20)}」の開始が動画の長さを超えています`,
        `動画の長さは ${duration} 秒です`,
      );
    else if (chapter.start <= before)
      reporter.report(
        at(index + 1),
        'warning',
        'chapters-order',
        `場面「${chapter.title.slice(0, 20)}」の時刻が、前の場面より後ろではありません`,
        '時刻の順に並べ、時刻を確かめてください',
      );
    before = Math.max(before, chapter.start);
  }
  return reporter.messages;
}
