import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FrontPageProp } from '../../list-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './ways.module.css';

/** Under the lane: pages that look along it over all cases. */
export const Ways = ({ ways }: Pick<FrontPageProp, 'ways'>): ReactNode =>
  ways.length > 0 && (
    <ul className={styles.ways}>
      {ways.map(({ label, text, url }) => (
        <li key={url}>
          <Link to={url}>
            <span className={styles.label}>{label}</span>
            <span>{text}</span>
            <Icon name="arrow" size="1em" />
          </Link>
        </li>
      ))}
    </ul>
  );
