import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useState } from 'react';
import { clearRecents, keepsRecents, readRecents } from '../recents.js';
import styles from './help.module.css';
import { text } from './text.js';
import { formatPageState, parsePageState } from './urlState.js';

/** Recent searches on the search page itself, whose input has no popup. */
export function RecentLinks({
  path,
  onSay,
}: {
  path: string;
  onSay(message: string): void;
}): ReactNode {
  const [recents, setRecents] = useState<string[]>([]);
  useEffect(() => setRecents(readRecents()), []);
  if (recents.length === 0) return null;
  const forget = () => {
    clearRecents();
    setRecents([]);
    onSay(text.forgotten);
  };
  return (
    <nav aria-label={text.recents} className={styles.recents}>
      <span aria-hidden="true">{text.recents}</span>
      <ul>
        {recents.map((query) => (
          <li key={query}>
            <Link to={path + formatPageState({ ...parsePageState(''), query })}>{query}</Link>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.plain} onClick={forget}>
        {text.forget}
      </button>
      {!keepsRecents() && <p className={styles.notKept}>{text.notKept}</p>}
    </nav>
  );
}
