/**
 * What the pages that look over the whole market cost a phone, at 100 and at 10,000 items: scripting
 * to load `/matrix/`, to open a cell of it, to load `/cases/compare/` without cases and with two. The
 * routes and files are those of the plugin, made from invented items (a tenth of them cases); the
 * items' own pages are not built.
 *
 *   npm run bench -- scale     table on the screen, test/bench/out/scale.json
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.ci/files.mjs';
import { buildSite, launchChromium, serveFolder, siteFolder } from './browser/site.mjs';

/** Milliseconds of scripting, and runs of which the median counts. */
const LIMIT = 50;
const RUNS = 9;
const sizes = [100, 10_000];

const work = mkdtempSync(join(tmpdir(), 'ichiba-scale-'));
const builds = sizes.map((size) => [size, buildSite(siteWith(size))]);
const browser = await launchChromium();
const rows = [];
for (const [items, out] of builds) {
  const host = await serveFolder(out);
  rows.push({ items, ...(await measure(host.origin)) });
  await host.close();
}
await browser.close();
rmSync(work, { recursive: true, force: true });
console.table(rows);
const { items, ...largest } = rows.at(-1);
const over = Object.entries(largest).filter(([name, ms]) => name.endsWith('ms') && ms > LIMIT);
console.log(
  over.length === 0
    ? `all within ${LIMIT} ms of scripting at ${items} items`
    : `over ${LIMIT} ms at ${items} items: ${over.map(([name]) => name).join(', ')}`,
);
writeFileSync(
  join(root, 'test/bench/out/scale.json'),
  `${JSON.stringify({ limitMs: LIMIT, runs: RUNS, rows }, null, 2)}\n`,
);
process.exitCode = over.length === 0 ? 0 : 1;

/** A site whose only pages are those measured. */
function siteWith(size) {
  const dir = siteFolder(join(work, `market-${size}`));
  mkdirSync(join(dir, 'market'));
  writeFileSync(
    join(dir, 'docusaurus.config.mjs'),
    `import { createRequire } from 'node:module';
// Node's own loader: the one of Docusaurus turns modules into scripts, and not every package survives it.
const { overview } = createRequire(import.meta.url)(${JSON.stringify(join(root, 'test/bench/browser/overview.mjs'))});
export default { title: 'scale', url: 'https://example.invalid', baseUrl: '/', trailingSlash: true, onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore',
  i18n: { defaultLocale: 'ja', locales: ['ja'] }, future: { v4: true, faster: true },
  presets: [['@chishiki-ichiba/preset', { roots: ['market'], routeBasePath: '/empty/', docs: false, blog: false, pages: false }]],
  plugins: [() => overview(${size})] };\n`,
  );
  return dir;
}

/** Milliseconds of scripting, medians; loading is what a page costs beyond one with a single heading. */
async function measure(origin) {
  const median = async (act) => {
    const samples = [];
    for (let run = 0; run < RUNS; run++) samples.push(await onPage(act));
    return samples.sort((a, b) => a - b)[Math.floor(RUNS / 2)];
  };
  const load = (path) =>
    median(async (page, scripting) => {
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      return scripting();
    });
  // The page itself is told what to do and then left alone: waiting with selectors would run scripts too.
  const act = (path, script, shown) =>
    median(async (page, scripting) => {
      await page.goto(origin + path, { waitUntil: 'networkidle' });
      const before = await scripting();
      await page.evaluate(script);
      await page.waitForTimeout(700);
      const after = await scripting();
      await page.getByText(shown).first().waitFor({ timeout: 5000 });
      return after - before;
    });
  const empty = await load('/one-heading/');
  const compare = '/cases/compare/?ids=case-0,case-10';
  const rounded = {
    matrix: (await load('/matrix/')) - empty,
    matrixCell: await act('/matrix/', "document.querySelectorAll('td a')[7].click()", '記入（'),
    compare: (await load('/cases/compare/')) - empty,
    compareTwo: (await load(compare)) - empty,
  };
  return Object.fromEntries(
    Object.entries(rounded).map(([name, ms]) => [`${name} ms`, Math.round(ms * 10) / 10]),
  );
}

/** Run on a fresh page at phone size; `scripting` says how many ms of script have run since it opened. */
async function onPage(run) {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const session = await page.context().newCDPSession(page);
  // The page's own processor time: what else runs on this machine is no cost of ours.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scripting = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
  };
  const answer = await run(page, scripting);
  await page.close();
  return answer;
}
