import { existsSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { SearchManifest } from '@chishiki-ichiba/search';
import { isOurFormat } from '@chishiki-ichiba/search/inspect';
import {
  REGION_MANIFEST,
  REGION_SCHEMA_VERSION,
  REGION_SEARCH,
  type RegionManifest,
  type RegionPage,
} from './format.js';

/** What `ichiba federate` wrote, as the build shows it. */
export interface Region {
  readonly manifest: RegionManifest;
  readonly pages: readonly RegionPage[];
  /** Names of firms, `<market>:<org>`. */
  readonly firms: Readonly<Record<string, string>>;
  /** Folder of the index of all its pages. */
  readonly searchDir: string;
}

/**
 * Read the folder that the option `region` names.
 *
 * @param folder - Relative to the site.
 * @throws {Error} Naming what is wrong; half a region is none.
 */
export function readRegion(siteDir: string, folder: string): Region {
  const dir = path.resolve(siteDir, folder);
  const refuse = (text: string): never => {
    throw new Error(`@chishiki-ichiba/market: "region" (${folder}): ${text}`);
  };
  const json = <T>(name: string): T => {
    const file = path.join(dir, name);
    if (!existsSync(file))
      return refuse(
        `${name} がありません。先に \`ichiba federate … --out ${folder}\` を実行してください`,
      );
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as T;
    } catch (error) {
      return refuse(`${name} を読めません（${String(error)}）。もう一度まとめてください`);
    }
  };
  const manifest = json<RegionManifest>(REGION_MANIFEST);
  const { schemaVersion, edition, parts } = manifest;
  if (schemaVersion !== REGION_SCHEMA_VERSION)
    refuse(
      `形は \`${schemaVersion}\` です。この版のプログラムの \`${REGION_SCHEMA_VERSION}\` を期待。もう一度まとめてください`,
    );
  if (edition !== 'public') refuse(`版は \`${edition}\` です。\`public\` を期待`);
  const index = json<SearchManifest>(`${REGION_SEARCH}/manifest.json`);
  if (!isOurFormat(index))
    refuse('検索の索引の形が、この版のプログラムと違います。もう一度まとめてください');
  return {
    manifest,
    pages: parts.flatMap(({ path: name }) => json<RegionPage[]>(name)),
    firms: index.labels?.org?.values ?? {},
    searchDir: path.join(dir, REGION_SEARCH),
  };
}

/** The index of a region beside our own; the old one's files go. */
export async function copyRegionIndex({ searchDir }: Region, filesDir: string): Promise<void> {
  const target = path.join(filesDir, 'region');
  await rm(target, { recursive: true, force: true });
  await cp(searchDir, target, { recursive: true });
}

/** A market that is asked and also merged would be found twice. @throws {Error} */
export function refuseTwice(
  asked: readonly { readonly id: string; readonly label: string }[],
  region: Region | undefined,
): void {
  const merged = new Set(region?.manifest.markets.map(({ id }) => id));
  const twice = asked.filter(({ id }) => merged.has(id));
  if (twice.length > 0)
    throw new Error(
      `@chishiki-ichiba/market: "markets" and "region" both have ${twice.map(({ id }) => `"${id}"`).join(', ')}: name each market in one of them`,
    );
}
