import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOG_SCHEMA_VERSION } from '@chishiki-ichiba/market/content';
import { REGION_SCHEMA_VERSION } from '@chishiki-ichiba/market/region';
import { createSearchClient } from '@chishiki-ichiba/search/client';
import { FORMAT_VERSION, INDEX_FORMAT, isOurFormat } from '@chishiki-ichiba/search/inspect';
import { describe, expect, it } from 'vitest';

/** Small builds as finished releases wrote them (`test/fixtures/builds/store.mjs`), against today's code. */
const builds = path.resolve(import.meta.dirname, '../fixtures/builds');
const stored = readdirSync(builds).filter((name) => existsSync(path.join(builds, name, 'ichiba')));
const read = (name: string, file: string) =>
  readFileSync(path.join(builds, name, 'ichiba/search', file));
const manifestOf = (name: string) => JSON.parse(read(name, 'manifest.json').toString());

const clientOf = (name: string) =>
  createSearchClient({
    baseUrl: 'http://host/',
    fetch: async (url) =>
      new Response(new Uint8Array(read(name, url.slice('http://host/'.length)))),
  });

describe('index formats', () => {
  it('one stored build has the format of this code: store one before a number is raised', () => {
    const ours = stored.filter((name) => isOurFormat(manifestOf(name)));
    expect(ours, JSON.stringify(INDEX_FORMAT)).toHaveLength(1);
    const [name = ''] = ours;
    expect(read(name, `${manifestOf(name).dir}/s/0.bin`)[3]).toBe(FORMAT_VERSION);
    expect(stored.length).toBeGreaterThan(1);
  });

  it.each(stored.filter((name) => isOurFormat(manifestOf(name))))(
    '%s is answered: code that reads it otherwise must raise its version',
    async (name) => {
      const client = clientOf(name);
      const answers = async (query: string, options = {}) => {
        const { hits, problems, totalIsExact } = await client.search(query, options);
        expect(problems).toEqual([]);
        expect(totalIsExact).toBe(true);
        return hits.map(({ id, section }) => `${id}#${section?.id ?? ''}`);
      };
      expect(await answers('溶け落ち')).toEqual(['tig-corner#step-1']);
      expect(await answers('ブローホール')).toEqual(['blowhole#']);
      expect(await answers('三社 図面')).toEqual(['ring-case#']);
      expect(await answers('うすいたのかど')).toEqual(['tig-corner#']);
      expect(await answers('穴', { facets: { kind: ['term'] } })).toEqual(['blowhole#']);
      expect(await answers('', { ranges: { current: [30, null] } })).toEqual(['tig-corner#']);
      expect((await client.search('buro-ho-ru')).hits.map(({ id }) => id)).toEqual(['blowhole']);
    },
  );

  it.each(stored.filter((name) => !isOurFormat(manifestOf(name))))(
    '%s is refused with its reason, never answered with nothing',
    async (name) => {
      const result = await clientOf(name).search('溶け落ち');
      expect(result.hits).toEqual([]);
      expect(result.totalIsExact).toBe(false);
      expect(result.problems).toEqual([
        { source: '', kind: 'version', url: 'http://host/manifest.json' },
      ]);
    },
  );
});

it('the upgrade notes name the numbers of this code', () => {
  const notes = readFileSync(path.resolve(builds, '../../../docs/_adopters/upgrade.md'), 'utf8');
  const numbers = [...notes.matchAll(/\| (\d+) \|$/gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual([
    CATALOG_SCHEMA_VERSION,
    INDEX_FORMAT.schemaVersion,
    INDEX_FORMAT.analyzer,
    FORMAT_VERSION,
    REGION_SCHEMA_VERSION,
  ]);
});
