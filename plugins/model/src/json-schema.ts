import { z } from 'zod';
import { type KindId, kinds } from './kinds.js';
import { type FieldRead, metaOf } from './schema/field.js';
import { kindSchemas, kindShapes } from './schema/kinds.js';
import type { Value } from './value.js';
import { vocabularies } from './vocabularies.js';

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
    ...shapeSchema(kindShapes[kind] as unknown as Record<string, z.ZodType>, '#'),
  };
}

/** @param at - JSON Pointer of the schema being made, so that a second name of a field is a reference. */
function shapeSchema(shape: Readonly<Record<string, z.ZodType>>, at: string): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, schema] of Object.entries(shape)) {
    const meta = metaOf(schema);
    const pointer = `${at}/properties/${encodeURIComponent(meta.ja)}`;
    properties[meta.ja] ??= {
      ...readSchema(meta.read, pointer),
      description: meta.help,
      ...(meta.example ? { examples: [meta.example] } : {}),
    };
    for (const name of [...meta.aliases, key]) properties[name] ??= { $ref: pointer };
  }
  return { type: 'object', properties, additionalProperties: false };
}

function readSchema(read: FieldRead, at: string): JsonSchema {
  switch (read.as) {
    case 'list':
      return {
        anyOf: [
          readSchema(read.item, `${at}/anyOf/0`),
          { type: 'array', items: { $ref: `${at}/anyOf/0` } },
        ],
      };
    case 'group':
      return read.shorthand || read.noneAllowed
        ? { anyOf: [{ type: 'string' }, shapeSchema(read.shape, `${at}/anyOf/1`)] }
        : shapeSchema(read.shape, at);
    case 'value': {
      const words = (vocabularies[read.vocabulary] as readonly Value[]).flatMap((value) => [
        value.ja,
        ...(value.aliases ?? []),
        ...(value.discouraged ?? []),
        value.id,
      ]);
      const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
      const values = { enum: [...new Set([...words, ...numbers])] };
      return read.open ? { anyOf: [values, { type: 'string' }] } : values;
    }
    case 'number':
      return { type: ['number', 'string'] };
    case 'integer':
      return { type: ['integer', 'string'] };
    case 'boolean':
      return { type: ['boolean', 'string'] };
    case 'canvasMap': {
      const [first, ...others] = (vocabularies.canvas as readonly Value[]).flatMap((value) => [
        value.ja,
        ...(value.aliases ?? []),
        value.id,
      ]);
      const pointer = `${at}/properties/${encodeURIComponent(String(first))}`;
      return {
        type: 'object',
        properties: {
          [String(first)]: readSchema({ as: 'list', item: read.entry }, pointer),
          ...Object.fromEntries(others.map((name) => [name, { $ref: pointer }])),
        },
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
    case 'time':
    case 'seconds':
      return { type: ['string', 'number'] };
    default:
      // `142` and `2,000` without quotes are numbers to an editor, and texts to the market.
      return { type: ['string', 'number'] };
  }
}
