import { posix } from 'node:path';
import {
  checkContent,
  checkOverdue,
  findOrphans,
  listPageFiles,
  orphanMessages,
  readSite,
  type SiteContent,
} from '@chishiki-ichiba/market/content';
import { compareMessages, type Item, type Message } from '@chishiki-ichiba/model';
import { lookForPages } from './kept-pages.js';
import type { KeptRun } from './kept-run.js';
import type { Site } from './look.js';
import { handPages } from './read-pages.js';
import { FEWEST, type Readers, startReaders } from './read-parallel.js';

export interface ReadRun extends KeptRun {
  /** Whether all that the messages depend on lies where changes of it are seen. */
  readonly lasting: boolean;
}

/**
 * All messages of a site, of pages read now and of those that earlier runs kept.
 *
 * @param readers - Threads that were started beforehand.
 */
export async function readMessages(
  site: Site,
  today: string,
  readers: Readers | undefined,
): Promise<ReadRun> {
  const { siteDir, roots } = site;
  const kept = lookForPages(siteDir, roots, await listPageFiles(siteDir, roots));
  const { missing, cache, readings } = kept;
  const threads = missing.length < FEWEST ? undefined : (readers ?? startReaders());
  if (readers !== threads) readers?.stop();
  const read = threads ? await threads.read(missing) : [{ pages: await handPages(missing) }];
  for (const { absolute, kept: page } of read.flatMap(({ pages }) => pages))
    cache.set(absolute, page);
  const content = await readSite({ ...site, cache, readings });
  kept.save(read);
  return {
    messages: messagesOf(content, site, today),
    files: content.files,
    lasting: !content.entries.some(({ item }) => leavesRoots(item, roots)),
  };
}

/** What is wrong with pages, and what a site that is looked after would not have. */
export const messagesOf = (content: SiteContent, site: Site, today: string): Message[] =>
  [
    ...checkContent(content, { ...site, today }),
    ...checkOverdue(content, today),
    ...orphanMessages(findOrphans(content, site)),
  ].sort(compareMessages);

/** Names a file that lies under none of the roots: whether it changed is not known then. */
function leavesRoots({ file, fields, images, links }: Item, roots: readonly string[]): boolean {
  const folder = posix.dirname(file);
  const leaves = (value: unknown): boolean => {
    if (typeof value === 'object' && value !== null) return Object.values(value).some(leaves);
    if (typeof value !== 'string' || !value.includes('../')) return false;
    const urls = value.match(/(?<!\.\/)(?:\.{1,2}\/)*\.\.\/[^"\s)]*/g) ?? [];
    return urls.some((url) => {
      const path = posix.join(folder, url);
      return !roots.some((root) => path === root || path.startsWith(`${root}/`));
    });
  };
  return leaves(fields) || leaves(images) || leaves(links);
}
