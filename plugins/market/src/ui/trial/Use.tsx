import type { ReactNode } from 'react';
import type { TrialReportProp } from '../../reward-props.js';
import { dateText } from '../../shown.js';
import { trialWords } from '../../shown-reward.js';
import { Furigana } from '../furigana/Furigana.js';
import { Icon } from '../icons/Icon.js';
import { Label, Labels } from '../parts/Labels.js';
import { trialIcons } from './icons.js';
import styles from './trial.module.css';

/** うまくいった, うまくいかなかった: sign and word. */
export const Result = ({ result }: Pick<TrialReportProp, 'result'>): ReactNode => (
  <p className={styles.result} data-result={result}>
    <Icon name={trialIcons[result]} />
    {trialWords[result]}
  </p>
);

/** Which firm, when. */
export const Who = ({ firm, date }: Pick<TrialReportProp, 'firm' | 'date'>): ReactNode =>
  (firm || date) && (
    <p className={styles.who}>
      {firm && <Label {...firm} />}
      {firm && date && '　'}
      {date && dateText(date)}
    </p>
  );

/** Under which conditions, and what the next one should know. */
export const Conditions = ({
  conditions,
  learned,
}: Pick<TrialReportProp, 'conditions' | 'learned'>): ReactNode => (
  <>
    {conditions.length > 0 && (
      <dl className={styles.conditions}>
        {conditions.map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Labels values={values} />
            </dd>
          </div>
        ))}
      </dl>
    )}
    {learned && (
      <p className={styles.learned}>
        <Furigana text={learned} />
      </p>
    )}
  </>
);
