// js-yaml: tells by events what stands where in a tenth of the time of `yaml`; passes the YAML test suite, kept, MIT, one small package more.
import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * Front matter in which nothing is wrong, read quickly: `yaml` keeps a token for every blank to say what
 * is wrong, and of most pages there is nothing to say.
 *
 * @param text - Repaired front matter.
 * @returns The map that `yaml` makes of the text in its failsafe schema, as far as readers look at it:
 *   values, style of scalars, and where each node begins (`range[0]`). `undefined` where `yaml` itself
 *   has to look: slips, anchors, tags, aliases, directives, and what the events do not tell.
 */
export function readQuickly(text: string): YAMLMap<Node, Node | null> | undefined {
  // What is made to take long is long, and would take the time of both.
  if (text.length > LONGEST) return undefined;
  // The two parsers differ on what follows the end of a document, on tabs, on a lone carriage return,
  // and on blanks that end a block.
  if (/[\r\t]|\.\.\./.test(text) || text.endsWith(' ')) return undefined;
  try {
    const node = new EventReader(text, parseEvents(text, {})).readDocument();
    return node instanceof YAMLMap ? (node as YAMLMap<Node, Node | null>) : undefined;
  } catch {
    return undefined;
  }
}

/** Ten times what a long page has. UTF-16 units. */
const LONGEST = 20_000;

/** Beyond, YAML wants a key marked as one; no field has such a name. */
const LONGEST_KEY = 1000;

const styles = {
  [SCALAR_STYLE.PLAIN]: Scalar.PLAIN,
  [SCALAR_STYLE.SINGLE_QUOTED]: Scalar.QUOTE_SINGLE,
  [SCALAR_STYLE.DOUBLE_QUOTED]: Scalar.QUOTE_DOUBLE,
  [SCALAR_STYLE.LITERAL_BLOCK]: Scalar.BLOCK_LITERAL,
  [SCALAR_STYLE.FOLDED_BLOCK]: Scalar.BLOCK_FOLDED,
} as const;

/** Builds nodes from events; `undefined` from any method means: the events do not tell. */
class EventReader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly events: readonly Event[],
  ) {}

  readDocument(): Node | undefined {
    const [document] = this.events;
    if (document?.type !== EVENT_ID.DOCUMENT) return undefined;
    if (document.explicitStart || document.explicitEnd || document.directives.length > 0)
      return undefined;
    this.#at = 1;
    const root = this.#readNode();
    // One document, and nothing after it.
    return this.#at === this.events.length - 1 ? root : undefined;
  }

  /** @param keyEnd - Where the key ends whose value this is; unknown where no key stands before it. */
  #readNode(keyEnd?: number): Node | undefined {
    const event = this.events[this.#at++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return isMarked(event) ? undefined : this.#readScalar(event, keyEnd);
      case EVENT_ID.SEQUENCE:
        return isMarked(event) ? undefined : this.#readSequence(event.start);
      case EVENT_ID.MAPPING:
        return isMarked(event) ? undefined : this.#readMapping(event.start);
      default:
        return undefined;
    }
  }

  #readSequence(start: number): Node | undefined {
    const sequence = new YAMLSeq<Node>();
    sequence.range = [start, start, start];
    while (this.events[this.#at]?.type !== EVENT_ID.POP) {
      const item = this.#readNode();
      if (!item) return undefined;
      sequence.items.push(item);
    }
    this.#at++;
    return sequence;
  }

  #readMapping(start: number): Node | undefined {
    const map = new YAMLMap<Node, Node>();
    map.range = [start, start, start];
    while (this.events[this.#at]?.type !== EVENT_ID.POP) {
      const keyEvent = this.events[this.#at];
      const key = this.#readNode();
      if (!key || keyEvent?.type !== EVENT_ID.SCALAR) return undefined;
      if (endOf(keyEvent) - keyEvent.valueStart > LONGEST_KEY) return undefined;
      const value = this.#readNode(endOf(keyEvent));
      if (!value) return undefined;
      map.items.push(new Pair(key, value));
    }
    this.#at++;
    return map;
  }

  #readScalar(event: ScalarEvent, keyEnd: number | undefined): Node | undefined {
    const start = this.#startOf(event, keyEnd);
    if (start === undefined) return undefined;
    const scalar = new Scalar(getScalarValue(this.text, event));
    scalar.type = styles[event.style];
    scalar.range = [start, start, start];
    return scalar;
  }

  /** An empty value and a block have no start of their own in the events: they begin behind the colon. */
  #startOf(event: ScalarEvent, keyEnd: number | undefined): number | undefined {
    const { style, valueStart } = event;
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED)
      return valueStart - 1;
    if (style === SCALAR_STYLE.PLAIN && valueStart !== -1) return valueStart;
    if (keyEnd === undefined) return undefined;
    const colon = this.#afterBlanks(keyEnd);
    const start = this.#afterBlanks(colon + 1);
    const sign = this.text[start];
    if (this.text[colon] !== ':') return undefined;
    const fits =
      valueStart === -1 ? sign === undefined || sign === '\n' : sign === '|' || sign === '>';
    return fits ? start : undefined;
  }

  #afterBlanks(from: number): number {
    let at = from;
    while (this.text[at] === ' ') at++;
    return at;
  }
}

const isMarked = ({ anchorStart, tagStart }: { anchorStart: number; tagStart: number }): boolean =>
  anchorStart !== -1 || tagStart !== -1;

const endOf = ({ style, valueEnd }: ScalarEvent): number =>
  style === SCALAR_STYLE.PLAIN ? valueEnd : valueEnd + 1;
