import { toAnalysis } from './analysis.js';
import { type EngineMeta, META_KEY } from './format.js';

/** Most sections and cues of one page; the engine refuses a page with more. */
const NESTED_MAX = 50_000;

const words = { type: 'text', analyzer: 'ichiba_words' } as const;
const bigram = { type: 'text', analyzer: 'ichiba_bigram' } as const;
const reading = { type: 'text', analyzer: 'ichiba_reading' } as const;
/** A text three ways: as words of the dictionary, as pairs of characters, as it is read. */
const text = { ...words, fields: { bigram, reading } } as const;
/** Only given back, never searched. */
const shown = { type: 'keyword', index: false, doc_values: false } as const;
const DATE_FORMATS = 'strict_date||strict_year_month||strict_year';

/** Body of `PUT /<index>`: settings and mapping of one market's index. */
export function toIndexBody(meta: EngineMeta, readings?: ReadonlyMap<string, string>): object {
  return {
    settings: {
      index: {
        // Counts of facets are exact with one shard only; a market is far smaller than one can hold.
        number_of_shards: 1,
        auto_expand_replicas: '0-1',
        'mapping.nested_objects.limit': NESTED_MAX,
        analysis: toAnalysis(readings),
      },
    },
    mappings: {
      dynamic: 'strict',
      _meta: { [META_KEY]: meta },
      properties: {
        id: { type: 'keyword' },
        url: shown,
        title: text,
        market: { type: 'keyword' },
        lang: { type: 'keyword' },
        summary: text,
        lead: shown,
        keywords: text,
        readings: { type: 'text', analyzer: 'ichiba_kana', fields: { bigram } },
        vocabulary: { type: 'text', analyzer: 'ichiba_whole' },
        prior: { type: 'float' },
        sections: {
          type: 'nested',
          properties: {
            id: { type: 'keyword' },
            heading: text,
            path: shown,
            text,
            kind: { type: 'keyword' },
            parent: { type: 'keyword' },
            keywords: text,
          },
        },
        cues: {
          type: 'nested',
          properties: {
            url: shown,
            start: { type: 'double' },
            end: { type: 'double' },
            text,
          },
        },
        facets: fieldsOf(meta.facets, { type: 'keyword' }),
        numbers: fieldsOf(meta.numbers, { type: 'double_range' }),
        // Compared as text, as our own index does; `as_date` for those who ask the engine themselves.
        dates: fieldsOf(meta.dates, {
          type: 'keyword',
          fields: { as_date: { type: 'date', format: DATE_FORMATS, ignore_malformed: true } },
        }),
      },
    },
  };
}

const fieldsOf = (names: readonly string[], field: object): object => ({
  dynamic: 'strict',
  properties: Object.fromEntries(names.map((name) => [name, field])),
});
