import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPlain } from '../../plugins/market/lib/treat/css.js';
import { sanitizeSvg } from '../../plugins/market/lib/treat/svg.js';
import { hostileSvgs, refusedSvgs } from '../hostile-svgs.js';

const root = path.join(import.meta.dirname, '../..');
const sharp: typeof import('sharp').default = createRequire(
  path.join(root, 'plugins/market/package.json'),
)('sharp');
const NS = 'xmlns="http://www.w3.org/2000/svg"';

/** Whatever could run or fetch, by a look at the text that knows nothing of the sanitiser. */
const HARM =
  /<(?:[\w-]+:)?(?:script|foreignobject|iframe|object|embed|audio|video|handler|listener|html|body|img|link|meta|a)\b|\son\w+\s*=|javascript:|vbscript:|data:(?!image\/(?:png|jpe?g|gif|webp);base64,)|https?:\/\/(?!www\.w3\.org\/(?:2000\/svg|1999\/xlink)")|\/\/evil|file:|@import|@font-face|<!|<\?xml-stylesheet|&(?!amp;|lt;|gt;|quot;|#(?:9|10|13);)|expression|-moz-binding|behavior|xml:base|evil|attributeName="(?:on|\S*href|style)/i;

describe('hostile drawings', () => {
  test('there are at least a hundred, and all hold something', () => {
    expect(hostileSvgs.length).toBeGreaterThanOrEqual(100);
    expect(new Set(hostileSvgs).size).toBe(hostileSvgs.length);
    expect(
      hostileSvgs.filter((svg) => !HARM.test(svg.replace(/^<svg [^>]*>/, '')) && !HARM.test(svg)),
    ).toEqual([]);
  });
  test.each(hostileSvgs.map((svg, index) => [index, svg] as const))('%i %s', (_, svg) => {
    const { svg: clean } = sanitizeSvg(svg);
    expect(clean).not.toMatch(HARM);
    // What is left is a drawing, and there is nothing more to take out.
    expect(sanitizeSvg(clean)).toEqual({ svg: clean, findings: [] });
  });
  test.each(refusedSvgs)('refused: %s', (_, svg) => {
    const began = Date.now();
    expect(() => sanitizeSvg(svg)).toThrow(/行目|くり返し/);
    expect(Date.now() - began).toBeLessThan(1000);
  });
});

describe('drawings that mean no harm', () => {
  test.each(
    execFileSync('git', ['ls-files', 'docs/*.svg', 'static/*.svg'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter(Boolean),
  )('%s comes back as it is, but for comments', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const { svg, findings } = sanitizeSvg(text);
    expect(findings).toEqual([]);
    const bare = (part: string) => part.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, '');
    if (!/<!--/.test(text)) expect(svg).toBe(text);
    else expect(bare(svg).length).toBeGreaterThanOrEqual(bare(text).length);
  });
  test.each([
    [
      'gradients and clips',
      '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient><clipPath id="c"><rect width="4" height="4"/></clipPath></defs><rect fill="url(#g)" clip-path="url(#c)" style="stroke:url(&quot;#g&quot;)"/>',
    ],
    ['parts used again', '<symbol id="s"><circle r="2"/></symbol><use href="#s" x="1"/>'],
    [
      'a sheet of styles',
      '<style>.a{fill:#123}@media (prefers-color-scheme: dark){.a{fill:#fff}}</style><path class="a" d="M0 0h4"/>',
    ],
    [
      'words',
      '<text font-family="sans-serif" font-size="3" text-anchor="middle">板厚 &lt; 3 &amp; すき間<tspan dy="1">0</tspan></text>',
    ],
    [
      'movement',
      '<circle r="2"><animate attributeName="r" from="1" to="3" dur="2s" repeatCount="indefinite"/></circle>',
    ],
    [
      'a photo inside',
      '<image width="4" height="4" href="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"/>',
    ],
  ])('%s', (_, inner) => {
    const svg = `<svg ${NS} width="8" height="8">${inner}</svg>`;
    expect(sanitizeSvg(svg)).toEqual({ svg, findings: [] });
  });
  test('what editors note for themselves goes without a word, also where the drawing lies', () => {
    const { svg, findings } = sanitizeSvg(`<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" inkscape:export-filename="C:\\Users\\yamada\\zu.png" width="8" height="8">
  <metadata><dc:creator>山田</dc:creator></metadata>
  <svg:g inkscape:label="レイヤー 1"><rect width="4" height="4"/></svg:g>
</svg>`);
    expect(findings).toEqual([]);
    expect(svg).toBe(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">
  
  <g><rect width="4" height="4"/></g>
</svg>
`);
  });
  test('each finding has its line', () => {
    const { findings } = sanitizeSvg(
      `<svg ${NS}>\n<rect\n onclick="x()"/>\n\n<script>\n1</script>\n<style>a{}\n@import "x";</style></svg>`,
    );
    expect(findings).toEqual([
      { line: 3, what: 'onclick="x()"' },
      { line: 5, what: '<script>' },
      { line: 7, what: '@import' },
    ]);
  });
  test('records of a photo inside a drawing are taken out too; it stays turned as it was', async () => {
    const jpeg = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#c00' } })
      .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'ICHIBA' } } })
      .jpeg()
      .toBuffer();
    const { svg, findings } = sanitizeSvg(
      `<svg ${NS}><image href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`,
    );
    const inside = Buffer.from(/base64,([^"]+)/.exec(svg)?.[1] ?? '', 'base64');
    expect([jpeg.includes('ICHIBA'), inside.includes('ICHIBA'), findings]).toEqual([
      true,
      false,
      [],
    ]);
    expect((await sharp(inside).metadata()).orientation).toBe(6);
  });
});

describe('values of styles', () => {
  test.each([
    ['url(#a)', true],
    ['red /* url(http://x) */', true],
    ['exp/*/*/ression(1)', false],
    ['java/**/script:x', false],
    ['u/* */rl(http://x)', false],
    ['url(#a) /* */ url(x)', false],
  ])('comments hide nothing: %s', (value, plain) => expect(isPlain(value)).toBe(plain));

  test('are read in one pass, whatever is never closed', () => {
    const began = performance.now();
    for (const text of ['/*', '/* ', '\r', "\n'", 'url('])
      isPlain(text.repeat(100_000 / text.length));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
