import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ScenarioProp } from '../../failure-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './chain.module.css';

/** 原因 → 行動 → 結果 of one page. The words speak of conditions, never of persons. */
export function Chain({ scenario }: { readonly scenario: ScenarioProp }): ReactNode {
  return (
    <ol className={styles.chain}>
      <Part word={say`原因`} caption={say`もとにあった条件`} first>
        {scenario.causes.map(({ id, label, caption, url }) => (
          <span key={id} className={styles.cause}>
            <strong>{url ? <Link to={url}>{label}</Link> : label}</strong>
            <span>{caption}</span>
          </span>
        ))}
      </Part>
      <Part word={say`行動`} caption={say`そのときしていたこと`}>
        <strong>{scenario.actions.join(say`、`)}</strong>
      </Part>
      <Part word={say`結果`} caption={say`起きたこと`}>
        <strong>{scenario.results.join(say`、`)}</strong>
      </Part>
    </ol>
  );
}

interface PartProps {
  readonly word: string;
  readonly caption: string;
  readonly first?: boolean;
  readonly children: ReactNode;
}

const Part = ({ word, caption, first = false, children }: PartProps): ReactNode => (
  <li className={styles.link}>
    {!first && <Icon name="arrow" className={styles.arrow} size="1.5rem" />}
    <span className={styles.word}>{word}</span>
    {children}
    <small>{caption}</small>
  </li>
);
