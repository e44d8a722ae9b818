import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../command.js';
import { isAddress, withSlash } from './open-source.js';
import type { NamedMarket } from './read-market.js';

/**
 * The markets that were named: each argument is a list (`.json`), the address of a front, or
 * `folder=address`. All that is wrong with them is told at once.
 *
 * @param here - Folder the arguments are relative to.
 * @throws {UsageError}
 */
export function namedMarkets(typed: readonly string[], here: string): NamedMarket[] {
  const wrong: string[] = [];
  const markets = typed.flatMap((argument) => {
    const list = isAddress(argument) ? undefined : listFile(resolve(here, argument));
    if (list !== undefined) return readList(list, argument, wrong);
    const [, folder, address = argument] = /^(.+?)=(https?:\/\/.*)$/.exec(argument) ?? [];
    const from = folder === undefined ? argument : resolve(here, folder);
    return readOne({ url: address, from }, argument, here, wrong);
  });
  const seen = new Map<string, string>();
  for (const { id, url } of markets) {
    const other = seen.get(id);
    if (other !== undefined)
      wrong.push(`id \`${id}\` の市場が二つあります（${other}、${url}）。別の id を期待`);
    seen.set(id, url);
  }
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  return markets;
}

/** A file that lists markets; a `catalog.json` is one market, and needs the address of its front. */
const listFile = (file: string): string | undefined =>
  /\.json$/.test(file) &&
  !/catalog\.json$/.test(file) &&
  existsSync(file) &&
  statSync(file).isFile()
    ? file
    : undefined;

function readList(file: string, typed: string, wrong: string[]): NamedMarket[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    wrong.push(`${typed}: JSON として読めません（${String(error)}）。{ "markets": [ … ] } を期待`);
    return [];
  }
  const { markets } = (value ?? {}) as { markets?: unknown };
  if (!Array.isArray(markets) || markets.length === 0) {
    wrong.push(
      `${typed}: \`markets\` がありません。{ "markets": [{ "id": …, "label": …, "url": … }] } を期待`,
    );
    return [];
  }
  return markets.flatMap((market, at) =>
    readOne(market, `${typed} の ${at + 1} 番目`, dirname(file), wrong),
  );
}

function readOne(value: unknown, place: string, here: string, wrong: string[]): NamedMarket[] {
  const { id, label, url, from } = (value ?? {}) as Record<string, unknown>;
  const front = typeof url === 'string' ? frontOf(url) : undefined;
  if (front === undefined) {
    wrong.push(
      `${place}: 市場の入口の住所（url）は \`${JSON.stringify(url) ?? 'なし'}\` です。\`https://higashi.example/\` のような住所を期待（組み立てたフォルダには \`フォルダ=https://…\` と書きます）`,
    );
    return [];
  }
  const { host } = new URL(front);
  const name = id ?? host.split('.')[0]?.replace(/[^a-z0-9-]+/g, '-');
  const before = wrong.length;
  if (typeof name !== 'string' || !/^(?!here$)[a-z0-9][a-z0-9-]*$/.test(name))
    wrong.push(
      `${place}: id は \`${JSON.stringify(name)}\` です。英小文字・数字・ハイフンを期待（\`here\` はこの市場です）`,
    );
  if (label !== undefined && (typeof label !== 'string' || label.trim() === ''))
    wrong.push(`${place}: label は \`${JSON.stringify(label)}\` です。市場の名前を期待`);
  if (from !== undefined && typeof from !== 'string')
    wrong.push(`${place}: from は \`${JSON.stringify(from)}\` です。フォルダか住所を期待`);
  if (wrong.length > before) return [];
  const source = typeof from === 'string' ? from : front;
  return [
    {
      id: String(name),
      label: typeof label === 'string' ? label.trim() : host,
      url: front,
      from: isAddress(source) ? source : resolve(here, source),
    },
  ];
}

/** `https:`, or this machine to try it out. */
function frontOf(url: string): string | undefined {
  try {
    const { protocol, hostname, search, hash, username, href } = new URL(url);
    const isHere = protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(hostname);
    return (protocol === 'https:' || isHere) && !search && !hash && !username
      ? withSlash(href)
      : undefined;
  } catch {
    return undefined;
  }
}
