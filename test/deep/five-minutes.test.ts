import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { browserPath } from '../e2e/browser.js';
import { useBuiltSite } from '../e2e/built-site.js';
import { type Drift, driftOf } from '../e2e/in-step.js';

/**
 * Two films of more than five minutes, of different length, start and pace, played to their end in
 * Chromium: the built page of the model pass, with these in the place of its own. Needs `npm run build`.
 */
const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const skip = !browserPath
  ? 'no Chromium'
  : !ffmpeg
    ? 'no ffmpeg to make films of five minutes with'
    : undefined;
if (skip) console.warn(`test/deep/five-minutes: skipped, ${skip}`);
const FRAME = 1 / 30;
const SECONDS = Number(process.env.STEP_SECONDS ?? 300);
/** The second camera was on four seconds earlier and takes twice as many pictures. */
const places = [
  { shift: 0, rate: 1 },
  { shift: -4, rate: 2 },
];
const lengths = [312, 640];

describe.skipIf(skip)('five minutes of two films', () => {
  const { blank, visit, url } = useBuiltSite();
  const dir = mkdtempSync(path.join(tmpdir(), 'ichiba-films-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('never a frame apart', { timeout: 900_000 }, async () => {
    const films = lengths.map((length, at) => {
      const file = path.join(dir, `${at}.webm`);
      const source = `testsrc=size=160x90:rate=30:duration=${length}`;
      const codec = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '80k'];
      const made = spawnSync('ffmpeg', [
        '-y',
        '-f',
        'lavfi',
        '-i',
        source,
        ...codec,
        '-g',
        '60',
        file,
      ]);
      if (made.status !== 0) throw new Error(String(made.stderr));
      return readFileSync(file);
    });
    const page = await blank();
    const html = await (await page.request.get(url('/docs/video/tig-pass-good/'))).text();
    const names = [...html.matchAll(/<video[^>]* src="?([^" >]+\.webm)/g)].map(([, name]) => name);
    expect(names).toHaveLength(2);
    for (const [at, name] of names.entries())
      await page.route(`**${name}`, (route) => {
        const body = films[at] as Buffer;
        const asked = /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? '');
        if (!asked) return route.fulfill({ body, contentType: 'video/webm' });
        const from = Number(asked[1]);
        const to = asked[2] ? Number(asked[2]) : body.length - 1;
        return route.fulfill({
          status: 206,
          body: body.subarray(from, to + 1),
          contentType: 'video/webm',
          headers: {
            'content-range': `bytes ${from}-${to}/${body.length}`,
            'accept-ranges': 'bytes',
          },
        });
      });
    await page.route('**/*.js', async (route) => {
      const response = await route.fetch();
      const text = (await response.text()).replace(
        '"shift":1.5,"rate":1',
        `"shift":${places[1]?.shift},"rate":${places[1]?.rate}`,
      );
      await route.fulfill({ response, body: text });
    });
    await visit(page, '/docs/video/tig-pass-good/');
    await page.getByRole('button', { name: '再生する' }).press('Enter');
    const root = page.locator('[data-tracks]');
    await expect
      .poll(async () => Number(await root.getAttribute('data-media-time')), { timeout: 20_000 })
      .toBeGreaterThan(3);
    const parts: Drift[] = [];
    // In parts, so that one can see where it was.
    for (let left = SECONDS; left > 0; left -= 30)
      parts.push(await driftOf(page, places, Math.min(30, left)));
    const worst = Math.max(...parts.map(({ between }) => between));
    console.log(
      `${parts.reduce((sum, { looks }) => sum + looks, 0)} looks in ${SECONDS} s, apart at most ${(worst * 1000).toFixed(1)} ms; by half minutes ${parts.map(({ between }) => (between * 1000).toFixed(1)).join(', ')} ms; the clock stood at ${parts.at(-1)?.time} s`,
    );
    expect(parts.at(-1)?.time).toBeGreaterThan(SECONDS);
    for (const { looks } of parts) expect(looks).toBeGreaterThan(20);
    expect(worst).toBeLessThan(FRAME);
    await page.context().close();
  });
});
