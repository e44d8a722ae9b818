import type { Place } from '../../analyzer/index.js';
import { FileError } from '../../codec/container.js';
import { type Fragment, MANIFEST } from '../../codec/files.js';
import type { Slots } from '../../codec/shard.js';
import type { SearchManifest, SearchProblem } from '../../types.js';
import { inTime, type Source } from '../source.js';
import { DocValues } from '../values.js';
import type { View } from '../view.js';
import { toComparable } from './lengths.js';
import type { Member } from './member.js';
import { joinValues, markPages } from './values.js';

/** A market that did not answer, or not in time: the search begins anew without it. */
export class Lost extends Error {
  constructor(
    readonly member: Member,
    readonly problem: SearchProblem,
  ) {
    super(`market lost: ${problem.kind}`);
  }
}

interface Part extends Member {
  /** Number of its first page among the pages of all. */
  readonly first: number;
  /** Its slots, as if its pages had been weighed beside those of all. */
  readonly slots: readonly number[];
}

/** Values of the same indexes, joined by an earlier search. */
export interface Memo {
  of: readonly unknown[];
  values: DocValues;
}

/**
 * Several indexes read as one: pages numbered one market after another, lists put together, so that
 * numbers of pages and of mentions are sums and everything built on them is comparable. Of equal pages those
 * stand first that stand further up in their own index; then the first market's. Made for one search.
 */
export class Joined implements View {
  readonly total: number;
  private readonly parts: readonly Part[];
  private readonly lists = new Map<string, Slots>();

  /**
   * @param members - At least one, opened.
   * @param left - Milliseconds that somebody else's market still has.
   */
  constructor(
    members: readonly Member[],
    private readonly left: () => number,
    private readonly memo: { latest?: Memo },
  ) {
    const slots = toComparable(members);
    let first = 0;
    this.parts = members.map((member, at) => {
      const part = { ...member, first, slots: slots[at] ?? [] };
      first += member.source.total;
      return part;
    });
    this.total = first;
  }

  /** Every index has its best pages first: its first tenth stands beside the first tenth of any other. */
  place(page: number): number {
    const at = this.parts.findLastIndex(({ first }) => first <= page);
    const { first = 0, source } = this.parts[at] ?? {};
    return (page - first + 0.5) / (source?.total || 1) + at * 1e-9;
  }

  manifest(problems: SearchProblem[]): Promise<SearchManifest | undefined> {
    const [part] = this.parts;
    return part ? part.source.manifest(problems) : Promise.resolve(undefined);
  }

  async hydrate(places: readonly Place[], problems: SearchProblem[]): Promise<void> {
    await this.all(problems, (source, lost) => source.hydrate(places, lost));
    this.lists.clear();
  }

  knows(term: string): boolean {
    return this.parts.some(({ source }) => source.knows(term));
  }

  terms(place: Place): readonly string[] {
    return [...new Set(this.parts.flatMap(({ source }) => source.terms(place)))];
  }

  slots(term: string): Slots {
    let joined = this.lists.get(term);
    if (joined) return joined;
    joined = [];
    for (const { source, first, slots } of this.parts)
      for (const [slot, ids] of source.slots(term).entries()) {
        if (!ids) continue;
        const at = slots[slot] ?? slot;
        joined[at] ??= [];
        for (const id of ids) joined[at].push(first + id);
      }
    this.lists.set(term, joined);
    return joined;
  }

  union(terms: readonly string[]): string {
    return this.define((source) => source.union(terms));
  }

  intersection(terms: readonly string[]): string {
    return this.define((source) => source.intersection(terms));
  }

  /** Each index knows the list by the same name. */
  private define(make: (source: Source) => string): string {
    const [name = ''] = this.parts.map(({ source }) => make(source));
    return name;
  }

  find(terms: readonly string[]): readonly number[] {
    return this.parts.flatMap(({ source, first }) => source.find(terms).map((id) => first + id));
  }

  async pages(
    ids: readonly number[],
    problems: SearchProblem[],
  ): Promise<ReadonlyMap<number, Fragment>> {
    const found = new Map<number, Fragment>();
    await this.each(ids, problems, async ({ source, first, toShown }, own, lost) => {
      for (const [id, fragment] of await source.pages(own, lost))
        found.set(first + id, toShown(fragment));
    });
    return new Map(
      ids.flatMap((id) => {
        const fragment = found.get(id);
        return fragment ? [[id, fragment] as const] : [];
      }),
    );
  }

  async narrow(
    pages: readonly number[],
    problems: SearchProblem[],
    work: Parameters<Source['narrow']>[2],
  ): Promise<readonly number[]> {
    const left = new Set<number>();
    await this.each(pages, problems, async ({ source, first }, own, lost) => {
      for (const id of await work(source, own, lost)) left.add(first + id);
    });
    return pages.filter((page) => left.has(page));
  }

  async values(problems: SearchProblem[]): Promise<DocValues> {
    const all = await this.all(problems, (source, lost) => source.values(lost));
    const { latest } = this.memo;
    const isSame =
      latest?.of.length === all.length && all.every((values, at) => values === latest.of[at]);
    if (isSame) return latest.values;
    const joined = new DocValues();
    this.parts.forEach(({ source, first, toValue, facetValue }, at) => {
      joinValues(joined, all[at] ?? new DocValues(), first, toValue);
      if (facetValue !== undefined)
        markPages(joined, 'market', facetValue, { from: first, count: source.total });
    });
    this.memo.latest = { of: all, values: joined };
    return joined;
  }

  async vocabulary(problems: SearchProblem[]): Promise<string[]> {
    const all = await this.all(problems, (source, lost) => source.vocabulary(lost));
    return [...new Set(all.flat())];
  }

  /** Something of every index, in parallel. */
  private all<T>(
    problems: SearchProblem[],
    work: (source: Source, problems: SearchProblem[]) => Promise<T>,
  ): Promise<T[]> {
    return Promise.all(
      this.parts.map((part) => this.ask(part, problems, (lost) => work(part.source, lost))),
    );
  }

  /** Something of every index that has some of these pages; it gets the numbers it knows them by. */
  private async each(
    pages: readonly number[],
    problems: SearchProblem[],
    work: (part: Part, own: readonly number[], problems: SearchProblem[]) => Promise<void>,
  ): Promise<void> {
    await Promise.all(
      this.parts.map(async (part) => {
        const { first, source } = part;
        const own = pages.map((page) => page - first).filter((id) => id >= 0 && id < source.total);
        if (own.length > 0) await this.ask(part, problems, (lost) => work(part, own, lost));
      }),
    );
  }

  /**
   * Of our own indexes a missing file is told and the rest counts; somebody else's market answers whole
   * and in time, or not at all.
   *
   * @throws {Lost}
   */
  private async ask<T>(
    part: Part,
    problems: SearchProblem[],
    work: (problems: SearchProblem[]) => Promise<T>,
  ): Promise<T> {
    const { neighbour, source } = part;
    if (!neighbour) return work(problems);
    const lost: SearchProblem[] = [];
    const asked = work(lost);
    const value = await inTime(asked, this.left()).catch((error: unknown) => {
      // It may come later: then the next search has it at hand.
      void asked.then(
        () => lost.length > 1 || neighbour.wake(),
        () => undefined,
      );
      // Whole files of nonsense throw anything.
      lost.push(source.problem(error instanceof FileError ? error.kind : 'truncated', MANIFEST));
      return undefined;
    });
    const [problem] = lost;
    if (problem) throw new Lost(part, problem);
    return value as T;
  }
}
