import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ValleyCaseProp } from '../../case-props.js';
import { CaseName } from '../cases/CaseName.js';
import { ToldEvent } from './ToldEvent.js';
import { Valley } from './Valley.js';
import styles from './valleys.module.css';

interface ValleyCaseProps {
  readonly of: ValleyCaseProp;
  /** Name the gate beside each event; not where all of them stand at one. */
  readonly gates?: boolean;
}

/** One case: each fall with what came after it, then how it went through. */
export const ValleyCase = ({ of, gates = false }: ValleyCaseProps): ReactNode => (
  <>
    <CaseName of={of.case} />
    {of.falls.map((fall) => (
      <Valley key={fall.event.url} fall={fall} of={of.case} gate={gates} />
    ))}
    {of.passed.length > 0 && (
      <div className={styles.passed} data-print="whole">
        <p className={styles.label}>
          {of.falls.length > 0 ? say`ここでのほかのできごと` : say`ここでのできごと`}
        </p>
        <ul>
          {of.passed.map((event) => (
            <li key={event.url}>
              <ToldEvent event={event} of={of.case} gate={gates} />
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
);
