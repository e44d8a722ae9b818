import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { RegionPageProp } from '../../region-props.js';
import styles from './region.module.css';

/** Phase × canvas block over all markets; a number leads to the search that lists its pages. */
export const RegionTable = ({
  phases,
  blocks,
  rows,
}: Pick<RegionPageProp, 'phases' | 'blocks' | 'rows'>): ReactNode => (
  // Wider than a phone, it moves sideways inside its frame, by keyboard too.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: else its columns are out of the keyboard's reach
  <section className={styles.scroll} tabIndex={0} aria-label={say`段階と事業のしくみ（表）`}>
    <table className={styles.table}>
      <caption>{say`すべてのページの数`}</caption>
      <thead>
        <tr>
          <td />
          {phases.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {blocks.map((block, y) => (
          <tr key={block.id}>
            <th scope="row">{block.label}</th>
            {phases.map((phase, x) => {
              const { count, url } = rows[y]?.[x] ?? { count: 0, url: '' };
              return (
                <td key={phase.id}>
                  {count > 0 ? (
                    <Link
                      to={url}
                      data-noBrokenLinkCheck
                      aria-label={say`${phase.label}・${block.label}：${count}件`}
                    >
                      {count}
                    </Link>
                  ) : (
                    <span className="ichiba-hidden">{say`ページなし`}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
