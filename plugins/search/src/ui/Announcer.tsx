import { type ReactNode, useEffect, useState } from 'react';
import styles from './search.module.css';

const PAUSE_MS = 700;

/** Tells a screen reader how many results there are, once typing rests. Always mounted, so that the first message is heard. */
export function Announcer({ message }: { message: string }): ReactNode {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(message), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div role="status" aria-live="polite" aria-atomic="true" className={styles.visuallyHidden}>
      {spoken}
    </div>
  );
}
