/** A problem the author (or developer) can act on. Lines and columns count from 1, in UTF-16 units. */
export interface Message {
  /** Path relative to the site, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `error` stops a build, `warning` does not, `info` is advice. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Stable id, `<room>:<rule>`; never renamed. */
  readonly ruleId: string;
  /** What was found and what was expected, in Japanese; literals in backticks. */
  readonly message: string;
  /** The cure: a line to type, or the allowed values. Empty when the message says it all. */
  readonly hint: string;
  /** The other place when two files disagree. */
  readonly related?: { readonly file: string; readonly line: number; readonly column: number };
}

/** A place in a file, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Collects messages of one file; the only way the readers report. */
export interface Reporter {
  readonly file: string;
  readonly messages: Message[];
  report(
    place: Place,
    severity: Message['severity'],
    rule: string,
    message: string,
    hint?: string,
    related?: Message['related'],
  ): void;
}

/** @param source - First part of every rule id: the room that reports. */
export function createReporter(file: string, source = 'model'): Reporter {
  const messages: Message[] = [];
  return {
    file,
    messages,
    report(place, severity, rule, message, hint = '', related) {
      messages.push({
        file,
        line: place.line,
        column: place.column,
        severity,
        ruleId: `${source}:${rule}`,
        message: shorten(message),
        hint,
        ...(related ? { related } : {}),
      });
    },
  };
}

/** What was found may be a whole page on one line; the sentence around it stays. */
function shorten(message: string): string {
  if (message.length <= 300) return message;
  const characters = [...message];
  return `${characters.slice(0, 160).join('')}…${characters.slice(-100).join('')}`;
}

/** Order of a report: by file, then place, then rule, so that two runs print the same. */
export function compareMessages(a: Message, b: Message): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}

/** Code-unit order: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Messages of each file, files in order of their first message. */
export function groupByFile(messages: readonly Message[]): Map<string, Message[]> {
  const byFile = new Map<string, Message[]>();
  for (const message of messages) {
    const known = byFile.get(message.file);
    if (known) known.push(message);
    else byFile.set(message.file, [message]);
  }
  return byFile;
}

/** `path:line:column  重さ  文  rule` and the hint on its own line. */
export function formatMessage(m: Message): string {
  const severity = { error: 'エラー', warning: '注意', info: '参考' }[m.severity];
  const head = `${m.file}:${m.line}:${m.column}  ${severity}  ${m.message}  ${m.ruleId}`;
  return m.hint ? `${head}\n  ヒント: ${m.hint}` : head;
}

/**
 * The allowed word nearest to what was typed, for 「もしかして」.
 *
 * @returns A candidate at most `max(1, length / 2)` edits away (Levenshtein over code points), the
 *   first one in list order among equals; `undefined` when none is near.
 */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor([...typed].length / 2)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(typed, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  const s = [...a];
  const t = [...b];
  if (Math.abs(s.length - t.length) >= limit) return limit;
  let row = t.map((_, j) => j + 1);
  for (let i = 0; i < s.length; i++) {
    const next: number[] = [];
    let left = i + 1;
    for (let j = 0; j < t.length; j++) {
      const diagonal = j === 0 ? i : (row[j - 1] as number);
      const cost = s[i] === t[j] ? diagonal : Math.min(diagonal, left, row[j] as number) + 1;
      next.push(cost);
      left = cost;
    }
    row = next;
  }
  return row[t.length - 1] ?? s.length;
}
