import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CATALOG_SCHEMA_VERSION } from '@chishiki-ichiba/market/content';
import { createSearchClient, type SearchClient } from '@chishiki-ichiba/search/client';
import { type BuiltMarket, readBuiltMarket } from '../built-market.js';
import { editionLabel } from '../edition.js';
import { holdsUsbMarket } from '../usb.js';

/** Why there is no answer, in words for whoever asked. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** A build as it lies on the disk now. */
export interface OpenBuild {
  readonly market: BuiltMarket;
  /** `public`, `members`, `inhouse-<org>`: what the build says of itself. */
  readonly edition: string;
  readonly search: SearchClient;
  /** Text of one of our files (`items/x.json`); `undefined` where there is none. */
  readFile(name: string): string | undefined;
  /** The same as bytes. */
  readBytes(name: string): Uint8Array | undefined;
  /** Text of a file of the site, below its base URL (`docs/case/x.md`). */
  readPage(name: string): string | undefined;
}

/**
 * A build of one edition. It may be built anew while it is served: every answer is of one state of it, and
 * never of an edition that nobody asked for.
 *
 * @param edition - The edition that was asked for, `public` or by its name.
 * @returns What lies there at the moment of the call. @throws {Refusal}
 */
export function createOpener(buildDir: string, edition: string): () => OpenBuild {
  let stamp = '';
  let open: OpenBuild | undefined;
  return () => {
    const now = open ? stampOf(open.market.files) : undefined;
    if (open && now !== undefined && now === stamp) return open;
    open = openBuild(buildDir, edition);
    stamp = stampOf(open.market.files) ?? '';
    return open;
  };
}

/** Another build has another catalog, or at least writes it at another time. */
function stampOf(files: string): string | undefined {
  const stat = statSync(join(files, 'catalog.json'), { throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
}

function openBuild(buildDir: string, edition: string): OpenBuild {
  const market = readMarket(buildDir, edition);
  const { files, manifest } = market;
  if (manifest.schemaVersion !== CATALOG_SCHEMA_VERSION)
    throw new Refusal(
      `\`${buildDir}\` の目録（ichiba/catalog.json）の形は \`${manifest.schemaVersion}\` です。この版のプログラムの \`${CATALOG_SCHEMA_VERSION}\` を期待。組み立て直してください`,
    );
  const found = manifest.edition ?? '';
  if (found !== edition)
    throw new Refusal(
      `\`${buildDir}\` は${editionLabel(found)}（\`${found}\`）です。${editionLabel(edition)}（\`${edition}\`）を期待。名指しした版だけを渡します（この版なら \`${optionsOf(found)}\`）`,
    );
  if (holdsUsbMarket(join(files, '..')))
    throw new Refusal(
      `\`${buildDir}\` は USB 用の組み立てで、ページの写し（Markdown）がありません。\`ichiba build\` で組み立てたフォルダを期待`,
    );
  return {
    market,
    edition: found,
    search: createSearchClient({
      baseUrl: 'search/',
      fetch: async (name) => {
        const bytes = readInside(files, name);
        return new Response(bytes ? new Uint8Array(bytes) : null, { status: bytes ? 200 : 404 });
      },
    }),
    readFile: (name) => readInside(files, name)?.toString('utf8'),
    readBytes: (name) => readInside(files, name),
    readPage: (name) => readInside(buildDir, name)?.toString('utf8'),
  };
}

function readMarket(buildDir: string, edition: string): BuiltMarket {
  let market: BuiltMarket | undefined;
  try {
    market = readBuiltMarket(buildDir);
  } catch (cause) {
    throw new Refusal(`\`${buildDir}\` の目録（ichiba/catalog.json）を読めません: ${cause}`, {
      cause,
    });
  }
  if (market) return market;
  throw new Refusal(
    `\`${buildDir}\` に、組み立てた市場（index.html と ichiba/catalog.json）がありません。先に \`npm run build${edition === 'public' ? '' : ` -- ${optionsOf(edition)}`}\` を実行するか、組み立てたフォルダを \`--build\` に書いてください`,
  );
}

const optionsOf = (edition: string): string => {
  const [name, ...org] = edition.split('-');
  return `--edition ${name}${org.length > 0 ? ` --org ${org.join('-')}` : ''}`;
};

/** Bytes of a file under a folder, links followed; nothing outside it is ever read. */
function readInside(folder: string, name: string): Buffer | undefined {
  try {
    const real = realpathSync(resolve(folder, name));
    const path = relative(realpathSync(folder), real);
    if (path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path) return undefined;
    return readFileSync(real);
  } catch {
    return undefined;
  }
}
