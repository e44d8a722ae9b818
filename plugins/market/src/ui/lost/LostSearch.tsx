import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.js';
import styles from './lost.module.css';

/** A plain form to the search page: the one combobox of the page stays in the header, and it works without script. */
export const LostSearch = ({ action }: { readonly action: string }): ReactNode => (
  // biome-ignore lint/a11y/useSemanticElements: <search> is not known to React's types for every target
  <form
    role="search"
    aria-label={say`見つからないページを探す`}
    className={styles.form}
    action={action}
    method="get"
  >
    <label htmlFor="lost-query">{say`探すことば`}</label>
    <div className={styles.line}>
      <input id="lost-query" type="text" name="q" autoComplete="off" enterKeyHint="search" />
      <button type="submit">{sayJsx`${<Icon name="search" />}探す`}</button>
    </div>
  </form>
);
