import { type ReadResult, readField } from './front-matter/read.js';
import type { FrontMatterTree } from './front-matter/yaml.js';
import type { FolderDefaults } from './item.js';
import { type KindId, kindOfFolder, kinds } from './kinds.js';
import { createReporter, type Message, type Place, type Reporter } from './messages.js';
import { commonShape } from './schema/common.js';

/** What a page is, from its own words, its folder's defaults, or the folder's name. */
export function readKind(
  tree: FrontMatterTree,
  path: string,
  root: string,
  defaults: FolderDefaults,
  reporter: Reporter,
): KindId | undefined {
  const quiet = createReporter(path);
  const { value, places, failed } = readField('kind', commonShape, tree, quiet);
  const folder = path.slice(root.length + 1).split('/')[0] ?? '';
  const byFolder = (defaults.values.kind as KindId | undefined) ?? kindOfFolder(folder);
  const stated = value.kind as KindId | undefined;
  if (failed.has('kind')) {
    reporter.messages.push(
      ...quiet.messages.filter((message) => samePlace(message, places.get('kind'))),
    );
    return undefined;
  }
  const kind = stated ?? byFolder;
  if (!kind) {
    reporter.report(
      { line: 2, column: 1 },
      'error',
      'kind-missing',
      '何のページか分かりません。`種類` がなく、フォルダからも決まりません',
      `例: \`種類: 共通技能マニュアル\`。使える値: ${kinds.map((k) => k.ja).join('、')}`,
    );
  } else if (stated && byFolder && stated !== byFolder) {
    const label = (id: KindId) => kinds.find((k) => k.id === id)?.ja;
    reporter.report(
      places.get('kind') ?? { line: 2, column: 1 },
      'warning',
      'kind-folder',
      `種類は \`${label(stated)}\` ですが、フォルダ \`${folder}\` は \`${label(byFolder)}\` のものです`,
      'ファイルを別のフォルダに移すか、種類を直してください',
    );
  }
  return kind;
}

const samePlace = (message: Message, at: Place | undefined): boolean =>
  message.line === at?.line && message.column === at.column;

/** Typed id or file stem; an id that is none is reported with a proposal. */
export function readId(
  typed: unknown,
  path: string,
  read: ReadResult,
  kind: KindId,
  reporter: Reporter,
): string | undefined {
  const stem = (path.split('/').at(-1) ?? '').replace(/\.mdx?$/, '');
  const id = typeof typed === 'string' ? typed : stem;
  if (/^[a-z0-9][a-z0-9-]*$/.test(id)) return id;
  const proposal = `${kind}-${asciiOf(id)}`;
  const at =
    typeof typed === 'string'
      ? (read.places.get('id') ?? { line: 2, column: 1 })
      : { line: 2, column: 1 };
  reporter.report(
    at,
    'error',
    'id',
    typeof typed === 'string'
      ? `id \`${id}\` は使えません。英小文字・数字・ハイフンだけを期待`
      : `ファイル名 \`${stem}\` からは住所を作れません。英小文字・数字・ハイフンの \`id\` が必要です`,
    `例: \`id: ${proposal}\``,
  );
  return undefined;
}

/**
 * An old id becomes a folder of the build with a page in it that sends the reader on: it may be in any
 * script, but is one name, and no way to another folder.
 */
export const isOldId = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u.test(name);

/** Letters and digits of a name, or a short checksum of it: stable, so that the advice stays the same. */
function asciiOf(name: string): string {
  const ascii = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ascii.length > 2) return ascii;
  let sum = 7;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 46656;
  return sum.toString(36).padStart(3, '0');
}
