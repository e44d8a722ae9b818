import { type ReactNode, useEffect, useState } from 'react';
import { readSlash, writeSlash } from '../slash.js';
import styles from './page.module.css';
import { text } from './text.js';

/** For those who press keys by mistake, or by voice: `/` need not open the search. */
export function SlashSwitch({ onSay }: { readonly onSay: (message: string) => void }): ReactNode {
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(readSlash()), []);
  if (on === undefined) return null;
  const change = (next: boolean) => {
    if (writeSlash(next)) setOn(next);
    else onSay(text.slashNotKept);
  };
  return (
    <label className={styles.slash}>
      <input
        type="checkbox"
        checked={on}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      {text.slash}
    </label>
  );
}
