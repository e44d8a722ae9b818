import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import styles from './cases.module.css';
import type { CaseOrder } from './sort.js';

interface SortButtonsProps {
  readonly order: CaseOrder;
  readonly onChange: (order: CaseOrder) => void;
}

const words: readonly (readonly [CaseOrder, string])[] = [
  ['phase', say`先の段階まで進んだ順`],
  ['outcome', say`結果の順`],
];

export const SortButtons = ({ order, onChange }: SortButtonsProps): ReactNode => (
  <fieldset className={styles.sort} data-print="hide">
    <legend className="ichiba-hidden">{say`並べ方`}</legend>
    {words.map(([id, word]) => (
      <button key={id} type="button" aria-pressed={id === order} onClick={() => onChange(id)}>
        {word}
      </button>
    ))}
  </fieldset>
);
