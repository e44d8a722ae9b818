import { say } from '@chishiki-ichiba/model/say';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { ClaimProp } from '../../props.js';
import { Icon } from '../icons/Icon.js';
import styles from './claim.module.css';
import { SourceLinks } from './SourceLinks.js';

/** A statement with what it rests on: numbers of notes behind it, pages that show it under it. */
export const ClaimText = ({ claim }: { readonly claim: ClaimProp }): ReactNode => (
  <>
    {claim.text}
    <SourceLinks numbers={claim.sources} />
    <Evidence pages={claim.evidence} />
  </>
);

export function Evidence({ pages = [] }: { readonly pages?: ClaimProp['evidence'] }): ReactNode {
  if (pages.length === 0) return null;
  return (
    <ul className={styles.evidence}>
      {pages.map(({ id, label, url }) => (
        <li key={id}>
          <Icon name="arrow" size="1em" />
          <span className="ichiba-hidden">{say`根拠：`}</span>
          {url ? <Link to={url}>{label}</Link> : label}
        </li>
      ))}
    </ul>
  );
}
