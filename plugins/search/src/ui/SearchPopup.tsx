import { type ReactNode, useEffect } from 'react';
import { HitLines, Option } from './ResultOption.js';
import { keepsRecents } from './recents.js';
import styles from './results.module.css';
import { text } from './resultText.js';
import type { Row } from './rows.js';
import { announcementOf, OthersMessage, SearchMessage, Skeleton } from './SearchMessage.js';
import boxStyles from './search.module.css';
import { standing } from './standing.js';
import { isReachable, type SearchState } from './useSearch.js';

// What the box needs once it is used, in one script with the popup.
export { addRecent, clearRecents, keepsRecents, readRecents } from './recents.js';
export { text } from './resultText.js';
export { rowsOf } from './rows.js';

export interface SearchPopupProps {
  id: string;
  state: SearchState;
  rows: readonly Row[];
  /** Row under the virtual cursor, -1 for none. */
  active: number;
  optionId(at: number): string;
  onHover(at: number): void;
  onChoose(at: number): void;
  onRetry(): void;
  /** What a screen reader should hear; the live region stands outside, for it must be there before. */
  onMessage(message: string): void;
  /** What still works, where the site can be reached and where not. */
  ways(reachable: boolean): ReactNode;
}

/** What opens under the input: recent searches, or a message when one is due and the hits. */
export function SearchPopup(props: SearchPopupProps): ReactNode {
  const { id, state, rows, active, optionId, onRetry, onMessage } = props;
  // The focus stays in the input, so the browser does not scroll to the option by itself.
  useEffect(() => {
    if (active >= 0)
      document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, optionId]);
  const recents = rows.filter((row) => row.kind === 'recent').length;
  const message = recents > 0 ? text.offered(recents) : announcementOf(state);
  useEffect(() => onMessage(message), [message, onMessage]);

  const option = (row: Row, at: number) => (
    <Option
      key={optionId(at)}
      id={optionId(at)}
      active={active === at}
      last={at === rows.length - 1}
      onHover={() => props.onHover(at)}
      onChoose={() => props.onChoose(at)}
    >
      <RowBody row={row} state={state} />
    </Option>
  );
  const grouped = rows.flatMap((row, at) =>
    row.kind === 'recent' || row.kind === 'word' ? [option(row, at)] : [],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to press; a press anywhere in here must not take the focus from the input
    <div className={boxStyles.popup} onMouseDown={(event) => event.preventDefault()}>
      {recents === 0 && (
        <SearchMessage state={state} ways={props.ways(isReachable(state))} onRetry={onRetry} />
      )}
      {recents === 0 && <OthersMessage state={state} onRetry={onRetry} />}
      {recents > 0 && !keepsRecents() && <p className={boxStyles.message}>{text.notKept}</p>}
      {state.slow && !rows.some((row) => row.kind === 'hit') && <Skeleton />}
      <div id={id} role="listbox" aria-label={text.suggestions}>
        {grouped.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, not fieldsets
          <div role="group" aria-label={recents > 0 ? text.recents : text.nearest}>
            <div className={styles.groupName} aria-hidden="true">
              {recents > 0 ? text.recents : text.nearest}
            </div>
            {grouped}
          </div>
        )}
        {rows.map((row, at) =>
          row.kind === 'recent' || row.kind === 'word' ? null : option(row, at),
        )}
      </div>
    </div>
  );
}

function RowBody({ row, state }: { row: Row; state: SearchState }): ReactNode {
  const { result, manifest, status } = standing(state);
  switch (row.kind) {
    case 'recent':
    case 'word':
      return <span className={styles.word}>{row.word}</span>;
    case 'hit':
      return <HitLines hit={row.hit} manifest={manifest} />;
    case 'forget':
      return <span className={styles.forget}>{text.forget}</span>;
    case 'all':
      if (result && result.hits.length > 0)
        return (
          <span className={styles.all}>
            {text.all} <span>{text.count(result.total, result.totalIsExact)}</span>
          </span>
        );
      return (
        <span className={styles.all}>
          {status === 'done' && result?.total === 0 ? text.help : text.openPage}
        </span>
      );
  }
}
