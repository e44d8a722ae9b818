import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import type { ClaimProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import { Evidence } from '../parts/ClaimText.js';
import { SourceLinks } from '../parts/SourceLinks.js';
import styles from './timeline.module.css';

/** What brought them back, with its sources and the pages that show it. */
export const Recovery = ({ claims }: { readonly claims: readonly ClaimProp[] }): ReactNode => (
  <ul className={styles.recovery}>
    {claims.map(({ text, sources, evidence }) => (
      <li key={text}>
        <Icon name="recovery" />
        <div>
          <p>{sayJsx`立ち直り：${text}${<SourceLinks numbers={sources} />}`}</p>
          <Evidence pages={evidence} />
        </div>
      </li>
    ))}
  </ul>
);
