import { createElement, type ReactNode } from 'react';
import { jsx as plain } from 'react/jsx-runtime';
import { describe, expect, test, vi } from 'vitest';
import { findJapanese, letters } from '../../plugins/market/lib/client/language/japanese.js';
import { Fragment, jsx, jsxs } from '../../plugins/market/lib/client/language/jsx-runtime.js';
import { jsx as jsxOfHan } from '../../plugins/market/lib/client/language/jsx-runtime-han.js';
import jsxLoader from '../../plugins/market/lib/language/jsx-loader.js';
import { createLanguageRules } from '../../plugins/market/lib/language/language-rule.js';

vi.mock('@docusaurus/Link', () => ({ default: 'a' }));

const { renderToStaticMarkup: html } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(node: ReactNode): string;
};

describe('what stands in Japanese on a page in another language', () => {
  test.each([
    ['Tack welding', undefined],
    ['3 / 4 mm', undefined],
    ['裏波', 'whole'],
    ['TIG溶接の裏波', 'whole'],
    ['3mmの薄板', 'whole'],
    ['Back bead (裏波)', [11, 13]],
    ['Asked of 裏波 and ヘラ by all', [9, 18]],
  ] as const)('%s', (text, place) => {
    expect(findJapanese(text, letters.any)).toEqual(place);
  });

  test('says so on the element that holds nothing else', () => {
    expect(html(jsx('h1', { children: '薄板の仮付け' }))).toBe('<h1 lang="ja">薄板の仮付け</h1>');
    expect(html(jsx('h1', { children: 'Tack welding' }))).toBe('<h1>Tack welding</h1>');
    expect(html(jsx('option', { children: ['Step ', '囲う'] }))).toBe(
      '<option lang="ja">Step 囲う</option>',
    );
    expect(html(jsx('img', { alt: '裏波の写真' }))).toBe('<img alt="裏波の写真" lang="ja"/>');
  });

  test('says it of the Japanese words alone beside others', () => {
    expect(html(jsx('p', { children: 'Labels for “仮付け”' }))).toBe(
      '<p><span>Labels for “<span lang="ja">仮付け</span>”</span></p>',
    );
    expect(html(jsxs('li', { children: ['Needs ', '裏波', jsx('b', { children: 'soon' })] }))).toBe(
      '<li>Needs <span lang="ja">裏波</span><b>soon</b></li>',
    );
    expect(html(jsx(Fragment, { children: [['囲う'], 2, null] }))).toBe(
      '<span lang="ja">囲う</span>2',
    );
  });

  test('leaves alone what says its language, and what is no text of the page', () => {
    expect(html(jsx('p', { lang: 'ja', children: '囲う' }))).toBe('<p lang="ja">囲う</p>');
    expect(html(jsxs('p', { lang: 'ja', children: ['囲う', '1'] }))).toBe('<p lang="ja">囲う1</p>');
    expect(html(jsx('style', { children: '/* 囲う */' }))).toBe('<style>/* 囲う */</style>');
    const Part = ({ children }: { children?: unknown }) =>
      createElement('i', null, typeof children);
    expect(html(jsx(Part, { children: '囲う' }))).toBe('<i>string</i>');
  });

  test('on a page in Han only what has kana is Japanese', () => {
    expect(html(jsxOfHan('p', { children: '焊接' }))).toBe('<p>焊接</p>');
    expect(html(jsxOfHan('p', { children: '溶接のこつ' }))).toBe('<p lang="ja">溶接のこつ</p>');
  });

  test('children without any Japanese stay the same list', () => {
    const children = ['a', plain('b', { children: 'c' }), 1];
    const made = jsxs('p', { children }) as { props: { children: unknown } };
    expect(made.props.children).toBe(children);
  });
});

describe('the bundler', () => {
  const rules = (currentLocale: string, defaultLocale = 'ja') =>
    createLanguageRules({
      currentLocale,
      defaultLocale,
      localeConfigs: { ja: { htmlLang: 'ja-JP' }, zh: { htmlLang: 'zh-Hans' } } as never,
    });
  test('marks nothing where readers have the authors’ language', () => {
    expect(rules('ja')).toEqual([]);
    expect(rules('ja-x-yasashii')).toEqual([]);
    expect(rules('ja', 'en')).toEqual([]);
    expect(rules('fr', 'en')).toEqual([]);
    expect(JSON.stringify(rules('en'))).toContain('jsx-runtime.js');
    expect(JSON.stringify(rules('zh'))).toContain('jsx-runtime-han.js');
  });
  test('lets our modules make their elements with it', () => {
    const load = (code: string) =>
      jsxLoader.call({ getOptions: () => ({ runtime: '/x/jsx-runtime.js' }) }, code);
    for (const quote of ['"', "'"])
      expect(load(`import { jsx as _jsx } from ${quote}react/jsx-runtime${quote};_jsx();`)).toBe(
        'import { jsx as _jsx } from "/x/jsx-runtime.js";_jsx();',
      );
    expect(load("import { useState } from 'react';")).toBe("import { useState } from 'react';");
  });
});
