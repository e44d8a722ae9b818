import type { ReactNode } from 'react';
import type { SourceProp } from '../../props.js';
import { useAnchor } from './Anchored.js';
import styles from './source-list.module.css';

/** What the numbers on a page stand for. */
export const SourceList = ({ sources }: { readonly sources: readonly SourceProp[] }): ReactNode => (
  <ol className={styles.sources}>
    {sources.map((source) => (
      <Source key={source.tag} {...source} />
    ))}
  </ol>
);

function Source({ number, tag, detail }: SourceProp): ReactNode {
  const id = `src-${number}`;
  useAnchor(id);
  return (
    <li id={id}>
      <span className={styles.number}>[{number}]</span>
      <span>
        {detail} <small>{tag}</small>
      </span>
    </li>
  );
}
