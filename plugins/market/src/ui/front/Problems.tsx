import { say } from '@chishiki-ichiba/model/say';
import { sayJsx } from '@chishiki-ichiba/search/ui/say-jsx.js';
import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { FrontPageProp } from '../../list-props.js';
import { Icon } from '../icons/Icon.js';
import styles from './problems.module.css';

/** `npm start`: the files that still have something to mend, first of all things on the front. */
export function Problems({ files }: { readonly files: FrontPageProp['problems'] }): ReactNode {
  if (!files || files.length === 0) return null;
  return (
    <aside className={styles.problems} aria-label={say`直すところがあるファイル`}>
      <p
        className={styles.head}
      >{sayJsx`${<Icon name="overdue" />}直すところがあるファイル（${files.length}）`}</p>
      <ul className={styles.list}>
        {files.map(({ file, url, count }) => (
          <li key={file}>
            <Link to={url}>{file}</Link>
            <span>{say`${count}か所`}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
