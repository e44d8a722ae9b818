import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ItemPageProp } from '../../props.js';
import { conditionRange } from '../../shown-weld.js';
import type { ConditionProp } from '../../weld-props.js';
import { Label } from '../parts/Labels.js';
import styles from './weld.module.css';

/** Which condition off its range leads to which imperfection, with the moment one sees it. */
export const ConditionList = ({ list }: { readonly list: readonly ConditionProp[] }): ReactNode => (
  <ul className={styles.conditions}>
    {list.map((link) => (
      <li
        key={`${link.manual?.id}-${link.parameter}-${link.direction}-${link.defect.id}`}
        data-print="whole"
      >
        <p>
          <b>{say`${link.condition}と`}</b> →{' '}
          <Label label={link.defect.label} url={link.defect.url} />
          {conditionRange(link)}
        </p>
        {link.manual && (
          <p>
            <Label label={link.manual.label} url={link.manual.url} />
          </p>
        )}
        {link.clip && (
          <p data-print="hide">
            <Link to={link.clip.url}>{link.clip.label}</Link>
          </p>
        )}
      </li>
    ))}
  </ul>
);

/** On the page of a term: what leads to it, manual by manual. */
export const Conditions = ({ item }: { readonly item: ItemPageProp }): ReactNode => (
  <ConditionList list={item.conditions ?? []} />
);
