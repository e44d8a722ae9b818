import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseCaptions, parseYoutubeChapters, subtitleFormat } from '@chishiki-ichiba/media';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const vtt = (...blocks: string[]): string => ['WEBVTT', ...blocks].join('\n\n');
const texts = (text: string, format?: 'vtt' | 'srt' | 'sbv'): string[] =>
  parseCaptions(text, format).cues.map(({ start, end, text: words }) => `${start}-${end} ${words}`);

describe('WebVTT as browsers read it', () => {
  const rows: [what: string, text: string, found: string[]][] = [
    [
      'no blank line before a cue',
      vtt('00:01.000 --> 00:02.000\n一\n00:02.000 --> 00:03.000\n二'),
      ['1-2 一', '2-3 二'],
    ],
    ['no blank line after the signature', 'WEBVTT\n00:01.000 --> 00:02.000\n一', ['1-2 一']],
    ['a setting that touches the time', vtt('00:01.000 --> 00:02.000line:40%\n一'), ['1-2 一']],
    ['blanks before the times', vtt('   00:00:01.000   -->\t00:00:02.000  \n一'), ['1-2 一']],
    ['no blanks round the arrow', vtt('00:01.000-->00:02.000\n一'), ['1-2 一']],
    [
      'times with too few digits',
      vtt('0:01.000 --> 00:02.000\n一', '00:03.000 --> 00:04.000\n二'),
      ['3-4 二'],
    ],
    ['CR as line end', 'WEBVTT\r\r00:01.000 --> 00:02.000\r一\r二', ['1-2 一\n二']],
    [
      'a number so long that it is no hour',
      vtt(
        '00:01.000 --> 00:02.000\n一',
        `00:03.000 --> ${'9'.repeat(400)}:00:00.000\n二`,
        '2000:00:00.000 --> 2000:00:01.000\n三',
      ),
      ['1-2 一'],
    ],
    ['byte order mark', `\uFEFF${vtt('00:01.000 --> 00:02.000\n一')}`, ['1-2 一']],
    [
      'notes and styles',
      vtt('NOTE 覚え\n二行目', 'STYLE\n::cue { color: red }', '00:01.000 --> 00:02.000\n一'),
      ['1-2 一'],
    ],
    [
      'marks, characters and readings',
      vtt(
        '00:01.000 --> 00:02.000\n<v 職人><b>溶</b>&amp;<c.x>融</c>池 <ruby>裏波<rt>うらなみ</rt></ruby> 1 &lt; 2',
      ),
      ['1-2 溶&融池 裏波 1 < 2'],
    ],
    [
      'times inside the words',
      vtt('00:01.000 --> 00:03.000\nゆっ<00:01.500><c>くり</c>'),
      ['1-3 ゆっくり'],
    ],
    [
      'out of order',
      vtt('00:03.000 --> 00:04.000\n二', '00:01.000 --> 00:02.000\n一'),
      ['1-2 一', '3-4 二'],
    ],
    ['hours beyond two digits', vtt('100:00:01.000 --> 100:00:02.000\n一'), ['360001-360002 一']],
  ];
  test.each(rows)('%s', (_, text, found) => expect(texts(text)).toEqual(found));

  test('who speaks is known', () => {
    const [cue] = parseCaptions(vtt('00:01.000 --> 00:02.000\n<v ベテランA>そこ')).cues;
    expect(cue?.voice).toBe('ベテランA');
  });

  const broken: [what: string, text: string, problem: string][] = [
    ['an empty file', '', '1 no-captions'],
    ['no signature', '00:01.000 --> 00:02.000\n一', '1 no-captions'],
    ['a line before the signature', `\n${vtt('00:01.000 --> 00:02.000\n一')}`, '1 no-captions'],
    ['a longer word as signature', 'WEBVTTX\n\n00:01.000 --> 00:02.000\n一', '1 no-captions'],
    ['a page of a web site', '<!DOCTYPE html>\n<p>404', '1 no-captions'],
    ['no cue', 'WEBVTT\n\nNOTE x', '1 no-captions'],
    [
      'a time that is none',
      vtt('00:01.000 --> 00:02.000\n一', '00:61.000 --> 00:70.000\n二'),
      '6 times',
    ],
    ['words without a time', vtt('00:01.000 --> 00:02.000\n一', '迷子の文'), '7 times'],
    ['an end before the start', vtt('00:05.000 --> 00:02.000\n一'), '3 backwards'],
    ['a mark that is not closed', vtt('00:01.000 --> 00:02.000\n<b>一'), '5 text'],
    ['one endless line', vtt(`00:01.000 --> 00:02.000\n${'あ'.repeat(20_000)}`), '4 no-captions'],
    [
      'marks nested thousands deep',
      vtt(`00:01.000 --> 00:02.000\n${`${'<b>'.repeat(2000)}\n`.repeat(20)}`),
      '1 no-captions',
    ],
  ];
  test.each(broken)('%s is a problem with its line', (_, text, problem) => {
    expect(parseCaptions(text).problems.map(({ line, reason }) => `${line} ${reason}`)).toContain(
      problem,
    );
  });
});

test('hours that no film has are told with their line', () => {
  const { problems } = parseCaptions(
    vtt('00:01.000 --> 1000:00:02.000\n一', '999:00:00.000 --> 999:00:01.000\n二'),
  );
  expect(problems).toEqual([{ line: 3, reason: 'times', detail: 'more than 1000 hours' }]);
});

describe('other formats', () => {
  const srt = `1
00:00:00,500 --> 00:00:07,000
<font color="#fff">{\\an8}合わせる</font> & 止める

2
0:00:07,5 --> 0:00:11,25 X1:10 X2:20
矢印 --> も文
3
00:00:11,250 --> 00:00:12,000
<i>三</i> 板厚<3mm
`;
  test('SubRip, as programs and people write it', () => {
    expect(texts(srt, 'srt')).toEqual([
      '0.5-7 合わせる & 止める',
      '7.5-11.25 矢印 → も文\n3',
      '11.25-12 三 板厚<3mm',
    ]);
    expect(parseCaptions(srt, 'srt').vtt).toContain('00:00:07.500 --> 00:00:11.250');
  });
  test('SubViewer, as YouTube writes it', () => {
    expect(
      texts('0:00:00.378,0:00:11.378\n一\n二\n\n0:00:12.000,0:00:13.000\n三\n', 'sbv'),
    ).toEqual(['0.378-11.378 一\n二', '12-13 三']);
  });
  test('what it becomes is WebVTT that reads the same', () => {
    const { cues, vtt: translated } = parseCaptions(srt, 'srt');
    expect(parseCaptions(translated).cues).toEqual(cues);
  });
  test('a problem has the line of the file that was read', () => {
    const { problems } = parseCaptions(`${srt}\n4\n00:00:70,000 --> 00:00:80,000\n四\n`, 'srt');
    expect(problems.filter(({ reason }) => reason === 'times').map(({ line }) => line)).toEqual([
      13,
    ]);
  });
  test('a wrong name does not matter, a wrong content does', () => {
    expect(texts(vtt('00:01.000 --> 00:02.000\n一'), 'srt')).toEqual(['1-2 一']);
    expect(parseCaptions('ただの文', 'srt').problems[0]).toMatchObject({
      line: 1,
      reason: 'no-captions',
    });
  });
});

test('chapters of a description', () => {
  expect(
    parseYoutubeChapters(
      'この動画の見どころ\n0:00 はじめに\n１：０５　仮付け\n(2:10) - 本付け\n- 1:02:03 仕上げ\n10:30\n価格は 3:1 です\n',
    ),
  ).toEqual([
    { start: 0, title: 'はじめに', line: 2 },
    { start: 65, title: '仮付け', line: 3 },
    { start: 130, title: '本付け', line: 4 },
    { start: 3723, title: '仕上げ', line: 5 },
  ]);
});

test('nothing makes the reader throw or hang', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'WEBVTT',
      '\n',
      '\n\n',
      '\r',
      '-->',
      '00:01.000',
      ' --> ',
      '<v a>',
      '</b>',
      '<ruby><rt>',
      '&amp;',
      '&#x41;',
      '\0',
      '\uFEFF',
      'NOTE',
      'STYLE',
      '1',
      ',',
      '<00:01.000>',
    ),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.constantFrom('vtt' as const, 'srt' as const, 'sbv' as const),
      (text, format) => {
        const { cues, problems } = parseCaptions(text, format);
        for (const cue of cues) {
          expect(Number.isFinite(cue.start) && Number.isFinite(cue.end)).toBe(true);
          expect(cue.text).not.toBe('');
        }
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
        parseYoutubeChapters(text);
      },
    ),
    { numRuns: 3000, seed: 7 },
  );
});

// What Chromium does with real files, where they are at hand.
const given = path.resolve(import.meta.dirname, '../../../shared/data/subtitles');
if (existsSync(given)) {
  const cuesOf = JSON.parse(readFileSync(path.join(given, 'expected-cues.json'), 'utf8')) as Record<
    string,
    { track: string; cue_count?: number; cues?: { start: number; end: number; text: string }[] }
  >;
  test.each(Object.entries(cuesOf))('%s as in a browser', (file, { track, cues = [] }) => {
    const result = parseCaptions(readFileSync(path.join(given, file), 'utf8'));
    if (track === 'error') {
      expect(result.problems[0]?.reason).toBe('no-captions');
      return;
    }
    // A browser keeps cues without words; they are nothing to read.
    const spoken = cues.filter(({ text }) => text.replace(/<[^>]*>?/g, '').trim() !== '');
    expect(result.cues.map(({ start, end }) => [start, end])).toEqual(
      spoken.map(({ start, end }) => [start, end]),
    );
    // What is shown of their words is the player's; plain words are the same in both.
    for (const [index, { text }] of spoken.entries())
      if (!/[<&\0]/.test(text)) expect(result.cues[index]?.text).toBe(text.trim());
  });
  const counts = JSON.parse(
    readFileSync(path.join(given, 'expected-srt-sbv.json'), 'utf8'),
  ) as Record<string, { timing_lines: number }>;
  test.each(Object.entries(counts))('%s has all its lines', (file, { timing_lines: count }) => {
    const text = readFileSync(path.join(given, file), 'utf8');
    expect(parseCaptions(text, subtitleFormat(file)).cues).toHaveLength(count);
  });
}
