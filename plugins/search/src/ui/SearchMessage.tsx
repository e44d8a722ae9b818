import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { othersText } from './othersText.js';
import rowStyles from './results.module.css';
import { text } from './resultText.js';
import styles from './search.module.css';
import { standing } from './standing.js';
import { failureKind, isBroken, ownProblems, type SearchState } from './useSearch.js';

/**
 * The sentence a state deserves; empty when the results speak for themselves.
 *
 * @param filtered - Filters are chosen: "nothing" may be their doing.
 */
export function messageOf(state: SearchState, filtered = false): string {
  const { status, result } = state;
  if (status === 'idle') return '';
  if (status === 'loading') return state.late ? text.late : state.slow ? text.loading : '';
  if (status === 'failed' || ownProblems(result).length > 0) {
    const kind = failureKind(result);
    if (kind === 'version' || kind === 'mixed')
      return (status === 'failed' ? '' : text.part) + text[kind](result?.formats);
    return text[status === 'failed' ? 'broken' : 'partly'][kind];
  }
  if (!result) return '';
  const found =
    result.total === 0
      ? text.empty(state.answered ?? '', filtered)
      : result.relaxed
        ? text.relaxed
        : '';
  return (result.savedOnly ? text.savedOnly : '') + found;
}

/** Of a sentence, in any language of the interface. */
const ends = ['。', '…', '.', '. '];

/**
 * What the announcer says: the message, or how many were found. It names the query, so that two
 * answers with the same count are two announcements.
 *
 * @param chosen - Chosen filters with their counts, in one sentence.
 */
export function announcementOf(state: SearchState, filtered = false, chosen = ''): string {
  // Said anew when it fails anew: the reader has asked.
  if (state.asking) return text.asking;
  const message = messageOf(state, filtered);
  const { result, answered } = state;
  const counted =
    state.status === 'done' && result && result.total > 0
      ? text.found(result.total, result.totalIsExact, answered)
      : '';
  const others = othersText(state.status === 'done' ? result : undefined).message;
  return [counted, state.status === 'done' ? chosen : '', message, others]
    .filter((sentence) => sentence !== '')
    .map((sentence) => (ends.some((end) => sentence.endsWith(end)) ? sentence : say`${sentence}。`))
    .join('');
}

/** Visible message with a way to try again when files are missing. */
export function SearchMessage({
  state: latest,
  filtered,
  ways,
  onRetry,
}: {
  state: SearchState;
  filtered?: boolean;
  /** What still works while the search does not. */
  ways?: ReactNode;
  onRetry(): void;
}): ReactNode {
  const state = standing(latest);
  const message = messageOf(state, filtered);
  if (!message) return null;
  const broken = isBroken(state);
  // The script on this page is the old one: asking again would give the same answer.
  const stale = failureKind(state.result) === 'version';
  return (
    <div className={broken ? styles.messageBroken : styles.message}>
      <p>{message}</p>
      {(broken || state.late) && ways}
      {broken && (
        <button
          type="button"
          className={styles.button}
          aria-disabled={state.asking || undefined}
          onClick={stale ? () => window.location.reload() : onRetry}
        >
          {stale ? text.reload : state.asking ? text.asking : text.retry}
        </button>
      )}
    </div>
  );
}

/** Which other markets did not answer, and a way to ask them again where that may help. */
export function OthersMessage({
  state: latest,
  onRetry,
}: {
  state: SearchState;
  onRetry(): void;
}): ReactNode {
  const state = standing(latest);
  const { message, mayCome } = othersText(state.status === 'done' ? state.result : undefined);
  if (!message) return null;
  return (
    <div className={styles.message}>
      <p>{message}</p>
      {mayCome && !isBroken(state) && (
        <button
          type="button"
          className={styles.button}
          aria-disabled={state.asking || undefined}
          onClick={onRetry}
        >
          {state.asking ? text.asking : text.askOthers}
        </button>
      )}
    </div>
  );
}

/** Grey bars in the place of results, after 300 ms of waiting. */
export function Skeleton({ rows = 3 }: { rows?: number }): ReactNode {
  return (
    <div className={rowStyles.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are all alike
        <span key={row} />
      ))}
    </div>
  );
}
