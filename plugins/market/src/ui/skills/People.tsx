import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { SkillProp } from '../../learning-props.js';
import { cellText } from '../../shown-learning.js';
import { Label } from '../parts/Labels.js';
import { Stale } from './Stale.js';
import styles from './skills.module.css';

type PeopleProps = Pick<SkillProp['columns'][number], 'people' | 'months'>;

/** Who can do one skill how far, by code, one below the other. */
export const People = ({ people, months }: PeopleProps): ReactNode => (
  <ul className={styles.people}>
    {people.map(({ code, cell }) => (
      <li key={code}>
        <p>{`${code}　${cellText(cell)}`}</p>
        {cell.evidence && (
          <p
            className={styles.quiet}
          >{sayJsx`根拠：${<Label label={cell.evidence.label} url={cell.evidence.url} />}`}</p>
        )}
        <Stale date={cell.date} months={months} />
      </li>
    ))}
  </ul>
);
