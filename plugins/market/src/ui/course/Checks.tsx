import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import styles from './course.module.css';

/** What the trainer asks at the end, and what is good enough. */
export const Checks = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <ol className={styles.checks}>
    {item.course?.checks.map(({ question, pass }) => (
      <li key={question}>
        <p className={styles.name}>{question}</p>
        <p>{say`合格の目安：${pass}`}</p>
      </li>
    ))}
  </ol>
);
