import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { SkillMapProp } from '../../learning-props.js';
import { countsText } from '../../shown-learning.js';
import { Label } from '../parts/Labels.js';
import { People } from './People.js';
import styles from './skills.module.css';
import { Warnings } from './Warnings.js';

/** The same map on a phone: a card per skill. */
export const MapCards = ({ map }: { readonly map: SkillMapProp }): ReactNode => (
  <ul className={styles.cards} data-print="hide">
    {map.columns.map((column, index) => (
      <li key={column.skill.id}>
        <h3>
          <Label label={column.skill.label} url={column.skill.url} />
        </h3>
        <p>{countsText(column) || say`まだだれも書かれていません`}</p>
        <Warnings column={column} />
        <People
          months={map.months}
          people={map.people.flatMap(({ code, cells }) => {
            const cell = cells[index];
            return cell ? [{ code, cell }] : [];
          })}
        />
      </li>
    ))}
  </ul>
);
