import { type Field, type Json, type Store, valuesOf } from './index-store.js';

/** What a clause says of one document. */
export interface Verdict {
  readonly score: number;
  readonly inner: Readonly<Record<string, readonly InnerVerdict[]>>;
}
export interface InnerVerdict {
  readonly offset: number;
  readonly object: Json;
  readonly score: number;
  readonly path: string;
  readonly options: Json;
  readonly query: Json;
}

/** A request the server answers with status 400. */
export class BadRequest extends Error {
  constructor(
    readonly type: string,
    reason: string,
  ) {
    super(reason);
  }
}

const refuse = (reason: string): never => {
  throw new BadRequest('parsing_exception', reason);
};

/** Only these keys, as the engines' parsers have it. */
export function only(object: Json, keys: readonly string[], where: string): void {
  for (const key of Object.keys(object))
    if (!keys.includes(key)) refuse(`[${where}] query does not support [${key}]`);
}

/** Of Lucene 9, over the whole query. */
const CLAUSES_MAX = 1024;

/** @throws {BadRequest} For a query of more clauses than an engine takes. */
export function countClauses(query: unknown, store: Store): number {
  if (Array.isArray(query)) return query.reduce((sum, one) => sum + countClauses(one, store), 0);
  if (typeof query !== 'object' || query === null) return 0;
  let count = 0;
  for (const [type, body] of Object.entries(query as Json)) {
    if (type === 'inner_hits') continue;
    if (type === 'multi_match') {
      const {
        query: text,
        fields,
        type: how,
      } = body as Record<'query' | 'type', string> & {
        fields: string[];
      };
      for (const field of fields)
        count += how === 'phrase' ? 1 : store.tokens(field.split('^')[0] ?? '', text).length;
    } else if (['term', 'terms', 'prefix', 'regexp', 'exists', 'range'].includes(type)) count++;
    else count += countClauses(body, store);
  }
  if (count > CLAUSES_MAX)
    throw new BadRequest('too_many_nested_clauses', `maxClauseCount is set to ${CLAUSES_MAX}`);
  return count;
}

interface Scope {
  readonly store: Store;
  /** Nested object the clause is looked up in. */
  readonly path?: string | undefined;
}

/**
 * Look a clause up in a document (or in one nested object of it).
 *
 * @returns `undefined` when it does not match.
 */
export function evaluate(clause: Json, object: Json, scope: Scope): Verdict | undefined {
  const [[type, body] = refuse('query malformed, empty clause found'), ...more] =
    Object.entries(clause);
  if (more.length > 0) refuse(`[${type}] malformed query, expected [END_OBJECT]`);
  const look = clauses[type];
  if (!look) return refuse(`unknown query [${type}]`);
  return look(body as Json, object, scope);
}

const verdict = (score: number | undefined): Verdict | undefined =>
  score === undefined ? undefined : { score, inner: {} };

const sum = (verdicts: readonly Verdict[]): Verdict => ({
  score: verdicts.reduce((total, { score }) => total + score, 0),
  inner: Object.assign({}, ...verdicts.map(({ inner }) => inner)),
});

function fieldOf(
  name: string,
  types: readonly string[],
  { store, path }: Scope,
): Field | undefined {
  const field = store.fields.get(name);
  if (!field) return undefined;
  if (!types.includes(field.type) || !field.isIndexed)
    throw new BadRequest(
      'query_shard_exception',
      `field [${name}] of type [${field.type}] does not support this query`,
    );
  // Not refused by an engine, but never found by it either.
  return field.nested === path ? field : undefined;
}

const valuesIn = (object: Json, field: Field, { path }: Scope): unknown[] =>
  valuesOf(object, path ? field.source.slice(path.length + 1) : field.source);

const clauses: Readonly<
  Record<string, (body: Json, object: Json, scope: Scope) => Verdict | undefined>
> = {
  match_all: () => verdict(1),
  match_none: () => undefined,
  bool(body, object, scope) {
    only(body, ['must', 'should', 'filter', 'must_not', 'minimum_should_match'], 'bool');
    const list = (name: string) => (body[name] ?? []) as Json[];
    const must = list('must').map((one) => evaluate(one, object, scope));
    const filter = list('filter').map((one) => evaluate(one, object, scope));
    const not = list('must_not').map((one) => evaluate(one, object, scope));
    const should = list('should').map((one) => evaluate(one, object, scope));
    const found = should.filter((one) => one !== undefined);
    const isAlone = must.length + filter.length === 0 && should.length > 0;
    const least = (body.minimum_should_match ?? (isAlone ? 1 : 0)) as number;
    if ([...must, ...filter].includes(undefined) || not.some((one) => one) || found.length < least)
      return undefined;
    return sum([...(must as Verdict[]), ...found]);
  },
  nested(body, object, scope) {
    only(body, ['path', 'query', 'score_mode', 'inner_hits'], 'nested');
    const path = body.path as string;
    if (!scope.store.nested.has(path))
      throw new BadRequest(
        'query_shard_exception',
        `[nested] failed to find nested object under path [${path}]`,
      );
    const query = body.query as Json;
    const hits = valuesOf(object, path).flatMap((one, offset): InnerVerdict[] => {
      const found = evaluate(query, one as Json, { ...scope, path });
      const options = (body.inner_hits ?? {}) as Json;
      return found
        ? [{ offset, object: one as Json, score: found.score, path, options, query }]
        : [];
    });
    if (hits.length === 0) return undefined;
    hits.sort((a, b) => b.score - a.score || a.offset - b.offset);
    const name = (body.inner_hits as Json | undefined)?.name as string | undefined;
    return { score: hits[0]?.score ?? 0, inner: name ? { [name]: hits } : {} };
  },
  function_score(body, object, scope) {
    only(body, ['query', 'functions', 'boost_mode'], 'function_score');
    const found = evaluate(body.query as Json, object, scope);
    if (!found) return undefined;
    let { score } = found;
    for (const { filter, weight, ...more } of body.functions as Json[]) {
      only(more, [], 'function_score');
      if (evaluate(filter as Json, object, scope)) score *= weight as number;
    }
    return { ...found, score };
  },
  multi_match(body, object, scope) {
    only(body, ['query', 'type', 'fields', 'operator', 'minimum_should_match'], 'multi_match');
    const scores = (body.fields as string[]).flatMap((named) => {
      const [name = '', boost = '1'] = named.split('^');
      const field = fieldOf(name, ['text'], scope);
      if (!field) return [];
      const score = matchText(body, name, valuesIn(object, field, scope) as string[], scope);
      return score > 0 ? [score * Number(boost)] : [];
    });
    return verdict(scores.length > 0 ? Math.max(...scores) : undefined);
  },
  term: (body, object, scope) =>
    valueQuery('term', body, object, scope, (wanted) => (value) => value === wanted),
  prefix: (body, object, scope) =>
    valueQuery('prefix', body, object, scope, (wanted) => (value) => value.startsWith(wanted)),
  regexp: (body, object, scope) =>
    valueQuery('regexp', body, object, scope, (wanted) => {
      const pattern = new RegExp(`^(?:${wanted})$`, 'u');
      return (value) => pattern.test(value);
    }),
  terms({ boost = 1, ...body }, object, scope) {
    const [[name, wanted] = refuse('[terms] query requires a field name'), ...more] =
      Object.entries(body);
    if (more.length > 0) refuse('[terms] query does not support multiple fields');
    const field = fieldOf(name, ['keyword'], scope);
    const found =
      field && valuesIn(object, field, scope).some((v) => (wanted as unknown[]).includes(v));
    return verdict(found ? (boost as number) : undefined);
  },
  exists(body, object, scope) {
    only(body, ['field', 'boost'], 'exists');
    const field = scope.store.fields.get(body.field as string);
    const found = field && field.nested === scope.path && valuesIn(object, field, scope).length > 0;
    return verdict(found ? ((body.boost ?? 1) as number) : undefined);
  },
  range(body, object, scope) {
    const [[name, options] = refuse('[range] query requires a field name')] = Object.entries(
      body,
    ) as [string, Json][];
    only(options, ['gte', 'lte', 'relation'], 'range');
    const {
      gte = -Infinity,
      lte = Infinity,
      relation = 'intersects',
    } = options as Record<string, never>;
    if (gte > lte)
      throw new BadRequest('illegal_argument_exception', 'min value is greater than max value');
    const field = fieldOf(name, ['double_range'], scope);
    if (!field) return undefined;
    const holds = {
      intersects: (low: number, high: number) => low <= lte && high >= gte,
      contains: (low: number, high: number) => low <= gte && high >= lte,
    }[relation as string];
    if (!holds) return refuse(`[range] query does not support relation [${relation}]`);
    const intervals = valuesIn(object, field, scope) as { gte: number; lte: number }[];
    return verdict(intervals.some((one) => holds(one.gte, one.lte)) ? 1 : undefined);
  },
};

/** `{field: {value, boost}}` looked up in a keyword or among the terms of a text. */
function valueQuery(
  type: string,
  body: Json,
  object: Json,
  scope: Scope,
  toTest: (wanted: string) => (value: string) => boolean,
): Verdict | undefined {
  const [[name, options] = refuse(`[${type}] query requires a field name`), ...more] =
    Object.entries(body) as [string, Json][];
  if (more.length > 0) refuse(`[${type}] query doesn't support multiple fields`);
  only(options, ['value', 'boost'], type);
  const field = fieldOf(name, ['keyword', 'text'], scope);
  if (!field) return undefined;
  const test = toTest(options.value as string);
  const values = valuesIn(object, field, scope) as string[];
  const terms =
    field.type === 'text'
      ? values.flatMap((value) => scope.store.tokens(name, value).map(({ term }) => term))
      : values;
  return verdict(terms.some(test) ? ((options.boost ?? 1) as number) : undefined);
}

function matchText(body: Json, name: string, values: readonly string[], { store }: Scope): number {
  const { query, type, operator = 'or', minimum_should_match = 1 } = body as Record<string, string>;
  const wanted = store.tokens(name, query as string).map(({ term }) => term);
  if (wanted.length === 0) return 0;
  let best = 0;
  for (const value of values) {
    const terms = store.tokens(name, value).map(({ term }) => term);
    if (type === 'phrase') {
      const times = placesOf(terms, wanted).length;
      if (times > 0) best = Math.max(best, wanted.length * (1 + Math.log(times)));
      continue;
    }
    const distinct = [...new Set(wanted)];
    const found = distinct.filter((term) => terms.includes(term)).length;
    const share = String(minimum_should_match);
    const least =
      operator === 'and'
        ? distinct.length
        : share.endsWith('%')
          ? Math.max(1, Math.floor((distinct.length * Number.parseInt(share, 10)) / 100))
          : 1;
    if (found >= least) best = Math.max(best, found / 2);
  }
  return best;
}

/** Where the wanted terms stand in a row. */
export function placesOf(terms: readonly string[], wanted: readonly string[]): number[] {
  return terms.flatMap((_, at) => (wanted.every((term, i) => terms[at + i] === term) ? [at] : []));
}
