import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ChangedPointProp } from '../../failure-props.js';
import type { ItemPageProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { Blank } from '../parts/Labels.js';
import styles from './changed.module.css';

/** What the failure gave to the next person: the key points it changed, each a link to its place. */
export function Changed({ item }: { readonly item: ItemPageProp }): ReactNode {
  const changed = item.failure?.changed ?? [];
  if (changed.length === 0)
    return (
      <p>
        <Blank />
      </p>
    );
  return (
    <ul className={styles.changed}>
      {changed.map((point) => (
        <li key={`${point.manual.id}-${point.step?.id}-${point.point?.id}`} data-print="whole">
          <Point changed={point} />
        </li>
      ))}
    </ul>
  );
}

function Point({ changed }: { readonly changed: ChangedPointProp }): ReactNode {
  const { manual, step, point } = changed;
  const target = point ?? step ?? manual;
  return (
    <>
      <Icon name="manual" size="1.5rem" />
      <div>
        <p className={styles.point}>
          {point && <span className={styles.word}>{say`急所`}</span>}
          <Link to={target.url}>{target.label}</Link>
        </p>
        {target !== manual && (
          <p className={styles.where}>
            <Link to={manual.url}>{manual.label}</Link>
            {point && step && <span>{say`手順 ${step.label}`}</span>}
          </p>
        )}
      </div>
    </>
  );
}
