import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CaseRefProp } from '../../case-props.js';
import { outcomeWords } from '../labels.js';
import { Badge } from '../parts/Badge.js';
import styles from './case-name.module.css';

/** A case at the head of its part: name, what became of it, where. */
export const CaseName = ({
  of: { title, url, outcome, place, retired },
}: {
  readonly of: CaseRefProp;
}): ReactNode => (
  <div className={styles.name}>
    <h3>
      <Link to={url}>{title}</Link>
    </h3>
    <Badge icon={outcomeWords[outcome].icon}>{say`結果：${outcomeWords[outcome].label}`}</Badge>
    {retired && <Badge loud>{say`廃止`}</Badge>}
    <span className={styles.place}>{place ?? say`地域の記載なし`}</span>
  </div>
);
