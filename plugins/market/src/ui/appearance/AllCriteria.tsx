import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { AppearancePageProp, CriterionCell } from '../../manual-props.js';
import type { Labelled } from '../../props.js';
import styles from './all.module.css';
import { CriterionText } from './CriterionText.js';
import tables from './table.module.css';

type Items = AppearancePageProp['items'];

/** Criterion and firm down, surface class and price band across. */
export const AllCriteria = ({ items }: { readonly items: Items }): ReactNode => (
  <table className={`${tables.table} ${styles.all}`}>
    <thead>
      <tr>
        <th scope="col">{say`項目`}</th>
        <th scope="col">{say`会社`}</th>
        {items.map(({ page, surface, priceBand }) => (
          <th key={page.id} scope="col">
            <Link to={page.url ?? ''}>{columnName(surface, priceBand)}</Link>
          </th>
        ))}
      </tr>
    </thead>
    {topicsOf(items).map((topic) => {
      const firms = firmsOf(items, topic);
      return (
        <tbody key={topic}>
          {firms.map((firm, row) => (
            <tr key={firm.id}>
              {row === 0 && (
                <th scope="rowgroup" rowSpan={firms.length}>
                  {topic}
                </th>
              )}
              <th scope="row" className={styles.firm}>
                {firm.label}
              </th>
              {items.map((item) => {
                const cell = cellOf(item, topic, firm);
                return (
                  <td
                    key={item.page.id}
                    data-differs={cell?.differs || undefined}
                    data-blank={cell ? undefined : ''}
                  >
                    <p className={tables.where}>{columnName(item.surface, item.priceBand)}</p>
                    <CriterionText cell={cell} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      );
    })}
  </table>
);

const columnName = (surface: Labelled, priceBand: string): string =>
  `${surface.label}・${priceBand}`;

const topicsOf = (items: Items): string[] => [
  ...new Set(items.flatMap(({ criteria }) => criteria.map(({ topic }) => topic))),
];

/** Firms that say something about the topic somewhere, in the order they come. */
const firmsOf = (items: Items, topic: string): Labelled[] => [
  ...new Map(
    items.flatMap((item) =>
      item.firms.flatMap((firm) =>
        cellOf(item, topic, firm) ? [[firm.id || firm.label, firm] as const] : [],
      ),
    ),
  ).values(),
];

function cellOf(item: Items[number], topic: string, { id }: Labelled): CriterionCell | null {
  const criterion = item.criteria.find((candidate) => candidate.topic === topic);
  return criterion?.cells[item.firms.findIndex((firm) => firm.id === id)] ?? null;
}
