import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ValleyGroupProp } from '../../case-props.js';
import { Section } from '../parts/Anchored.js';
import { Rest } from '../parts/Rest.js';
import { groupId } from './Gates.js';
import { ValleyCase } from './ValleyCase.js';
import styles from './valleys.module.css';

/** One gate: what it is, and what each case met there. */
export const Group = ({ group }: { readonly group: ValleyGroupProp }): ReactNode => (
  <Section id={groupId(group.id)} title={group.label}>
    <p className={styles.about}>
      {group.text}
      {group.guide?.url && (
        <>
          {' '}
          <Link to={group.guide.url}>{say`手引き「${group.guide.label}」で読む`}</Link>
        </>
      )}
    </p>
    {group.cases.length === 0 ? (
      <p className={styles.quiet}>{say`どの事例にも、まだ記載なし。`}</p>
    ) : (
      <ul className={styles.cases}>
        {group.cases.map((entry) => (
          <li key={entry.case.id}>
            <ValleyCase of={entry} />
          </li>
        ))}
      </ul>
    )}
    <Rest rest={group.rest} />
  </Section>
);
