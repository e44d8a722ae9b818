import type { ReactNode } from 'react';
import { text } from './resultText.js';
import styles from './search.module.css';
import { failureKind, isFailure, type SearchState } from './useSearch.js';

/** The sentence a state deserves; empty when the results speak for themselves. */
export function messageOf(state: SearchState): string {
  const { status, result } = state;
  if (status === 'idle') return '';
  if (status === 'loading') return state.slow ? text.loading : '';
  if (status === 'failed')
    return { offline: text.offline, version: text.oldVersion, failed: text.failed }[
      failureKind(result)
    ];
  if (!result) return '';
  if (result.problems.length > 0 && !isFailure(result))
    return failureKind(result) === 'offline' ? text.offline : text.partly;
  if (result.total === 0) return text.empty(state.answered ?? '');
  return result.relaxed ? text.relaxed : '';
}

/** What the announcer says: the message, or how many were found. */
export function announcementOf(state: SearchState): string {
  const message = messageOf(state);
  if (state.status !== 'done' || !state.result || state.result.total === 0) return message;
  return `${text.found(state.result.total, state.result.totalIsExact)}${message ? `。${message}` : ''}`;
}

/** Visible message with a way to try again when files are missing. */
export function SearchMessage({
  state,
  onRetry,
}: {
  state: SearchState;
  onRetry(): void;
}): ReactNode {
  const message = messageOf(state);
  if (!message) return null;
  const broken =
    state.status === 'failed' ||
    (state.status === 'done' && (state.result?.problems.length ?? 0) > 0);
  return (
    <div className={broken ? styles.messageBroken : styles.message}>
      <p>{message}</p>
      {broken && (
        <button
          type="button"
          className={styles.button}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onRetry}
        >
          {text.retry}
        </button>
      )}
    </div>
  );
}

/** Grey bars in the place of results, after 300 ms of waiting. */
export function Skeleton({ rows = 3 }: { rows?: number }): ReactNode {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are all alike
        <span key={row} />
      ))}
    </div>
  );
}
