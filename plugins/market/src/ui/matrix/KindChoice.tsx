import type { KindId } from '@chishiki-ichiba/model';
import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import { findWord, kindWords } from '../labels.js';
import styles from './matrix.module.css';

interface KindChoiceProps {
  readonly kinds: readonly KindId[];
  readonly chosen: KindId | undefined;
  onChoose(kind: KindId | undefined): void;
}

/** Count one kind only. */
export const KindChoice = ({ kinds, chosen, onChoose }: KindChoiceProps): ReactNode => (
  <label className={styles.kinds} data-print="hide" data-needs-script>
    {say`数える種類`}
    <select
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(findWord(kindWords, target.value || undefined))}
    >
      <option value="">{say`すべて`}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {kindWords[kind].label}
        </option>
      ))}
    </select>
  </label>
);
