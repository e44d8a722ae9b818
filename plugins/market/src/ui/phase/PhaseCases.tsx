import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { PhasePageProp } from '../../phase-props.js';
import { CaseName } from '../cases/CaseName.js';
import { ToldEvent } from '../valleys/ToldEvent.js';
import styles from './phase.module.css';

/** Cases that were in this phase, each with what is told of it there. */
export const PhaseCases = ({ cases }: Pick<PhasePageProp, 'cases'>): ReactNode => (
  <ul className={styles.cases}>
    {cases.map((entry) => (
      <li key={entry.case.id}>
        <CaseName of={entry.case} />
        {entry.events.length === 0 ? (
          <p className={styles.quiet}>{say`この段階のできごとは記載なし。`}</p>
        ) : (
          <details data-print="whole">
            <summary>{say`この段階のできごと（${entry.events.length}）`}</summary>
            <ol>
              {entry.events.map((event) => (
                <li key={event.url}>
                  <ToldEvent event={event} of={entry.case} gate />
                </li>
              ))}
            </ol>
          </details>
        )}
      </li>
    ))}
  </ul>
);
