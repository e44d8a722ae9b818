import {
  BadRequest,
  countClauses,
  evaluate,
  type InnerVerdict,
  only,
  type Verdict,
} from './evaluate.js';
import { highlight } from './highlight.js';
import { type Json, type Store, valuesOf } from './index-store.js';

export type Flavour = 'opensearch' | 'elasticsearch';

const REQUEST = [
  'from',
  'size',
  'track_total_hits',
  'track_scores',
  'query',
  'post_filter',
  'aggs',
  'sort',
  '_source',
  'highlight',
  'suggest',
];
const WINDOW = 10_000;

/**
 * A stand-in for a server, no server: it answers `GET /<index>/_mapping` and `POST /<index>/_search` over
 * exported documents in the shape both engines document, and refuses, as they do, what is not in their
 * query language, not in the mapping, or of a type that does not take the query. Scores are its own.
 */
export function createFakeEngine(store: Store, index: string, flavour: Flavour) {
  const real = `${index}-000001`;
  const respond = (status: number, body: Json) =>
    new Response(JSON.stringify(body), {
      status,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        ...(flavour === 'elasticsearch' ? { 'X-elastic-product': 'Elasticsearch' } : {}),
      },
    });
  return async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url);
    if (!pathname.startsWith(`/${index}/`))
      return respond(404, errorOf('index_not_found_exception', `no such index [${pathname}]`, 404));
    const action = pathname.slice(index.length + 2);
    if (action === '_mapping' && init.method === 'GET')
      return respond(200, { [real]: { mappings: store.mappings } });
    if (action !== '_search' || init.method !== 'POST')
      return respond(405, errorOf('illegal_argument_exception', `${init.method} ${action}`, 405));
    if (new Headers(init.headers).get('content-type') !== 'application/json')
      return respond(406, errorOf('media_type_header_exception', 'Content-Type', 406));
    try {
      return respond(200, search(JSON.parse(init.body as string), store, real));
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      return respond(400, errorOf(error.type, error.message, 400));
    }
  };
}

/** As both engines document a failure. */
export const errorOf = (type: string, reason: string, status: number): Json => ({
  error: { root_cause: [{ type, reason }], type, reason },
  status,
});

interface Found {
  readonly document: Json;
  readonly verdict: Verdict;
}

function search(body: Json, store: Store, index: string): Json {
  only(body, REQUEST, 'search');
  const { from = 0, size = 10 } = body as { from?: number; size?: number };
  const query = body.query as Json;
  const post_filter = body.post_filter as Json | undefined;
  if (!(from >= 0 && size >= 0))
    throw new BadRequest('x_content_parse_exception', '[from] parameter cannot be negative');
  if (from + size > WINDOW)
    throw new BadRequest(
      'illegal_argument_exception',
      `Result window is too large, from + size must be less than or equal to: [${WINDOW}] but was [${from + size}]`,
    );
  const scope = { store };
  countClauses(query, store);
  const found: Found[] = store.documents.flatMap((document) => {
    const verdict = evaluate(query, document, scope);
    return verdict ? [{ document, verdict }] : [];
  });
  const shown = post_filter
    ? found.filter(({ document }) => evaluate(post_filter, document, scope))
    : found;
  shown.sort(order(body.sort as Json[], store));
  return {
    took: 3,
    timed_out: false,
    _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
    hits: {
      total: { value: shown.length, relation: 'eq' },
      max_score: shown.length > 0 ? Math.max(...shown.map((one) => one.verdict.score)) : null,
      hits: shown.slice(from, from + size).map((one) => toHit(one, body, store, index)),
    },
    aggregations: aggregate(
      body.aggs as Json,
      found.map(({ document }) => document),
      store,
    ),
    ...(body.suggest ? { suggest: suggest(body.suggest as Json, store) } : {}),
  };
}

/** The first value decides; sorting needs values by column, which a text does not have. */
function order(sort: readonly Json[], { fields }: Store): (a: Found, b: Found) => number {
  const keys = sort.map((one) => {
    const [[name = '', how] = []] = Object.entries(one) as [string, unknown][];
    const { order: direction, missing = '_last' } = (
      typeof how === 'string' ? { order: how } : how
    ) as Record<string, string>;
    if (!['asc', 'desc'].includes(direction ?? '') || missing !== '_last')
      throw new BadRequest('parsing_exception', `sort [${name}]`);
    if (name !== '_score' && !['keyword', 'float'].includes(fields.get(name)?.type ?? ''))
      throw new BadRequest(
        'query_shard_exception',
        `No mapping found for [${name}] in order to sort on`,
      );
    return { name, sign: direction === 'asc' ? 1 : -1 };
  });
  const sortValue = ({ document, verdict }: Found, name: string) =>
    (name === '_score' ? verdict.score : valuesOf(document, name)[0]) as
      | number
      | string
      | undefined;
  return (a, b) => {
    for (const { name, sign } of keys) {
      const [x, y] = [sortValue(a, name), sortValue(b, name)];
      if (x === y) continue;
      if (x === undefined || y === undefined) return x === undefined ? 1 : -1;
      return x < y ? -sign : sign;
    }
    return 0;
  };
}

function toHit({ document, verdict }: Found, body: Json, store: Store, index: string): Json {
  const marks = body.highlight
    ? highlight(body.highlight as Json, body.query as Json, document, store)
    : {};
  const inner = innerNames(body.query);
  return {
    _index: index,
    _id: document.id,
    _score: verdict.score,
    _source: pick(document, body._source as string[]),
    ...(Object.keys(marks).length > 0 ? { highlight: marks } : {}),
    sort: [],
    ...(inner.size > 0
      ? {
          inner_hits: Object.fromEntries(
            [...inner].map((name) => [
              name,
              toInnerHits(verdict.inner[name] ?? [], document, store, index),
            ]),
          ),
        }
      : {}),
  };
}

/** Names are unique in a request; an inner hit is there for each, matched or not. */
function innerNames(query: unknown, names = new Set<string>()): Set<string> {
  if (typeof query !== 'object' || query === null) return names;
  for (const [key, value] of Object.entries(query)) {
    if (key === 'inner_hits') {
      const { name } = value as { name: string };
      if (names.has(name))
        throw new BadRequest(
          'illegal_argument_exception',
          `[inner_hits] already contains an entry for key [${name}]`,
        );
      names.add(name);
    }
    innerNames(value, names);
  }
  return names;
}

function toInnerHits(
  hits: readonly InnerVerdict[],
  document: Json,
  store: Store,
  index: string,
): Json {
  return {
    hits: {
      total: { value: hits.length, relation: 'eq' },
      max_score: hits[0]?.score ?? null,
      hits: hits
        .slice(0, (hits[0]?.options.size ?? 3) as number)
        .map(({ offset, object, score, path, options, query }) => {
          only(options, ['name', 'size', '_source', 'highlight'], 'inner_hits');
          const marks = highlight(options.highlight as Json, query, object, store, path);
          const wanted = (options._source as string[]).map((name) => {
            // Named in full, given back without the path.
            if (!name.startsWith(`${path}.`))
              throw new BadRequest('illegal_argument_exception', name);
            return name.slice(path.length + 1);
          });
          return {
            _index: index,
            _id: document.id,
            _nested: { field: path, offset },
            _score: score,
            _source: pick(object, wanted),
            ...(Object.keys(marks).length > 0 ? { highlight: marks } : {}),
          };
        }),
    },
  };
}

/** Source filtering: objects on the way stay objects. */
function pick(object: Json, names: readonly string[]): Json {
  const result: Json = {};
  for (const name of names) {
    const [head = '', ...rest] = name.split('.');
    const value = object[head];
    if (value === undefined) continue;
    result[head] =
      rest.length > 0
        ? { ...(result[head] as Json), ...pick(value as Json, [rest.join('.')]) }
        : value;
  }
  return result;
}

function aggregate(aggs: Json, documents: readonly Json[], store: Store): Json {
  return Object.fromEntries(
    Object.entries(aggs as Record<string, Json>).map(([name, { aggs: inside, ...agg }]) => {
      if (/[[\]>]/.test(name))
        throw new BadRequest('parsing_exception', `Invalid aggregation name [${name}]`);
      if (agg.filter) {
        only(agg, ['filter'], 'filter');
        const passing = documents.filter((document) =>
          evaluate(agg.filter as Json, document, { store }),
        );
        return [
          name,
          {
            doc_count: passing.length,
            ...(inside ? aggregate(inside as Json, passing, store) : {}),
          },
        ];
      }
      only(agg, ['terms'], 'aggregation');
      const { field, size = 10, ...more } = agg.terms as { field: string; size?: number };
      only(more, [], 'terms');
      if (store.fields.get(field)?.type !== 'keyword')
        throw new BadRequest(
          'illegal_argument_exception',
          `Field [${field}] of type [text] is not supported for aggregation [terms]`,
        );
      const counts = new Map<string, number>();
      for (const document of documents)
        for (const value of new Set(valuesOf(document, field) as string[]))
          counts.set(value, (counts.get(value) ?? 0) + 1);
      const buckets = [...counts]
        .map(([key, doc_count]) => ({ key, doc_count }))
        .sort((a, b) => b.doc_count - a.doc_count || (a.key < b.key ? -1 : 1));
      const rest = buckets.slice(size).reduce((total, { doc_count }) => total + doc_count, 0);
      return [
        name,
        {
          doc_count_error_upper_bound: 0,
          sum_other_doc_count: rest,
          buckets: buckets.slice(0, size),
        },
      ];
    }),
  );
}

/** The term suggester: terms of the field within two edits of each term of the text. */
function suggest(asked: Json, store: Store): Json {
  return Object.fromEntries(
    Object.entries(asked as Record<string, Json>).map(([name, { text, term, ...more }]) => {
      only(more, [], 'suggest');
      const { field, size, ...options } = term as { field: string; size: number };
      only(
        options as Json,
        ['suggest_mode', 'prefix_length', 'min_word_length', 'string_distance'],
        'term',
      );
      const known = new Map<string, number>();
      for (const document of store.documents)
        for (const value of valuesOf(document, field) as string[])
          for (const token of store.tokens(field, value))
            known.set(token.term, (known.get(token.term) ?? 0) + 1);
      return [
        name,
        store.tokens(field, text as string).map((token) => ({
          text: token.term,
          offset: token.start,
          length: token.end - token.start,
          options: [...known]
            .map(([word, freq]) => ({ text: word, freq, distance: edits(token.term, word) }))
            .filter(({ distance }) => distance > 0 && distance <= 2)
            .sort((a, b) => a.distance - b.distance || b.freq - a.freq)
            .slice(0, size)
            .map(({ text, freq, distance }) => ({
              text,
              score: 1 - distance / Math.max(text.length, token.term.length),
              freq,
            })),
        })),
      ];
    }),
  );
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (x === y ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
