import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG_SCHEMA_VERSION } from '@chishiki-ichiba/market/content';
import type { Message } from '@chishiki-ichiba/model';
import { FORMAT_VERSION, INDEX_FORMAT, type IndexFormat } from '@chishiki-ichiba/search/inspect';
import { type CatalogManifest, findMarket } from '../built-market.js';
import { type Examined, finding } from './finding.js';

/** Every finished build beside the site, or the one that was named. */
export function examineBuilds(siteDir: string, named?: string): Examined[] {
  const folders =
    named === undefined
      ? readdirSync(siteDir)
          .filter((name) => /^build(?:-|$)/.test(name))
          .sort()
      : [named];
  const found = folders.flatMap((folder) => {
    const below = findMarket(join(siteDir, folder), '');
    return below === undefined ? [] : [examineBuild(siteDir, folder, below)];
  });
  if (found.length > 0) return found;
  return [
    {
      area: '組み立て',
      name: named ?? 'build/',
      fact: 'まだありません',
      findings:
        named === undefined
          ? []
          : [
              finding(
                'error',
                'no-build',
                `\`${named}\` に市場（index.html と ichiba/catalog.json）がありません`,
                '`npm run build` で組み立ててください',
                named,
              ),
            ],
    },
  ];
}

type Manifest = Partial<IndexFormat> & { readonly dir?: string; readonly documents?: number };

function examineBuild(siteDir: string, folder: string, below: string): Examined {
  const files = join(siteDir, folder, below, 'ichiba');
  const catalog = readJson<CatalogManifest>(join(files, 'catalog.json'));
  const findings = [
    ...judgeCatalog(catalog, files, folder),
    ...judgeIndex(join(files, 'search'), folder),
  ];
  const pages = Object.values(catalog?.counts ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    area: '組み立て',
    name: `${folder}/`,
    fact: `${catalog?.edition ?? '版は不明'}、${pages}件（目録の形 ${catalog?.schemaVersion ?? '?'}、索引の形 ${indexText(readJson(join(files, 'search/manifest.json')))}）`,
    findings,
  };
}

const rebuild = (folder: string): string =>
  `\`npm run build\` で組み立て直してください（${folder} の版が公開版でないときは \`-- --edition …\` を付けます）`;

function judgeCatalog(
  catalog: CatalogManifest | undefined,
  files: string,
  folder: string,
): Message[] {
  const file = `${folder}/ichiba/catalog.json`;
  if (!catalog)
    return [finding('error', 'catalog', '目録（catalog.json）を読めません', rebuild(folder), file)];
  if (catalog.schemaVersion !== CATALOG_SCHEMA_VERSION)
    return [
      finding(
        'error',
        'catalog-version',
        `目録の形は \`${catalog.schemaVersion}\` です。この版のプログラムの \`${CATALOG_SCHEMA_VERSION}\` を期待`,
        rebuild(folder),
        file,
      ),
    ];
  return (catalog.parts ?? []).flatMap(({ path, count }) => {
    const part = readJson<unknown[]>(join(files, path));
    return part?.length === count
      ? []
      : [
          finding(
            'error',
            'catalog',
            `目録の一部 \`${path}\` が${part ? `${part.length}件です。${count}件を期待` : 'ないか、読めません'}`,
            rebuild(folder),
            `${folder}/ichiba/${path}`,
          ),
        ];
  });
}

function judgeIndex(dir: string, folder: string): Message[] {
  const manifest = readJson<Manifest>(join(dir, 'manifest.json'));
  const file = `${folder}/ichiba/search/manifest.json`;
  if (!manifest)
    return [
      finding('error', 'index', '検索の索引（manifest.json）を読めません', rebuild(folder), file),
    ];
  const container = containerOf(join(dir, manifest.dir ?? '-'));
  const found = { ...pick(manifest), container };
  const wanted = { ...INDEX_FORMAT, container: FORMAT_VERSION };
  if (container === undefined)
    return [
      finding(
        'error',
        'index',
        `検索の索引のフォルダ \`${manifest.dir}\` がないか、空です`,
        rebuild(folder),
        file,
      ),
    ];
  if (JSON.stringify(found) === JSON.stringify(wanted)) return [];
  return [
    finding(
      'error',
      'index-version',
      `検索の索引の形は \`${indexText(found)}\` です。この版のプログラムの \`${indexText(wanted)}\` を期待。このままでは、読む人の検索に「検索の部品の版が合っていません」と出ます`,
      rebuild(folder),
      file,
    ),
  ];
}

const pick = ({ schemaVersion, analyzer, resolution }: Manifest) => ({
  schemaVersion,
  analyzer,
  resolution,
});

const indexText = (format: (Manifest & { container?: number | undefined }) | undefined): string =>
  format === undefined
    ? '?'
    : [format.schemaVersion, format.analyzer, format.resolution, format.container]
        .filter((part) => part !== undefined)
        .join('-');

/** Version byte of the first binary file of an index. */
function containerOf(dir: string): number | undefined {
  if (!existsSync(dir)) return undefined;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      const inner = containerOf(path);
      if (inner !== undefined) return inner;
    } else if (entry.name.endsWith('.bin')) return readFileSync(path)[3];
  }
  return undefined;
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
