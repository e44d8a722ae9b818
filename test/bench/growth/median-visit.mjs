/** Visits a page of a folder several times; of each figure the median counts. */
import { serveFolder } from '../browser/site.mjs';

/**
 * @param visit - Gets the page's address, gives figures by name.
 * @returns The same names, medians rounded.
 */
export async function medianVisit(dir, path, times, visit) {
  const host = await serveFolder(dir);
  const runs = [];
  for (let run = 0; run < times; run++) runs.push(await visit(host.origin + path));
  await host.close();
  const median = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[times >> 1];
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, Math.round(median(name))]));
}
