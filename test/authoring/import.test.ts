import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Item, type ItemOf, type Message, parseItem } from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';
import { readKintoneFile } from '../../plugins/authoring/lib/import/kintone.js';
import { page } from '../market/helpers.js';
import { sharedData } from '../shared-data.js';
import { useCommand } from './command.js';
import {
  docxParts,
  drawing,
  heading,
  jpegOf,
  makeZip,
  numbered,
  PNG,
  paragraph,
  xlsxParts,
} from './office-files.js';

const PUBLIC = '公開範囲: 一般公開\n状態: 承認済み';
const own = join(import.meta.dirname, '../fixtures/kintone');

describe('ichiba import', () => {
  const ichiba = useCommand('import', {
    'docs/orgs/own-org.md': page(`題名: 自社\n区分: 企業\n${PUBLIC}`),
  });
  const run = async (...args: string[]) => {
    process.env.INIT_CWD = ichiba.dir;
    return ichiba.run(...args, '--owner', 'own-org');
  };
  const put = (name: string, content: string | Uint8Array) => {
    const file = join(ichiba.dir, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const read = (path: string): { item: Item; text: string; messages: readonly Message[] } => {
    const text = readFileSync(join(ichiba.dir, path), 'utf8');
    const result = parseItem({ path, text }, 'docs');
    return { item: result.item as Item, text, messages: result.messages };
  };
  const errors = (messages: readonly Message[]) =>
    messages.filter(({ severity }) => severity === 'error').map(({ message }) => message);

  describe('from kintone', () => {
    it.each(['screen-cp932.csv', 'screen-utf8-bom.csv'])('%s: each record a page', async (name) => {
      expect(await run('kintone', join(own, name), '--attachments', join(own, 'attachments'))).toBe(
        0,
      );
      expect(ichiba.output).toContain('レコード 2、列 14、表の行 4、添付 1 → 下書き 2 ページ');
      const { item, text, messages } = read('docs/videos/kintone-3.md');
      // The one thing that nobody but the film knows.
      expect(errors(messages)).toEqual(['動画のページには `長さ` が要ります']);
      expect(item).toBeUndefined();
      expect(text).toContain('題名: 薄板の仮付け①\n');
      expect(text).toContain('要約: "㈱見本の髙い板を、0.8～1.0mmで止める"');
      expect(text).toContain('動画元: {YouTube: dQw4w9WgXcQ}');
      expect(text).toContain('1:15 から見ます');
      expect(text).toContain('検索語: [仮付け, 点付け]\n改訂日: 2026-11-20\n');
      expect(text).toContain('- 板厚: 0.8～1.0mm');
      // Nobody's name.
      expect(text).not.toContain('髙橋');
      expect(ichiba.output).toContain('列「担当者」');
      const bending = read('docs/manuals/kintone-4.md');
      expect(bending.item.steps.map(({ title }) => title)).toEqual(['型を選ぶ']);
      expect(bending.text).toContain('- 板厚: -30');
    });

    it('takes the table for steps, with key points, reasons and the picture of a row', async () => {
      const file = join(own, 'screen-utf8-bom.csv');
      await run('kintone', file, '--kind', 'manual', '--attachments', join(own, 'attachments'));
      const { item, messages } = read('docs/manuals/kintone-3.md');
      expect(errors(messages)).toEqual([]);
      expect(
        item.steps.map(({ title, keyPoints }) => [
          title,
          keyPoints.map(({ text, reason }) => [text, reason]),
        ]),
      ).toEqual([
        ['板を合わせる', [['すき間をなくす', '穴があく']]],
        ['両端を打つ', [['小さく打つ', '大きいと外れない']]],
        ['裏を見る', []],
      ]);
      expect(item.images.map(({ url }) => url)).toEqual(['./kintone-3-1.png']);
      expect(readFileSync(join(ichiba.dir, 'docs/manuals/kintone-3-1.png'))).toEqual(PNG);
    });

    it('reads tables that stand below each other', () => {
      const { tables, records } = readKintoneFile(join(own, 'cli-two-tables.csv'), 'x.csv');
      expect(tables).toEqual([
        { name: 'stepTable', columns: ['step', 'why'] },
        { name: 'toolTable', columns: ['tool'] },
      ]);
      expect(records[0]?.rows).toEqual({
        stepTable: [
          { step: '板を合わせる', why: '穴があく' },
          { step: '両端を打つ', why: '' },
        ],
        toolTable: [{ tool: 'プライヤ' }],
      });
      expect(records[1]?.rows.toolTable).toEqual([{ tool: '型' }, { tool: '定規' }]);
    });

    it('proposes a mapping that its user edits', async () => {
      const file = join(own, 'screen-utf8-bom.csv');
      expect(await run('kintone', file, '--propose', 'map.yml')).toBe(0);
      const proposed = readFileSync(join(ichiba.dir, 'map.yml'), 'utf8');
      expect(proposed).toContain('  作業名: 題名 # 例 薄板の仮付け①\n');
      expect(proposed).toContain('  担当者: "-" # 例 髙橋\n');
      expect(proposed).toContain('    ポイント: 急所\n');
      expect(await run('kintone', file, '--propose', 'map.yml')).toBe(1);
      put(
        'map.yml',
        proposed
          .replace('種類: 動画', '種類: 共通技能マニュアル')
          .replace('板厚: 追記', '板厚: 対象設備'),
      );
      expect(await run('kintone', file, '--map', 'map.yml')).toBe(0);
      expect(read('docs/manuals/kintone-3.md').text).toContain('対象設備: "0.8～1.0mm"');
      put('map.yml', proposed.replace('作業名: 題名', '作業名: だいめい'));
      expect(await run('kintone', file, '--map', 'map.yml', '--prefix', 'again')).toBe(1);
      expect(ichiba.output).toContain('`作業名: だいめい` は使えません。使える言葉: 題名、');
    });

    it('never writes over what is there, and takes the rest', async () => {
      const file = join(own, 'screen-utf8-bom.csv');
      put('docs/manuals/kintone-4.md', 'mine');
      expect(await run('kintone', file, '--kind', 'manual')).toBe(0);
      expect(ichiba.output).toContain('レコード 4: docs/manuals/kintone-4.md がもうあります');
      expect(readFileSync(join(ichiba.dir, 'docs/manuals/kintone-4.md'), 'utf8')).toBe('mine');
      expect(existsSync(join(ichiba.dir, 'docs/manuals/kintone-3.md'))).toBe(true);
    });

    const given = sharedData('kintone/cli-kintone');
    it.runIf(given)('counts what the given answers count', async () => {
      const expected = JSON.parse(readFileSync(join(given ?? '', 'expected.json'), 'utf8'));
      for (const [name, answer] of Object.entries<Record<string, unknown>>(expected)) {
        const app = readKintoneFile(join(given ?? '', name), name);
        expect(app.records.length, name).toBe(answer.records);
        if (typeof answer.columns === 'number') expect(app.columns.length).toBe(answer.columns);
        if (Array.isArray(answer.columns)) expect(app.columns).toEqual(answer.columns);
        for (const [field, value] of Object.entries(answer)) {
          if (field === 'records' || field === 'columns') continue;
          const cells = app.records.map(({ values }) => values[field]?.split('\n'));
          if (field === 'Table')
            expect(app.records[0]?.rows.Table?.map((row) => row.TextInTable)).toEqual(value);
          else if (field === 'UserPhoto') expect(cells).toEqual(value);
          else expect(cells[0]).toEqual(Array.isArray(value) ? value : String(value).split('\n'));
        }
        expect(await run('kintone', join(given ?? '', name), '--prefix', `k${name.length}`)).toBe(
          0,
        );
        expect(ichiba.output).toContain(`下書き ${String(answer.records)} ページ`);
      }
    });
  });

  describe('from Word', () => {
    it('numbered items are steps, pictures stay with theirs', async () => {
      const body = [
        paragraph('薄板の仮付け', heading),
        paragraph('はじめに読む &lt;注意&gt; {0.5}mm'),
        paragraph('板を合わせる', numbered),
        paragraph('急所: すき間をなくす'),
        paragraph('理由: 穴があく'),
        drawing('板の断面'),
        paragraph('角を打つ', numbered),
        paragraph('*小さく*打つ。'),
      ].join('');
      put('手順.docx', makeZip(docxParts(body)));
      expect(await run('docx', join(ichiba.dir, '手順.docx'))).toBe(0);
      expect(ichiba.output).toContain('手順.docx: 手順 2、画像 1 → 下書き 1 ページ');
      const { item, text, messages } = read('docs/manuals/docx-draft.md');
      expect(errors(messages)).toEqual([]);
      expect(item.title).toBe('薄板の仮付け');
      expect(
        item.steps.map(({ title, keyPoints }) => [title, keyPoints.map((p) => p.reason)]),
      ).toEqual([
        ['板を合わせる', ['穴があく']],
        ['角を打つ', []],
      ]);
      expect(item.images).toMatchObject([{ url: './docx-draft-1.png', alt: '板の断面' }]);
      expect(text).toContain('はじめに読む \\<注意\\> {0.5}mm');
      expect(text).toContain('\\*小さく\\*打つ。');
    });

    it('a table with the words of the sheet is steps', async () => {
      const row = (...cells: string[]) =>
        `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
      const table = `<w:tbl>${row('手順', '急所', '理由')}${row('板を合わせる', 'すき間をなくす', '穴があく')}${row('角を打つ', '', '')}</w:tbl>`;
      put('a.docx', makeZip(docxParts(paragraph('仮付け', heading) + table)));
      await run('docx', join(ichiba.dir, 'a.docx'));
      const { item } = read('docs/manuals/a.md');
      expect(item.steps.map(({ title, keyPoints }) => [title, keyPoints[0]?.text])).toEqual([
        ['板を合わせる', 'すき間をなくす'],
        ['角を打つ', undefined],
      ]);
    });
  });

  describe('from Excel', () => {
    it('rows are steps, pictures go with the row they lie on', async () => {
      const rows = [
        ['仮付けの手順書'],
        [],
        ['No', '作業', '急所', '理由', '写真'],
        ['1', '板を合わせる', 'すき間をなくす', '穴があく'],
        ['', '', '先に拭く', '油がはねる'],
        ['2', '角を打つ'],
      ];
      put('仮付け.xlsx', makeZip(xlsxParts(rows, [4, 6])));
      expect(await run('xlsx', join(ichiba.dir, '仮付け.xlsx'))).toBe(0);
      expect(ichiba.output).toContain('シート 1、手順 2、画像 2 → 下書き 1 ページ');
      const { item, messages } = read('docs/manuals/xlsx-draft.md');
      expect(errors(messages)).toEqual([]);
      expect(item.title).toBe('仮付けの手順書');
      expect(
        item.steps.map(({ title, keyPoints }) => [
          title,
          keyPoints.map(({ text, reason }) => [text, reason]),
        ]),
      ).toEqual([
        [
          '板を合わせる',
          [
            ['すき間をなくす', '穴があく'],
            ['先に拭く', '油がはねる'],
          ],
        ],
        ['角を打つ', []],
      ]);
      const lines = item.images.map(({ place }) => place.line);
      expect(lines[0]).toBeLessThan(item.steps[1]?.place.line ?? 0);
      expect(lines[1]).toBeGreaterThan(item.steps[1]?.place.line ?? 0);
    });

    it('without a head each row is a step; a formula gives its value', async () => {
      const formula = '<c r="B3"><f>1+1</f><v>2</v></c>';
      put('a.xlsx', makeZip(xlsxParts([['題'], ['①', '板を拭く', '布で'], ['②', formula]])));
      await run('xlsx', join(ichiba.dir, 'a.xlsx'));
      expect(read('docs/manuals/a.md').item.steps.map(({ title }) => title)).toEqual([
        '板を拭く',
        '2',
      ]);
      expect(ichiba.output).toContain('式の入ったます 1 個は、計算された値を写しました');
    });
  });

  it('photos become steps in the order they were taken', async () => {
    put('写真/b.jpg', jpegOf('2026:11:21 10:00:00'));
    put('写真/a.jpg', jpegOf('2026:11:21 10:05:00'));
    put('写真/c.jpg', jpegOf('2026:11:21 09:59:59'));
    put('写真/memo.txt', 'x');
    expect(await run('photos', join(ichiba.dir, '写真'))).toBe(0);
    expect(ichiba.output).toContain('順番は、写真に残っている撮った時刻から');
    expect(ichiba.output).toContain('`memo.txt`: 写真ではありません');
    const { item } = read('docs/manuals/photos-draft.md');
    expect(item.steps).toHaveLength(3);
    const taken = item.images.map(
      ({ url }) =>
        readFileSync(join(ichiba.dir, 'docs/manuals', url))
          .toString('latin1')
          .match(/\d\d:\d\d:\d\d(?=\0)/)?.[0],
    );
    expect(taken).toEqual(['09:59:59', '10:00:00', '10:05:00']);
    // One photo that does not say: names decide for all.
    put('二/2.jpg', jpegOf(undefined));
    put('二/10.jpg', jpegOf('2026:11:21 09:00:00'));
    await run('photos', join(ichiba.dir, '二'), '--prefix', 'two');
    expect(ichiba.output).toContain('順番は、ファイルの名前から');
    expect(readFileSync(join(ichiba.dir, 'docs/manuals/two-1.jpg'))).toEqual(jpegOf(undefined));
  });

  describe('of films', () => {
    it('a description gives chapters and the film', async () => {
      put(
        'film.txt',
        '薄板の仮付け\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3s\n\n0:00 はじめに\n1:05 板を合わせる, 拭く\n',
      );
      expect(await run('subtitles', join(ichiba.dir, 'film.txt'))).toBe(0);
      const { item, messages } = read('docs/videos/film.md');
      expect(errors(messages)).toEqual([]);
      expect((item as ItemOf<'video'>).fields).toMatchObject({
        title: '薄板の仮付け',
        media: { youtube: 'dQw4w9WgXcQ' },
        duration: 66,
        chapters: [
          { start: 0, title: 'はじめに' },
          { start: 65, title: '板を合わせる, 拭く' },
        ],
      });
    });

    const given = sharedData('subtitles');
    it.runIf(given)('every given file has as many cues as a browser finds in it', async () => {
      const vtt = JSON.parse(
        readFileSync(join(given ?? '', 'expected-cues.json'), 'utf8'),
      ) as Record<string, { track: string; cues?: { text: string }[] }>;
      const others = JSON.parse(
        readFileSync(join(given ?? '', 'expected-srt-sbv.json'), 'utf8'),
      ) as Record<string, { timing_lines: number }>;
      let files = 0;
      const take = async (name: string, count: number | undefined) => {
        const code = await run(
          'subtitles',
          join(given ?? '', name),
          '--prefix',
          `s${files++}`,
          '--dry-run',
        );
        if (count === undefined) {
          expect(ichiba.output, name).toContain('字幕のファイルではありません');
          expect(code).toBe(1);
        } else if (count === 0) expect([0, 1], name).toContain(code);
        else {
          expect(code, `${name} ${ichiba.output}`).toBe(0);
          expect(ichiba.output, name).toMatch(new RegExp(`(?:字幕|チャプター) ${count} →`));
        }
      };
      for (const [name, { track, cues = [] }] of Object.entries(vtt)) {
        const spoken = cues.filter(
          ({ text }) => text.replace(/<[^>]*>?/g, '').trim() !== '',
        ).length;
        const bytes = readFileSync(join(given ?? '', name));
        // A browser takes a file without a word for captions; a person did not mean to hand it over.
        await take(name, track === 'error' ? (bytes.length === 0 ? 0 : undefined) : spoken);
      }
      for (const [name, { timing_lines: count }] of Object.entries(others)) await take(name, count);
      expect(files).toBe(56);
    });
  });

  describe('from oManual', () => {
    it('takes tools, lines and local pictures; what leads elsewhere stays', async () => {
      put('guide/media/a.png', PNG);
      put('secret.png', PNG);
      put(
        'guide/guide.xml',
        '<guide xmlns="http://omanual.com/"><title>板を替える</title><tools><tool name="六角レンチ, 4mm" quantity="2"/></tools><steps><step title="ふたを開ける"><lines><line level="0">ねじを<b>4本</b>外す</line><line level="1" bullet="icon_caution">落とさない &lt;中&gt;</line></lines><media><image>media/a.png</image><image>../secret.png</image></media></step></steps></guide>',
      );
      expect(await run('omanual', join(ichiba.dir, 'guide/guide.xml'))).toBe(0);
      const { item, text, messages } = read('docs/manuals/guide.md');
      expect(errors(messages)).toEqual([]);
      expect((item as ItemOf<'manual'>).fields.tools).toEqual([{ name: '六角レンチ, 4mm ×2' }]);
      expect(text).toContain('- ねじを4本外す\n  - 注意: 落とさない \\<中\\>');
      expect(item.images.map(({ url }) => url)).toEqual(['./guide-1.png']);
      expect(ichiba.output).toContain('画像 `../secret.png`: 手順書のフォルダの中にありません');
    });

    const given = sharedData('omanual/1.0/examples/omanual_guide_example.xml');
    it.runIf(given)('counts of the given guide', async () => {
      expect(await run('omanual', given ?? '')).toBe(0);
      expect(ichiba.output).toContain(
        '手順書 1、手順 9、行 29、工具 7、部品 5、画像 17 → 下書き 1 ページ',
      );
      expect(errors(read('docs/manuals/omanual-guide-example.md').messages)).toEqual([]);
    });
  });

  it('folders of Markdown keep their links, pictures and tags', async () => {
    put(
      'wiki/index.md',
      '# はじめに\n\n[仮付け](./tack/仮付け.md#kotsu) と [外](https://example.jp/) と [無い](./none.md)。\n',
    );
    put(
      'wiki/tack/仮付け.md',
      '---\ntitle: "溶接/仮付け #TIG #薄板"\ntags: [点付け]\nupdated_at: 2026-11-20T10:00:00+09:00\nslug: /x\n---\n\n![断面](../img/a.png)\n![遠い](https://example.jp/a.png)\n\n```\n![コード](../img/a.png)\n```\n',
    );
    put('wiki/img/a.png', PNG);
    put('wiki/part.mdx', 'export const a = 1;');
    expect(await run('markdown', join(ichiba.dir, 'wiki'))).toBe(0);
    expect(ichiba.output).toContain('ページ 2、画像 1 → 下書き 2 ページ');
    const [first = '', second = ''] = readdirSync(join(ichiba.dir, 'docs/guides'))
      .filter((name) => name.endsWith('.md'))
      .sort();
    const pages = [read(`docs/guides/${first}`), read(`docs/guides/${second}`)];
    for (const { messages } of pages) expect(errors(messages)).toEqual([]);
    const tack = pages.find(({ item }) => item.title === '仮付け');
    const top = pages.find(({ item }) => item.title === 'はじめに');
    expect(tack?.item.fields.keywords).toEqual(['点付け', 'TIG', '薄板']);
    expect(tack?.item.images.map(({ url }) => url)).toEqual([`./${tack?.item.id}-1.png`]);
    expect(tack?.text).toContain('```\n![コード](../img/a.png)\n```');
    expect(top?.text).toContain(
      `[仮付け](./${tack?.item.id}.md) と [外](https://example.jp/) と 無い。`,
    );
    for (const told of [
      '前書きの `slug`',
      '外の場所の画像',
      'リンク先 `./none.md`',
      'プログラムの入るページ',
    ])
      expect(ichiba.output).toContain(told);
  });

  it.each([
    [['word', 'x'], '`word` からは取り込めません'],
    [['kintone'], 'どのファイルを取り込むか'],
    [['kintone', 'none.csv'], '`none.csv` が見つかりません'],
    [['kintone', 'a.csv', '--out', '../elsewhere'], 'docs の外です'],
    [['kintone', 'a.csv', '--out', 'static'], 'docs の外です'],
    [['kintone', 'a.csv', '--prefix', '../x'], '`--prefix ../x` は使えません'],
    [['kintone', 'a.csv', '--kind', 'x'], '種類 `x` はありません'],
  ])('%s', async (args, sentence) => {
    put('a.csv', '題名\nあ\n');
    expect(await run(...args)).toBe(2);
    expect(ichiba.output).toContain(sentence);
  });
});
