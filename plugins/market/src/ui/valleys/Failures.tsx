import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ValleysPageProp } from '../../case-props.js';
import { Section } from '../parts/Anchored.js';
import { Rest } from '../parts/Rest.js';
import { ValleyCase } from './ValleyCase.js';
import styles from './valleys.module.css';

interface FailuresProps {
  readonly failures: ValleysPageProp['failures'];
  readonly rest: ValleysPageProp['failuresRest'];
  readonly items: ValleysPageProp['failureItems'];
}

/** What went wrong inside the cases, whether they came out of it or not. */
export const Failures = ({ failures, rest, items }: FailuresProps): ReactNode => (
  <Section id="failures" title={say`事例の中の失敗`}>
    <p
      className={styles.about}
    >{sayJsx`関門のところに出てきたものも、もう一度のせています。現場の作業の失敗は${<Link to={items.url}>{say`${items.label}（${items.count}件）`}</Link>}にあります。`}</p>
    {failures.length === 0 ? (
      <p className={styles.quiet}>{say`どの事例にも、まだ記載なし。`}</p>
    ) : (
      <ul className={styles.cases}>
        {failures.map((entry) => (
          <li key={entry.case.id}>
            <ValleyCase of={{ ...entry, passed: [] }} gates />
          </li>
        ))}
      </ul>
    )}
    <Rest rest={rest} />
  </Section>
);
