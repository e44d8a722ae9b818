import type { z } from 'zod';
import type { ReadResult } from './front-matter/read.js';
import { type KindId, kinds } from './kinds.js';
import type { Place, Reporter } from './messages.js';
import { metaOf } from './schema/field.js';
import { kindShapes } from './schema/kinds.js';
import type { Value } from './value.js';
import { vocabularies } from './vocabularies.js';

/** Schema issues as messages: Japanese field names, the place of the value or of the group it lacks in. */
export function reportSchemaIssues(
  issues: readonly z.core.$ZodIssue[],
  kind: KindId,
  values: unknown,
  read: ReadResult,
  reporter: Reporter,
): void {
  for (const issue of issues) {
    const path = issue.path.map(String);
    if (isUnder(read.failed, path)) continue; // already reported where it was read
    const label = labelAt(kind, path);
    const place = placeAt(read.places, path);
    const missing = valueAt(values, path) === undefined;
    if (missing) {
      const meta = schemaAt(kind, path);
      const words =
        meta?.read.as === 'value' ? (vocabularies[meta.read.vocabulary] as readonly Value[]) : [];
      const example = `${label}: ${meta?.example || words[0]?.ja || '…'}`;
      const where =
        path.length === 1
          ? `${kinds.find((k) => k.id === kind)?.ja}のページ`
          : `\`${labelAt(kind, path.slice(0, -1))}\``;
      reporter.report(
        place,
        'error',
        'required',
        `${where}には \`${label}\` が要ります`,
        `例: \`${example}\`${words.length > 1 ? `。使える値: ${words.map(({ ja }) => ja).join('、')}` : ''}`,
      );
      continue;
    }
    if (issue.code === 'too_big' && issue.origin === 'string') {
      reporter.report(
        place,
        'warning',
        'too-long',
        `\`${label}\` が長すぎます（${issue.maximum}字まで）`,
        '短くするか、続きを本文に書いてください',
      );
    } else if (issue.code === 'too_big' || issue.code === 'too_small') {
      const limit = issue.code === 'too_big' ? `${issue.maximum}まで` : `${issue.minimum}以上`;
      reporter.report(
        place,
        'error',
        'out-of-range',
        `\`${label}\` の値 \`${String(valueAt(values, path))}\` は範囲の外です（${limit}）`,
        '値を直してください',
      );
    } else {
      reporter.report(
        place,
        'error',
        'invalid',
        `\`${label}\` の値を読めません`,
        '見本のページとくらべてください',
      );
    }
  }
}

function isUnder(failed: ReadonlySet<string>, path: readonly string[]): boolean {
  return path.some((_, index) => failed.has(path.slice(0, index + 1).join('.')));
}

/** The nearest typed place: the value, else its key, else the group around it, else the front matter. */
function placeAt(places: ReadonlyMap<string, Place>, path: readonly string[]): Place {
  for (let length = path.length; length > 0; length--) {
    const place = places.get(path.slice(0, length).join('.'));
    if (place) return place;
  }
  return { line: 2, column: 1 };
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object'
        ? (value as Record<string, unknown>)[key]
        : undefined,
    values,
  );
}

function schemaAt(kind: KindId, path: readonly string[]): ReturnType<typeof metaOf> | undefined {
  let shape = kindShapes[kind] as unknown as Record<string, z.ZodType>;
  let meta: ReturnType<typeof metaOf> | undefined;
  for (const key of path) {
    if (/^\d+$/.test(key)) continue;
    const schema = shape[key];
    if (!schema) return meta;
    meta = metaOf(schema);
    const read = meta.read.as === 'list' ? meta.read.item : meta.read;
    if (read.as === 'group') shape = read.shape as Record<string, z.ZodType>;
  }
  return meta;
}

const labelAt = (kind: KindId, path: readonly string[]): string =>
  schemaAt(kind, path)?.ja ?? path.at(-1) ?? '';
