import {
  type FieldMeta,
  type FieldRead,
  type KindId,
  kindShapes,
  metaOf,
  type Value,
  vocabularies,
} from '@chishiki-ichiba/model';
import { plain } from '@chishiki-ichiba/model/scalars';
import { type FormField, type FormRead, foldValue } from './form/fields.js';

type Schema = Parameters<typeof metaOf>[0];
type Shape = Readonly<Record<string, Schema>>;

/** A field of the form with what its maker needs besides: words for people, and where it must be filled. */
export interface DescribedField extends FormField {
  readonly meta: FieldMeta;
  readonly required: boolean;
}

/** Fields the form leaves alone: the folder or the file's name says them, or hands that know Git. */
const notInForms = new Set(['id', 'aliases', 'kind', 'lang', 'translationOf']);

/** What a page of a new kind is asked first, in this order; the rest follows as the schema has it. */
const first = [
  'title',
  'summary',
  'toldBy',
  'writtenBy',
  'owner',
  'visibility',
  'status',
  'revised',
  'reviewed',
  'reviewBy',
];
/** Seldom filled, long: at the end. */
const last = ['canvasText', 'anonymous', 'weld', 'licence', 'source', 'fictional'];

/** Fields of a kind in the order of the form and of new files. */
export function formOfKind(kind: KindId): DescribedField[] {
  const shape = kindShapes[kind] as unknown as Shape;
  const own = ['steps', 'events', 'scenario'];
  const rank = (key: string): number => {
    if (first.includes(key)) return first.indexOf(key);
    if (last.includes(key)) return 500 + last.indexOf(key);
    if (isRequired(shape[key] as Schema)) return 20;
    if (own.includes(key)) return 30;
    return key in commonOrder ? 200 : 100;
  };
  const keys = Object.keys(shape).filter((key) => !notInForms.has(key));
  return [...keys]
    .sort((a, b) => rank(a) - rank(b) || keys.indexOf(a) - keys.indexOf(b))
    .map((key) => {
      const field = describe(key, shape[key] as Schema);
      return askedByRules[kind]?.includes(key) ? { ...field, required: true } : field;
    });
}

/** Fields the schema leaves open and the rules of a kind ask for. */
const askedByRules: Partial<Record<KindId, readonly string[]>> = {
  case: ['phase', 'canvas'],
  alliance: ['phase'],
};

/** The same, without what only Node needs. */
export const plainForm = (fields: readonly FormField[]): FormField[] =>
  fields.map(({ key, names, read }) => ({ key, names, read: plainRead(read) }));

function plainRead(read: FormRead): FormRead {
  if (read.as === 'list') return { ...read, item: plainRead(read.item) };
  if (read.as === 'group') return { ...read, fields: plainForm(read.fields) };
  return read;
}

const commonOrder: Record<string, true> = {
  phase: true,
  canvas: true,
  orgs: true,
  checkedBy: true,
  revision: true,
  keywords: true,
  reading: true,
  related: true,
};

const isRequired = (schema: Schema): boolean => !schema.safeParse(undefined).success;

function describe(key: string, schema: Schema): DescribedField {
  const meta = metaOf(schema);
  return {
    key: meta.ja,
    names: [...new Set([meta.ja, key, ...meta.aliases].map(plain))],
    read: toFormRead(meta.read),
    meta,
    required: isRequired(schema),
  };
}

const describeShape = (shape: Shape): DescribedField[] => {
  const fields = Object.entries(shape)
    .filter(([key]) => key !== 'id')
    .map(([key, schema]) => describe(key, schema));
  return fields;
};

function toFormRead(read: FieldRead): FormRead {
  switch (read.as) {
    case 'list':
      return {
        as: 'list',
        item: toFormRead(read.item),
        split: ['value', 'ref', 'integer'].includes(read.item.as),
      };
    case 'group': {
      const shorthand = read.shorthand
        ? metaOf(read.shape[read.shorthand] as Schema).ja
        : undefined;
      return {
        as: 'group',
        fields: describeShape(read.shape),
        ...(shorthand ? { shorthand } : {}),
      };
    }
    case 'canvasMap': {
      const item = toFormRead(read.entry);
      return {
        as: 'group',
        fields: (vocabularies.canvas as readonly Value[]).map(
          (block): DescribedField => ({
            key: block.ja,
            names: [block.ja, block.id, ...(block.aliases ?? [])].map(plain),
            read: { as: 'list', item, split: false },
            meta: {
              ja: block.ja,
              aliases: [],
              help: '',
              example: '',
              read: { as: 'list', item: read.entry },
            },
            required: false,
          }),
        ),
      };
    }
    case 'value': {
      const values = vocabularies[read.vocabulary] as readonly Value[];
      const labels = Object.fromEntries(
        values.flatMap(({ id, ja, aliases = [], discouraged = [] }) =>
          [id, ja, ...aliases, ...discouraged].map((word) => [foldValue(word), ja] as const),
        ),
      );
      return { as: 'value', labels, open: read.open };
    }
    case 'integer':
    case 'boolean':
    case 'date':
      return { as: read.as };
    default:
      return { as: 'text' };
  }
}
