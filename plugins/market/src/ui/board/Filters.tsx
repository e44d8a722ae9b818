import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
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
  return (
    <div className={styles.filters} data-print="hide">
      <details className={styles.fold}>
        <summary>絞り込む{chosen.length > 0 && `（${chosen.length}つ選択中）`}</summary>
        {facets.map((facet) => (
          <Group key={facet} board={board} filter={filter} facet={facet} />
        ))}
      </details>
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label="選んだ条件">
          {chosen.map((facet) => (
            <li key={facet}>
              <Link
                className={styles.chip}
                to={board.url + formatFilter({ ...filter, [facet]: undefined })}
                data-noBrokenLinkCheck
              >
                {facetLabels[facet]}：{labelIn(board, facet, filter[facet])} を外す
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export const labelIn = (board: BoardPageProp, facet: Facet, id: string | undefined): string =>
  board.choices[facet].find((choice) => choice.id === id)?.label ?? '';

function Group({ board, filter, facet }: FiltersProps & { readonly facet: Facet }): ReactNode {
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
                aria-current={current ? 'true' : undefined}
                to={board.url + formatFilter({ ...filter, [facet]: current ? undefined : id })}
                data-noBrokenLinkCheck
              >
                {label}（{count}件）
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
