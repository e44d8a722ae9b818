import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { CaseRefProp, ValleyProp } from '../../case-props.js';
import { Icon } from '../icons/Icon.js';
import { Evidence } from '../parts/ClaimText.js';
import { Blank } from '../parts/Labels.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { ToldEvent } from './ToldEvent.js';
import styles from './valleys.module.css';

interface ValleyProps {
  readonly fall: ValleyProp;
  readonly of: CaseRefProp;
  readonly gate: boolean;
}

/** What happened → what brought them back. */
export const Valley = ({ fall: { event, after }, of, gate }: ValleyProps): ReactNode => (
  <div className={styles.valley} data-print="whole">
    <Dip told={event.recovery !== undefined} />
    <div className={styles.fall}>
      <p className={styles.label}>{say`何が起きたか`}</p>
      <ToldEvent event={event} of={of} gate={gate} />
    </div>
    <div className={styles.rise}>
      {event.recovery ? (
        <>
          <p className={styles.label}>{sayJsx`${<Icon name="recovery" />}何で立ち直ったか`}</p>
          {event.recovery.map(({ text, sources, evidence }) => (
            <div key={text} className={styles.claim}>
              <p>
                {text}
                <SourceLinks numbers={sources} />
              </p>
              <Evidence pages={evidence} />
            </div>
          ))}
        </>
      ) : (
        <>
          <p className={styles.label}>{sayJsx`何で立ち直ったか：${<Blank />}`}</p>
          {after.length > 0 && (
            <>
              <p className={styles.label}>{say`そのあとのできごと`}</p>
              <ul>
                {after.map((next) => (
                  <li key={next.url}>
                    <ToldEvent event={next} of={of} gate={gate} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  </div>
);

/** The way over both columns: it dips over what happened and rises over what brought them back. */
const Dip = ({ told }: { readonly told: boolean }): ReactNode => (
  <svg
    className={styles.dip}
    viewBox="0 0 100 30"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M0 3H4C14 3 12 27 25 27" />
    <path className={told ? undefined : styles.untold} d="M25 27C38 27 40 3 50 3H100" />
  </svg>
);
