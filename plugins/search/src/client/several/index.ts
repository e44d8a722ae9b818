import { MANIFEST } from '../../codec/files.js';
import type {
  SearchClient,
  SearchClientOptions,
  SearchManifest,
  SearchOptions,
  SearchProblem,
  SearchResult,
  SearchSource,
} from '../../types.js';
import { answer, emptyResult, searchVisit } from '../search.js';
import { formatName } from '../source.js';
import type { Visit } from '../visit.js';
import { Joined, Lost, type Memo } from './joined.js';
import { HERE, joinFields, joinManifests } from './labels.js';
import { type Member, regionNames } from './member.js';
import { Neighbour } from './neighbour.js';

/** How long an answer waits for markets of others, in milliseconds. The interface and the guide say it. */
export const OTHERS_MS = 1500;

/** Another index, with what is kept of it. */
export interface Other {
  readonly source: SearchSource;
  readonly visit: Visit;
}

/**
 * Search several indexes as one (`joined.ts`). Our own are waited for as ever; a market of somebody else
 * answers within {@link OTHERS_MS}, all its files together, or is left out and named in `problems`. What
 * comes later is there for the next search.
 */
export function searchSeveral(
  own: Visit,
  others: readonly Other[],
  options: SearchClientOptions,
): SearchClient {
  const { edition = 'public', market = '', marketLabel = '市場', othersMs = OTHERS_MS } = options;
  const shelves = others.filter(({ source }) => source.id === undefined);
  const neighbours = others
    .filter(({ source }) => source.id !== undefined)
    .map(({ source, visit }) => new Neighbour(source, visit, edition));
  const regions = shelves.filter(({ source }) => source.region);
  /** Pages are told apart by market. */
  const apart = neighbours.length + regions.length > 0;
  const memo: { latest?: Memo } = {};
  const ownManifest = (): SearchManifest | undefined =>
    own.source.isOpen ? own.source.manifestAtHand : undefined;

  /** One of our own indexes; undefined, with a problem pushed, when it cannot be read. */
  const openOwn = async (
    visit: Visit,
    { market: name, region }: Pick<SearchSource, 'market' | 'region'>,
    problems: SearchProblem[],
  ): Promise<Member | undefined> => {
    const { source } = visit;
    const mayBeOld = source.isOpen;
    if (!(await source.manifest(problems))) return undefined;
    const marks = apart ? await source.marks([]) : undefined;
    const { manifestAtHand } = source;
    return {
      source,
      ...(marks ? { marks } : {}),
      mayBeOld,
      ...(apart && visit === own ? { facetValue: HERE } : {}),
      toShown: (fragment) => (fragment.m || !name ? fragment : { ...fragment, m: name }),
      toValue: (facet, value) =>
        region ? regionNames(manifestAtHand, ownManifest())(facet, value) : value,
    };
  };

  async function search(
    query: string,
    wanted: SearchOptions,
    again = false,
  ): Promise<SearchResult> {
    const until = Date.now() + othersMs;
    const left = () => Math.max(0, until - Date.now());
    const broken: SearchProblem[] = [];
    const lost: SearchProblem[] = [];
    const ready = neighbours.map(
      async (one) =>
        (wanted.prefixLast && !wanted.again && one.resting) || (await one.open(left, ownManifest)),
    );
    const mine = await Promise.all([
      openOwn(own, { market }, broken),
      ...shelves.map(({ source, visit }) => openOwn(visit, source, broken)),
    ]);
    const theirs = await Promise.all(ready);
    let members = [
      ...mine.flatMap((member) => member ?? []),
      ...theirs.flatMap((member, at) => {
        if (isMember(member)) return [member];
        lose(neighbours[at], member, lost);
        return [];
      }),
    ];
    let result: SearchResult | undefined;
    while (!result && members.length > 0) {
      try {
        result = await answer(new Joined(members, left, memo), query, wanted);
      } catch (error) {
        if (!(error instanceof Lost)) return foreignFiles(query, wanted, lost);
        members = await without(members, error, left, lost);
      }
    }
    result ??= emptyResult([]);
    const problems = [...broken, ...result.problems];
    // Published anew while this page was open: start afresh, at once where an earlier search is to blame.
    const gone = [own, ...shelves.map(({ visit }) => visit)].filter((visit) =>
      problems.some(
        ({ kind, url }) => kind === 'missing' && url.startsWith(visit.source.problem(kind, '').url),
      ),
    );
    const wereOpen = gone.some(({ source }) =>
      mine.some((member) => member?.source === source && member.mayBeOld),
    );
    for (const visit of gone) visit.renew(visit.source);
    if (wereOpen && !again && !wanted.signal?.aborted) return search(query, wanted, true);
    for (const { visit } of [{ visit: own }, ...others]) visit.settle();
    return {
      ...result,
      problems: [...problems, ...lost],
      totalIsExact: result.totalIsExact && problems.length + lost.length === 0,
      ...(own.source.foreign && {
        formats: { index: formatName(own.source.foreign), script: formatName() },
      }),
    };
  }

  /** The others go on without it, or with its new publication. */
  async function without(
    members: readonly Member[],
    { member: { source, mayBeOld, neighbour }, problem }: Lost,
    left: () => number,
    lost: SearchProblem[],
  ): Promise<Member[]> {
    const at = members.findIndex((member) => member.source === source);
    const rest = members.filter((_, place) => place !== at);
    if (neighbour && mayBeOld && problem.kind === 'missing') {
      neighbour.visit.renew(source);
      const anew = await neighbour.open(left, ownManifest);
      if (isMember(anew)) return [...rest.slice(0, at), anew, ...rest.slice(at)];
    }
    lose(neighbour, problem, lost);
    return rest;
  }

  /** Files that are whole and yet nonsense: nobody knows whose, so only our own are searched. */
  async function foreignFiles(
    query: string,
    wanted: SearchOptions,
    lost: SearchProblem[],
  ): Promise<SearchResult> {
    const result = await searchVisit(own, query, wanted);
    const told = new Set(lost.map(({ source }) => source));
    const doubtful = others
      .filter(({ source }) => !told.has(source.market))
      .map(({ visit }) => visit.source.problem('truncated', MANIFEST));
    return { ...result, totalIsExact: false, problems: [...result.problems, ...lost, ...doubtful] };
  }

  return {
    search,
    async manifest() {
      const manifest = await own.source.manifest([]);
      if (!manifest) return undefined;
      // Early: what they are is known when the first word is typed.
      for (const one of neighbours)
        if (!one.manifest && !one.resting) void one.open(() => othersMs, ownManifest);
      const read = await Promise.all(shelves.map(({ visit }) => visit.source.manifest([])));
      const opened = read.flatMap((one) => one ?? []);
      if (!apart) return joinFields(manifest, opened);
      return joinManifests(manifest, market, neighbours, opened, marketLabel);
    },
  };
}

const isMember = (one: Member | SearchProblem): one is Member => 'toShown' in one;

function lose(
  neighbour: Neighbour | undefined,
  problem: SearchProblem,
  lost: SearchProblem[],
): void {
  neighbour?.lose(problem);
  lost.push(problem);
}
