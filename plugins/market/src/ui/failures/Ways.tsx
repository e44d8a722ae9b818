import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FailuresPageProp } from '../../failure-props.js';
import { Blank } from '../parts/Labels.js';
import styles from './failures.module.css';

/** By where it happened and what came out: each word is a search among the failures. */
export const Ways = ({ ways }: Pick<FailuresPageProp, 'ways'>): ReactNode => (
  <dl className={styles.ways}>
    {ways.map(({ id, label, values }) => (
      <div key={id}>
        <dt>{label}</dt>
        <dd>
          {values.length === 0 && <Blank />}
          <ul>
            {values.map((value) => (
              <li key={value.id}>
                <Link to={value.url}>
                  {value.label}
                  <span className={styles.count}>{say`${value.count}件`}</span>
                </Link>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    ))}
  </dl>
);
