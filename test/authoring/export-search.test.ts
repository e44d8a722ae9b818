import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEdition } from '@chishiki-ichiba/model';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { writeMarketFiles } from '../../plugins/market/lib/emit/output.js';
import { loadMarket } from '../../plugins/market/lib/load-market.js';
import { createUrls } from '../../plugins/market/lib/urls.js';
import { editionsOf, plantSite } from '../planted-site.js';
import { useCommand } from './command.js';
import { buildSmall, smallMarket } from './small-build.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Every byte of a folder, names too. */
function everyByte(dir: string): Buffer {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return Buffer.concat(
    names.flatMap((name) =>
      /\.(?:json|ndjson)$/.test(name)
        ? [Buffer.from(name), readFileSync(path.join(dir, name))]
        : [Buffer.from(name)],
    ),
  );
}

/** Documents of all bulk bodies, in order. */
function documentsIn(dir: string): Record<string, never>[] {
  const bulk = path.join(dir, 'bulk');
  return readdirSync(bulk)
    .sort()
    .flatMap((name) => readFileSync(path.join(bulk, name), 'utf8').trimEnd().split('\n'))
    .filter((_, at) => at % 2 === 1)
    .map((line) => JSON.parse(line));
}

describe('ichiba export-search', () => {
  const command = useCommand('export-search', smallMarket);
  const at = (...names: string[]) => path.join(command.dir, ...names);
  /** The command looks for `build` beside the content. */
  const build = async (edition = 'public', folder = 'build') => {
    vi.stubEnv('INIT_CWD', command.dir);
    await buildSmall(command.dir, at(folder), edition);
  };

  it('writes all pages of a build as an engine takes them, the same bytes each time', async () => {
    await build();
    expect(await command.run('--out', 'out')).toBe(0);
    expect(command.output).toMatch(/公開版: 7 ページを、index\.json と 1 個の本文/);
    const documents = documentsIn(at('out'));
    expect(documents.map(({ id }) => id).sort()).toEqual(
      ['awase', 'furui', 'ichi', 'kobo', 'ni', 'page:/sub/blog/', 'tsudoi'].sort(),
    );
    const awase = documents.find(({ id }) => id === 'awase');
    expect(awase).toMatchObject({
      url: '/sub/market/docs/manual/awase/',
      title: '板を合わせる',
      facets: { kind: ['manual'], phase: ['kaihatsu'] },
      dates: { revised: '2026-11-01', reviewBy: '2026-11-02' },
    });
    const { _meta } = JSON.parse(readFileSync(at('out/index.json'), 'utf8')).mappings;
    expect(_meta['chishiki-ichiba']).toMatchObject({ edition: 'public', documents: 7 });
    expect(_meta['chishiki-ichiba'].labels.kind.label).toBe('種類');
    expect(await command.run('--out', 'again')).toBe(0);
    expect(everyByte(at('again'))).toEqual(everyByte(at('out')));
  });

  it('gives the edition that is named and no other, whatever stands in the environment', async () => {
    await build('members', 'build');
    vi.stubEnv('ICHIBA_EDITION', 'members');
    expect(await command.run('--out', 'out')).toBe(2);
    expect(command.output).toContain('は会員版（`members`）です。公開版（`public`）を期待');
    expect(readdirSync(command.dir).filter((name) => name.startsWith('out'))).toEqual([]);
    expect(await command.run('--out', 'out', '--edition', 'members', '--build', 'build')).toBe(0);
    expect(everyByte(at('out')).includes('カイインダケノコトバ')).toBe(true);
  });

  it('writes nothing that was closed to these readers after the build', async () => {
    await build();
    writeFileSync(
      at('docs/manuals/awase.md'),
      readFileSync(at('docs/manuals/awase.md'), 'utf8').replace(
        '公開範囲: 一般公開',
        '公開範囲: 会員',
      ),
    );
    expect(await command.run('--out', 'out')).toBe(1);
    expect(command.output).toContain('awase');
    expect(readdirSync(command.dir).filter((name) => name.startsWith('out'))).toEqual([]);
  });

  it('leaves alone what is there, and says what it cannot do', async () => {
    await build();
    await mkdir(at('out'), { recursive: true });
    writeFileSync(at('out/mine.txt'), 'x');
    expect(await command.run('--out', 'out')).toBe(1);
    expect(readdirSync(at('out'))).toEqual(['mine.txt']);
    expect(await command.run()).toBe(2);
    expect(command.output).toContain('書き出すフォルダを書いてください');
    expect(await command.run('--out', 'docs/x')).toBe(2);
    expect(await command.run('--out', 'build/x')).toBe(2);
    expect(await command.run('--out', 'o', '--edition', 'working')).toBe(2);
    expect(await command.run('--out', 'o', '--build', 'nowhere')).toBe(2);
    expect(command.output).toContain('組み立てた市場');
    rmSync(at('build/market/ichiba/search/manifest.json'));
    expect(await command.run('--out', 'o')).toBe(2);
    expect(command.output).toContain('manifest.json is missing');
  });
});

describe('a market full of canaries', () => {
  const command = useCommand('export-search', {});
  test.each([
    ['public', undefined],
    ['members', undefined],
    ['inhouse', 'firm-a'],
  ] as const)(
    'exported for %s %s tells nothing of a higher edition',
    { timeout: 180_000 },
    async (name, org) => {
      vi.stubEnv('INIT_CWD', command.dir);
      const canaries = plantSite(command.dir);
      const urls = createUrls({ baseUrl: '/', routeBasePath: '/', trailingSlash: true });
      const market = await loadMarket({
        siteDir: command.dir,
        roots: ['market'],
        baseUrl: '/',
        urls,
        edition: parseEdition(name, org),
        images: {
          metadata: 'strip',
          maxSize: 2000,
          cacheDir: mkdtempSync(path.join(tmpdir(), 'ichiba-export-search-')),
        },
      });
      const build = path.join(command.dir, 'built');
      await mkdir(path.join(build, 'ichiba'), { recursive: true });
      writeFileSync(path.join(build, 'index.html'), '');
      await writeMarketFiles(market, path.join(build, 'ichiba'), 'ja', []);
      const code = await command.run(
        ...['--out', 'out', '--build', 'built', '--root', 'market', '--edition', name],
        ...(org ? ['--org', org] : []),
      );
      expect({ code, output: command.output }).toMatchObject({ code: 0 });
      const all = everyByte(path.join(command.dir, 'out'));
      const seen = canaries.filter(({ mark }) => all.includes(mark));
      const edition = org ? `${name}-${org}` : name;
      const leaks = seen.filter(({ audience }) => !editionsOf[audience].includes(edition));
      expect(leaks.map(({ place, audience }) => `${place} ${audience}`)).toEqual([]);
      // The test sees what may be seen.
      if (name !== 'public') expect(seen.length).toBeGreaterThan(200);
    },
  );
});
