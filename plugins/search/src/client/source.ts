import { Index } from '#flexsearch';
import { ANALYZER_VERSION, type Place, placeOf } from '../analyzer/index.js';
import { ContainerError, unwrap, unwrapJson } from '../codec/container.js';
import {
  type Fragment,
  MANIFEST,
  paths,
  RESOLUTION,
  SCHEMA_VERSION,
  shardOf,
} from '../codec/files.js';
import { decodeShard } from '../codec/shard.js';
import type { ProblemKind, SearchManifest, SearchProblem } from '../types.js';
import { LoadError, type LoadFile } from './load.js';
import { isFragments, isManifest, isStrings, isValuesFile } from './shape.js';
import { DocValues } from './values.js';

/** Separates terms on their way through FlexSearch's `search(string)`; the analyzer never lets it through. */
const GLUE = '\u0000';

export interface SourceOptions {
  /** Market name for `problems`; empty for this site. */
  name: string;
  baseUrl: string;
  loadFile: LoadFile;
  manifest?: SearchManifest;
  slowMs: number;
}

/** One index on one host: what has been fetched of it, and FlexSearch filled with just that. */
export class Source {
  readonly name: string;
  private readonly options: SourceOptions;
  private given: SearchManifest | undefined;
  private index = newIndex();
  private loaded = new Map<string, readonly string[]>();
  private readonly pending = new Map<string, Promise<unknown>>();
  private fragments = new Map<number, Fragment>();
  private docValues: DocValues | undefined;

  constructor(options: SourceOptions) {
    this.options = options;
    this.name = options.name;
    this.given = options.manifest;
  }

  /** Read the manifest; `undefined` with a problem pushed when it cannot be used. */
  async manifest(problems: SearchProblem[]): Promise<SearchManifest | undefined> {
    const manifest = await this.read(MANIFEST, problems, async () => {
      const value: unknown = this.given ?? parseJson(await this.options.loadFile(MANIFEST));
      if (!isManifest(value)) throw new LoadError('missing');
      const ours =
        value.schemaVersion === SCHEMA_VERSION &&
        value.analyzer === ANALYZER_VERSION &&
        value.resolution === RESOLUTION;
      if (!ours) throw new LoadError('version');
      return value;
    });
    return manifest;
  }

  /** Fetch the shards of these places in parallel and put their lists into FlexSearch. */
  async hydrate(
    manifest: SearchManifest,
    places: readonly Place[],
    problems: SearchProblem[],
  ): Promise<void> {
    const wanted = new Set(places.map((place) => shardPath(manifest, place)));
    await Promise.all(
      [...wanted]
        .filter((path) => !this.loaded.has(path))
        .map((path) =>
          this.read(path, problems, async () => {
            const index = this.index;
            const shard = decodeShard(await unwrap(await this.options.loadFile(path)));
            for (const [term, slots] of shard) index.map.set(term, slots);
            this.loaded.set(path, [...shard.keys()]);
          }),
        ),
    );
  }

  /** Whether the term's shard is here, so that "no list" means "in no page". */
  knows(manifest: SearchManifest, term: string): boolean {
    return this.loaded.has(shardPath(manifest, placeOf(term)));
  }

  /** Every term that lies in the shard of this place; none when the shard is not here. */
  terms(manifest: SearchManifest, place: Place): readonly string[] {
    return this.loaded.get(shardPath(manifest, place)) ?? [];
  }

  /** Slots of a hydrated term. */
  slots(term: string): number[][] | undefined {
    return this.index.map.get(term);
  }

  /** A term of its own for pages with any of these hydrated terms. */
  union(terms: readonly string[]): string {
    // A page once, in its best slot: FlexSearch counts every mention.
    const best = new Map<number, number>();
    for (const term of terms)
      this.slots(term)?.forEach((ids, slot) => {
        for (const id of ids) best.set(id, Math.min(slot, best.get(id) ?? slot));
      });
    const slots: number[][] = [];
    for (const [id, slot] of [...best].sort(([a], [b]) => a - b)) {
      slots[slot] ??= [];
      slots[slot]?.push(id);
    }
    return this.define(terms.join('|'), slots);
  }

  /** A term of its own for pages with all of these hydrated terms; how well they fit is not told. */
  intersection(terms: readonly string[], limit: number): string {
    if (terms.length === 1) return terms[0] ?? '';
    const ids = [...this.find(terms, limit)].sort((a, b) => a - b);
    return this.define(terms.join('&'), Object.assign([], { [RESOLUTION >> 1]: ids }));
  }

  private define(name: string, slots: number[][]): string {
    const term = `?${name}`;
    this.index.map.set(term, slots);
    return term;
  }

  /** FlexSearch's own synchronous search: the pages with all of these hydrated terms. */
  find(terms: readonly string[], limit: number): readonly number[] {
    if (terms.length === 0) return [];
    return this.index.search(terms.join(GLUE), { limit });
  }

  /** Fragments of pages; pages whose pack could not be read are left out and a problem is pushed. */
  async pages(
    manifest: SearchManifest,
    ids: readonly number[],
    problems: SearchProblem[],
  ): Promise<Map<number, Fragment>> {
    const size = manifest.docsPerPack;
    const packs = new Set(
      ids.filter((id) => !this.fragments.has(id)).map((id) => Math.floor(id / size)),
    );
    await Promise.all(
      [...packs].map((pack) =>
        this.read(paths.pack(manifest.dir, pack), problems, async (path) => {
          const list = await unwrapJson(await this.options.loadFile(path));
          if (!isFragments(list)) throw new LoadError('truncated');
          for (const [at, fragment] of list.entries())
            this.fragments.set(pack * size + at, fragment);
        }),
      ),
    );
    const found = new Map<number, Fragment>();
    for (const id of ids) {
      const fragment = this.fragments.get(id);
      if (fragment) found.set(id, fragment);
    }
    return found;
  }

  /** Doc values of all pages, or what could be read of them. */
  async values(manifest: SearchManifest, problems: SearchProblem[]): Promise<DocValues> {
    if (this.docValues) return this.docValues;
    const values = new DocValues();
    if (manifest.facets.length + manifest.numbers.length + manifest.dates.length === 0)
      return values;
    const count = Math.ceil(manifest.documents / manifest.docsPerValues);
    const files = await Promise.all(
      Array.from({ length: count }, (_, i) =>
        this.read(paths.values(manifest.dir, i), problems, async (path) => {
          const file = await unwrapJson(await this.options.loadFile(path));
          if (!isValuesFile(file)) throw new LoadError('truncated');
          return file;
        }),
      ),
    );
    files.forEach((file, i) => {
      if (file) values.add(file, i * manifest.docsPerValues);
    });
    if (files.every((file) => file !== undefined)) this.docValues = values;
    return values;
  }

  /** Words the index knows; empty when there are none or the file cannot be read. */
  async vocabulary(manifest: SearchManifest, problems: SearchProblem[]): Promise<string[]> {
    if (!manifest.hasVocabulary) return [];
    const list = await this.read(paths.vocabulary(manifest.dir), problems, async (path) => {
      const value = await unwrapJson(await this.options.loadFile(path));
      if (!isStrings(value)) throw new LoadError('truncated');
      return value;
    });
    return list ?? [];
  }

  /** Forget everything: the site was published anew and the old folder is gone. */
  reset(): void {
    this.given = undefined;
    this.pending.clear();
    this.loaded = new Map();
    this.fragments = new Map();
    this.docValues = undefined;
    this.index = newIndex();
  }

  /** One read per path at a time; successes are kept, failures become a problem and are tried again next time. */
  private async read<T>(
    path: string,
    problems: SearchProblem[],
    work: (path: string) => Promise<T>,
  ): Promise<T | undefined> {
    let job = this.pending.get(path) as Promise<T> | undefined;
    if (!job) {
      job = work(path);
      this.pending.set(path, job);
      job.catch(() => this.pending.delete(path));
    }
    try {
      return await inTime(job, this.options.slowMs);
    } catch (error) {
      problems.push({ source: this.name, kind: kindOf(error), url: this.options.baseUrl + path });
      return undefined;
    }
  }
}

function shardPath(manifest: SearchManifest, [kind, key]: Place): string {
  return paths.shard(manifest.dir, kind, shardOf(key, manifest.shards[kind]));
}

function newIndex(): Index {
  return new Index({
    tokenize: 'strict',
    resolution: RESOLUTION,
    encoder: { encode: (terms) => terms.split(GLUE) },
  });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    // A host's error page sent with status 200 is "missing", half a manifest is "truncated".
    throw new LoadError(bytes[0] === 0x7b ? 'truncated' : 'missing', { cause });
  }
}

function kindOf(error: unknown): ProblemKind {
  if (error instanceof LoadError || error instanceof ContainerError) return error.kind;
  return 'truncated'; // decoding ran over the end
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LoadError('slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
