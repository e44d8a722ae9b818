import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CaseRefProp, ToldEventProp } from '../../case-props.js';
import { dateText } from '../../shown.js';
import { Icon } from '../icons/Icon.js';
import { eventWords } from '../labels.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import { Gate } from '../timeline/Gate.js';
import styles from './valleys.module.css';

interface ToldEventProps {
  readonly event: ToldEventProp;
  readonly of: CaseRefProp;
  /** Name the gate. */
  readonly gate?: boolean;
}

/** An event away from its case, with the way there. */
export const ToldEvent = ({ event, of, gate = false }: ToldEventProps): ReactNode => (
  <div className={styles.event}>
    <p className={styles.type}>
      <Icon name={eventWords[event.type].icon} />
      <strong>{eventWords[event.type].label}</strong>
      <span className="ichiba-number">
        {event.date ? dateText(event.date) : say`日付の記載なし`}
      </span>
      {gate && event.gate && <Gate id={event.gate} />}
      <Link
        className={styles.there}
        to={event.url}
        data-print="hide"
      >{sayJsx`経過の中で見る${<span className="ichiba-hidden">{say`：${of.title}`}</span>}`}</Link>
    </p>
    <p className={styles.text}>
      {event.text}
      <SourceLinks numbers={event.sources} />
    </p>
  </div>
);
