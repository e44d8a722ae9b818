import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { type Edition, isVisible } from './editions.js';
import { parseDate } from './front-matter/scalars.js';
import type { SourceFile } from './front-matter/source.js';
import { isOldId } from './item-identity.js';
import { type KindId, kinds } from './kinds.js';
import { createReporter, type Message, type Place } from './messages.js';
import { findValue, type ValueId } from './vocabularies.js';

/** Name of the list of tombstones below a content root. */
export const WITHDRAWN_FILE = 'withdrawn.yml';

/** What stays of a page that was taken back: that there was one, never what it said. */
export interface Withdrawn {
  readonly id: string;
  readonly kind: KindId;
  /** ISO date. */
  readonly date: string;
  /** For the keepers of the market; no build publishes it. */
  readonly reason: string;
  /** Who could read it: only their editions say that it was there. */
  readonly visibility: ValueId<'visibility'>;
  readonly owner?: string;
  /** Its old ids. */
  readonly aliases: readonly string[];
  readonly file: string;
  readonly place: Place;
}

/** Read `withdrawn.yml`: a list of `{id, 種類, 日付, 理由, 公開範囲, 所有?, 旧id?}`, as `ichiba withdraw` writes it. */
export function parseWithdrawn(source: SourceFile): {
  withdrawn: readonly Withdrawn[];
  messages: readonly Message[];
} {
  const reporter = createReporter(source.path);
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    merge: false,
    prettyErrors: true,
    logLevel: 'silent',
    lineCounter: lines,
  });
  const broken = (place: Place, found: string) =>
    reporter.report(
      place,
      'error',
      'withdrawn',
      `取り下げの一覧を読めません（${found}）`,
      'この一覧は `ichiba withdraw <id>` が書きます。直前の形に戻してください',
    );
  for (const { linePos } of document.errors)
    broken({ line: linePos?.[0].line ?? 1, column: linePos?.[0].col ?? 1 }, 'YAML の形');
  const withdrawn: Withdrawn[] = [];
  if (document.errors.length === 0 && document.contents !== null) {
    if (!isSeq(document.contents)) broken({ line: 1, column: 1 }, '項目の並びではない');
    else
      for (const node of document.contents.items) {
        const at = isMap(node) ? (node.range?.[0] ?? 0) : 0;
        const { line, col } = lines.linePos(at);
        const entry = isMap(node) ? toEntry(node, source.path, { line, column: col }) : 'id がない';
        if (typeof entry === 'string') broken({ line, column: col }, entry);
        else withdrawn.push(entry);
      }
  }
  return { withdrawn, messages: reporter.messages };
}

/** The entry, or what is wrong with it. */
function toEntry(node: YAMLMap, file: string, place: Place): Withdrawn | string {
  const values = node.toJSON() as Record<string, unknown>;
  const text = (key: string) => (typeof values[key] === 'string' ? (values[key] as string) : '');
  const id = text('id');
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) return `id \`${id}\``;
  const kind = kinds.find((candidate) => candidate.id === text('種類'));
  if (!kind) return `種類 \`${text('種類')}\``;
  const date = parseDate(text('日付'));
  if (date?.length !== 10) return `日付 \`${text('日付')}\``;
  const visibility = findValue('visibility', text('公開範囲'));
  if (!visibility) return `公開範囲 \`${text('公開範囲')}\``;
  const aliases = Array.isArray(values.旧id) ? values.旧id.map(String) : [];
  const wrong = aliases.find((name) => !isOldId(name));
  if (wrong !== undefined) return `旧id \`${wrong}\``;
  return {
    id,
    kind: kind.id,
    date,
    reason: text('理由'),
    visibility: visibility.id as ValueId<'visibility'>,
    ...(text('所有') ? { owner: text('所有') } : {}),
    aliases,
    file,
    place,
  };
}

/** Tombstones that readers of an edition may see: of the pages they could once read. */
export const withdrawnFor = (
  withdrawn: readonly Withdrawn[],
  edition: Edition,
): readonly Withdrawn[] =>
  withdrawn.filter(({ visibility, owner }) =>
    isVisible({ visibility, status: 'approved', ...(owner ? { owner } : {}) }, edition),
  );
