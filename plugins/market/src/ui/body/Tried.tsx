import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { TrialCountProp } from '../../reward-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './key-point.module.css';

interface TriedProps {
  readonly what: 'step' | 'keypoint';
  readonly trials: TrialCountProp;
}

/** That somebody tried this very place, and the way to what came of it. */
export const Tried = ({ what, trials }: TriedProps): ReactNode => (
  <p className={styles.tried} data-print="hide">
    <Link to={trials.url}>
      <Icon name="trial" />
      {what === 'step'
        ? say`この手順の使ってみた：${trials.count}件`
        : say`この急所の使ってみた：${trials.count}件`}
    </Link>
  </p>
);
