import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { checkContent, type PageCache, readSite } from '@chishiki-ichiba/market/content';
import {
  checkProse,
  compareMessages,
  groupByFile,
  type Message,
  type ProseLevel,
} from '@chishiki-ichiba/model';
import { type Score, scorePage } from './score.js';

export interface LookOptions {
  readonly siteDir: string;
  readonly roots: readonly string[];
  /** ISO date. */
  readonly today: string;
  readonly wanted: (file: string) => boolean;
  /** Hints on sentences beside the messages. */
  readonly prose: boolean;
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

export interface PageScore extends Score {
  readonly level: ProseLevel;
}

/** Read everything once: pages point at each other, so the whole site is read whichever are asked for. */
export async function lookAt(options: LookOptions): Promise<Look> {
  const { siteDir, roots, today, wanted, cache } = options;
  const content = await readSite({ siteDir, roots, ...(cache ? { cache } : {}) });
  const messages = checkContent(content, { siteDir, roots, today }).filter(({ file }) =>
    wanted(file),
  );
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
