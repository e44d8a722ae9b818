import { BadRequest, only, placesOf } from './evaluate.js';
import { type Json, type Store, valuesOf } from './index-store.js';

const KEYS = ['type', 'order', 'boundary_scanner_locale', 'pre_tags', 'post_tags', 'fields'];
const FRAGMENTS = ['number_of_fragments', 'fragment_size', 'no_match_size'];

/**
 * The `highlight` of a hit: in each field what the query asks of this very field (`require_field_match`).
 *
 * @param path - Nested object the values stand in.
 */
export function highlight(
  options: Json,
  query: Json,
  object: Json,
  store: Store,
  path?: string,
): Record<string, string[]> {
  only(options, [...KEYS, ...FRAGMENTS], 'highlight');
  const [before = ''] = options.pre_tags as string[];
  const [after = ''] = options.post_tags as string[];
  const result: Record<string, string[]> = {};
  for (const name of Object.keys(options.fields as Json)) {
    const field = store.fields.get(name);
    if (field?.type !== 'text')
      throw new BadRequest('illegal_argument_exception', `cannot highlight [${name}]`);
    const source = path ? field.source.slice(path.length + 1) : field.source;
    for (const text of valuesOf(object, source) as string[]) {
      const spans = merge(spansOf(query, name, text, store));
      const fragment = cut(text, spans, options, before, after);
      if (fragment !== undefined) result[name] = [...(result[name] ?? []), fragment];
    }
  }
  return result;
}

function cut(
  text: string,
  spans: readonly [number, number][],
  options: Json,
  before: string,
  after: string,
): string | undefined {
  const whole = options.number_of_fragments === 0;
  const [first] = spans;
  if (!first) {
    const size = whole ? 0 : ((options.no_match_size ?? 0) as number);
    return size > 0 ? text.slice(0, size) : undefined;
  }
  const from = whole ? 0 : Math.max(0, first[0] - 20);
  const to = whole ? text.length : Math.max(first[1], from + (options.fragment_size as number));
  let marked = '';
  let at = from;
  for (const [start, end] of spans.filter(([, end]) => end <= to)) {
    marked += text.slice(at, start) + before + text.slice(start, end) + after;
    at = end;
  }
  return marked + text.slice(at, to);
}

/** Every place that a clause on this field matched. */
function spansOf(clause: unknown, name: string, text: string, store: Store): [number, number][] {
  if (Array.isArray(clause)) return clause.flatMap((one) => spansOf(one, name, text, store));
  if (typeof clause !== 'object' || clause === null) return [];
  return Object.entries(clause).flatMap(([type, body]): [number, number][] => {
    if (type === 'multi_match') return matchSpans(body as Json, name, text, store);
    if (type === 'term' || type === 'prefix' || type === 'regexp') {
      const options = (body as Record<string, Json>)[name];
      if (!options) return [];
      const wanted = options.value as string;
      const pattern = new RegExp(`^(?:${wanted})$`, 'u');
      return store
        .tokens(name, text)
        .filter(({ term }) =>
          type === 'term'
            ? term === wanted
            : type === 'prefix'
              ? term.startsWith(wanted)
              : pattern.test(term),
        )
        .map(({ start, end }) => [start, end]);
    }
    return spansOf(body, name, text, store);
  });
}

function matchSpans(body: Json, name: string, text: string, store: Store): [number, number][] {
  const fields = (body.fields as string[]).map((field) => field.split('^')[0]);
  if (!fields.includes(name)) return [];
  const wanted = store.tokens(name, body.query as string).map(({ term }) => term);
  const tokens = store.tokens(name, text);
  if (wanted.length === 0) return [];
  if (body.type !== 'phrase')
    return tokens.filter(({ term }) => wanted.includes(term)).map(({ start, end }) => [start, end]);
  return placesOf(
    tokens.map(({ term }) => term),
    wanted,
  ).map((at) => [tokens[at]?.start ?? 0, tokens[at + wanted.length - 1]?.end ?? 0]);
}

function merge(spans: [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
