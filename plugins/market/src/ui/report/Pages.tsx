import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { ReportPage } from '../../report-props.js';
import styles from './report.module.css';

interface PagesProps {
  readonly pages: readonly ReportPage[];
  /** All there are; more than are listed. */
  readonly count: number;
  /** In a line, not one below the other. */
  readonly inline?: boolean;
}

/** Pages as links, and how many are not listed. */
export const Pages = ({ pages, count, inline = false }: PagesProps): ReactNode => (
  <ul className={clsx(styles.pages, inline && styles.inline)}>
    {pages.map(({ id, label, url }) => (
      <li key={id}>
        <Link to={url}>{label}</Link>
      </li>
    ))}
    {count > pages.length && (
      <li className={styles.quiet}>{say`ほか ${count - pages.length}件`}</li>
    )}
  </ul>
);
