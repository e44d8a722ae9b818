import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteContent } from '@chishiki-ichiba/market/content';
import { type Edition, FURIGANA_FILE, WITHDRAWN_FILE, withdrawnFor } from '@chishiki-ichiba/model';
import { isMap, isScalar, parseDocument } from 'yaml';
import { toYaml } from './front-matter.js';

const SOURCES_FILE = 'sources.yml';

/** The lists beside the pages, with what the exported pages use of them: the rest may tell what is hidden. */
export function toLists(
  siteDir: string,
  root: string,
  content: SiteContent,
  edition: Edition,
  pages: readonly unknown[],
): Map<string, string> {
  const text = pages.filter((page) => typeof page === 'string').join('\n');
  const lists = new Map<string, string>();
  const add = (name: string, keep: (key: string) => boolean) => {
    const file = join(siteDir, root, name);
    const kept = existsSync(file) ? keysOf(readFileSync(file, 'utf8'), keep) : {};
    if (Object.keys(kept).length > 0) lists.set(name, toYaml(kept));
  };
  const tags = new Set(text.match(/\bS\d+/g));
  add(SOURCES_FILE, (tag) => tags.has(tag));
  // A verb stands in the list as in a dictionary: 磨く, of 磨いて.
  add(FURIGANA_FILE, (word) => text.includes(word.replace(/\p{Script=Hiragana}+$/u, '')));
  const withdrawn = withdrawnFor(content.withdrawn, edition).map(
    ({ id, kind, date, visibility, owner, aliases }) => ({
      id,
      種類: kind,
      日付: date,
      理由: '（書き出しには入れていません）',
      公開範囲: visibility,
      ...(owner ? { 所有: owner } : {}),
      ...(aliases.length > 0 ? { 旧id: aliases } : {}),
    }),
  );
  if (withdrawn.length > 0) lists.set(WITHDRAWN_FILE, toYaml(withdrawn));
  return lists;
}

/** Entries of a YAML map by their keys; comments stay behind. */
function keysOf(text: string, keep: (key: string) => boolean): Record<string, unknown> {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  if (!isMap(document.contents)) return {};
  const all = document.toJSON() as Record<string, unknown>;
  const keys = document.contents.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  return Object.fromEntries(keys.filter(keep).map((key) => [key, all[key]]));
}
