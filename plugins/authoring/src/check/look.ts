import { posix } from 'node:path';
import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import {
  checkContent,
  checkOverdue,
  findOrphans,
  orphanMessages,
  type PageCache,
  readSite,
  type SiteContent,
} from '@chishiki-ichiba/market/content';
import {
  checkProse,
  compareMessages,
  groupByFile,
  type Item,
  type Message,
  type ProseLevel,
} from '@chishiki-ichiba/model';
import { type KeptRun, lookForRun } from './kept-run.js';
import { readPagesInThreads } from './read-parallel.js';
import { type Score, scorePage } from './score.js';

export interface LookOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** Folders whose `.mdx` files are pages; without them every one is. */
  readonly mdxFolders?: readonly string[];
  /** ISO date. */
  readonly today: string;
  readonly wanted: (file: string) => boolean;
  /** Hints on sentences beside the messages. */
  readonly prose: boolean;
  /** Whether `scores` will be asked for. */
  readonly score: boolean;
  readonly cache?: PageCache;
}

export interface Look {
  /** Of the pages asked for, by file and place. */
  readonly messages: readonly Message[];
  /** Number of page files seen. */
  readonly files: number;
  /** Of the pages asked for that could be read, by file; counted when somebody asks. */
  scores(): PageScore[];
}

type Site = Pick<LookOptions, 'siteDir' | 'roots' | 'mdxFolders'>;
const siteOf = ({ siteDir, roots, mdxFolders }: LookOptions): Site => ({
  siteDir,
  roots,
  ...(mdxFolders ? { mdxFolders } : {}),
});

/** Messages alone: kept from the last run when nothing changed, else read on all cores. */
async function lookAtMessages(options: LookOptions): Promise<Look> {
  const { run, save } = lookForRun({ ...siteOf(options), today: options.today });
  const { messages, files } = run ?? (await readMessages(siteOf(options), options.today, save));
  return { messages: messages.filter(({ file }) => options.wanted(file)), files, scores: () => [] };
}

async function readMessages(
  site: Site,
  today: string,
  save: (run: KeptRun) => void,
): Promise<KeptRun> {
  const cache = await readPagesInThreads(site.siteDir, site.roots);
  const content = await readSite({ ...site, cache });
  const run = { messages: messagesOf(content, site, today), files: content.files };
  if (!content.entries.some(({ item }) => leavesRoots(item, site.roots))) save(run);
  return run;
}

/** What is wrong with pages, and what a site that is looked after would not have. */
const messagesOf = (content: SiteContent, site: Site, today: string): Message[] =>
  [
    ...checkContent(content, { ...site, today }),
    ...checkOverdue(content, today),
    ...orphanMessages(findOrphans(content, site)),
  ].sort(compareMessages);

/** Names a file that lies under none of the roots: whether it changed is not known then. */
const leavesRoots = ({ file, fields, images, links }: Item, roots: readonly string[]): boolean =>
  JSON.stringify([fields, images, links])
    .match(/(?<!\.\/)(?:\.{1,2}\/)*\.\.\/[^"\s)]*/g)
    ?.some((url) => {
      const path = posix.join(posix.dirname(file), url);
      return !roots.some((root) => path === root || path.startsWith(`${root}/`));
    }) ?? false;

export interface PageScore extends Score {
  readonly level: ProseLevel;
}

/** Read everything once: pages point at each other, so the whole site is read whichever are asked for. */
export async function lookAt(options: LookOptions): Promise<Look> {
  const { today, wanted, cache } = options;
  const site = siteOf(options);
  // Only these two look at the text of pages again.
  if (!options.prose && !options.score && !cache) return lookAtMessages(options);
  const content = await readSite({ ...site, ...(cache ? { cache } : {}) });
  const messages = messagesOf(content, site, today).filter(({ file }) => wanted(file));
  const entries = content.entries.filter(({ item }) => wanted(item.file));
  const known = new Set(
    content.entries.flatMap(({ item }) =>
      item.kind === 'term'
        ? [item.title, ...(item.fields.synonyms ?? [])].flatMap(
            (name) => name.match(/[ァ-ヺー]{2,}/g) ?? [],
          )
        : [],
    ),
  );
  const hints = options.prose
    ? entries.flatMap(({ item, body }) => checkProse(item.file, body, known).messages)
    : [];
  return {
    messages: options.prose ? [...messages, ...hints].sort(compareMessages) : messages,
    files: content.files,
    scores: () => {
      const catalog = buildCatalog(content.entries.map(({ item }) => item));
      const byFile = groupByFile(messages);
      return entries.map(({ item, body }) => ({
        ...scorePage(item, { catalog, messages: byFile.get(item.file) ?? [], today }),
        level: checkProse(item.file, body).level,
      }));
    },
  };
}
