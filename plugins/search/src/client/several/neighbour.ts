import { FileError } from '../../codec/container.js';
import { type Fragment, MANIFEST } from '../../codec/files.js';
import type { SearchManifest, SearchProblem, SearchSource } from '../../types.js';
import { formatName, inTime, type Source } from '../source.js';
import type { Visit } from '../visit.js';
import { type Member, namesApart } from './member.js';

/** A market that did not answer is not waited for at each key that is typed. Milliseconds. */
const REST_MS = 30_000;
/** More pages than any market has: such a manifest is broken, and would fill the reader's memory. */
const PAGES_MAX = 1_000_000;

/** A market of somebody else: asked with care, and never believed more than it must be. */
export class Neighbour {
  readonly id: string;
  readonly label: string;
  private restsUntil = 0;
  private trouble: SearchProblem | undefined;
  private readonly known = new WeakMap<Fragment, Fragment>();
  private readonly base: URL;

  constructor(
    { id = '', market, baseUrl }: SearchSource,
    readonly visit: Visit,
    private readonly edition: string,
  ) {
    this.id = id;
    this.label = market;
    this.base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  }

  /** Its manifest, once it has been read. */
  get manifest(): SearchManifest | undefined {
    const { source } = this.visit;
    return source.isOpen ? source.manifestAtHand : undefined;
  }

  /** Why it is passed over while somebody types; nothing when it may be asked. */
  get resting(): SearchProblem | undefined {
    return Date.now() < this.restsUntil ? this.trouble : undefined;
  }

  lose(problem: SearchProblem): void {
    // Passed over again it rests no longer: in between somebody must ask.
    if (!this.resting) this.restsUntil = Date.now() + REST_MS;
    this.trouble = problem;
  }

  wake(): void {
    this.restsUntil = 0;
  }

  /**
   * Read what tells whether it can be searched: its format and its edition. No word of the reader's goes to
   * a market before.
   *
   * @param own - Our own manifest, which tells our firms.
   */
  async open(
    left: () => number,
    own: () => SearchManifest | undefined,
  ): Promise<Member | SearchProblem> {
    const { source } = this.visit;
    const mayBeOld = source.isOpen;
    const lost: SearchProblem[] = [];
    const reading = this.read(source, lost);
    const marks = await inTime(reading, left()).catch((error: unknown) => {
      void reading.then(
        (read) => read && this.wake(),
        () => undefined,
      );
      lost.unshift(source.problem(error instanceof FileError ? error.kind : 'truncated', MANIFEST));
      return undefined;
    });
    const [problem] = lost;
    // A market of an earlier publication: read again, once.
    if (problem?.kind === 'missing' && mayBeOld) {
      this.visit.renew(source);
      return this.open(left, own);
    }
    if (problem || !marks) return problem ?? source.problem('truncated', MANIFEST);
    const manifest = source.manifestAtHand;
    return {
      source,
      marks,
      neighbour: this,
      mayBeOld,
      facetValue: this.id,
      toShown: (fragment) => this.toShown(fragment),
      toValue: (facet, value) => namesApart(this.id, manifest, own())(facet, value),
    };
  }

  /** @returns What the index tells of itself, when all is well; else why not is pushed. */
  private async read(source: Source, lost: SearchProblem[]) {
    const manifest = await source.manifest(lost);
    if (!manifest) {
      const [problem] = lost;
      if (problem && source.foreign) problem.format = formatName(source.foreign);
      return undefined;
    }
    const { documents } = manifest;
    if (!Number.isSafeInteger(documents) || documents < 0 || documents > PAGES_MAX) {
      lost.push(source.problem('truncated', MANIFEST));
      return undefined;
    }
    const unread: SearchProblem[] = [];
    const marks = await source.marks(unread);
    const [why] = unread;
    // A manifest of an earlier publication has no such file any more; one just read does not tell.
    if (why) lost.push(why.kind === 'missing' ? { ...why, kind: 'edition' } : why);
    else if (marks?.edition !== this.edition) {
      const found = marks?.edition;
      const told = typeof found === 'string' ? { edition: found } : {};
      lost.push({ ...source.problem('edition', MANIFEST), ...told });
    }
    return lost.length > 0 ? undefined : marks;
  }

  /** A page of theirs as it is told from ours: whose it is, under which id, and where it lies. */
  private toShown(fragment: Fragment): Fragment {
    let shown = this.known.get(fragment);
    if (!shown) {
      if (!isPage(fragment)) throw new TypeError('no page of an index');
      const { id, u: url, c: cues } = fragment;
      shown = { ...fragment, id: `${this.id}:${id}`, u: this.there(url), m: this.label };
      if (cues)
        shown.c = cues.map(([at, from, to, words]) => [this.there(at), from, to, words] as const);
      this.known.set(fragment, shown);
    }
    return shown;
  }

  /** An address on the market's own host, whatever its index says. */
  private there(url: string): string {
    const front = new URL('../../', this.base).href;
    try {
      const target = new URL(url, front);
      return target.origin === this.base.origin ? target.href : front;
    } catch {
      return front;
    }
  }
}

/** Everything of a page that reaches the reader is text. */
function isPage({ id, u, t, k = '', y = '', s, c = [] }: Fragment): boolean {
  const isText = (one: unknown) => typeof one === 'string';
  return (
    [id, u, t, k, y].every(isText) &&
    s.every((section) => section.slice(0, 3).every(isText)) &&
    c.every(([url, , , words]) => isText(url) && isText(words))
  );
}
