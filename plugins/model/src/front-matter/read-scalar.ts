import { nearest, type Place, type Reporter } from '../messages.js';
import { parseRange } from '../ranges.js';
import type { FieldMeta, FieldRead } from '../schema/field.js';
import { canonicalUnit, unitSpellings } from '../units.js';
import type { Value } from '../value.js';
import { vocabularies } from '../vocabularies.js';
import {
  isNone,
  parseBoolean,
  parseClip,
  parseDate,
  parseSeconds,
  parseTimeOfDay,
  plain,
} from './scalars.js';

/** Marks a value that was reported and left out. */
export const BAD = Symbol('bad value');

interface Context {
  readonly reporter: Reporter;
}

export function readScalar(
  read: FieldRead,
  typed: string,
  place: Place,
  meta: FieldMeta,
  context: Context,
): unknown {
  const { reporter } = context;
  const bad = (rule: string, message: string, hint = ''): typeof BAD => {
    reporter.report(
      place,
      'error',
      rule,
      message,
      hint || (meta.example ? `例: \`${meta.ja}: ${meta.example}\`` : ''),
    );
    return BAD;
  };
  switch (read.as) {
    case 'text':
      return typed.trim();
    case 'ref':
      return plain(typed);
    case 'integer': {
      const text = plain(typed).replace(/^第|[版番号]$/g, '');
      return /^[+-]?\d{1,9}$/.test(text)
        ? Number(text)
        : bad('integer', `\`${typed}\` は整数ではありません`);
    }
    case 'number': {
      const text = plain(typed).replace(/^[−ー–]/, '-');
      return /^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:e[+-]?\d{1,2})?$/i.test(text)
        ? Number(text)
        : bad(
            'number',
            `\`${typed}\` は数ではありません。\`0.1\` のように、単位を付けずに書きます`,
          );
    }
    case 'boolean':
      return (
        parseBoolean(typed) ??
        bad('boolean', `\`${typed}\` は読めません。\`true\`（はい）か \`false\`（いいえ）を期待`)
      );
    case 'date': {
      const date = parseDate(typed);
      if (date?.length === 10) return date;
      return bad(
        'date',
        `日付 \`${typed}\` を読めません。年月日を期待`,
        `例: \`${meta.ja}: 2026-11-21\``,
      );
    }
    case 'partialDate':
      return (
        parseDate(typed) ??
        bad(
          'date',
          `日付 \`${typed}\` を読めません。\`2013\`、\`2001-07\`、\`2001-07-01\` のどれかを期待`,
          `例: \`${meta.ja}: 2001-07\``,
        )
      );
    case 'time':
      return (
        parseTimeOfDay(typed) ??
        bad(
          'time-of-day',
          `時刻 \`${typed}\` を読めません。\`00:00\` から \`23:59\` までの \`時:分\` を期待`,
          `例: \`${meta.ja}: 13:30\`（\`13時半\`、\`午後1時30分\` とも書けます）。昼の12時は \`12:00\`、夜の12時は次の日の \`0:00\` です`,
        )
      );
    case 'seconds':
      return (
        parseSeconds(typed) ??
        bad(
          'duration',
          `時間 \`${typed}\` を読めません。\`分:秒\` か秒数を期待`,
          '例: `"1:14"` または `74`',
        )
      );
    case 'clip': {
      const clip = parseClip(typed);
      if (!clip)
        return bad(
          'clip',
          `動画の場所 \`${typed}\` を読めません。「動画のid 開始〜終了」を期待`,
          '例: `tig-corner 0:14〜0:21`',
        );
      if (clip.end !== undefined && clip.end < clip.start)
        return bad(
          'clip-order',
          `動画の終わりが始まりより前です: \`${typed}\``,
          '例: `tig-corner 0:14〜0:21`',
        );
      return clip;
    }
    case 'range': {
      if (isNone(typed)) return null;
      const result = parseRange(typed, read.dimension);
      if (result.ok) {
        const { ok: _, ...range } = result;
        return { ...range, typed: typed.trim() };
      }
      const unit = canonicalUnit(read.dimension);
      if (result.problem === 'no-unit')
        return bad(
          'unit-missing',
          `\`${typed}\` に単位がありません。\`${unit}\` を期待`,
          `直した値: \`${plain(typed)}${unit}\``,
        );
      if (result.problem === 'wrong-unit')
        return bad(
          'unit',
          `\`${typed}\` の単位 \`${result.unit}\` は \`${meta.ja}\` に使えません`,
          `使える単位: ${unitSpellings(read.dimension).join('、')}`,
        );
      if (result.problem === 'vague')
        return bad(
          'range-vague',
          `\`${typed}\` では、どこからどこまでかが読む人に分かりません。幅を期待`,
          `幅で書いてください。例: \`${meta.ja}: ${meta.example || `9〜11${unit}`}\`。片側だけなら \`以上\`・\`以下\``,
        );
      if (result.problem === 'order')
        return bad(
          'range-order',
          `範囲 \`${typed}\` は小さいほうが先です`,
          '小さい数から書いてください',
        );
      return bad('range', `\`${typed}\` を数や範囲として読めません`);
    }
    case 'value':
      return readVocabulary(read.vocabulary, read.open, typed, place, meta, context);
    default:
      return bad(
        'expected-group',
        `\`${meta.ja}\` に \`${typed.slice(0, 30)}\` とだけ書かれています。欄の集まりを期待`,
      );
  }
}

export function readVocabulary(
  name: keyof typeof vocabularies,
  open: boolean,
  typed: string,
  place: Place,
  meta: FieldMeta,
  { reporter }: Context,
): unknown {
  const values = vocabularies[name] as readonly Value[];
  const text = plain(typed);
  const known = wordsOf(values).get(fold(text));
  if (known?.discouraged)
    reporter.report(
      place,
      'warning',
      'other-word',
      `\`${typed}\` は \`${known.value.ja}\` と書きます`,
      `直した行: \`${meta.ja}: ${known.value.ja}\``,
    );
  if (known) return known.value.id;
  if (open) return text;
  const labels = values.map((value) => value.ja);
  const near = nearest(
    text,
    values.flatMap((value) => [value.ja, ...(value.aliases ?? [])]),
  );
  const canonical = values.find(
    (value) => value.ja === near || value.aliases?.includes(near ?? ''),
  )?.ja;
  if (name === 'status' && ['公開', '一般公開', 'public'].includes(text)) {
    reporter.report(
      place,
      'error',
      'status-public',
      '`状態: 公開` はありません。だれが読めるかは `公開範囲`、どこまで進んだかは `状態` に書きます',
      '`状態: 承認済み` と `公開範囲: 一般公開` の2行にしてください',
    );
    return BAD;
  }
  reporter.report(
    place,
    'error',
    'value',
    `\`${meta.ja}\` に \`${typed.slice(0, 40)}\` は使えません`,
    `${canonical ? `もしかして \`${canonical}\`。` : ''}使える値: ${labels.join('、')}`,
  );
  return BAD;
}

const fold = (word: string): string =>
  plain(word)
    .toLowerCase()
    .replace(/[\s・\-_]/g, '');

interface KnownWord {
  readonly value: Value;
  /** Another word is better; the first value that has it counts. */
  readonly discouraged: boolean;
}
const wordsOfValues = new WeakMap<readonly Value[], ReadonlyMap<string, KnownWord>>();

/** Every way to write a value, folded: a page names a dozen values, and a list has some hundred words. */
function wordsOf(values: readonly Value[]): ReadonlyMap<string, KnownWord> {
  const known = wordsOfValues.get(values);
  if (known) return known;
  const words = new Map<string, KnownWord>();
  for (const value of values) {
    const add = (word: string, discouraged: boolean) => {
      if (!words.has(fold(word))) words.set(fold(word), { value, discouraged });
    };
    for (const word of [value.id, value.ja, ...(value.aliases ?? [])]) add(word, false);
    for (const word of value.discouraged ?? []) add(word, true);
  }
  wordsOfValues.set(values, words);
  return words;
}
