import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { CriterionText } from '../appearance/CriterionText.js';
import tables from '../appearance/table.module.css';
import { Label } from '../parts/Labels.js';
import { Shots } from '../parts/Shots.js';
import styles from './appearance.module.css';

interface PartProps {
  readonly item: ItemPageProp;
}

/** Criterion × firm. What differs from most firms says so. */
export const Appearance = ({ item: { appearance } }: PartProps): ReactNode =>
  appearance && (
    <>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{say`項目`}</th>
            {appearance.firms.map(({ id, label, url }) => (
              <th key={id} scope="col">
                <Label label={label} url={url} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {appearance.criteria.map(({ topic, agreement, cells }) => (
            <tr key={topic}>
              <th scope="row">
                {topic}
                {agreement && <p>{agreement}</p>}
              </th>
              {appearance.firms.map(({ id, label }, index) => (
                <td key={id} data-differs={cells[index]?.differs || undefined}>
                  <p className={tables.where}>{label}</p>
                  <CriterionText cell={cells[index] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.way} data-print="hide">
        <Link to={appearance.allUrl}>{say`ほかの面・価格帯と並べて見る`}</Link>
      </p>
    </>
  );

/** What passes, what just passes and what goes back. */
export const Samples = ({ item: { appearance } }: PartProps): ReactNode =>
  appearance && (
    <Shots shots={appearance.samples.map(({ verdict, ...shot }) => ({ ...shot, sign: verdict }))} />
  );
