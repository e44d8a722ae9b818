import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import type { ReactNode } from 'react';
import type { PaperHeadProp } from '../../paper-props.js';
import styles from './paper.module.css';

interface AddressProps {
  readonly head: PaperHeadProp;
  readonly children?: ReactNode;
}

/** Foot of a sheet: where the newest one is, for those without a scanner. */
export function Address({ head, children }: AddressProps): ReactNode {
  const { siteConfig } = useDocusaurusContext();
  return (
    <footer className={styles.foot}>
      {children}
      <span>
        {siteConfig.title}　{siteConfig.url}
        {head.url}
      </span>
    </footer>
  );
}
