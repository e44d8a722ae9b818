import clsx from 'clsx';
import { type ReactNode, useState } from 'react';
import { RequestSlip } from '../page/RequestSlip.js';
import type { SlipFacets, SlipInput } from '../page/slip.js';
import { usePlaces } from '../page/usePlaces.js';
import boxStyles from '../search.module.css';
import styles from './ask.module.css';

/** A slip outside the search page, with what it was last told. Its day is the day it was opened, also past midnight. */
export function SlipBox({
  input,
  facets,
  children,
}: {
  readonly input: Omit<SlipInput, 'date'>;
  readonly facets: SlipFacets;
  readonly children?: ReactNode;
}): ReactNode {
  const { requestMail, asAuthors } = usePlaces();
  const [draft, setDraft] = useState<string>();
  const [said, setSaid] = useState('');
  const [date] = useState(() => new Date());
  return (
    <div className={clsx(boxStyles.box, styles.ask)}>
      {children}
      <RequestSlip
        input={{ ...input, date }}
        facets={facets}
        asAuthors={asAuthors}
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
