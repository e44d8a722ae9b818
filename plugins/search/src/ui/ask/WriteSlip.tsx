import clsx from 'clsx';
import { type ReactNode, useState } from 'react';
import { RequestSlip } from '../page/RequestSlip.js';
import type { SlipFacets } from '../page/slip.js';
import { usePlaces } from '../page/usePlaces.js';
import boxStyles from '../search.module.css';
import styles from './ask.module.css';

export interface WriteSlipProps {
  /** Chosen filters in words: `工程：溶接`. */
  readonly filters: readonly string[];
  readonly facets: SlipFacets;
  /** Whole address of the list that was looked through. */
  readonly url: string;
}

/** A slip 「探しています」 that no search stands behind: from the board. */
export function WriteSlip({ filters, facets, url }: WriteSlipProps): ReactNode {
  const { requestMail } = usePlaces();
  const [draft, setDraft] = useState<string>();
  const [said, setSaid] = useState('');
  const [date] = useState(() => new Date());
  return (
    <div className={clsx(boxStyles.box, styles.ask)}>
      <RequestSlip
        input={{ query: '', filters, url, date }}
        facets={facets}
        draft={draft}
        onDraft={setDraft}
        mail={requestMail}
        onSay={setSaid}
      />
      <p role="status" className={styles.heard}>
        {said}
      </p>
    </div>
  );
}
