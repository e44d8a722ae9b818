import { type ReactNode, useEffect } from 'react';
import { HitLines, Option } from './ResultOption.js';
import { text } from './resultText.js';
import { announcementOf, SearchMessage, Skeleton } from './SearchMessage.js';
import styles from './search.module.css';
import type { SearchState } from './useSearch.js';

export interface SearchPopupProps {
  id: string;
  state: SearchState;
  /** Option under the virtual cursor, -1 for none; the last one leads to the search page. */
  active: number;
  optionId(at: number): string;
  onHover(at: number): void;
  onChoose(at: number): void;
  onRetry(): void;
  /** What a screen reader should hear; the live region stands outside, for it must be there before. */
  onMessage(message: string): void;
}

/** What opens under the input: a message when one is due, the hits, and the way to all results. */
export function SearchPopup({
  id,
  state,
  active,
  optionId,
  onHover,
  onChoose,
  onRetry,
  onMessage,
}: SearchPopupProps): ReactNode {
  const { result, manifest } = state;
  const hits = result?.hits ?? [];
  // The focus stays in the input, so the browser does not scroll to the option by itself.
  useEffect(() => {
    if (active >= 0)
      document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active, optionId]);
  const message = announcementOf(state);
  useEffect(() => onMessage(message), [message, onMessage]);
  const option = (at: number) => ({
    id: optionId(at),
    active: active === at,
    onHover: () => onHover(at),
    onChoose: () => onChoose(at),
  });
  return (
    <div className={styles.popup}>
      <SearchMessage state={state} onRetry={onRetry} />
      {state.slow && hits.length === 0 && <Skeleton />}
      {state.status === 'done' && result && result.suggestions.length > 0 && (
        <p className={styles.message}>
          {text.nearest}：{result.suggestions.join('、')}
        </p>
      )}
      <div id={id} role="listbox" aria-label={text.suggestions}>
        {hits.map((hit, at) => (
          <Option key={`${hit.market ?? ''} ${hit.id}`} {...option(at)}>
            <HitLines hit={hit} manifest={manifest} />
          </Option>
        ))}
        <Option {...option(hits.length)}>
          <span className={styles.all}>
            {hits.length > 0 ? text.all : text.openPage}
            {result && hits.length > 0 && (
              <span> {text.count(result.total, result.totalIsExact)}</span>
            )}
          </span>
        </Option>
      </div>
    </div>
  );
}
