/** A page on a poor phone and a poor line: when it can be read, when it answers, what it loads. */

/** 400 kbit/s each way, 400 ms there and back, a processor four times slower than this one. */
export const slowPhone = {
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
  cpu: 4,
};

/**
 * First visit, nothing in the cache.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url - Of a host that compresses, as every real one does.
 * @returns Milliseconds since the navigation began, bytes as they came over the line. `readable`: text
 *   painted and every picture in view there; `interactive`: the page is React's. Idle prefetch of other
 *   pages (lowest priority) is not counted.
 */
export async function measureSlowPhone(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const requests = new Map();
  cdp.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    requests.set(requestId, {
      type,
      url: request.url,
      idle: request.initialPriority === 'VeryLow',
    });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slowPhone });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpu });
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement?.dataset.hasHydrated === 'true')
        window.benchHydrated ??= performance.now();
    }).observe(document, {
      attributes: true,
      subtree: true,
      attributeFilter: ['data-has-hydrated'],
    });
  });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForFunction(() => window.benchHydrated, undefined, { timeout: 120_000 });
  const seen = await page.evaluate(() => {
    const pictures = [...document.images]
      .filter((image) => {
        const { top, bottom } = image.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      })
      .map((image) => image.currentSrc);
    const ends = performance
      .getEntriesByType('resource')
      .filter(({ name }) => pictures.includes(name))
      .map(({ responseEnd }) => responseEnd);
    const paint =
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
    return { readable: Math.max(paint, ...ends), interactive: window.benchHydrated, pictures };
  });
  await context.close();
  const loaded = [...requests.values()].filter(({ bytes, idle }) => bytes && !idle);
  const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
  const early = loaded.filter(
    ({ type, url: at }) =>
      type === 'Document' || type === 'Stylesheet' || seen.pictures.includes(at),
  );
  return {
    readableMs: Math.round(seen.readable),
    interactiveMs: Math.round(seen.interactive),
    bytesToRead: sum(early),
    bytesInAll: sum(loaded),
    pictures: seen.pictures.length,
  };
}
