import { z } from 'zod';
import type { KindId } from '../kinds.js';
import type { Dimension } from '../units.js';
import type { Value } from '../value.js';
import type { ValueId, VocabularyName } from '../vocabularies.js';
import { vocabularies } from '../vocabularies.js';

/**
 * How one field is read from what an author typed. The reader turns text into the canonical value
 * (`phase: 開発期` → `kaihatsu`); zod then checks the canonical value; both come from one line in
 * this folder.
 */
export type FieldRead =
  | {
      readonly as: 'text';
      /** The text names a file beside the page: editors offer a chooser. */
      readonly holds?: 'picture' | 'file';
      /** Most characters it takes: editors offer one line or many. */
      readonly max?: number;
    }
  | { readonly as: 'integer'; readonly min: number; readonly max: number }
  | {
      readonly as: 'number' | 'boolean' | 'date' | 'partialDate' | 'time' | 'seconds';
    }
  | { readonly as: 'value'; readonly vocabulary: VocabularyName; readonly open: boolean }
  | { readonly as: 'range'; readonly dimension: Dimension; readonly noneAllowed: boolean }
  | { readonly as: 'ref'; readonly kinds: readonly KindId[]; readonly free: boolean }
  | { readonly as: 'clip' }
  | { readonly as: 'list'; readonly item: FieldRead }
  | {
      readonly as: 'group';
      readonly shape: Readonly<Record<string, z.ZodType>>;
      readonly shorthand?: string;
      readonly noneAllowed?: boolean;
    }
  | { readonly as: 'canvasMap'; readonly entry: FieldRead };

export interface FieldMeta {
  /** The key authors type. */
  readonly ja: string;
  /** Other keys accepted silently. */
  readonly aliases: readonly string[];
  /** One sentence for the reference page and the editor. */
  readonly help: string;
  /** What to type, as it would stand after the key. */
  readonly example: string;
  readonly read: FieldRead;
}

const registry = new Map<z.ZodType, FieldMeta>();

/** Metadata of a schema made by the builders below; throws for a schema that is not a field. */
export function metaOf(schema: z.ZodType): FieldMeta {
  const meta = registry.get(schema);
  if (!meta) throw new Error('Not a field of the content model: build it with schema/field.ts');
  return meta;
}

export interface FieldDoc {
  readonly help: string;
  readonly example?: string;
  readonly aliases?: readonly string[];
}

/** A schema before it has a key: what `field()` and `list()` take. */
export interface Reading<S extends z.ZodType> {
  readonly schema: S;
  readonly read: FieldRead;
}

/** Text of at most `max` characters (code points are not counted apart). */
export const text = (max = 4000): Reading<z.ZodString> => ({
  schema: z.string().min(1).max(max),
  read: { as: 'text', max },
});
/** Name of a picture beside the page, `./x.webp`. */
export const picture = (): Reading<z.ZodString> => ({
  schema: z.string().min(1).max(200),
  read: { as: 'text', holds: 'picture' },
});
/** Name of another file beside the page, `./x.vtt`. */
export const fileBeside = (): Reading<z.ZodString> => ({
  schema: z.string().min(1).max(200),
  read: { as: 'text', holds: 'file' },
});
export const integer = (min: number, max: number): Reading<z.ZodNumber> => ({
  schema: z.number().int().min(min).max(max),
  read: { as: 'integer', min, max },
});
/** A plain number of any sign, `-0.1`; no unit. */
export const number = (): Reading<z.ZodNumber> => ({
  schema: z.number(),
  read: { as: 'number' },
});
export const boolean = (): Reading<z.ZodBoolean> => ({
  schema: z.boolean(),
  read: { as: 'boolean' },
});
/** ISO 8601 calendar date, `2026-11-21`. */
export const date = (): Reading<z.ZodString> => ({
  schema: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  read: { as: 'date' },
});
/** ISO 8601 date of any precision: `2013`, `2001-07`, `2001-07-01`. */
export const partialDate = (): Reading<z.ZodString> => ({
  schema: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/),
  read: { as: 'partialDate' },
});
/** Time of day, `13:30`, from `00:00` to `23:59`. */
export const timeOfDay = (): Reading<z.ZodString> => ({
  schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  read: { as: 'time' },
});
/** Seconds from the start, at least 0. */
export const seconds = (): Reading<z.ZodNumber> => ({
  schema: z.number().min(0),
  read: { as: 'seconds' },
});

/** One value of a closed list. */
export function value<N extends VocabularyName>(vocabulary: N): Reading<z.ZodType<ValueId<N>>> {
  const ids = (vocabularies[vocabulary] as readonly Value[]).map((entry) => entry.id);
  return {
    schema: z.enum(ids as [string, ...string[]]) as unknown as z.ZodType<ValueId<N>>,
    read: { as: 'value', vocabulary, open: false },
  };
}
/** A value of a list that authors may go beyond; other words are kept as typed. */
export const openValue = (vocabulary: VocabularyName): Reading<z.ZodString> => ({
  schema: z.string().min(1).max(60),
  read: { as: 'value', vocabulary, open: true },
});

/** Both ends are numbers that JSON can hold: an open end is absent, never an infinity. */
const endsShape = {
  /** Lower end, in `unit`; absent when open (0.5mm以下). */
  min: z.number().optional(),
  /** Upper end, in `unit`; absent when open (60°以上); equals `min` for a single number. */
  max: z.number().optional(),
  /** Ends that do not belong to the range: 未満 `max`, 超 `min`; absent for 以上 and 以下. */
  exclusive: z.enum(['min', 'max', 'both']).optional(),
};
export const rangeSchema = z.object({
  ...endsShape,
  /** Canonical unit of the field's dimension, e.g. `A`, `mm/min`. */
  unit: z.string(),
  /** What the author typed. */
  typed: z.string(),
  /** The same ends in the unit typed, when that is not `unit`: `12 cm/分` → 12 cm/分 beside 120 mm/min. */
  asTyped: z.object({ ...endsShape, unit: z.string() }).optional(),
});
export type Range = z.infer<typeof rangeSchema>;
/** A number or a range with a unit of `dimension`; 「該当なし」 is `null` where allowed. */
export const range = (dimension: Dimension): Reading<z.ZodNullable<typeof rangeSchema>> => ({
  schema: rangeSchema.nullable(),
  read: { as: 'range', dimension, noneAllowed: true },
});

/** Id of another item. With `free`, a plain word is accepted too (a role, a firm without a page). */
export const ref = (kinds: readonly KindId[], free = false): Reading<z.ZodString> => ({
  schema: z.string().min(1).max(200),
  read: { as: 'ref', kinds, free },
});

export const clipSchema = z.object({
  /** Id of a video item. */
  video: z.string(),
  /** Seconds. */
  start: z.number().min(0),
  end: z.number().min(0).optional(),
});
export type Clip = z.infer<typeof clipSchema>;
/** `tig-corner 0:14〜0:21`, or `{参照, 開始, 終了}`. */
export const clip = (): Reading<typeof clipSchema> => ({
  schema: clipSchema,
  read: { as: 'clip' },
});

/** A list; a single value is read as a list of one. */
export const list = <S extends z.ZodType>(item: Reading<S>): Reading<z.ZodArray<S>> => ({
  schema: z.array(item.schema),
  read: { as: 'list', item: item.read },
});

/**
 * Fields inside a field.
 *
 * @param shorthand - Key that a plain text stands for: `工具: [プライヤ]` = `[{名称: プライヤ}]`.
 */
export const group = <T extends z.ZodRawShape>(
  shape: T,
  shorthand?: string,
): Reading<z.ZodObject<T>> => ({
  schema: z.object(shape),
  read: {
    as: 'group',
    shape: shape as unknown as Record<string, z.ZodType>,
    ...(shorthand ? { shorthand } : {}),
  },
});
/** A group for which 「なし」 or 「該当なし」 is a proper answer (`null`). */
export const groupOrNone = <T extends z.ZodRawShape>(
  shape: T,
  shorthand?: string,
): Reading<z.ZodNullable<z.ZodObject<T>>> => ({
  schema: z.object(shape).nullable(),
  read: {
    as: 'group',
    shape: shape as unknown as Record<string, z.ZodType>,
    noneAllowed: true,
    ...(shorthand ? { shorthand } : {}),
  },
});

/** Block id → claims. */
export function canvasMap<S extends z.ZodType>(
  entry: Reading<S>,
): Reading<z.ZodType<Partial<Record<ValueId<'canvas'>, z.infer<S>[]>>>> {
  return {
    schema: z.partialRecord(
      z.enum(vocabularies.canvas.map((b) => b.id) as [string, ...string[]]),
      z.array(entry.schema),
    ) as unknown as z.ZodType<Partial<Record<ValueId<'canvas'>, z.infer<S>[]>>>,
    read: { as: 'canvasMap', entry: entry.read },
  };
}

/** A required field. */
export function field<S extends z.ZodType>(ja: string, reading: Reading<S>, doc: FieldDoc): S {
  // `clone` gives each field a schema object of its own, so that metadata cannot be shared by accident.
  const schema = reading.schema.clone();
  registry.set(schema, toMeta(ja, reading.read, doc));
  return schema;
}

/** A field that may be left out; blank is shown as 「記載なし」. */
export function optional<S extends z.ZodType>(
  ja: string,
  reading: Reading<S>,
  doc: FieldDoc,
): z.ZodOptional<S> {
  const schema = reading.schema.optional();
  registry.set(schema, toMeta(ja, reading.read, doc));
  return schema;
}

function toMeta(ja: string, read: FieldRead, doc: FieldDoc): FieldMeta {
  return { ja, aliases: doc.aliases ?? [], help: doc.help, example: doc.example ?? '', read };
}
