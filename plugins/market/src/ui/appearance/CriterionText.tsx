import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { CriterionCell } from '../../manual-props.js';
import { Icon } from '../icons/Icon.js';
import { Blank } from '../parts/Labels.js';
import styles from './table.module.css';

/** What one firm asks for; marked where most others ask for something else. */
export function CriterionText({ cell }: { readonly cell: CriterionCell | null }): ReactNode {
  if (!cell) return <Blank />;
  return (
    <>
      {cell.differs && (
        <p className={styles.differs}>{sayJsx`${<Icon name="branch" size="1.1em" />}違う`}</p>
      )}
      {cell.word && <p className={styles.word}>{cell.word}</p>}
      <p>{cell.text}</p>
    </>
  );
}
