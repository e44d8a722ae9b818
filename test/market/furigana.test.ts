import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { readFurigana, writeFurigana } from '../../plugins/market/lib/client/furigana.js';
import { readSearchDocuments } from '../../plugins/market/lib/documents.js';
import { readFuriganaReport } from '../../plugins/market/lib/furigana/index.js';
import { textBlocks } from '../../plugins/market/lib/furigana/texts.js';
import { readEasyJapanese } from '../../plugins/market/lib/furigana/to-furigana.js';
import {
  FuriganaContext,
  type FuriganaState,
  noFurigana,
} from '../../plugins/market/lib/ui/furigana/context.js';
import { writeFurigana as write } from '../../plugins/market/lib/ui/furigana/Furigana.js';
import { withFurigana } from '../../plugins/market/lib/ui/furigana/withFurigana.js';
import { page, published, site } from './helpers.js';

// Its types are not installed.
const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(element: ReturnType<typeof createElement>): string;
};

const edition = { name: 'public' } as const;
const manual = (body: string, title = '試し') =>
  page(
    `種類: ワンポイントレッスン\n題名: ${title}\n型: 基礎知識\n要点: 短く\n改訂日: 2026-11-01\n${published}`,
    body,
  );

describe('texts of a page', () => {
  it('are lines: links and marks do not end them, code and boxes do', () => {
    const body = [
      ['p', null, '板を', ['a', { href: '/x/' }, '溶接'], 'する', ['code', null, '溶接'], '前'],
      ['KeyPoint', { reason: '油が焼ける', id: 'abura' }, '油を拭く'],
      ['EasyJapanese', null, ['p', null, '板です']],
    ] as const;
    const blocks = textBlocks({ item: { title: '題名' } as never, body: body as never });
    expect(blocks).toEqual([
      ['題名'],
      ['板を', '溶接', 'する'],
      ['前'],
      ['油が焼ける'],
      ['油を拭く'],
    ]);
  });
});

describe('a text with furigana', () => {
  it('is written as ruby over the words only', () => {
    const html = renderToStaticMarkup(
      createElement(
        'p',
        null,
        write('板を磨く', [
          [0, 1, 'いた'],
          [2, 1, 'みが'],
        ]),
      ),
    );
    expect(html).toBe('<p><ruby>板<rt>いた</rt></ruby>を<ruby>磨<rt>みが</rt></ruby>く</p>');
    expect(write('板', undefined)).toBe('板');
  });

  it('stands in the body of a section in easy Japanese, and nowhere else', () => {
    const furigana = {
      read: (text: string) => ({ segments: [[text, 'いた'] as const], guesses: [] }),
    };
    expect(
      readEasyJapanese(
        [
          ['p', null, '板'],
          ['EasyJapanese', null, '板'],
        ],
        [],
        furigana,
      ),
    ).toEqual([
      ['p', null, '板'],
      ['EasyJapanese', null, ['ruby', null, '板', ['rt', null, 'いた']]],
    ]);
  });
});

describe('the switch', () => {
  it('is kept on the device', () => {
    const kept = new Map<string, string>();
    const storage = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    expect(readFurigana(storage)).toBe(false);
    writeFurigana(true, storage);
    expect(readFurigana(storage)).toBe(true);
    expect(kept.size).toBe(1);
    writeFurigana(false, storage);
    expect(readFurigana(storage)).toBe(false);
    expect(kept.size).toBe(0);
  });

  it('holds for the visit where nothing can be kept', () => {
    const storage = (): never => {
      throw new Error('denied');
    };
    writeFurigana(true, storage);
    expect(readFurigana(storage)).toBe(true);
    writeFurigana(false, storage);
    expect(readFurigana(storage)).toBe(false);
  });
});

describe('a market', () => {
  it('searches plain words, and an author’s reading finds them', async () => {
    const siteDir = await site({ 'docs/opl/x.md': manual('{開先|かいさき}を見ます。') });
    const { documents } = await readSearchDocuments({ siteDir, roots: ['docs'], edition });
    const [document] = documents;
    const text = JSON.stringify(document?.sections);
    expect(text).toContain('開先を見ます。');
    expect(text).not.toMatch(/かいさき|[{}]開|\|/);
    expect(document?.keywords).toContain('かいさき');
  });

  it('lists what nobody has reviewed, with its place, until the list has it', async () => {
    const files = { 'docs/opl/x.md': manual('\n継手を見ます。\n\n{母材|ぼざい}を見ます。') };
    const report = async (list: string) => {
      const siteDir = await site({ ...files, 'docs/furigana.yml': list });
      return readFuriganaReport({ siteDir, roots: ['docs'], edition });
    };
    const before = await report('見る: みる\n試し: ためし');
    const found = before.words.find(({ word }) => word === '継手');
    expect(found).toMatchObject({ reading: 'つぎて', count: 1, listed: [] });
    expect(found?.places).toEqual([
      { file: 'docs/opl/x.md', line: 11, context: '【継手】を見ます。' },
    ]);
    expect(before.words.map(({ word }) => word)).not.toContain('母材');
    const after = await report('見る: みる\n試し: ためし\n継手: つぎて');
    expect(after.words.map(({ word }) => word)).not.toContain('継手');
  });
});

describe('elements of .mdx', () => {
  const heading = ({ children }: { children?: unknown }) =>
    createElement('h3', { 'aria-label': typeof children === 'string' ? children : 'no text' });
  const { h3 } = withFurigana({ h3: heading as never });
  const draw = (state?: FuriganaState) => {
    const element = createElement(h3 as 'h3', null, '溶接');
    return renderToStaticMarkup(
      state ? createElement(FuriganaContext, { value: state }, element) : element,
    );
  };

  it('get what their author wrote while nobody wants furigana, on pages that are not ours too', () => {
    expect(draw()).toBe('<h3 aria-label="溶接"></h3>');
    expect(draw({ ...noFurigana })).toBe('<h3 aria-label="no text"></h3>');
  });
});
