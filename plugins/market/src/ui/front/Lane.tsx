import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FrontPageProp } from '../../list-props.js';
import { findPhase } from '../item/phase.js';
import { phases } from '../labels.js';
import styles from './lane.module.css';
import { Plant } from './Plant.js';

/** From seed to fruit: the five phases on one ground, each a way in. */
export const Lane = ({ steps }: { readonly steps: FrontPageProp['phases'] }): ReactNode => (
  <ol className={styles.lane}>
    {steps.map((step) => (
      <LaneStep key={step.id} step={step} />
    ))}
  </ol>
);

function LaneStep({ step }: { readonly step: FrontPageProp['phases'][number] }): ReactNode {
  const id = findPhase(step.id);
  return (
    <li className={id && `ichiba-tone-${id}`}>
      <Link className={styles.step} to={step.url}>
        <span className={styles.picture}>{id && <Plant phase={id} />}</span>
        <span className={styles.words}>
          <span className={styles.name}>
            {id && <span className={styles.number}>{phases[id].number}</span>}
            {step.label}
            {id && <span className={styles.sign}>{phases[id].sign}</span>}
          </span>
          <span className={styles.summary}>{step.summary}</span>
          <span className={styles.count}>{say`${step.count}件`}</span>
        </span>
      </Link>
    </li>
  );
}
