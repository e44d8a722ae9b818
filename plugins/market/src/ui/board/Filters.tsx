import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useRef } from 'react';
import type { BoardPageProp } from '../../board-props.js';
import styles from './board.module.css';
import { countsOf, type Facet, type Filter, facetLabels, facets, formatFilter } from './filter.js';

interface FiltersProps {
  readonly board: BoardPageProp;
  readonly filter: Filter;
}

/** Each value is a link: it can be sent, opened beside, and gone back from. */
export function Filters({ board, filter }: FiltersProps): ReactNode {
  const chosen = facets.filter((facet) => filter[facet] !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef<string>(undefined);
  const address = formatFilter(filter);
  // Docusaurus takes the focus to the top of a page that was pushed: here the next key goes on from the
  // value that was pressed, or from the fold where that is gone. Not on arrival, nor when going back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each new filter
  useEffect(() => {
    if (pressed.current === undefined) return;
    const link = place.current?.querySelector<HTMLElement>(
      `[data-value="${CSS.escape(pressed.current)}"]`,
    );
    (link ?? place.current?.querySelector('summary'))?.focus({ preventScroll: true });
    pressed.current = undefined;
  }, [address]);
  const press = (value: string) => {
    pressed.current = value;
  };
  return (
    <div ref={place} className={styles.filters} data-print="hide">
      <details className={styles.fold}>
        <summary>{sayJsx`絞り込む${chosen.length > 0 && say`（${chosen.length}つ選択中）`}`}</summary>
        {facets.map((facet) => (
          <Group key={facet} board={board} filter={filter} facet={facet} onPress={press} />
        ))}
      </details>
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={say`選んだ条件`}>
          {chosen.map((facet) => (
            <li key={facet}>
              <Link
                className={styles.chip}
                to={board.url + formatFilter({ ...filter, [facet]: undefined })}
                onClick={() => press('')}
                data-noBrokenLinkCheck
              >{say`${facetLabels[facet]}：${labelIn(board, facet, filter[facet])} を外す`}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const labelIn = (board: BoardPageProp, facet: Facet, id: string | undefined): string =>
  board.choices[facet].find((choice) => choice.id === id)?.label ?? '';

function Group({
  board,
  filter,
  facet,
  onPress,
}: FiltersProps & { readonly facet: Facet; onPress(value: string): void }): ReactNode {
  const values = countsOf(board, filter, facet);
  if (values.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: links, not the fields of a form
    <div role="group" aria-label={facetLabels[facet]} className={styles.facet}>
      <p aria-hidden="true">{facetLabels[facet]}</p>
      <ul className={styles.chips}>
        {values.map(({ id, label, count }) => {
          const current = filter[facet] === id;
          return (
            <li key={id}>
              <Link
                className={styles.chip}
                data-value={`${facet}-${id}`}
                onClick={() => onPress(`${facet}-${id}`)}
                aria-current={current ? 'true' : undefined}
                to={board.url + formatFilter({ ...filter, [facet]: current ? undefined : id })}
                data-noBrokenLinkCheck
              >{say`${label}（${count}件）`}</Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
