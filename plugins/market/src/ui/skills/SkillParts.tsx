import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { countsText, levelText } from '../../shown-learning.js';
import styles from '../item/item.module.css';
import { Label } from '../parts/Labels.js';
import { People } from './People.js';
import { Warnings } from './Warnings.js';

interface PartProps {
  readonly item: ItemPageProp;
}

/** What one can do at each level. */
export const SkillLevels = ({ item }: PartProps): ReactNode => (
  <dl className={styles.rows}>
    {item.skill?.levels.map(({ level, text }) => (
      <div key={level}>
        <dt>{levelText(level)}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
);

/** This skill's column of every map that this edition may show. */
export const SkillColumns = ({ item }: PartProps): ReactNode =>
  item.skill?.columns.map(({ map, months, column, people }) => (
    <div key={map.id}>
      <h3>
        <Label label={map.label} url={map.url} />
      </h3>
      <p>{countsText(column)}</p>
      <Warnings column={column} />
      <People people={people} months={months} />
    </div>
  ));

/** From a map's own page to the table, which stands among the others. */
export const ToMap = ({ item }: PartProps): ReactNode =>
  item.mapUrl && (
    <p>
      <Link to={item.mapUrl}>{say`この力量表を開く`}</Link>
    </p>
  );
