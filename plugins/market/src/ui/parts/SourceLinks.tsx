import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** Numbers of sources after a statement, each a link to its line at the end of the page. */
export function SourceLinks({ numbers }: { readonly numbers: readonly number[] }): ReactNode {
  if (numbers.length === 0) return null;
  return (
    <sup className={styles.sources}>
      {numbers.map((number) => (
        <a key={number} href={`#src-${number}`} aria-label={say`出典 ${number}`}>
          [{number}]
        </a>
      ))}
    </sup>
  );
}
