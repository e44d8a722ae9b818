import { say } from '@chishiki-ichiba/model/say';
import { SearchBox } from '@chishiki-ichiba/search/ui';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FrontPageProp } from '../../list-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './front.module.css';

interface EntranceProps {
  readonly front: FrontPageProp;
  readonly name: string;
}

/** The first thing: ask. Beside it, what each of the three users does first. */
export const Entrance = ({ front, name }: EntranceProps): ReactNode => (
  <div className={styles.entrance}>
    <div className={styles.ask}>
      <h1 className={styles.name}>
        {name}
        <span className={styles.total}>{say`${front.total}件`}</span>
      </h1>
      <SearchBox variant="hero" />
      <p className={styles.examples}>
        <span>{say`たとえば`}</span>
        {front.examples.map(({ query, url }) => (
          <Link key={query} to={url}>{say`「${query}」`}</Link>
        ))}
      </p>
    </div>
    <Starts starts={front.starts} />
  </div>
);

const Starts = ({ starts }: { readonly starts: FrontPageProp['starts'] }): ReactNode => (
  <ul className={styles.starts} aria-label={say`はじめての方へ`}>
    {starts.map(({ who, text, url }) => (
      <li key={who}>
        <Link to={url}>
          <span className={styles.who}>{who}</span>
          <span>{text}</span>
          <Icon name="arrow" size="1em" />
        </Link>
      </li>
    ))}
  </ul>
);
