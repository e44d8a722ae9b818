/** What a reader's way through a market costs: front, table, search, filter, page, back. */
import { medianVisit } from './median-visit.mjs';
import { percentUntilStable } from './stable-screen.mjs';

/** Runs of which the median counts. */
const RUNS = 3;
/** The main thread has come to rest when it has done nothing for so long. */
const REST_MS = 700;
/** Less than a frame's worth: a clock of the page, or the measuring itself. */
const NOTHING_MS = 2;

const box = (page) => page.getByRole('combobox', { name: '検索' }).first();
const hit = (page) => page.getByRole('list', { name: '検索結果' }).getByRole('listitem').first();
const title = (page) => page.locator('article h1');

/**
 * In their order, each on the screen that the one before has left: what the reader presses or types, and what
 * is on the screen then.
 */
const steps = {
  front: { press: (page) => page.locator('a[href="/"]:visible').first(), shows: box },
  matrix: { press: (page) => page.locator('a[href="/matrix/"]').first(), shows: table },
  // The costliest key of a word: the first, which loads the search. Into the box, and the key.
  key: { press: box, type: '薄', shows: option },
  nextKey: { type: '板', shows: option },
  search: { key: 'Enter', shows: hit },
  facet: { press: (page) => page.getByRole('main').getByRole('checkbox').first(), shows: hit },
  item: { press: (page) => hit(page).getByRole('link').first(), shows: title },
  back: { back: true, shows: hit },
};

function table(page) {
  return page.getByRole('table').first();
}
function option(page) {
  return page.getByRole('option').first();
}

/**
 * At desktop width on an unthrottled core, from a page of an item on.
 *
 * @returns Milliseconds of the main thread by step. `stable`: from the click or key to the last change of the
 *   screen; `whole`: until nothing more is done, with what the page fetches ahead for the next step.
 */
export async function measureVisit(browser, dir, path) {
  const whole = await medianVisit(dir, path, RUNS, (url) => visit(browser, url, countedStep));
  // A trace slows all it looks at: it tells the share, not the time.
  const percent = await medianVisit(dir, path, RUNS, (url) => visit(browser, url, tracedStep));
  const stable = Object.fromEntries(
    Object.entries(whole).map(([name, ms]) => [name, Math.round((ms * percent[name]) / 100)]),
  );
  return { stable, whole };
}

/** @param measure - Does a step by its `act` and gives its figure. */
async function visit(browser, url, measure) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url, { waitUntil: 'networkidle' });
  // A cursor that blinks would be a change of the screen for ever.
  await page.addStyleTag({ content: '* { caret-color: transparent !important }' });
  await rest(session);
  const figures = {};
  for (const [name, step] of Object.entries(steps)) {
    const act = await prepare(page, session, step);
    figures[name] = await measure({ browser, page, session, act });
    await step.shows(page).waitFor({ timeout: 1000 });
  }
  await context.close();
  return figures;
}

/**
 * Looks for what is to be pressed before anything is measured, for looking runs scripts in the page. What is
 * returned acts as a hand does: by the events of the mouse and the keyboard alone.
 */
async function prepare(page, session, { press, type, key, back }) {
  if (back) return () => page.evaluate('void history.back()');
  if (key) return () => page.keyboard.press(key);
  if (!press) return () => session.send('Input.insertText', { text: type });
  await press(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await press(page).boundingBox();
  return async () => {
    await page.mouse.click(x + width / 2, y + height / 2);
    if (type) await session.send('Input.insertText', { text: type });
  };
}

async function countedStep({ session, act }) {
  const before = await worked(session);
  await act();
  return (await rest(session)) - before;
}

async function tracedStep({ browser, page, session, act }) {
  await browser.startTracing(page, {
    categories: [
      'disabled-by-default-devtools.timeline',
      'disabled-by-default-devtools.screenshot',
    ],
  });
  await act();
  await rest(session);
  return percentUntilStable(JSON.parse(await browser.stopTracing()).traceEvents);
}

/** Waits until the main thread has nothing more to do. @returns What it has done by then. */
async function rest(session) {
  let before = await worked(session);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const now = await worked(session);
    if (now - before < NOTHING_MS) return now;
    before = now;
  }
}

/** Milliseconds of the main thread so far, without those in which it answered the bench. */
async function worked(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return (seconds('TaskDuration') - seconds('DevToolsCommandDuration')) * 1000;
}
