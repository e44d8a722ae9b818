import type { RegionPage } from '@chishiki-ichiba/market/region';
import { kinds, vocabularies } from '@chishiki-ichiba/model';
import type { Tell } from './problem.js';

const ID = /^[a-z0-9][a-z0-9-]*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
const known = {
  kind: idsOf(kinds),
  phase: idsOf(vocabularies.phase),
  canvas: idsOf(vocabularies.canvas),
};

/** An entry of a catalog, as far as a region takes it. */
export type CatalogPage = Omit<RegionPage, 'orgs' | 'market'>;

/**
 * One entry of somebody else's catalog. Every field is taken by name: what else stands there stays there.
 *
 * @param front - Address of the market's front, with a slash at its end.
 * @param place - File and position, for people.
 * @returns `undefined` with the reason told.
 */
export function readEntry(
  value: unknown,
  front: string,
  place: string,
  tell: Tell,
): CatalogPage | undefined {
  const entry = (value ?? {}) as Record<string, unknown>;
  const before = { wrong: 0 };
  const wrong = (key: string, expected: string) => {
    before.wrong++;
    tell(`${place} の ${key}`, `\`${shown(entry[key])}\` です`, expected);
  };
  const text = (key: string) => {
    const found = entry[key];
    return typeof found === 'string' && found.trim() !== '' ? found : undefined;
  };
  const listed = (key: 'phases' | 'canvas', names: ReadonlySet<string>) => {
    const found = entry[key];
    if (Array.isArray(found) && found.every((one) => names.has(one))) return found as string[];
    wrong(key, `${[...names].join('、')} のリストを期待`);
    return [];
  };
  const day = (key: string) => {
    const found = text(key);
    if (found !== undefined && !DAY.test(found)) wrong(key, '`2026-04-01` のような日付を期待');
    return found;
  };
  const id = text('id') ?? '';
  const { visibility, status } = entry;
  if (!ID.test(id)) wrong('id', '英小文字・数字・ハイフンの id を期待');
  // First of all: what is not for everybody does not pass, whatever the rest says.
  if (visibility !== 'public')
    wrong('visibility', '`public` を期待。会員や社内のページは、地域の入口に出せません');
  if (status !== 'approved' && status !== 'retired')
    wrong('status', '`approved` か `retired` を期待。書きかけのページは出せません');
  if (!known.kind.has(String(entry.kind))) wrong('kind', '市場の種類の id を期待');
  const title = text('title');
  if (title === undefined) wrong('title', '題名を期待');
  const url = addressOf(text('url'), front);
  if (url === undefined) wrong('url', `市場の入口（${front}）の下の道を期待`);
  const phases = listed('phases', known.phase);
  const canvas = listed('canvas', known.canvas);
  const optional = {
    summary: text('summary'),
    revision: text('revision'),
    revised: day('revised'),
    reviewBy: day('reviewBy'),
    licence: text('licence'),
  };
  if (before.wrong > 0 || title === undefined || url === undefined) return undefined;
  return {
    id,
    kind: String(entry.kind),
    title,
    url,
    phases,
    canvas,
    status: String(status),
    ...Object.fromEntries(Object.entries(optional).filter(([, found]) => found !== undefined)),
  };
}

/** Where a page lies; only below the front of its own market. */
export function addressOf(url: string | undefined, front: string): string | undefined {
  // A build for a USB stick has paths like `./docs/…`: nobody can be led there.
  if (url === undefined || !url.startsWith('/')) return undefined;
  try {
    const { href } = new URL(url, front);
    return href.startsWith(front) ? href : undefined;
  } catch {
    return undefined;
  }
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'なし').slice(0, 80);
