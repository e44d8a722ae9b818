import {
  kindShapes,
  kinds,
  metaOf,
  toAuthorJsonSchema,
  toCanonicalJsonSchema,
} from '@chishiki-ichiba/model';
import { describe, expect, it } from 'vitest';

type Schema = Parameters<typeof metaOf>[0];

describe.each(kinds.map((kind) => [kind.ja, kind.id] as const))(
  'JSON Schema: %s',
  (label, kind) => {
    const shape = kindShapes[kind] as unknown as Record<string, Schema>;

    it('names every field an author may type, in Japanese and canonically', () => {
      const schema = toAuthorJsonSchema(kind);
      expect(schema).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: label,
        type: 'object',
        additionalProperties: false,
      });
      const properties = schema.properties as Record<string, { description?: string }>;
      for (const [key, field] of Object.entries(shape)) {
        const { ja, aliases, help } = metaOf(field);
        for (const name of [ja, key, ...aliases]) expect(properties, name).toHaveProperty([name]);
        expect(properties[ja]?.description).toBe(help);
      }
    });

    it('holds canonical values and the required fields', () => {
      const schema = toCanonicalJsonSchema(kind);
      expect(schema.type).toBe('object');
      expect(Object.keys(schema.properties as object).sort()).toEqual(Object.keys(shape).sort());
      const required = Object.entries(shape).filter(
        ([, field]) => !field.safeParse(undefined).success,
      );
      expect([...((schema.required as string[]) ?? [])].sort()).toEqual(
        required.map(([key]) => key).sort(),
      );
      expect(schema.required).toContain('title');
    });

    it('is plain JSON', () => {
      for (const schema of [toAuthorJsonSchema(kind), toCanonicalJsonSchema(kind)]) {
        expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
      }
    });
  },
);

describe('JSON Schema: values', () => {
  it('offers the Japanese words of a list first', () => {
    const { properties } = toAuthorJsonSchema('guide') as {
      properties: Record<string, { anyOf: [{ enum: string[] }, unknown] }>;
    };
    expect(properties.段階?.anyOf[0].enum.slice(0, 2)).toEqual(['創成期', 'sosei']);
    expect(properties.段階?.anyOf[0].enum).toContain('商品化期');
  });
});
