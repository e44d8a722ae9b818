import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import styles from './edition.module.css';

const explanations: Readonly<Record<string, string>> = {
  working: say`公開していない下書きも見えています。下書き：公開版には出ません`,
  members: say`会員だけが読める内容を含みます。外に出さないでください`,
  inhouse: say`社内だけで読む内容を含みます。外に出さないでください`,
};

/** A quiet line above the page; it takes its own room and covers nothing. */
export const EditionBar = ({
  edition,
  label,
}: {
  readonly edition: string;
  readonly label: string;
}): ReactNode => (
  <aside className={styles.bar} aria-label={say`版の表示`} data-print="hide">
    <span>
      <strong>{label}</strong>
      {explanations[edition] && say`：${explanations[edition]}`}
    </span>
  </aside>
);
