/** What a reader's way through a market costs: front, table, search, filter, page, back. */
import { medianVisit } from './median-visit.mjs';

/** Runs of which the median counts. */
const RUNS = 3;
/** A screen that has not moved for so long has come to rest. */
const REST_MS = 700;

const box = (page) => page.getByRole('combobox', { name: '検索' }).first();
const hit = (page) => page.getByRole('list', { name: '検索結果' }).getByRole('listitem').first();

/** In their order, each on the screen that the one before has left. */
const steps = {
  front: (page) => page.locator('a[href="/"]:visible').first().click(),
  matrix: (page) => page.locator('a[href="/matrix/"]').first().click(),
  // The costliest key of a word: the first, which loads the search.
  key: (page) => box(page).pressSequentially('薄'),
  nextKey: (page) => box(page).pressSequentially('板'),
  search: async (page) => {
    await box(page).press('Enter');
    await hit(page).waitFor();
  },
  facet: (page) => page.getByRole('main').getByRole('checkbox').first().check(),
  item: async (page) => {
    await hit(page).getByRole('link').first().click();
    await page.locator('article h1').waitFor();
  },
  back: async (page) => {
    await page.goBack();
    await hit(page).waitFor();
  },
};

/**
 * At desktop width on an unthrottled core, from a page of an item on.
 *
 * @returns Step → milliseconds of the main thread from the click or key to a screen at rest; what the page then
 *   fetches ahead for the next one is in it.
 */
export const measureVisit = (browser, dir, path) =>
  medianVisit(dir, path, RUNS, (url) => visit(browser, url));

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(REST_MS);
  const ms = {};
  for (const [name, act] of Object.entries(steps)) {
    const before = await worked();
    await act(page);
    await page.waitForLoadState('networkidle');
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    await page.waitForTimeout(REST_MS);
    ms[name] = (await worked()) - before;
  }
  await context.close();
  return ms;
}
