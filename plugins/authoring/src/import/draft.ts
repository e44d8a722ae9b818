import type { KindId } from '@chishiki-ichiba/model';
import { oneLine, quoteEntry, quoteValue } from '../draft-text.js';

/** What an importer makes of a file: pages to be, and an account of what became of everything. */
export interface Imported {
  readonly drafts: readonly Draft[];
  /** Counts by what the source calls them, in order: レコード 3、手順 9. */
  readonly counts: readonly (readonly [string, number])[];
  /** Of the file as a whole. */
  readonly guessed: readonly string[];
  readonly leftOut: readonly string[];
}

/** One page with the files beside it. */
export interface Draft {
  readonly id: string;
  readonly kind: KindId;
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** What it was there, for the report: 「レコード 3」. */
  readonly from: string;
  readonly guessed: readonly string[];
  readonly leftOut: readonly string[];
}

/** A file that lies beside its page; `name` is one name, never a path. */
export interface DraftFile {
  readonly name: string;
  readonly content: Uint8Array | { readonly copyOf: string };
}

/** What importers are told beside the file. */
export interface ImportOptions {
  /** ISO date. */
  readonly today: string;
  /** Id of the organisation the pages will belong to. */
  readonly owner?: string | undefined;
  /** What ids begin with. */
  readonly prefix: string;
  readonly kind?: KindId | undefined;
}

/** The input is refused, with a reason for who handed it over: nothing is written. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** Characters of a title in the market. */
const MOST_TITLE = 40;

/** Front matter every draft has, whatever it was made from. */
export function draftPage(
  kind: string,
  fields: readonly (readonly [key: string, value: string | undefined])[],
  body: string,
  { today, owner }: ImportOptions,
): string {
  const own = new Set(fields.flatMap(([key, value]) => (value ? [key] : [])));
  const common: [string, string][] = [
    ['所有', owner ?? '〔自社の記号〕'],
    ['公開範囲', '社内'],
    ['状態', '下書き'],
    ['改訂日', today],
    ['版', '第1版'],
  ];
  const lines = [['種類', kind] as const, ...fields, ...common.filter(([key]) => !own.has(key))]
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value = '']) => (value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`));
  return `${['---', ...lines, '---', '', body.trim()].join('\n').trimEnd()}\n`;
}

/** A title as the market has room for it, and a word on what was cut. */
export function titleOf(typed: string, guessed: string[]): string {
  const title = oneLine(typed);
  const letters = [...title];
  if (letters.length <= MOST_TITLE) return quoteValue(title === '' ? '〔題名〕' : title);
  const cut = `${letters.slice(0, MOST_TITLE - 1).join('')}…`;
  guessed.push(`題名が${letters.length}字あったので、短くしました: ${title}`);
  return quoteValue(cut);
}

export const listOf = (entries: readonly string[]): string | undefined =>
  entries.length === 0 ? undefined : `[${entries.map(quoteEntry).join(', ')}]`;

/** A name as an id; empty when nothing of it can be one. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/(?<!-)-+$/, '');
