import { useLocation } from '@docusaurus/router';
import { type ReactNode, useEffect, useState } from 'react';
import type { OtherLanguageProp } from '../../translation-props.js';
import styles from './translation.module.css';
import { sayOf } from './words.js';

/** The same page, at the same place of it, in the other languages. */
export function Languages({
  others,
}: {
  readonly others: readonly OtherLanguageProp[];
}): ReactNode {
  const { hash } = useLocation();
  // The built page knows no place in it, and a script that takes it over changes no address.
  const [place, setPlace] = useState('');
  useEffect(() => setPlace(hash), [hash]);
  return (
    <ul className={styles.languages}>
      {others.map(({ tag, label, url, original, behind }) => (
        <li key={tag}>
          {/* Another build of the site: not a route of this one. */}
          <a href={url + place} hrefLang={tag} className={styles.way}>
            <span lang={tag}>{label}</span>
            {original && sayOf('readOriginal')}
            {behind && sayOf('copyBehind')}
          </a>
        </li>
      ))}
    </ul>
  );
}
