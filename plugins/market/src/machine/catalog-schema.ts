import { kinds, vocabularies } from '@chishiki-ichiba/model';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
const count = { type: 'integer', minimum: 0 } as const;
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const;
const id = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' } as const;
const kind = { enum: ids(kinds) };
const withdrawn = {
  type: 'array',
  description:
    'Pages that were taken back, under each id they ever had; an id is never used again.',
  items: {
    type: 'object',
    required: ['id', 'kind', 'date'],
    additionalProperties: false,
    properties: { id, kind, date: day },
  },
};

/**
 * JSON Schemas of what `catalog-files.ts` writes, published beside it: `schema/catalog.json` for the
 * manifest, `schema/catalog-part.json` for the entries. Closed objects: a field that is added without its
 * line here fails the tests, and a reader learns of it by `schemaVersion`.
 */
export const toCatalogSchemas = (schemaVersion: number): ReadonlyMap<string, object> =>
  new Map([
    [
      'schema/catalog.json',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: '知識市場のカタログ（catalog.json）',
        type: 'object',
        required: ['schemaVersion', 'edition', 'locale', 'counts', 'parts', 'withdrawn'],
        additionalProperties: false,
        properties: {
          schemaVersion: { const: schemaVersion },
          edition: {
            type: 'string',
            pattern: '^(public|members|working|inhouse-[a-z0-9-]+)$',
            description: 'The one edition all of it is of.',
          },
          locale: { type: 'string', minLength: 2 },
          counts: {
            type: 'object',
            description: 'Pages by kind; only kinds that occur.',
            propertyNames: kind,
            additionalProperties: { type: 'integer', minimum: 1 },
          },
          parts: {
            type: 'array',
            description: 'Files of entries, in order of ids.',
            items: {
              type: 'object',
              required: ['path', 'first', 'count'],
              additionalProperties: false,
              properties: {
                path: {
                  type: 'string',
                  pattern: '^catalog/\\d+\\.json$',
                  description: 'Beside catalog.json.',
                },
                first: { ...id, description: 'Smallest id of the file.' },
                count,
              },
            },
          },
          withdrawn,
        },
      },
    ],
    [
      'schema/catalog-part.json',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: '知識市場のカタログの一部（catalog/<n>.json）',
        type: 'array',
        items: {
          type: 'object',
          required: ['id', 'kind', 'title', 'url', 'phases', 'canvas', 'status', 'visibility'],
          additionalProperties: false,
          properties: {
            id,
            kind,
            title: { type: 'string', minLength: 1 },
            url: { type: 'string', pattern: '^\\.?/', description: 'Path on the same host.' },
            summary: { type: 'string' },
            phases: { type: 'array', uniqueItems: true, items: { enum: ids(vocabularies.phase) } },
            canvas: { type: 'array', uniqueItems: true, items: { enum: ids(vocabularies.canvas) } },
            status: { enum: ids(vocabularies.status) },
            visibility: { enum: ids(vocabularies.visibility) },
            revision: { type: 'string', description: '版' },
            licence: { type: 'string', description: 'ライセンス' },
            revised: { ...day, description: '改訂日' },
            reviewBy: { ...day, description: '見直し期限' },
            aliases: { type: 'array', items: id, minItems: 1, description: '旧ID' },
            lang: {
              type: 'string',
              minLength: 2,
              description: 'Only in a site of several languages.',
            },
            translation: {
              enum: ['missing', 'current', 'behind', 'unknown'],
              description: 'How the words stand to those they were translated from.',
            },
          },
        },
      },
    ],
  ]);
