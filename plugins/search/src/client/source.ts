import { Index } from '#flexsearch';
import { type Place, placeOf } from '../analyzer/index.js';
import { FileError, unwrap, unwrapJson } from '../codec/container.js';
import {
  type Fragment,
  fileName,
  MANIFEST,
  RESOLUTION,
  shardOf,
  type ValuesFile,
  VOCABULARY,
} from '../codec/files.js';
import { isOurFormat } from '../codec/format.js';
import { decodeShard, type Slots } from '../codec/shard.js';
import type { ProblemKind, SearchManifest, SearchProblem } from '../types.js';
import type { LoadFile } from './load.js';
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
  /** Of the last manifest read; every search reads it first. */
  private current = {} as SearchManifest;
  private given: SearchManifest | undefined;
  private index = newIndex();
  private loaded = new Map<string, readonly string[]>();
  private readonly pending = new Map<string, Promise<unknown>>();
  private fragments = new Map<number, Fragment>();
  private docValues: DocValues | undefined;

  constructor(private readonly options: SourceOptions) {
    this.given = options.manifest;
  }

  get name(): string {
    return this.options.name;
  }

  /** Number of pages. */
  get total(): number {
    return this.current.documents;
  }

  /** Read the manifest; `undefined` with a problem pushed when it cannot be used. */
  manifest(problems: SearchProblem[]): Promise<SearchManifest | undefined> {
    return this.read(MANIFEST, problems, async (load) => {
      const value = this.given ?? parseManifest(await load());
      if (!isOurFormat(value)) throw new FileError('version');
      this.current = value;
      return value;
    });
  }

  /** Fetch the shards of these places in parallel and put their lists into FlexSearch. */
  async hydrate(places: readonly Place[], problems: SearchProblem[]): Promise<void> {
    const wanted = new Set(places.map((place) => this.shard(place)));
    await Promise.all(
      [...wanted]
        .filter((path) => !this.loaded.has(path))
        .map((path) =>
          this.read(path, problems, async (load) => {
            const { index, loaded } = this;
            const shard = decodeShard(await unwrap(await load()));
            for (const [term, slots] of shard) index.map.set(term, slots);
            loaded.set(path, [...shard.keys()]);
          }),
        ),
    );
  }

  private shard(place: Place): string {
    return this.inside(fileName(place[0], shardOf(this.current, place)));
  }

  private inside(file: string): string {
    return `${this.current.dir}/${file}`;
  }

  /** Whether the term's shard is here, so that "no list" means "in no page". */
  knows(term: string): boolean {
    return this.loaded.has(this.shard(placeOf(term)));
  }

  /** Every term that lies in the shard of this place; none when the shard is not here. */
  terms(place: Place): readonly string[] {
    return this.loaded.get(this.shard(place)) ?? [];
  }

  /** Slots of a hydrated term. */
  slots(term: string): Slots {
    return this.index.map.get(term) ?? [];
  }

  /** A term of its own for pages with any of these hydrated terms. */
  union(terms: readonly string[]): string {
    // A page once, in its best slot: FlexSearch counts every mention.
    const best = new Map<number, number>();
    for (const term of terms)
      this.slots(term).forEach((ids, slot) => {
        for (const id of ids) best.set(id, Math.min(slot, best.get(id) ?? slot));
      });
    const slots: Slots = [];
    for (const [id, slot] of [...best].sort(([a], [b]) => a - b)) {
      slots[slot] ??= [];
      slots[slot].push(id);
    }
    return this.define(terms.join('|'), slots);
  }

  /** A term of its own for pages with all of these hydrated terms; how well they fit is not told. */
  intersection(terms: readonly string[]): string {
    if (terms.length === 1) return terms[0] ?? '';
    const ids = [...this.find(terms)].sort((a, b) => a - b);
    return this.define(terms.join('&'), Object.assign([], { [RESOLUTION >> 1]: ids }));
  }

  private define(name: string, slots: Slots): string {
    const term = `?${name}`;
    this.index.map.set(term, slots);
    return term;
  }

  /** FlexSearch's own synchronous search: the pages with all of these hydrated terms. */
  find(terms: readonly string[]): readonly number[] {
    return terms.length > 0 ? this.index.search(terms.join(GLUE), { limit: this.total }) : [];
  }

  /** Fragments of pages; pages whose pack could not be read are left out and a problem is pushed. */
  async pages(
    ids: readonly number[],
    problems: SearchProblem[],
  ): Promise<ReadonlyMap<number, Fragment>> {
    const { docsPerPack } = this.current;
    const { fragments } = this;
    const packs = new Set(
      ids.filter((id) => !fragments.has(id)).map((id) => Math.floor(id / docsPerPack)),
    );
    await Promise.all(
      [...packs].map(async (pack) => {
        const list = await this.json<Fragment[]>(fileName('f', pack), problems);
        list?.forEach((fragment, at) => {
          fragments.set(pack * docsPerPack + at, fragment);
        });
      }),
    );
    return new Map(
      ids.flatMap((id) => {
        const fragment = fragments.get(id);
        return fragment ? [[id, fragment] as const] : [];
      }),
    );
  }

  /** Doc values of all pages, or what could be read of them. */
  async values(problems: SearchProblem[]): Promise<DocValues> {
    if (this.docValues) return this.docValues;
    const { docsPerValues, documents, facets, numbers, dates } = this.current;
    const values = new DocValues();
    const count = facets.length + numbers.length + dates.length > 0 ? documents / docsPerValues : 0;
    const files = await Promise.all(
      Array.from({ length: Math.ceil(count) }, (_, i) =>
        this.json<ValuesFile>(fileName('v', i), problems),
      ),
    );
    files.forEach((file, i) => {
      if (file) values.add(file, i * docsPerValues);
    });
    if (files.every((file) => file)) this.docValues = values;
    return values;
  }

  /** Words the index knows; empty when there are none or the file cannot be read. */
  async vocabulary(problems: SearchProblem[]): Promise<string[]> {
    const list = this.current.hasVocabulary && this.json<string[]>(VOCABULARY, problems);
    return (await list) || [];
  }

  private json<T>(file: string, problems: SearchProblem[]): Promise<T | undefined> {
    return this.read(this.inside(file), problems, async (load) => unwrapJson<T>(await load()));
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

  /** What to tell of a file that could not be used. */
  problem(kind: ProblemKind, path: string): SearchProblem {
    return { source: this.options.name, kind, url: this.options.baseUrl + path };
  }

  /** One read per path at a time; successes are kept, failures become a problem and are tried again next time. */
  private async read<T>(
    path: string,
    problems: SearchProblem[],
    work: (load: () => Promise<Uint8Array>) => Promise<T>,
  ): Promise<T | undefined> {
    const { loadFile, slowMs } = this.options;
    let job = this.pending.get(path) as Promise<T> | undefined;
    if (!job) {
      job = work(() => loadFile(path));
      this.pending.set(path, job);
      job.catch(() => this.pending.delete(path));
    }
    try {
      return await inTime(job, slowMs);
    } catch (error) {
      // Any other error: decoding ran over the end.
      const kind = error instanceof FileError ? error.kind : 'truncated';
      problems.push(this.problem(kind, path));
      return undefined;
    }
  }
}

function newIndex(): Index {
  return new Index({
    tokenize: 'strict',
    resolution: RESOLUTION,
    encoder: { encode: (terms) => terms.split(GLUE) },
  });
}

/** A host's error page sent with status 200 is "missing", half a manifest is "truncated". */
function parseManifest(bytes: Uint8Array): SearchManifest {
  const text = new TextDecoder().decode(bytes);
  const manifest = text.startsWith('{') ? JSON.parse(text) : {};
  if (!/^[\w-]+$/.test(manifest.dir ?? '')) throw new FileError('missing');
  return manifest;
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new FileError('slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
