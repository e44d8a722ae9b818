import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCsp, inlineScripts, toPolicy } from '../../plugins/market/lib/emit/csp.js';
import { editPages } from '../../plugins/market/lib/emit/edit-pages.js';
import { originsOf, toSearchServerProp } from '../../plugins/market/lib/search-server.js';
import { site } from './helpers.js';

const THEME = '!function(){new URLSearchParams(location.search).get("docusaurus-theme")}();';
const html = (more = '') =>
  `<!doctype html><html lang=ja><head><meta charset=UTF-8><title>x</title><script src="/a.js"></script></head><body><script>${THEME}</script>${more}</body></html>`;
const options = (dir: string) => ({
  filesDir: path.join(dir, 'ichiba'),
  hosts: [],
  youtube: false,
});

async function writeCsp(dir: string): Promise<void> {
  const csp = await createCsp(dir, options(dir));
  await editPages(dir, '/', [csp.edit]);
  await csp.end();
}

describe('the policy of a build', () => {
  test('stands in every page before anything that loads, with the hashes of its scripts', async () => {
    const dir = await site({ 'index.html': html(), 'a/b/index.html': html('<p>b</p>') });
    await writeCsp(dir);
    const hash = createHash('sha256').update(THEME).digest('base64');
    for (const file of ['index.html', 'a/b/index.html']) {
      const text = readFileSync(path.join(dir, file), 'utf8');
      expect(text).toContain(`script-src 'self' 'sha256-${hash}';`);
      expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<title>'));
    }
    const recipes = readFileSync(path.join(dir, 'ichiba/security-headers.txt'), 'utf8');
    expect(recipes.match(/frame-ancestors 'none'/g)).toHaveLength(3);
    expect(recipes).toContain(`sha256-${hash}`);
  });
  test('is one for all pages where one page has a script more', async () => {
    const more = '<script>"ichiba-broken"</script>';
    const dir = await site({
      '404.html': html(),
      'a/index.html': html(),
      'b/index.html': html(more),
    });
    await writeCsp(dir);
    const policies = ['404.html', 'a/index.html', 'b/index.html'].map(
      (file) =>
        /Content-Security-Policy" content="([^"]*)"/.exec(
          readFileSync(path.join(dir, file), 'utf8'),
        )?.[1],
    );
    expect(new Set(policies).size).toBe(1);
    expect(policies[0]?.match(/'sha256-/g)).toHaveLength(2);
  });
  test('names the page of a script nobody knows', async () => {
    const dir = await site({
      'index.html': html(),
      'a/index.html': html('<script>fetch("https://example.invalid/")</script>'),
    });
    await expect(writeCsp(dir)).rejects.toThrow(/\n\/a: fetch\("https:\/\/example\.invalid/);
  });
  test.each([
    ['<script>a()</script>', ['a()']],
    ["<script type='module'>b()</script>", ['b()']],
    ['<script type=text/javascript>c()</script>', ['c()']],
    ['<script type="application/ld+json">{"a":1}</script>', []],
    ['<script src=/x.js></script>', []],
    ['<SCRIPT>d()</SCRIPT>', ['d()']],
  ])('%s', (text, scripts) => {
    expect(inlineScripts(text)).toEqual(scripts);
  });
  test('never lets scripts be inline, and asks nobody who is not listed', () => {
    const policy = toPolicy([], { hosts: [], youtube: false });
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("frame-src 'none';");
  });
  test('the film’s host is allowed where there is a film, a listed host where it is listed', () => {
    const policy = toPolicy([], { hosts: ['https://example.jp'], youtube: true });
    expect(policy).toContain("connect-src 'self' https://example.jp;");
    expect(policy).toContain('frame-src https://www.youtube-nocookie.com https://example.jp;');
  });
  test('a search server is asked and never framed; one of the site’s own host needs no word', () => {
    const asked = originsOf({ url: 'https://search.example.jp:9200/x', index: 'ichiba' });
    const policy = toPolicy([], { hosts: [], asked, youtube: false });
    expect(policy).toContain("connect-src 'self' https://search.example.jp:9200;");
    expect(policy).toContain("frame-src 'none';");
    expect(originsOf({ url: '/engine', index: 'ichiba' })).toEqual([]);
    expect(originsOf(undefined)).toEqual([]);
  });
  test('the browser asks the index of its edition and of no other', () => {
    const server = { url: '/engine', index: 'ichiba' };
    expect(toSearchServerProp(server, { name: 'inhouse', org: 'firm-a' })).toEqual({
      url: '/engine',
      index: 'ichiba-inhouse-firm-a',
      edition: 'inhouse-firm-a',
    });
    expect(toSearchServerProp(server, { name: 'public' }).index).toBe('ichiba-public');
  });
});
