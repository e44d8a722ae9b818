import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSearchDocuments } from '@chishiki-ichiba/market/documents';
import type { SearchDocument } from '@chishiki-ichiba/search';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/**
 * What the sources teach about running an alliance, row by row: the section of the model it was
 * extracted to, the row in our words, the guide that says it, and words that stand there.
 */
interface Row {
  readonly section: string;
  readonly row: string;
  readonly page: string;
  readonly says: string;
}

const rows = parse(
  readFileSync(path.resolve(import.meta.dirname, '../fixtures/playbook-rows.yml'), 'utf8'),
) as Row[];
const siteDir = path.resolve(import.meta.dirname, '../..');
let pages: ReadonlyMap<string, SearchDocument>;
let links: ReadonlySet<string>;

beforeAll(async () => {
  const { documents } = await readSearchDocuments({
    siteDir,
    roots: ['docs'],
    edition: { name: 'public' },
  });
  pages = new Map(documents.map((document) => [document.id, document]));
  const playbook = readFileSync(path.join(siteDir, 'docs/guides/playbook.md'), 'utf8');
  links = new Set(
    [...playbook.matchAll(/\/docs\/guide\/([a-z0-9-]+)\//g)].map(([, id]) => id ?? ''),
  );
}, 60_000);

const shown = ({ title, summary, sections }: SearchDocument): string =>
  [title, summary, ...sections.flatMap(({ heading, text }) => [heading, text])]
    .join('\n')
    .replace(/\s/g, '');

describe('the playbook', () => {
  test('holds rows of every part of the model', () => {
    const sections = new Set(rows.map(({ section }) => section.split('.')[0]));
    expect([...sections].sort((a, b) => Number(a) - Number(b))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '8',
      '10',
      '11',
      '12',
      '13',
      '14',
    ]);
    expect(rows.length).toBeGreaterThan(150);
  });

  test.each(rows.map((row) => [`${row.section} ${row.row}`, row] as const))('%s', (_, row) => {
    const document = pages.get(row.page);
    expect(document, `no public page ${row.page}`).toBeDefined();
    if (document) expect(shown(document)).toContain(row.says.replace(/\s/g, ''));
  });

  test('its contents page leads to every page that says a row', () => {
    const missing = [...new Set(rows.map(({ page }) => page))].filter((page) => !links.has(page));
    expect(missing).toEqual([]);
  });
});
