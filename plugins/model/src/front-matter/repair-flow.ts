/** Stands for a comma that belongs to a number; the reader turns it back. A character no text holds. */
export const KEPT_COMMA = '\ufdd0';

/** One change inside `{ }` or `[ ]`: units `[from, to)` become `text`. */
export interface FlowChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Unit to point at; no message where the meaning is plain. */
  readonly report?: { readonly at: number; readonly found: string };
}

const KEY = /^[\s　]*([^\s　:：,、，{}[\]"'#]{1,30}?)[\s　]*([:：])([\s　]*)/u;

/**
 * What a parser would misread inside brackets on one line: `{値: 7,800m}` (a comma of a number),
 * `{極性：DC-}` (full-width colon), `{極性:DC-}` (no blank), `{極性: DC-、範囲: 25A}` (Japanese comma
 * between fields).
 *
 * @returns Changes from left to right, not overlapping.
 */
export function findFlowChanges(line: string): FlowChange[] {
  const changes: FlowChange[] = [];
  if (!line.includes('{') && !line.includes('[')) return changes;
  const open: ('{' | '[')[] = [];
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] as string;
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at++;
      else if (sign === quote) quote = '';
      continue;
    }
    const before = line[at - 1] ?? ' ';
    if ((sign === '"' || sign === "'") && /[\s　:,[{：、]/.test(before)) quote = sign;
    else if (sign === '#' && /\s/.test(before)) break;
    else if (
      (sign === '{' || sign === '[') &&
      (open.length > 0 || /[\s　:：-]/.test(before) || at === 0)
    )
      open.push(sign);
    else if (sign === '}' || sign === ']') open.pop();
    if (open.length === 0) continue;
    const inMap = open.at(-1) === '{';
    const separates =
      sign === ',' || (inMap && (sign === '、' || sign === '，') && KEY.test(line.slice(at + 1)));
    if (sign === ',' && isInNumber(line, at, inMap))
      changes.push({ from: at, to: at + 1, text: KEPT_COMMA });
    else if (inMap && (sign === '{' || separates)) {
      if (sign === '、' || sign === '，')
        changes.push({
          from: at,
          to: at + 1,
          text: ', ',
          report: { at, found: `欄の区切りが \`${sign}\` です。半角の \`, \` を期待` },
        });
      changes.push(...keyChange(line, at + 1));
    }
  }
  return changes;
}

/** `7,800m` in a group is a number; in a list, only when a unit follows (`[1,200]` are two). */
function isInNumber(line: string, at: number, inMap: boolean): boolean {
  if (!/\d/.test(line[at - 1] ?? '') || !/^\d{3}(?!\d)/.test(line.slice(at + 1))) return false;
  return inMap || /^\d{3}(?:,\d{3})*[^\d\s,、\]}]/.test(line.slice(at + 1));
}

function keyChange(line: string, from: number): FlowChange[] {
  const key = KEY.exec(line.slice(from));
  if (!key) return [];
  const [all, name = '', colon, blank = ''] = key;
  const end = from + all.length;
  const at = end - blank.length - 1;
  const rest = line.slice(end);
  const wide = colon === '：';
  const wideBlank = blank.includes('　');
  // `http://` and `10:05` are values; an ASCII colon without a blank is a key only after a Japanese word.
  const glued = !wide && blank === '' && !/^[},]|^$/.test(rest);
  if (glued && !(/[぀-ヿ一-龠]/.test(name) && !/^\d/.test(rest))) return [];
  if (!wide && !wideBlank && !glued) return [];
  const found = wide
    ? '全角のコロン `：` があります。半角 `: ` を期待'
    : glued
      ? 'コロンのうしろに空白がありません'
      : 'コロンのうしろに全角の空白があります。半角を期待';
  return [
    {
      from: at,
      to: end,
      text: ': ',
      report: { at: wideBlank && !wide ? at + 1 + blank.indexOf('　') : at, found },
    },
  ];
}
