import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { CourseProp } from '../../learning-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './course.module.css';

interface NextProps extends Pick<CourseProp, 'parts'> {
  readonly done: readonly string[];
  /** Questions at the end. */
  readonly checks: number;
}

/** The way in, at every visit: what comes next on this device. */
export function Next({ parts, done, checks }: NextProps): ReactNode {
  const next = parts.find(({ id }) => !done.includes(id));
  const count = parts.filter(({ id }) => done.includes(id)).length;
  return (
    <div className={styles.next} data-print="hide">
      <p role="status">{say`${count} / ${parts.length} 済み`}</p>
      {next ? (
        <Link
          to={next.url}
        >{sayJsx`つぎは ${next.number}「${next.label}」${<Icon name="arrow" size="1em" />}`}</Link>
      ) : (
        <p>{sayJsx`全部済みました。${checks > 0 && <a href="#sec-checks">{say`教える人と、終わりの確認へ`}</a>}`}</p>
      )}
    </div>
  );
}
