import type { ListItem, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { parseSeconds, plain } from '../front-matter/scalars.js';
import type { Place, Reporter } from '../messages.js';
import type { ComponentNode } from './components.js';
import { placeOf } from './marks.js';

/** A time to be waited for or kept in a step: `- 待つ: 10分`, `- Wait: 10 min`. */
export interface Timer {
  /** 「待つ」, 「時間」 …, as typed. */
  readonly label: string;
  /** As typed: `5〜10分（乾かさない）`. */
  readonly text: string;
  /** The shorter end of a range. */
  readonly seconds: number;
}

const LINE = /^(時間|待つ|待つ時間|待ち時間|wait|time)\s*[：:]\s*/iu;
/** Longer is no step at a bench; a phone's battery would not last. */
const MAX_SECONDS = 12 * 60 * 60;

/** `- 待つ: 10分` under a step → its component; `undefined` for any other line, and for a time nobody can read. */
export function readTimerLine(item: ListItem, reporter: Reporter): ComponentNode | undefined {
  const first = item.children[0];
  const line = first?.type === 'paragraph' ? textOf(first) : '';
  const [typed, label = ''] = LINE.exec(line) ?? [];
  if (!first || typed === undefined) return undefined;
  const text = line.slice(typed.length).trim();
  const { line: row, column } = placeOf(first);
  const seconds = readSeconds(text, { line: row, column: column + typed.length }, reporter);
  if (seconds === undefined) return undefined;
  const props: Timer = { label, text, seconds };
  return {
    type: 'component',
    name: 'Timer',
    props: { ...props },
    children: [],
    position: item.position,
  };
}

/** `<Timer label="待つ">10分</Timer>` of `.mdx`: its props as those of a line. */
export function readTimerComponent(node: ComponentNode, reporter: Reporter): void {
  const text = node.children.map((child) => textOf(child as Nodes)).join('') || node.props.text;
  const timer = { label: String(node.props.label ?? '時間'), text: String(text ?? '').trim() };
  const seconds = readSeconds(timer.text, placeOf(node as unknown as Nodes), reporter);
  node.props = { ...timer, ...(seconds === undefined ? {} : { seconds }) };
  node.children = [];
}

function readSeconds(text: string, place: Place, reporter: Reporter): number | undefined {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds > 0 && seconds <= MAX_SECONDS) return seconds;
  reporter.report(
    place,
    'warning',
    'step-time',
    seconds === undefined
      ? `時間 \`${text.slice(0, 20)}\` を読めません。数と、秒・分・時間の単位を期待`
      : `時間 \`${text.slice(0, 20)}\` は計れません。1秒から12時間までを期待`,
    '例: `- 待つ: 10分`、`- 時間: 1分30秒`、`- 待つ: 5〜10分`。計らない時間は、「待つ:」と書かずに文にしてください',
  );
  return undefined;
}

const UNIT = '時間|分|秒';
const DURATION = `(?:\\d+(?:\\.\\d+)?(?:${UNIT}))+`;
const SPAN = new RegExp(
  `^(?:約|およそ|最低)?\\s*(?:(\\d+(?:\\.\\d+)?)(${UNIT})?\\s*[~〜～-]\\s*)?(${DURATION})`,
  'u',
);

/** Seconds at the start of a text; of `5〜10分` the shorter. What follows (`以上`, a note) is the reader's. */
function parseDuration(text: string): number | undefined {
  const [, from, unit, to = ''] =
    SPAN.exec(plain(inJapaneseUnits(text)).replace(/\s+(?=時間|分|秒)/g, '')) ?? [];
  const words = from === undefined ? to : `${from}${unit ?? /[^\d.]+$/.exec(to)?.[0] ?? ''}`;
  const half = /^(\d+)\.5(時間|分)$/.exec(words);
  if (half) return (Number(half[1]) + 0.5) * (half[2] === '分' ? 60 : 3600);
  return words === '' ? undefined : parseSeconds(words);
}

/** `10 min` of a translated copy. */
const inJapaneseUnits = (text: string): string =>
  text
    .replace(/(?<=\d\s?)(?:hours?|h)\b/gi, '時間')
    .replace(/(?<=\d\s?)(?:minutes?|min)\b/gi, '分')
    .replace(/(?<=\d\s?)(?:seconds?|sec|s)\b/gi, '秒');
