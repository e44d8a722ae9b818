import { say } from '@chishiki-ichiba/model/say';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import styles from './filters.module.css';
import { readNumber, readRange, sameRange } from './range.js';
import { text } from './text.js';
import type { NumberRange } from './urlState.js';

export interface RangeFieldProps {
  label: string;
  unit: string;
  /** What the URL says. */
  range: NumberRange;
  onApply(range: NumberRange): void;
  /** What is wrong, for the page's live region; empty when it is mended. */
  onProblem(message: string): void;
}

/**
 * Two numbers, から and まで. Text fields, because number fields refuse full-width digits. Applied on
 * Enter and when a field is left; a range that cannot be is told beside the fields and not applied.
 */
export function RangeField({ label, unit, range, onApply, onProblem }: RangeFieldProps): ReactNode {
  const [typed, setTyped] = useState<[string, string]>([show(range[0]), show(range[1])]);
  const [problem, setProblem] = useState('');
  const problemId = useId();
  // Back, forward and a removed chip change the range from outside: the fields follow.
  const [seen, setSeen] = useState(range);
  if (!sameRange(seen, range)) {
    setSeen(range);
    setProblem('');
    setTyped(([from, to]) => [follow(from, range[0], unit), follow(to, range[1], unit)]);
  }

  const tell = (message: string) => {
    if (message === problem) return;
    setProblem(message);
    onProblem(message && say`${label}：${message}`);
  };
  /** @param quiet - The other field of the pair comes next: it may mend what looks wrong now. */
  const apply = (quiet: boolean) => {
    const read = readRange(typed[0], typed[1], unit);
    if (read.problem === undefined) {
      tell('');
      if (!sameRange(read.range, range)) onApply(read.range);
    } else if (!quiet) tell(text.rangeProblems[read.problem]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The Enter that ends a conversion belongs to the input method.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229)
      apply(false);
  };
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    const pair = event.currentTarget.closest('fieldset');
    apply(pair?.contains(event.relatedTarget) ?? false);
  };
  const bad = (at: 0 | 1) =>
    problem === text.rangeProblems.number ? readNumber(typed[at], unit) === undefined : !!problem;

  return (
    // biome-ignore lint/a11y/noRedundantRoles: the role is part of the contract (design.md 3.5), also for plain CSS selectors
    <fieldset role="group" aria-label={label} className={styles.group}>
      <legend>
        {label}
        {unit && <span className={styles.unit}>{say`（${unit}）`}</span>}
      </legend>
      <div className={styles.range}>
        {([0, 1] as const).map((at) => (
          <label key={at} className={styles.end}>
            <input
              type="text"
              inputMode="decimal"
              enterKeyHint="done"
              autoComplete="off"
              className={styles.number}
              value={typed[at]}
              aria-label={`${label}${unit && say`（${unit}）`}${text.ends[at]}`}
              aria-invalid={bad(at) || undefined}
              aria-describedby={problem ? problemId : undefined}
              onChange={(event) => {
                const { value } = event.target;
                setTyped(([from, to]) => (at === 0 ? [value, to] : [from, value]));
              }}
              onKeyDown={onKeyDown}
              onBlur={onBlur}
            />
            <span aria-hidden="true">{text.ends[at]}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

const show = (value: number | null): string => (value === null ? '' : String(value));

/** What was typed stays as it was typed while it means the same. */
function follow(typed: string, value: number | null, unit: string): string {
  return readNumber(typed, unit) === value ? typed : show(value);
}
