import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { capabilityCells, certificationsText, isPlain } from '../../shown-board.js';
import { Labels } from '../parts/Labels.js';
import { CapabilityTable } from './CapabilityTable.js';
import { MatchGroups } from './MatchGroups.js';
import styles from './parts.module.css';

interface PartProps {
  readonly item: ItemPageProp;
}

/** What answered a request. */
export const Answers = ({ item }: PartProps): ReactNode =>
  item.board && (
    <p>
      <Labels values={item.board.answers} />
    </p>
  );

/** Pages that fit a request or an offer, and why. */
export const Matches = ({ item }: PartProps): ReactNode =>
  item.board && (
    <>
      <MatchGroups groups={item.board.matches} />
      <p className={styles.way}>
        <Link to={item.board.boardUrl}>{say`掲示板でほかの募集を見る`}</Link>
      </p>
    </>
  );

/** 能力シート: a table where a buyer can judge, a list where only sentences were written. */
export function Capability({ item: { capability } }: PartProps): ReactNode {
  if (!capability) return null;
  const { rows, certifications } = capability;
  return (
    <>
      {rows.length > 0 &&
        (isPlain(rows) ? (
          <ul>
            {rows.map((row) => (
              <li key={row.text}>{capabilityCells(row).text}</li>
            ))}
          </ul>
        ) : (
          <CapabilityTable label={say`できること（能力シート）`} rows={rows} />
        ))}
      {certifications.length > 0 && <p>{certificationsText(certifications)}</p>}
    </>
  );
}

/** 教えられる人 of a manual. */
export const Teachers = ({ item: { teachers } }: PartProps): ReactNode =>
  teachers && (
    <>
      {teachers.people.length > 0 && (
        <ul className={styles.people}>
          {teachers.people.map(({ id, label, url, teaches }) => (
            <li key={id}>
              <Link to={url ?? ''}>{label}</Link>
              {teaches.length > 0 && (
                <span className={styles.why}>{say`教えられること: ${teaches.join(say`、`)}`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <MatchGroups groups={teachers.groups} />
      <p className={styles.way}>
        <Link to={`${teachers.boardUrl}#teachers`}>{say`教えられる人・会社をすべて見る`}</Link>
      </p>
    </>
  );
