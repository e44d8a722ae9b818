import { Index } from '#flexsearch';
import { type Place, placeOf } from '../analyzer/index.js';
import { FileError, unwrap, unwrapJson } from '../codec/container.js';
import {
  type Fragment,
  fileName,
  MANIFEST,
  MARKS,
  type Marks,
  RESOLUTION,
  shardOf,
  type ValuesFile,
  VOCABULARY,
} from '../codec/files.js';
import { INDEX_FORMAT, type IndexFormat } from '../codec/format.js';
import { countOf, decodeShard, type Slots } from '../codec/shard.js';
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
  /** How much of the files read is kept, in bytes as they come; half is kept surely. */
  keepBytes: number;
}

/** A file of the index, read: its terms, its pages, its words. */
interface Kept {
  readonly value: unknown;
  /** As it came, packed. */
  readonly bytes: number;
}

/** A page's number in a list made for one query, as long as one that came packed. */
const NUMBER_BYTES = 1;

/**
 * One index on one host: what has been fetched of it, and FlexSearch filled with just that. It only
 * grows; when it `isFull`, the `next` one begins empty and takes over what is still asked for.
 */
export class Source {
  /** Of the last manifest read; every search reads it first. */
  private current = {} as SearchManifest;
  private readonly index = newIndex();
  private readonly kept = new Map<string, Kept>();
  private readonly pending = new Map<string, Promise<unknown>>();
  private docValues: DocValues | undefined;
  private bytes = 0;
  /** The one before: its files are at hand. */
  private before: Source | undefined;
  /** Format of an index that this code cannot read. */
  foreign: Partial<IndexFormat> | undefined;

  constructor(private readonly options: SourceOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Number of pages. */
  get total(): number {
    return this.current.documents;
  }

  /** Pages that are equal otherwise stand in this order: they are numbered so. */
  place(page: number): number {
    return page;
  }

  /** The manifest is at hand: it may be one of an earlier publication. */
  get isOpen(): boolean {
    return this.current.dir !== undefined;
  }

  /** Of an open one. */
  get manifestAtHand(): SearchManifest {
    return this.current;
  }

  get isFull(): boolean {
    return this.bytes > this.options.keepBytes / 2;
  }

  /** An empty one in its place, which asks this one before the host. Searches under way keep this one. */
  next(): Source {
    const next = new Source({ ...this.options, manifest: this.current });
    next.current = this.current;
    next.docValues = this.docValues;
    next.before = this;
    this.before = undefined;
    return next;
  }

  /** Read the manifest; `undefined` with a problem pushed when it cannot be used. */
  async manifest(problems: SearchProblem[]): Promise<SearchManifest | undefined> {
    if (this.isOpen) return this.current;
    return this.read(MANIFEST, problems, async (load) => {
      const value = this.options.manifest ?? parseManifest(await load());
      this.foreign = formatName(value) === formatName() ? undefined : value;
      if (this.foreign) throw new FileError('version');
      this.current = value;
      return value;
    });
  }

  /** Fetch the shards of these places in parallel and put their lists into FlexSearch. */
  async hydrate(places: readonly Place[], problems: SearchProblem[]): Promise<void> {
    const wanted = new Set(places.map((place) => this.shard(place)));
    await Promise.all(
      [...wanted]
        .filter((path) => !this.kept.has(path) && !this.takeShard(path))
        .map((path) =>
          this.read(path, problems, async (load) => {
            const packed = await load();
            const shard = decodeShard(await unwrap(packed));
            for (const [term, slots] of shard) this.index.map.set(term, slots);
            this.keep(path, { value: [...shard.keys()], bytes: packed.length });
          }),
        ),
    );
  }

  /** Lists that the source before has. */
  private takeShard(path: string): boolean {
    const { before } = this;
    const kept = before?.kept.get(path);
    if (!before || !kept) return false;
    for (const term of kept.value as string[]) this.index.map.set(term, before.slots(term));
    this.keep(path, kept);
    return true;
  }

  private keep(path: string, kept: Kept): void {
    this.kept.set(path, kept);
    this.bytes += kept.bytes;
  }

  private shard(place: Place): string {
    return this.inside(fileName(place[0], shardOf(this.current, place)));
  }

  private inside(file: string): string {
    return `${this.current.dir}/${file}`;
  }

  /** Whether the term's shard is here, so that "no list" means "in no page". */
  knows(term: string): boolean {
    return this.kept.has(this.shard(placeOf(term)));
  }

  /** Every term that lies in the shard of this place; none when the shard is not here. */
  terms(place: Place): readonly string[] {
    return (this.kept.get(this.shard(place))?.value as string[] | undefined) ?? [];
  }

  /** Slots of a hydrated term. */
  slots(term: string): Slots {
    return this.index.map.get(term) ?? [];
  }

  /** A term for pages with any of these hydrated terms. */
  union(terms: readonly string[]): string {
    const listed = terms.filter((term) => this.slots(term).length > 0);
    if (listed.length < 2) return listed[0] ?? terms[0] ?? '';
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
    this.bytes += NUMBER_BYTES * countOf(slots);
    return term;
  }

  /**
   * FlexSearch's own synchronous search: the pages with all of these hydrated terms. It keeps books of whatever
   * stands in a list: it is given the lists without the pages that are not in all of them.
   */
  find(terms: readonly string[]): readonly number[] {
    const asked = [...new Set(terms)];
    if (asked.length < 2) return this.search(asked);
    const counts = new Uint8Array(this.total);
    // Slots may have holes.
    for (const term of asked)
      for (const ids of this.slots(term)) for (const id of ids ?? []) (counts[id] as number)++;
    if (!counts.includes(asked.length)) return [];
    const short = asked.map((term, at) => {
      const slots = this.slots(term).map((ids) => ids.filter((id) => counts[id] === asked.length));
      this.index.map.set(`?${at}`, slots);
      return `?${at}`;
    });
    return this.search(short);
  }

  private search(terms: readonly string[]): readonly number[] {
    return this.index.search(terms.join(GLUE), { limit: this.total });
  }

  /** Of these pages, those that `work` leaves; it sees one index at a time, each with lists of its own. */
  narrow(
    pages: readonly number[],
    problems: SearchProblem[],
    work: (
      source: Source,
      pages: readonly number[],
      problems: SearchProblem[],
    ) => Promise<readonly number[]>,
  ): Promise<readonly number[]> {
    return work(this, pages, problems);
  }

  /** Fragments of pages; pages whose pack could not be read are left out and a problem is pushed. */
  async pages(
    ids: readonly number[],
    problems: SearchProblem[],
  ): Promise<ReadonlyMap<number, Fragment>> {
    const { docsPerPack } = this.current;
    const packOf = (id: number) => Math.floor(id / docsPerPack);
    const packs = new Map<number, Fragment[]>();
    await Promise.all(
      [...new Set(ids.map(packOf))].map(async (pack) => {
        const list = await this.json<Fragment[]>(fileName('f', pack), problems);
        if (list) packs.set(pack, list);
      }),
    );
    return new Map(
      ids.flatMap((id) => {
        const fragment = packs.get(packOf(id))?.[id % docsPerPack];
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

  /** What only a search of several indexes asks for; of an index that does not tell, a problem. */
  marks(problems: SearchProblem[]): Promise<Marks | undefined> {
    return this.json<Marks>(MARKS, problems);
  }

  private async json<T>(file: string, problems: SearchProblem[]): Promise<T | undefined> {
    const path = this.inside(file);
    const own = this.kept.get(path);
    if (own) return own.value as T;
    const old = this.before?.kept.get(path);
    if (old) {
      this.keep(path, old);
      return old.value as T;
    }
    return this.read(path, problems, async (load) => {
      const packed = await load();
      const value = await unwrapJson<T>(packed);
      this.keep(path, { value, bytes: packed.length });
      return value;
    });
  }

  /** What to tell of a file that could not be used. */
  problem(kind: ProblemKind, path: string): SearchProblem {
    return { source: this.options.name, kind, url: this.options.baseUrl + path };
  }

  /** One read per path at a time; `work` keeps what it reads, failures become a problem and are tried again next time. */
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
      const end = () => this.pending.delete(path);
      job.then(end, end);
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
    resolution: RESOLUTION,
    encoder: { encode: (terms) => terms.split(GLUE) },
  });
}

/** `4.7.16`: a format as a reader can tell somebody. */
export const formatName = ({
  schemaVersion,
  analyzer,
  resolution,
}: Partial<IndexFormat> = INDEX_FORMAT): string =>
  [schemaVersion, analyzer, resolution].map((part) => part ?? '?').join('.');

/** A host's error page sent with status 200 is "missing", half a manifest is "truncated". */
function parseManifest(bytes: Uint8Array): SearchManifest {
  const text = new TextDecoder().decode(bytes);
  const manifest = text.startsWith('{') ? JSON.parse(text) : {};
  if (!/^[\w-]+$/.test(manifest.dir ?? '')) throw new FileError('missing');
  return manifest;
}

/** @throws {FileError} `slow` when it takes longer. */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new FileError('slow')), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
