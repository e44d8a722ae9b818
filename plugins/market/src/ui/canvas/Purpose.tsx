import { say } from '@chishiki-ichiba/model/say';
import type { ReactNode } from 'react';
import type { ClaimProp } from '../../props.js';
import { ClaimText } from '../parts/ClaimText.js';
import { Blank } from '../parts/Labels.js';
import styles from './canvas.module.css';

/** What the alliance is for: it stands over the nine blocks. */
export const Purpose = ({ claims }: { readonly claims: readonly ClaimProp[] }): ReactNode => (
  <dl className={styles.purpose}>
    <dt>{say`主目的`}</dt>
    {claims.length === 0 && (
      <dd>
        <Blank />
      </dd>
    )}
    {claims.map((claim) => (
      <dd key={claim.text}>
        <ClaimText claim={claim} />
      </dd>
    ))}
  </dl>
);
