/** What one page costs its reader: bytes, requests, work. */
import { medianVisit } from './median-visit.mjs';

/** Runs of which the median counts. */
const RUNS = 5;
/** After the page has come to rest, for what is fetched ahead. */
const REST_MS = 1000;

/**
 * First visit at telephone width, nothing in the cache.
 *
 * @returns Bytes over the line (a host that compresses) and requests until the page rests; `aheadTransfer`: of
 *   what is fetched ahead for other pages; milliseconds of the main thread, and of scripts alone.
 */
export const measurePage = (browser, dir, path) =>
  medianVisit(dir, path, RUNS, (url) => visit(browser, url));

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Performance.enable');
  const requests = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) =>
    requests.set(requestId, { ahead: request.initialPriority === 'VeryLow', bytes: 0 }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(REST_MS);
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  await context.close();
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const seen = [...requests.values()];
  return {
    transfer: sum(seen.filter(({ ahead }) => !ahead)),
    requests: seen.filter(({ ahead }) => !ahead).length,
    aheadTransfer: sum(seen.filter(({ ahead }) => ahead)),
    mainThreadMs: seconds('TaskDuration') * 1000,
    scriptMs: seconds('ScriptDuration') * 1000,
  };
}
