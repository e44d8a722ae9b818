import { buildCatalog } from '@chishiki-ichiba/market/catalog';
import { readSite } from '@chishiki-ichiba/market/content';
import { checkProse, compareMessages, groupByFile } from '@chishiki-ichiba/model';
import { type Look, type LookOptions, siteOf } from './look.js';
import { messagesOf } from './read-messages.js';
import { scorePage } from './score.js';

/** Messages, hints and scores: with the text of every page, in one thread. */
export async function lookAtText(options: LookOptions): Promise<Look> {
  const { today, wanted, cache } = options;
  const site = siteOf(options);
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
