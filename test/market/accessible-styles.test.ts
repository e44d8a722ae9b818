import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type Rule } from 'postcss';
import { createElement, type ReactNode } from 'react';
import { describe, expect, test } from 'vitest';
import { Announcer } from '../../plugins/search/lib/ui/Announcer.js';
import { readSlash, writeSlash } from '../../plugins/search/lib/ui/slash.js';

const { renderToStaticMarkup } = (await import('react-dom/server' as string)) as {
  renderToStaticMarkup(node: ReactNode): string;
};

const root = path.resolve(import.meta.dirname, '../..');
const sheets = ['market', 'search', 'authoring'].flatMap((room) =>
  readdirSync(path.join(root, 'plugins', room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => path.join('plugins', room, 'src', file)),
);
const read = (file: string) => postcss.parse(readFileSync(path.join(root, file), 'utf8'));
const declared = (rule: Rule) =>
  Object.fromEntries(
    rule.nodes.flatMap((node) => (node.type === 'decl' ? [[node.prop, node.value]] : [])),
  );

/** What styles must not take away; what it looks like is tried in a browser (test/e2e/accessibility.test.ts). */
describe('styles of ours', () => {
  test('draw the focus everywhere, in two tones', () => {
    const found: Record<string, string>[] = [];
    read('plugins/market/src/ui/market.css').walkRules(':focus-visible', (rule) => {
      found.push(declared(rule));
    });
    expect(found).toHaveLength(1);
    expect(found[0]?.outline).toMatch(/^[3-9]px solid /);
    expect(found[0]?.['box-shadow']).toContain('--ichiba-focus-in');
  });

  test('take an outline away only where something around it gets one', () => {
    expect(sheets.length).toBeGreaterThan(50);
    for (const file of sheets) {
      const sheet = read(file);
      sheet.walkRules((rule) => {
        if (!/^(?:none|0)$/.test(declared(rule).outline ?? '')) return;
        const around: string[] = [];
        sheet.walkRules((other) => {
          if (other.selector.includes(`:has(${rule.selector})`) && declared(other).outline)
            around.push(other.selector);
        });
        expect(around, `${file}: ${rule.selector}`).not.toEqual([]);
      });
    }
  });

  test('move nothing for who asked for no motion', () => {
    let all: Record<string, string> = {};
    read('plugins/market/src/ui/market.css').walkAtRules('media', (media) => {
      if (!media.params.includes('prefers-reduced-motion: reduce')) return;
      media.walkRules((rule) => {
        if (rule.selectors.includes('*') && rule.selectors.includes('::before'))
          all = declared(rule);
      });
    });
    expect(all).toEqual({ animation: 'none', transition: 'none', 'scroll-behavior': 'auto' });
    // The search and the writer's form are used without the market's sheet.
    for (const file of sheets.filter((name) => !name.includes('market')))
      read(file).walkDecls(/^(?:animation|transition|scroll-behavior)/, (declaration) => {
        throw new Error(`${file}: ${declaration.prop}`);
      });
  });
});

describe('the search', () => {
  test('has a live region before there is anything to say', () => {
    const html = renderToStaticMarkup(createElement(Announcer, { message: '3件' }));
    expect(html).toMatch(/^<div role="status" aria-live="polite"/);
    expect(html).toMatch(/><\/div>$/);
  });

  test('leaves `/` to who turned it off, and to who cannot keep it', () => {
    const kept = new Map<string, string>();
    const store = () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    const blocked = () => {
      throw new Error('blocked');
    };
    expect(readSlash(store)).toBe(true);
    expect(writeSlash(false, store)).toBe(true);
    expect(readSlash(store)).toBe(false);
    expect(writeSlash(true, store)).toBe(true);
    expect(readSlash(store)).toBe(true);
    expect(readSlash(blocked)).toBe(true);
    expect(writeSlash(false, blocked)).toBe(false);
  });
});
