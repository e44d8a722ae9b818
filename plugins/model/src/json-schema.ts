import { z } from 'zod';
import { type FieldRead, metaOf } from './schema/field.js';
import { kindSchemas, kindShapes } from './schema/kinds.js';
import { type KindId, kinds, type Value, vocabularies } from './vocabularies.js';

export type JsonSchema = { [key: string]: unknown };

/** JSON Schema (draft 2020-12) of a kind's canonical values, from the zod schema itself. */
export function toCanonicalJsonSchema(kind: KindId): JsonSchema {
  return z.toJSONSchema(kindSchemas[kind], { target: 'draft-2020-12' }) as JsonSchema;
}

/**
 * JSON Schema of what an author types for a kind, for completion in editors: Japanese keys and
 * values first, canonical ones accepted. A guide, not the judge: dates, times and ranges have many
 * spellings and are texts here.
 */
export function toAuthorJsonSchema(kind: KindId): JsonSchema {
  const label = kinds.find((entry) => entry.id === kind)?.ja ?? kind;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: label,
    ...shapeSchema(kindShapes[kind] as unknown as Record<string, z.ZodType>),
  };
}

function shapeSchema(shape: Readonly<Record<string, z.ZodType>>): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const meta = metaOf(schema);
    const property = {
      ...readSchema(meta.read),
      description: meta.help,
      ...(meta.example ? { examples: [meta.example] } : {}),
    };
    for (const name of [meta.ja, ...meta.aliases, key]) properties[name] ??= property;
  }
  return { type: 'object', properties, additionalProperties: false };
}

function readSchema(read: FieldRead): JsonSchema {
  switch (read.as) {
    case 'list': {
      const item = readSchema(read.item);
      return { anyOf: [item, { type: 'array', items: item }] };
    }
    case 'group':
      return read.shorthand || read.noneAllowed
        ? { anyOf: [{ type: 'string' }, shapeSchema(read.shape)] }
        : shapeSchema(read.shape);
    case 'value': {
      const words = (vocabularies[read.vocabulary] as readonly Value[]).flatMap((value) => [
        value.ja,
        ...(value.aliases ?? []),
        ...(value.discouraged ?? []),
        value.id,
      ]);
      const values = { enum: [...new Set(words)] };
      return read.open ? { anyOf: [values, { type: 'string' }] } : values;
    }
    case 'integer':
      return { type: ['integer', 'string'] };
    case 'boolean':
      return { type: ['boolean', 'string'] };
    case 'canvasMap': {
      const entry = readSchema({ as: 'list', item: read.entry });
      const names = (vocabularies.canvas as readonly Value[]).flatMap((value) => [
        value.ja,
        ...(value.aliases ?? []),
        value.id,
      ]);
      return {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, entry])),
        additionalProperties: false,
      };
    }
    case 'clip':
      return {
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: {
              参照: { type: 'string' },
              開始: { type: ['string', 'number'] },
              終了: { type: ['string', 'number'] },
            },
          },
        ],
      };
    case 'date':
    case 'partialDate':
    case 'seconds':
      return { type: ['string', 'number'] };
    default:
      return { type: 'string' };
  }
}
