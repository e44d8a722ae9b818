import type { SearchDocument } from '@chishiki-ichiba/search';
import { type EngineExportOptions, writeEngineFiles } from '@chishiki-ichiba/search/opensearch';
import { type Analyze, createAnalyzers, type Token } from './analyze.js';

export type Json = Record<string, unknown>;

/** A field of the mapping by its full name. */
export interface Field {
  readonly type: string;
  readonly analyzer?: Analyze;
  /** Innermost nested object it lies in. */
  readonly nested?: string;
  /** Where its value stands: that of the field it is a sub-field of. */
  readonly source: string;
  readonly isIndexed: boolean;
}

/** What a server holds after `PUT /<index>` and `POST /<index>/_bulk`. */
export interface Store {
  readonly fields: ReadonlyMap<string, Field>;
  readonly nested: ReadonlySet<string>;
  readonly mappings: Json;
  readonly documents: readonly Json[];
  tokens(field: string, text: string): readonly Token[];
}

const TYPES = new Set([
  'keyword',
  'text',
  'float',
  'double',
  'double_range',
  'date',
  'nested',
  'object',
]);

/** Send the exported files to an empty server. @throws {Error} With the engine's words for what it refuses. */
export async function fillStore(
  documents: readonly SearchDocument[],
  options: EngineExportOptions = {},
): Promise<Store> {
  const files = new Map<string, string>();
  await writeEngineFiles(
    documents,
    async (path, bytes) => void files.set(path, new TextDecoder().decode(bytes)),
    options,
  );
  const { settings, mappings } = JSON.parse(files.get('index.json') ?? '') as {
    settings: { index: { analysis: never } };
    mappings: Json;
  };
  const analyzers = createAnalyzers(settings.index.analysis);
  const fields = new Map<string, Field>();
  const nested = new Set<string>();
  readProperties(mappings.properties as Json, '', undefined, { fields, nested, analyzers });
  const stored = [...files]
    .filter(([path]) => path.startsWith('bulk/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, body]) => bulk(body, fields, nested));
  const known = new Map<string, readonly Token[]>();
  return {
    fields,
    nested,
    mappings,
    documents: stored,
    tokens(field, text) {
      const key = `${field}\0${text}`;
      const tokens = known.get(key) ?? fields.get(field)?.analyzer?.(text) ?? [];
      known.set(key, tokens);
      return tokens;
    },
  };
}

function readProperties(
  properties: Json,
  prefix: string,
  inside: string | undefined,
  into: { fields: Map<string, Field>; nested: Set<string>; analyzers: (name: string) => Analyze },
): void {
  for (const [name, value] of Object.entries(properties)) {
    const { type = 'object', analyzer, index = true, ...more } = value as Json;
    const path = prefix + name;
    if (!TYPES.has(type as string))
      throw new Error(`No handler for type [${type}] declared on field [${path}]`);
    if (type === 'nested') into.nested.add(path);
    const field: Field = {
      type: type as string,
      ...(analyzer ? { analyzer: into.analyzers(analyzer as string) } : {}),
      ...(inside ? { nested: inside } : {}),
      source: path,
      isIndexed: index as boolean,
    };
    into.fields.set(path, field);
    for (const [sub, rest] of Object.entries((more.fields ?? {}) as Record<string, Json>))
      into.fields.set(`${path}.${sub}`, {
        ...field,
        type: rest.type as string,
        ...(rest.analyzer ? { analyzer: into.analyzers(rest.analyzer as string) } : {}),
      });
    if (more.properties)
      readProperties(more.properties as Json, `${path}.`, type === 'nested' ? path : inside, into);
  }
}

/** One request: action and document in turn, the last line ended. */
function bulk(
  body: string,
  fields: ReadonlyMap<string, Field>,
  nested: ReadonlySet<string>,
): Json[] {
  if (!body.endsWith('\n'))
    throw new Error('The bulk request must be terminated by a newline [\\n]');
  const lines = body.slice(0, -1).split('\n');
  if (lines.length % 2 !== 0) throw new Error('Malformed action/metadata line');
  return lines.flatMap((line, at) => {
    if (at % 2 === 0) return [];
    const action = JSON.parse(lines[at - 1] as string) as { index?: { _id?: string } };
    const document = JSON.parse(line) as Json;
    if (action.index?._id !== document.id) throw new Error('Malformed action/metadata line');
    refuseUnknown(document, '', fields, nested);
    return [document];
  });
}

/** `dynamic: strict`. */
function refuseUnknown(
  object: Json,
  prefix: string,
  fields: ReadonlyMap<string, Field>,
  nested: ReadonlySet<string>,
): void {
  for (const [name, value] of Object.entries(object)) {
    const path = prefix + name;
    const field = fields.get(path);
    if (!field)
      throw new Error(
        `mapping set to strict, dynamic introduction of [${path}] within [_doc] is not allowed`,
      );
    const list = Array.isArray(value) ? value : [value];
    for (const one of list) {
      if (field.type === 'nested' || field.type === 'object')
        refuseUnknown(one as Json, `${path}.`, fields, nested);
      else if (field.type === 'double_range') {
        const { gte, lte } = one as { gte: number; lte: number };
        if (!(gte <= lte)) throw new Error(`min value (${gte}) is greater than max value (${lte})`);
      } else if (
        typeof one !== (field.type === 'float' || field.type === 'double' ? 'number' : 'string')
      )
        throw new Error(`failed to parse field [${path}] of type [${field.type}]`);
    }
  }
}

/** Values of a field in a document, or in a nested object whose own name is left out. */
export function valuesOf(object: Json, path: string): unknown[] {
  const walk = (value: unknown, parts: readonly string[]): unknown[] => {
    if (Array.isArray(value)) return value.flatMap((one) => walk(one, parts));
    const [head, ...rest] = parts;
    if (head === undefined) return value === undefined ? [] : [value];
    return typeof value === 'object' && value !== null && Object.hasOwn(value, head)
      ? walk((value as Json)[head], rest)
      : [];
  };
  return walk(object, path.split('.'));
}
