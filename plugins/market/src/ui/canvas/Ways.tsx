import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Labelled } from '../../props.js';
import styles from './canvas.module.css';

/** From a canvas on. */
export const Ways = ({ ways }: { readonly ways: readonly Labelled[] }): ReactNode =>
  ways.length > 0 && (
    <nav className={styles.ways} aria-label={say`このキャンバスから`} data-print="hide">
      {ways.map(({ id, label, url = '' }) => (
        <Link key={id} to={url}>
          {label}
        </Link>
      ))}
    </nav>
  );
